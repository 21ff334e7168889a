import type { INestApplicationContext } from '@nestjs/common';
import { type Frontier, grow, leafHash, rootOf } from '../audit/merkle.ts';
import { SupervisionDrawsService } from '../supervision/draws.service.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';
import { advance, at, dateOf, workingDay } from './time.ts';
import { MINUTE } from '../define/durations.ts';

/** For an act a superior has so long. */
const EACH = 4 * MINUTE;
/** Working days for which the office has drawn by now. */
const MORNINGS = 6;
const opening = (day: string): number => advance(at(day, '00.00'), 0);
const begun = (day: string): number => opening(day) + 2 * MINUTE;

/** The last mornings until a moment at which somebody has begun to look at what was drawn, the newest last. */
function mornings(now: number): string[] {
  const newest = workingDay(workingDay(dateOf(now), 1), -1);
  const last = begun(newest) <= now ? newest : workingDay(newest, -1);
  return Array.from({ length: MORNINGS }, (_, index) => workingDay(last, index - MORNINGS + 1));
}

/**
 * Each morning the application draws what superiors look at. Nobody seals the trail of the demo while it comes about: the
 * root is the one that its entries have so far, and that a sealer finds again at this size.
 */
export function drawing(app: INestApplicationContext, stage: Stage, now: number): (moment: number) => Promise<void> {
  const draws = app.get(SupervisionDrawsService, { strict: false });
  const left = mornings(now).map(opening);
  let tree: Frontier = { size: 0, hashes: [] };
  return async (moment) => {
    while (left.length > 0 && left[0]! <= moment) {
      const morning = left.shift()!;
      const rows = await stage.sql.query<[string]>('select envelope from audit.event order by id offset $1', [
        tree.size,
      ]);
      tree = grow(
        tree,
        rows.map(([envelope]) => leafHash(Buffer.from(envelope))),
      );
      await stage.play(morning, () => draws.drawAll(morning, rootOf(tree).toString('hex')));
    }
  };
}

interface Verdict {
  readonly verb: string;
  readonly remark?: string;
  /** What the supervised says of it the same morning. */
  readonly answer?: string;
  /** Why it is not followed, said the same morning. */
  readonly ended?: string;
  /** What is found when it is. */
  readonly found?: Pick<Values<'findings'>, 'title' | 'condition' | 'clause' | 'recommendation'>;
}
const PROPER: Verdict = { verb: 'nilai_sesuai' };
/** On the acts of whomever they were drawn: what is said here may be said of each. */
const REMARKED: readonly Verdict[] = [
  {
    verb: 'nilai_pembinaan',
    remark: 'Dicatat sesudah dikerjakan, bukan saat dikerjakan; catat langsung setiap kali selesai.',
    answer: 'Baik, lain kali langsung saya catat. Saat itu jaringan di loket sedang putus.',
  },
  {
    verb: 'nilai_dugaan',
    remark: 'Dicatat ketika yang bersangkutan menurut daftar hadir belum datang.',
    ended: 'Daftar hadir terlambat diisi; yang bersangkutan sudah datang sejak pagi.',
  },
  {
    verb: 'nilai_dugaan',
    remark: 'Dicatat dari komputer loket ketika yang bersangkutan sedang rapat di luar kantor.',
    found: {
      title: 'Akun dibiarkan terbuka di komputer loket',
      condition: 'Satu langkah dicatat atas nama yang bersangkutan ketika ia sedang rapat di luar kantor.',
      clause: 'manufacturing_7',
      recommendation: 'Keluar dari aplikasi setiap kali meninggalkan komputer.',
    },
  },
];
const ALLEGED: Verdict = {
  verb: 'nilai_dugaan',
  remark: 'Dicatat ketika yang bersangkutan menurut daftar hadir tidak berada di kantor.',
};

/** Manufacturing 4: what each superior says of what was drawn; the newest of the Kepala Seksi still waits. */
export function drawStories(office: Office): Story[] {
  const days = mornings(office.now);
  return [
    ...(['kadis', 'kabid', 'kabid2', 'kasi2'] as const).map((superior) => judgedStory(office, superior, days)),
    judgedStory(office, 'kasi', days.slice(0, -1), REMARKED),
    begunStory(office, days.at(-1)!),
  ];
}

type Act = readonly [id: string, supervisedId: string];
/** What was drawn for him that morning, and waits. */
const waiting = ({ sql, staff }: Office, superior: Username, day: string) =>
  sql.query<[...Act]>(
    `select a.id, a."supervisedId" from supervised_acts a join supervision_draws d on d.id = a."drawId"
     where d."supervisorId" = $1 and d."drawnOn" = $2 and a.status = 'menunggu' order by a."actedAt", a.id`,
    [staff[superior], day],
  );

/** He goes through all of it, each morning; of the first acts he says this. */
async function* judgedStory(
  office: Office,
  superior: Username,
  days: readonly string[],
  remarked: readonly Verdict[] = [],
): Story {
  const left = [...remarked];
  for (const day of days) {
    let moment = opening(day) + 35 * MINUTE;
    yield moment;
    const acts = await waiting(office, superior, day);
    // He comes to it later.
    if (moment + EACH * acts.length > office.now) return;
    for (const act of acts) {
      yield moment;
      const verdict = left.shift() ?? PROPER;
      await judge(office, superior, act, verdict);
      moment += EACH;
      if (verdict === PROPER) continue;
      yield moment - MINUTE;
      await goOn(office, superior, act, verdict);
    }
  }
}

/** He has begun with it. */
async function* begunStory(office: Office, day: string): Story {
  yield begun(day);
  const [, second] = await waiting(office, 'kasi', day);
  if (second) await judge(office, 'kasi', second, ALLEGED);
}

async function judge({ cast }: Office, superior: Username, [id]: Act, { verb, remark }: Verdict): Promise<void> {
  await (await cast.as(superior)).step('supervised-acts', id, verb, remark ? { remark } : {});
}

async function goOn(office: Office, superior: Username, [id, supervisedId]: Act, { answer, ended, found }: Verdict) {
  const { cast, staff, now } = office;
  const himself = (Object.keys(staff) as Username[]).find((one) => staff[one] === supervisedId)!;
  const desk = await cast.as(superior);
  if (answer) await (await cast.as(himself)).step('supervised-acts', id, 'tanggapi', { answer });
  if (ended) await desk.step('supervised-acts', id, 'hentikan', { reason: ended });
  if (!found) return;
  const dueOn = workingDay(dateOf(now), 5);
  const findingId = await desk.create('findings', { ...found, supervisedId, actId: id, dueOn });
  await desk.step('findings', findingId, 'sampaikan');
}
