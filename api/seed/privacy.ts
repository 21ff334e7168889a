import type { Sql } from '../database/database.ts';
import type { Office } from './office.ts';
import type { Values } from './rows.ts';
import type { Story } from './story.ts';
import { addDays, at, dateOf, iso, workingDay } from './time.ts';
import { HOUR } from '../define/durations.ts';

type DataRequest = Values<'data-requests'>;
type Erasure = Values<'erasures'>;

/** What people asked about their own data (UU PDP), erasures, and legal holds. */
export function privacyStories(office: Office): Story[] {
  return [
    ...ASKED.map((one, index) => requestStory(office, one, index)),
    ...ERASED.map((one, index) => erasureStory(office, one, index + ASKED.length)),
    holdStory(office, 30, true),
    holdStory(office, 8, false),
  ];
}

const ASKED = [
  [20, 'jejak', 'diserahkan'],
  [9, 'perbaikan', 'ditolak'],
  [2, 'akses', 'disiapkan'],
  [1, 'jejak', 'diterima'],
] as const satisfies readonly (readonly [number, DataRequest['kind'], DataRequest['status']])[];
const ERASED = [
  [15, 'ditolak'],
  [8, 'ditahan'],
  [12, 'dilaksanakan'],
  [2, 'disetujui'],
  [1, 'diajukan'],
] as const satisfies readonly (readonly [number, Erasure['status']])[];
/** Whose file is asked for; none of them is served again. */
const HELD = ASKED.length + 1;

const morning = ({ now }: Office, ago: number) => at(workingDay(dateOf(now), -ago), '09.20');

/** Somebody who was served, told apart by a number. */
async function served(sql: Sql, index: number): Promise<readonly [id: string, name: string, email: string]> {
  const rows = await sql.query<[string, string, string]>(
    `select v.id, v."fullName", v.email from verifications v where v.status = 'diterima' and v."subjectStaffId" is null
       and (select count(*) from verifications o where o."nikHash" = v."nikHash") = 1
     order by v."createdAt", v.id offset $1 limit 1`,
    [index],
  );
  return rows[0]!;
}

async function* requestStory(office: Office, [ago, kind, status]: (typeof ASKED)[number], index: number): Story {
  const { cast, sql } = office;
  const receivedAt = morning(office, ago);
  yield receivedAt;
  const [verificationId, requester, contact] = await served(sql, index);
  const staf = await cast.as('staf');
  const id = await staf.create('data-requests', {
    receivedAt: iso(receivedAt),
    kind,
    requester,
    contact,
    capacity: 'sendiri',
    verificationId,
    content: 'Mohon penjelasan siapa saja yang membuka dan mengubah data saya.',
  });
  if (status === 'diterima') return;
  yield receivedAt + HOUR;
  await staf.step('data-requests', id, 'siapkan', { identityCheck: 'surel_resmi' });
  if (status === 'disiapkan') return;
  yield receivedAt + 5 * HOUR;
  if (status === 'diserahkan') return staf.step('data-requests', id, 'serahkan', { handedOverBy: 'tatap_muka' });
  const reason = 'Data yang diminta diperbaiki sudah sama dengan data kependudukan.';
  await (await cast.as('kasi')).step('data-requests', id, 'tolak', { reason });
}

async function* erasureStory(office: Office, [ago, status]: (typeof ERASED)[number], index: number): Story {
  const { cast, sql } = office;
  yield morning(office, ago);
  const [verificationId] = await served(sql, index);
  const staf = await cast.as('staf');
  const id = await staf.create('erasures', {
    verificationId,
    reach: 'orang',
    fields: ['nama', 'surel'],
    basis: 'pasal_43_1c',
    explanation: 'Yang bersangkutan pindah ke luar daerah dan meminta datanya dihapus.',
  });
  if (status === 'diajukan') return;
  yield morning(office, ago) + 2 * HOUR;
  const kadis = await cast.as('kadis');
  if (status === 'ditolak')
    return kadis.step('erasures', id, 'tolak', { reason: 'Sertifikatnya masih berlaku dan datanya masih diperlukan.' });
  if (status === 'ditahan')
    return kadis.step('erasures', id, 'tahan', { reason: 'Berkas ini diminta Inspektorat untuk pemeriksaan.' });
  await kadis.step('erasures', id, 'setujui');
  if (status === 'disetujui') return;
  yield morning(office, ago) + 3 * HOUR;
  await staf.step('erasures', id, 'laksanakan');
}

async function* holdStory(office: Office, ago: number, isOver: boolean): Story {
  const { cast, now, sql } = office;
  yield morning(office, ago) - HOUR;
  const [verificationId] = await served(sql, HELD);
  const kadis = await cast.as('kadis');
  const id = await kadis.create('legal-holds', {
    verificationId,
    grounds: 'Berkas ini diminta Inspektorat untuk pemeriksaan.',
    validFrom: dateOf(morning(office, ago)),
    validTo: addDays(dateOf(now), 60),
  });
  if (!isOver) return;
  yield morning(office, ago - 9);
  await kadis.step('legal-holds', id, 'cabut', { reason: 'Pemeriksaan pertama Inspektorat selesai.' });
}
