import { now } from '../database/scene.ts';
import type { ComplaintPlan } from './complaint-texts.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import { dateOf } from './time.ts';

/** What is done with the complaint of this id. */
type Act = (id: string) => Promise<void>;
const LEADERS: readonly Username[] = ['kasi', 'kabid', 'kasi2', 'kabid2'];
const today = () => dateOf(now());

/** The acts that bring a complaint from its recording to the state that is planned for it. */
export function wayOf(office: Office, plan: ComplaintPlan, clerk: Username): Act[] {
  const { cast, staff } = office;
  const leader = plan.elsewhere ? 'kasi2' : 'kasi';
  const handler = plan.handler ?? leader;
  const step =
    (by: Username, verb: string, values: () => Record<string, unknown> = () => ({})): Act =>
    async (id) =>
      (await cast.as(by)).step('complaints', id, verb, values());

  const classed = step(LEADERS.includes(handler) ? handler : leader, 'klasifikasikan', () => ({
    class: plan.class,
    handlerId: staff[handler],
  }));
  const taken = [classed, step(handler, 'tangani')];
  const asked = step(handler, 'teruskan_bsre', () => ({ bsreForwardedOn: today(), bsreTicket: plan.bsreTicket }));
  const toBsre = plan.bsreTicket ? [asked] : [];
  const fromBsre = plan.bsreAnswer
    ? [step(handler, 'catat_jawaban_bsre', () => ({ bsreAnswer: plan.bsreAnswer }))]
    : [];
  const isExamined = plan.class === 'berkadar_pengawasan';
  const examined = [step(handler, 'periksa'), (id: string) => examine(office, plan, handler, id)];
  const answered = [
    ...taken,
    ...(isExamined ? examined : [...toBsre, ...fromBsre]),
    step(handler, 'jawab', () => ({ answer: plan.answer })),
  ];
  switch (plan.status) {
    case 'diterima':
      return [];
    case 'diklasifikasi':
      return [classed];
    case 'ditangani':
      return taken;
    case 'diteruskan_bsre':
      return [...taken, ...toBsre];
    case 'diteruskan_inspektorat':
      return [
        step(clerk, 'teruskan_inspektorat', () => ({
          inspectorateForwardedOn: today(),
          inspectorateTicket: plan.inspectorateTicket,
        })),
      ];
    case 'pemeriksaan':
      return [...taken, ...examined];
    case 'tidak_lengkap':
      return [
        ...taken,
        step(handler, 'minta_kelengkapan', () => ({
          reason: 'Sertifikat milik siapa, dan pesan galat apa yang tampil?',
        })),
      ];
    case 'dijawab':
      return answered;
    case 'ditanggapi_balik':
      return [
        ...answered,
        step(handler, 'tanggapi_balik', () => ({ reason: 'Pelapor meminta nomor peraturannya disebutkan.' })),
      ];
    case 'bukan_kewenangan':
      return [
        ...(plan.class ? [classed] : []),
        step(leader, 'nyatakan_bukan_kewenangan', () => ({
          reason: 'Wewenang Perangkat Daerah lain; pelapor sudah diarahkan ke sana.',
        })),
      ];
    case 'digabung':
      return [async (id) => step(leader, 'gabungkan', await sameReporter(office, plan, id))(id)];
    // What nobody answers to is closed by the application.
    case 'selesai':
      return plan.silent ? answered : [...answered, step(handler, 'puas')];
  }
}

/** The complaint that a second one of the same reporter is merged into. */
async function sameReporter({ sql }: Office, { reporter }: ComplaintPlan, id: string) {
  const [main] = await sql.query<[string]>('select id from complaints where reporter = $1 and id <> $2', [
    reporter,
    id,
  ]);
  return () => ({ mainId: main![0] });
}

/** The record of the examination: concluded where the complaint was answered. */
async function examine(
  { cast, staff }: Office,
  plan: ComplaintPlan,
  examiner: Username,
  complaintId: string,
): Promise<void> {
  const desk = await cast.as(examiner);
  const heldOn = today();
  const examinationId = await desk.create('examinations', {
    complaintId,
    heldOn,
    place: 'Ruang rapat Seksi ITSP',
    summary: 'Pemohon dimintai keterangan tentang apa yang dialaminya di loket.',
    conclusion: plan.answer ? 'terbukti' : null,
  });
  await desk.create('examination-statements', {
    examinationId,
    givenBy: 'Petugas keamanan gedung',
    capacity: 'saksi',
    givenOn: heldOn,
    statement: 'Mendengar percakapan di loket, tetapi tidak melihat kejadiannya.',
  });
  await desk.create('examination-readers', { examinationId, staffId: staff.kabid });
}
