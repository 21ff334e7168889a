import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { loadRecord } from '../records/load.ts';
import type { Vault } from '../sql/vault.ts';
import { candidatesOf, chosen, seedOf } from '../supervision/draw.ts';
import { supervisionDraws } from '../supervision/draws.resource.ts';
import { type SupervisedAct, supervisedActs } from '../supervision/supervised-acts.resource.ts';
import { type DemoRow, uuidOf } from './rows.ts';
import { at, dateOf, iso, workingDay } from './time.ts';

/** The trail of the demo office begins with it: there was no checkpoint before. */
const NO_ROOT = '0'.repeat(64);
type Verdict = Partial<Pick<SupervisedAct, 'remark' | 'answer'>> & { readonly status: string };

const JUDGED: readonly Verdict[] = [
  { status: 'sesuai' },
  {
    status: 'perlu_pembinaan',
    remark: 'Pemohon dihubungi sesudah tautan dikirim; hubungi dahulu, baru kirim tautannya.',
    answer: 'Baik, lain kali saya hubungi dahulu. Nomor pemohon saat itu belum aktif.',
  },
  { status: 'tidak_dilanjutkan', remark: 'Daftar periksa diisi sebelum pemohon dapat dihubungi.' },
  { status: 'ditindaklanjuti', remark: 'Kelima butir daftar periksa dicentang dalam dua detik.' },
  { status: 'sesuai' },
];
const WAITING: readonly Verdict[] = [
  { status: 'menunggu' },
  { status: 'dugaan_pelanggaran', remark: 'Swafoto tampak berbeda dari KTP, tetapi dinyatakan sesuai.' },
  ...Array.from({ length: 3 }, () => ({ status: 'menunggu' })),
];

/** Two mornings of the Kepala Seksi; answers their rows. */
export async function addDraws(
  sql: Sql,
  vault: Vault,
  origin: Origin,
  now: number,
): Promise<Pick<DemoRow, 'values'>[]> {
  const people = await sql.query<[string, string]>('select username, "staffId" from users', []);
  const staff = Object.fromEntries(people);
  // What the seeder told of the people whom the verifiers had in hand.
  const acts = await sql.query<[id: string, verifierId: string]>(
    `select e.id, v."verifierId" from audit.event e join verifications v on v.id::text = e.record_id
     where v."verifierId" is not null order by e.id limit 60`,
    [],
  );
  const mornings = [
    ['kasi', 3, JUDGED, 'selesai'],
    ['kasi', 1, WAITING, 'ditinjau'],
  ] as const;
  const made: Pick<DemoRow, 'values'>[] = [];
  for (const [index, [username, ago, verdicts, status]] of mornings.entries()) {
    const drawnOn = workingDay(dateOf(now), -ago);
    const moment = at(drawnOn, '07.30');
    const year = drawnOn.slice(0, 4);
    const inYear = made.filter(({ values }) => String(values.number).startsWith(`PW/${year}/`)).length + 1;
    const number = `PW/${year}/${String(inYear).padStart(6, '0')}`;
    made.push({ values: { number } });
    const supervisorId = staff[username]!;
    const seed = seedOf(drawnOn, supervisorId, NO_ROOT);
    const mine = acts.slice(index * 20, index * 20 + 20);
    const ballots = mine.map(([id]) => ({ id, weight: 1, reasons: [] }));
    const drawn = chosen(seed, ballots);
    const id = uuidOf(moment, 0xd0 + index);
    const times = { createdAt: iso(moment), updatedAt: iso(status === 'selesai' ? at(drawnOn, '08.10') : moment) };
    await loadRecord(sql, vault, origin, supervisionDraws, {
      id,
      ...times,
      previousStatus: status === 'ditinjau' ? undefined : 'ditinjau',
      ...(status === 'selesai' && { journey: [{ state: 'selesai', at: times.updatedAt }] }),
      values: {
        number,
        drawnOn,
        workedFrom: workingDay(drawnOn, -1),
        supervisorId,
        root: NO_ROOT,
        always: 0,
        others: ballots.length,
        sampled: drawn.length,
        people: [...new Set(mine.map(([, verifierId]) => verifierId))].map((one) => ({ id: one })),
        candidates: candidatesOf(seed, ballots),
        status,
      },
    });
    for (const [place, entryId] of drawn.entries()) {
      const { status: verdict, remark = null, answer = null } = verdicts[place]!;
      const isJudged = verdict !== 'menunggu';
      await loadRecord(sql, vault, origin, supervisedActs, {
        id: uuidOf(moment, 0xe00 + index * 0x20 + place),
        ...times,
        previousStatus: isJudged ? 'menunggu' : undefined,
        values: {
          drawId: id,
          supervisedId: mine.find(([entry]) => entry === entryId)![1],
          supervisorId,
          entryId,
          actedAt: iso(at(workingDay(drawnOn, -1), `1${place}.15`)),
          reasons: null,
          remark,
          reviewedById: isJudged ? supervisorId : null,
          firstReviewedAt: isJudged ? iso(at(drawnOn, '08.05')) : null,
          reviewedAt: isJudged ? iso(at(drawnOn, '08.05')) : null,
          answer,
          answeredAt: answer && iso(at(drawnOn, '10.20')),
          status: verdict,
        },
      });
    }
  }
  return made;
}
