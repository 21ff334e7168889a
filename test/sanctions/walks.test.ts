import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../../api/clock/calendar.ts';
import { officeDate, officeMidnight } from '../../api/define/office-time.ts';
import type { Known } from '../../api/define/rule.ts';
import { fromState, isFinal, STAY, stepFor } from '../../api/define/flow.ts';
import { emptyRecord } from '../../api/define/resource.ts';
import { holds } from '../../api/define/roles.ts';
import { broken, withNew } from '../../api/define/rule.ts';
import { allowed } from '../../api/define/verdict.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { datesOf, type Dated } from '../../api/sanctions/dates.ts';
import { AUTHORITIES, type Decider, type SanctionLevel } from '../../api/sanctions/sanction-authorities.resource.ts';
import { KINDS_OF_LEVEL, KINDS_OF_REGIME, SANCTION_KINDS } from '../../api/sanctions/sanction-kinds.flow.ts';
import { sanctionFlow } from '../../api/sanctions/sanctions.flow.ts';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { DAY } from '../../api/define/durations.ts';

const office = calendarOf({ holidays: HOLIDAYS, hours: HOURS }, 1);
const later = (date: string, days: number) => officeDate(officeMidnight(date) + days * DAY);

const PEOPLE = {
  accused: { staffId: 'accused', roles: ['verifikator'] },
  kasi: { staffId: 'kasi', roles: ['kepala_seksi'] },
  kabid: { staffId: 'kabid', roles: ['kepala_bidang'] },
  kadis: { staffId: 'kadis', roles: ['kepala_dinas'] },
} as const;
const ACTORS = Object.values(PEOPLE).map((one) => ({ ...one, competences: [] }));
const HOLDER: Partial<Record<Decider, string>> = {
  kepala_seksi: 'kasi',
  kepala_bidang: 'kabid',
  kepala_dinas: 'kadis',
};

/** What the facts say of the case on a day; who decides is asked of the table of authority. */
function factsOf(row: Known, today: string): Known {
  const { level, decider } = row as { level: SanctionLevel | null; decider: Decider | null };
  const examination = (row.secondDate ?? row.summonsDate) as string | null;
  const inside = decider !== null && decider !== 'bupati' && level !== 'berat';
  return {
    examinableOn: examination !== null && examination <= today ? examination : null,
    heard:
      row.examinedOn !== null ||
      ['deliveredOn', 'summonsProof', 'secondDeliveredOn', 'secondProof'].every((name) => row[name] !== null)
        ? 'ya'
        : null,
    teamElements: row.team ? ['atasan', 'pengawasan', 'kepegawaian'] : [],
    teamPositions: row.team ? ['ketua', 'sekretaris', 'anggota'] : [],
    deciders: inside ? [HOLDER[decider]!] : [],
    early: null,
    inForce: row.inForceOn && (row.inForceOn as string) <= today ? row.inForceOn : null,
    objectionOver: row.objectionBy !== null && (row.objectionBy as string) < today,
  };
}

const RARE = ['jadwalkan_ulang', 'beri_tanggapan', 'kirimkan', 'nyatakan_tidak_terbukti', 'batalkan', 'bentuk_tim'];
interface Move {
  readonly verb: number;
  /** Also what ends a case, or goes round in a circle. */
  readonly rarely: number;
  readonly wait: number;
  readonly ahead: number;
  readonly choice: number;
}
/** What somebody's role lets him try from a state: each with the rows of its verb. */
const TRIES = new Map(
  Object.keys(sanctionFlow.states).map((state) => {
    const here = sanctionFlow.steps.filter((step) => fromState(step, state));
    const found = ACTORS.flatMap((actor) =>
      here
        .filter((step) => holds(actor, step.by) && !step.closed)
        .map(({ verb }) => ({
          actor,
          verb,
          flow: { ...sanctionFlow, steps: here.filter((one) => one.verb === verb) },
        })),
    );
    return [state, found] as const;
  }),
);
/** The same numbers in every run. */
function numbersFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}
const pick = <T>(all: readonly T[], at: number): T => all[at % all.length]!;

const LEVELS = Object.keys(KINDS_OF_LEVEL) as SanctionLevel[];

/** A value for what a step asks, good or bad. */
function valueFor(name: string, today: string, { ahead, choice }: Move): unknown {
  if (name === 'summonsDate' || name === 'secondDate') {
    // Some are days on which the office is closed.
    const date = later(today, ahead);
    return choice % 7 === 0 ? date : officeDate(office.addWorkingDays(officeMidnight(later(date, -1)), 1));
  }
  const field = sanctions.fields[name as keyof typeof sanctions.fields];
  if (field.kind === 'date') return later(today, -(choice % 3));
  if (name === 'level') return pick(LEVELS, choice);
  // Half of them fit the level, to come further.
  if (name === 'kind')
    return choice % 2 === 0
      ? pick(KINDS_OF_LEVEL[pick(LEVELS, choice)], ahead)
      : pick(Object.keys(SANCTION_KINDS), ahead);
  if (field.kind === 'choice') return pick(Object.keys((field as { choices: object }).choices), choice);
  return field.kind === 'integer' ? choice : 'Isi';
}

