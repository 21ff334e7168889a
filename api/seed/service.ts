import { letterStory, planLetter, servedBy } from './letters.ts';
import { FINISHED_PLANS, type LetterPlan, OLD_PLAN, OPEN_PLANS } from './letter-plans.ts';
import type { Holder, Office } from './office.ts';
import type { Story } from './story.ts';
import { addDays, addMonths, advance, at, dateOf, officeMinutes, workingDay } from './time.ts';

/** Certificates of this office's first months were valid for a year: letters of that time, so many days before or after it. */
const FIRST_MONTHS_VALID = 12;
const EXPIRED_DAYS = [-45] as const;
const EXPIRING_DAYS = [3, 8] as const;
const IN_FORCE_DAYS = [-240, -190, -160, -130] as const;
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
export function serviceStories(office: Office, began: number): Story[] {
  const { random, now } = office;
  const today = dateOf(now);
  const stories: Story[] = [];
  const applying = [...office.units.values()].filter(
    ({ type, code }) => (type === 'opd' || type === 'upt') && code !== 'DINKOMINFO',
  );
  const own = office.units.get('DINKOMINFO')!;
  const oldUnits = applying.slice(0, EXPIRED_DAYS.length + EXPIRING_DAYS.length + IN_FORCE_DAYS.length);

  /** Where the office is younger than that, on its second day. */
  function old(date: string, validMonths?: number): Holder[] {
    const [day] = [date, workingDay(dateOf(began), 1)].toSorted().reverse();
    const recordedAt = advance(at(day!, '07.30'), random.integer(20, 300));
    const letter = planLetter(office, { ...OLD_PLAN, validMonths }, oldUnits.shift()!, { recordedAt });
    stories.push(letterStory(office, letter));
    return servedBy(letter);
  }
  const aYearAgo = addMonths(today, -FIRST_MONTHS_VALID);
  const holders = {
    expired: EXPIRED_DAYS.flatMap((days) => old(addDays(aYearAgo, days), FIRST_MONTHS_VALID)),
    expiring: EXPIRING_DAYS.flatMap((days) => old(addDays(aYearAgo, days), FIRST_MONTHS_VALID)),
    inForce: IN_FORCE_DAYS.flatMap((days) => old(addDays(today, days))),
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
  function add(plan: LetterPlan, idle: number): void {
    const about = take(plan);
    const unit = about[0]?.unit ?? (plan.colleague ? own : random.pick(applying));
    stories.push(letterStory(office, planLetter(office, plan, unit, { idle }, about)));
  }
  const reach = officeMinutes(at(addDays(today, -REACH_DAYS), '00.00'), now) - LONGEST;
  for (const plan of FINISHED_PLANS) add(plan, random.integer(WORKING_WEEK, reach));
  for (const plan of OPEN_PLANS) add(plan, idleMinutes(office));
  return stories;
}
