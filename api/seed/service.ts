import { addLetter } from './letters.ts';
import { FINISHED_PLANS, type LetterPlan, OLD_PLAN, OPEN_PLANS } from './letter-plans.ts';
import type { Holder, Office } from './office.ts';
import { addDays, addMonths, advance, at, dateOf, iso, officeMinutes } from './time.ts';
import type { Unit } from './units.ts';

/** Certificates expire two years on: letters of that time, so many days before or after it. */
const EXPIRED_DAYS = [-75, -60, -45, -33] as const;
const EXPIRING_DAYS = [3, 8, 14, 19] as const;
const IN_FORCE_DAYS = [-430, -390, -350, -310, -265, -220, -170, -130] as const;
/** Letters go back so many days; what is done was begun more than a working week ago. */
const REACH_DAYS = 90;
const WORKING_WEEK = 2250;
/** A letter takes at most so many office minutes here. */
const LONGEST = 1800;

/** Office minutes without a step until now: most of the open letters are of today or yesterday. */
function idleMinutes(office: Office): number {
  const { random } = office;
  if (random.chance(0.55)) return random.integer(1, 70);
  return random.chance(0.6) ? random.integer(70, 400) : random.integer(400, 1300);
}

/** Register of letters, people on them, certificates. */
export function addService(office: Office): void {
  const { random, now } = office;
  const today = dateOf(now);
  const applying = [...office.units.values()].filter(
    ({ type, code }) => (type === 'opd' || type === 'upt') && code !== 'DINKOMINFO',
  );
  const own = office.units.get('DINKOMINFO')!;

  function recordOld(date: string, unit: Unit, status?: 'EXPIRED' | 'RENEW'): Holder[] {
    const recordedAt = advance(at(date, '07.30'), random.integer(20, 300));
    const holders = addLetter(office, OLD_PLAN, unit, { recordedAt });
    for (const { certificate } of holders) {
      if (!status) continue;
      const changed = status === 'EXPIRED' ? String(certificate.values['validTo']) : addDays(today, -1);
      Object.assign(certificate, { updatedAt: iso(at(changed, '00.00')) });
      Object.assign(certificate.values, { status });
    }
    return holders;
  }
  const twoYearsAgo = addMonths(today, -24);
  const oldUnits = applying.slice(0, EXPIRED_DAYS.length + EXPIRING_DAYS.length + IN_FORCE_DAYS.length);
  const nextUnit = () => oldUnits.shift()!;
  const holders = {
    expired: EXPIRED_DAYS.flatMap((days) => recordOld(addDays(twoYearsAgo, days), nextUnit(), 'EXPIRED')),
    expiring: EXPIRING_DAYS.flatMap((days) => recordOld(addDays(twoYearsAgo, days), nextUnit(), 'RENEW')),
    inForce: IN_FORCE_DAYS.flatMap((days) => recordOld(addDays(today, days), nextUnit())),
  };

  /** So many holders of one agency: a letter comes from one agency. */
  function take(plan: LetterPlan): Holder[] {
    if (!plan.holders) return [];
    const pool = holders[plan.holders];
    const first = pool.find(({ unit }) => pool.filter((other) => other.unit === unit).length >= plan.people.length)!;
    const taken = pool.filter(({ unit }) => unit === first.unit).slice(0, plan.people.length);
    holders[plan.holders] = pool.filter((holder) => !taken.includes(holder));
    return taken;
  }
  function record(plan: LetterPlan, idle: number): void {
    const about = take(plan);
    const unit = about[0]?.unit ?? (plan.colleague ? own : random.pick(applying));
    addLetter(office, plan, unit, { idle }, about);
  }
  const reach = officeMinutes(at(addDays(today, -REACH_DAYS), '00.00'), now) - LONGEST;
  for (const plan of FINISHED_PLANS) record(plan, random.integer(WORKING_WEEK, reach));
  for (const plan of OPEN_PLANS) record(plan, idleMinutes(office));
}