type Case = Known & { readonly status: string };
interface Seen {
  readonly row: Case;
  readonly today: string;
  readonly by: string;
  readonly verb: string;
}
/** Somebody tries something on a day, as the API judges it. Files come when they may. */
function tried(row: Case, today: string, move: Move): Seen | undefined {
  const known = { ...row, ...factsOf(row, today) } as Case;
  const { actor, verb, flow } = pick(TRIES.get(row.status)!, move.verb);
  if (move.rarely > 0 && RARE.includes(verb)) return undefined;
  const [verdict] = allowed(flow, known, actor);
  const step = verdict?.allowed ? stepFor(flow, verb, known) : undefined;
  if (!step) return undefined;
  const values = Object.fromEntries(
    (step.needs ?? []).filter((name) => name !== 'reason').map((name) => [name, valueFor(name, today, move)]),
  );
  if (broken(step.unless ?? [], withNew(known, values), actor).some(({ by }) => by === 'given')) return undefined;
  const { errors, sets = {} } = datesOf(step.verb, {
    calendar: office,
    today,
    row: row as Dated,
    values: values as Dated,
  });
  if (errors) return undefined;
  const decider = AUTHORITIES.find((one) => one.post === row.post && one.level === values.level)?.decider;
  const stamps = Object.entries(step.sets ?? {}).map(([name, set]) => [
    name,
    set === 'me' ? actor.staffId : set === 'now' ? today : set,
  ]);
  const after = {
    ...row,
    ...values,
    ...Object.fromEntries(stamps),
    ...sets,
    ...(step.verb === 'usulkan' && { decider }),
  };
  if (broken(sanctions.unless!.writing!.slice(2), after).length > 0) return undefined;
  const status = step.to === STAY ? row.status : step.to;
  return { row: { ...after, status }, today, by: actor.staffId, verb: step.verb };
}

const SLOTS = {
  dipanggil_1: 'summonsProof',
  dipanggil_2: 'secondProof',
  diperiksa: 'signatureFile',
  diajukan_ppk: 'decisionFile',
  diputuskan: 'handOverProof',
};
const uploaded = (row: Case): Case => {
  const slot = SLOTS[row.status as keyof typeof SLOTS];
  return slot ? { ...row, [slot]: 'file' } : row;
};

const next = numbersFrom(73);
const moveOf = (): Move => ({
  verb: next(60),
  rarely: next(6),
  wait: next(4) === 0 ? next(25) : next(2),
  ahead: 8 + next(16),
  choice: next(21),
});

describe('ten thousand cases, in which everybody tries what he may', () => {
  it('none is in force without a hearing, an authorised decision, a hand-over, and the fifteenth working day', () => {
    let reached = 0;
    for (let walk = 0; walk < 10_000; walk += 1) {
      let row: Case = {
        ...emptyRecord(sanctions),
        status: 'dugaan',
        staffId: 'accused',
        examinerId: 'kasi',
        findingId: 'finding',
        regime: pick(Object.keys(KINDS_OF_REGIME), next(4)),
        post: pick(['pelaksana', 'kepala_seksi', 'kepala_bidang'], next(3)),
        team: next(2) === 0,
      };
      let today = '2026-02-02';
      let decided: Seen | undefined;
      for (let moves = 40; moves > 0 && !isFinal(sanctionFlow, row.status); moves -= 1) {
        const one = moveOf();
        today = later(today, one.wait);
        if (one.choice % 3 > 0) row = uploaded(row);
        const seen = tried(row, today, one);
        if (!seen) continue;
        if (seen.row.status === 'diputuskan' && row.status !== 'diputuskan') decided = { ...seen, row };
        if (seen.row.status === 'berlaku') {
          reached += 1;
          expectLawful(seen, decided!);
          break;
        }
        row = seen.row;
      }
    }
    expect(reached).toBeGreaterThan(20);
  });
});

function expectLawful({ row, today }: Seen, decided: Seen): void {
  const examined = row.examinedOn !== null && row.signature !== null && row.deliveredOn !== null;
  const absent = row.deliveredOn && row.summonsProof && row.secondDeliveredOn && row.secondProof;
  const lawful = AUTHORITIES.find((one) => one.post === row.post && one.level === row.level)!.decider;
  expect({
    heard: Boolean(examined || absent),
    authorised:
      decided.verb === 'catat_putusan_ppk'
        ? lawful === 'bupati' && row.decisionFile !== null
        : HOLDER[lawful] === decided.by,
    severe: row.level !== 'berat' || (decided.verb === 'catat_putusan_ppk' && row.teamDecree !== null),
    kind: KINDS_OF_LEVEL[row.level as SanctionLevel].includes(row.kind as never),
    handedOver:
      row.handedOverOn !== null &&
      row.handOverProof !== null &&
      (row.decidedOn as string) <= (row.handedOverOn as string),
    days:
      office.workingDaysBetween(
        officeMidnight(row.handedOverOn as string) + DAY - 1,
        officeMidnight(today) + DAY - 1,
      ) >= 15,
  }).toEqual({ heard: true, authorised: true, severe: true, kind: true, handedOver: true, days: true });
}
