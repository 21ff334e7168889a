import type { Desk } from './cast.ts';
import { type Plan, PLANS } from './discipline-plans.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Story } from './story.ts';
import { at, dateOf, workingDay } from './time.ts';

/** Who examines whom, and who stands above them. */
const LINES = {
  staf2: { examiner: 'kasi2', division: 'kabid2' },
  kasi: { examiner: 'kabid', division: 'kabid' },
} as const satisfies Partial<Record<Username, { examiner: Username; division: Username }>>;
const lineOf = (who: Username): { examiner: Username; division: Username } =>
  who in LINES ? LINES[who as keyof typeof LINES] : { examiner: 'kasi', division: 'kabid' };

export const disciplineStories = (office: Office): Story[] =>
  PLANS.map((plan, index) => caseStory(office, plan, index));

/** Something that he did, on which no other case rests. */
async function evidence({ sql, staff }: Office, who: Username): Promise<string> {
  const [row] = await sql.query<[string]>(
    `select e.id from audit.event e where e.actor_id = $1 and not exists (select from sanctions s where s."entryId" = e.id::text)
     order by e.id desc limit 1`,
    [staff[who]],
  );
  return row![0];
}

async function articleId({ sql }: Office, article: string): Promise<string> {
  const [row] = await sql.query<[string]>('select id from discipline_articles where name = $1', [
    `PP 94/2021 pasal ${article}`,
  ]);
  return row![0];
}

async function* caseStory(office: Office, plan: Plan, index: number): Story {
  const { cast, now, staff } = office;
  const { who, until } = plan;
  const { examiner, division } = lineOf(who);
  const day = (after: number) => workingDay(dateOf(now), after - plan.ago);
  const moment = (after: number) => at(day(after), `09.${10 + index}`);
  const take = async (by: Username, verb: string, values: Record<string, unknown> = {}) =>
    (await cast.as(by)).step('sanctions', id, verb, values);

  yield moment(0);
  const id = await (
    await cast.as(division)
  ).create('sanctions', {
    staffId: staff[who],
    examinerId: staff[examiner],
    allegation: plan.allegation,
    breachOn: day(0),
    ...(plan.article && { articleId: await articleId(office, plan.article) }),
    entryId: await evidence(office, who),
  });
  if (until === 'dugaan') return;
  yield moment(1);
  await take(division, 'telaah');
  if (until === 'telaah') return;
  if (until === 'tim' || plan.level === 'berat') {
    yield moment(2);
    await team(await cast.as(division), id, staff[examiner]);
    await take(division, 'bentuk_tim', { teamDecree: `800.1.6/${index}/TIM` });
    if (until === 'tim') return;
  }
  yield moment(3);
  await take(examiner, 'panggil', { summonsDate: workingDay(day(3), 8) });
  yield moment(4);
  await proof(await cast.as(examiner), id, 'summonsProof');
  await take(examiner, 'catat_penyampaian', { deliveredOn: day(4), deliveredBy: 'langsung' });
  if (until === 'dipanggil_1') return;
  if (plan.absent) {
    yield moment(12);
    await take(examiner, 'panggil_ulang', { secondDate: day(20) });
    yield moment(13);
    await proof(await cast.as(examiner), id, 'secondProof');
    await take(examiner, 'catat_penyampaian', { secondDeliveredOn: day(13), secondDeliveredBy: 'pos' });
    if (until === 'dipanggil_2') return;
    yield moment(21);
    await take(examiner, 'catat_tidak_hadir');
    return;
  }
  yield moment(11);
  const examinationRecord = 'Yang diperiksa hadir dan menerangkan sendiri kejadiannya. Keterangan dibacakan kembali.';
  await take(examiner, 'periksa', { examinedOn: day(11), examinationRecord });
  if (until === 'diperiksa') return;
  yield moment(12);
  await take(who, 'beri_tanggapan', { statement: 'Saya mengakui kekeliruan itu dan tidak akan mengulanginya.' });
  await take(who, 'tanda_tangani', { signature: 'ditandatangani' });
  yield moment(14);
  await take(examiner, 'usulkan', { level: plan.level, kind: plan.kind });
  if (until === 'diusulkan') return;
  yield moment(16);
  if (plan.level === 'berat') {
    await take('kadis', 'usulkan_ppk', { proposalNumber: `800.1.6/${index}/USUL`, proposedOn: day(16) });
    return;
  }
  const decider = plan.level === 'ringan' ? examiner : division;
  await take(decider, 'putuskan', { decisionNumber: `800.1.6/${index}`, decidedOn: day(16) });
  if (until === 'diputuskan') return;
  if (until === 'batal') {
    yield moment(17);
    await take('kadis', 'batalkan', {
      cancelNumber: `800.1.6/${index}/BTL`,
      reason: 'Jadwal loket hari itu ternyata diubah.',
    });
    return;
  }
  yield moment(18);
  await proof(await cast.as(examiner), id, 'handOverProof');
  await take(examiner, 'serahkan', { handedOverOn: day(18) });
  if (until === 'diserahkan') return;
  if (until === 'keberatan') {
    yield moment(21);
    await take(who, 'ajukan_keberatan', { objection: 'Penugasan sudah saya bagi ulang sebelum perkara ini dibuka.' });
    return;
  }
  yield moment(33);
  await take('kadis', 'berlakukan');
  if (until === 'berlaku') return;
  yield moment(36);
  await take(examiner, 'jalankan', { servedFrom: day(36) });
  if (until === 'dijalani') return;
  yield moment(40);
  await take(examiner, 'selesaikan', { servedUntil: day(40) });
}

const proof = (desk: Desk, id: string, kind: string): Promise<void> =>
  desk.upload('sanctions', id, kind, ['TANDA TERIMA', 'Diterima oleh yang bersangkutan.']);

async function team(desk: Desk, sanctionId: string, superiorId: string): Promise<void> {
  const outside = { sanctionId, post: 'kepala_seksi' } as const;
  await desk.create('sanction-members', { sanctionId, position: 'ketua', element: 'atasan', staffId: superiorId });
  await desk.create('sanction-members', {
    ...outside,
    position: 'sekretaris',
    element: 'kepegawaian',
    name: 'Hening Pramudita',
    agency: 'BKPSDM',
  });
  await desk.create('sanction-members', {
    ...outside,
    position: 'anggota',
    element: 'pengawasan',
    name: 'Lukman Sasmita',
    agency: 'Inspektorat',
  });
}
