import { v7 as uuid } from 'uuid';
import { actorOf, type Origin } from '../audit/entry.ts';
import { beginVersion, calendarRows, holdCalendar } from '../calendar/office-calendar.ts';
import { holidays, officeHours } from '../calendar/calendar.resource.ts';
import { takeMarksBack } from '../calendar/ramadan-years.ts';
import type { Database, Sql } from '../database/database.ts';
import type { Filled } from '../define/getting-started.ts';
import type { Resource } from '../define/resource.ts';
import { loadRecord } from '../records/load.ts';
import type { Vault } from '../sql/vault.ts';
import { disciplineArticles } from '../discipline-articles/discipline-articles.resource.ts';
import { AUTHORITIES, sanctionAuthorities } from '../sanctions/sanction-authorities.resource.ts';
import { serviceStandards } from '../service-standards/service-standards.resource.ts';
import { HOLIDAYS, HOURS } from './calendar.ts';
import { DISCIPLINE_ARTICLES } from './discipline.ts';
import { VERSION_1 } from './standard-26.ts';

const REASON = 'Bawaan Purbalingga: jam kerja dan hari libur menurut SKB';
const ORIGIN: Origin = { kind: 'job', job: 'seed', requestId: 'seed' };

interface Missing {
  readonly hours: typeof HOURS;
  readonly holidays: typeof HOLIDAYS;
  readonly standard: boolean;
  readonly articles: typeof DISCIPLINE_ARTICLES;
  readonly authorities: boolean;
}

/** Of the calendar, the standard and the catalogue of discipline what the office never had any of; of holidays year by year. Archived records count. */
export async function missingDefaults(sql: Sql): Promise<Missing> {
  const [row] = await sql.query<[boolean, string[] | null, boolean, boolean, boolean]>(
    `select exists (select from office_hours), (select array_agg(distinct left(date::text, 4)) from holidays),
       exists (select from service_standards), exists (select from discipline_articles), exists (select from sanction_authorities)`,
    [],
  );
  const [hasHours, years, hasStandard, hasArticles, hasAuthorities] = row!;
  return {
    hours: hasHours ? [] : HOURS,
    holidays: HOLIDAYS.filter(({ date }) => !years?.includes(date.slice(0, 4))),
    standard: !hasStandard,
    articles: hasArticles ? [] : DISCIPLINE_ARTICLES,
    authorities: !hasAuthorities,
  };
}

/**
 * Adds what is missing of what every office of the regency begins with, and changes nothing that is there: office hours,
 * the holidays of the joint decrees, standard no. 26 word for word, as a draft, articles of discipline to be verified, and
 * who decides on sanctions.
 */
export async function fillOffice(sql: Sql, vault: Vault, origin: Origin): Promise<Filled> {
  // Whoever fills at the same time, or changes the calendar, waits.
  await holdCalendar(sql);
  const missing = await missingDefaults(sql);
  const author = origin.kind === 'person' ? origin.actor.staffId : null;
  const now = new Date().toISOString();
  const common = { createdAt: now, updatedAt: now, createdById: author };
  const add = (resource: Resource, values: object) =>
    loadRecord(sql, vault, origin, resource, { ...common, id: uuid(), values: { ...values } });
  if (missing.hours.length + missing.holidays.length > 0) await beginVersion(sql, actorOf(origin), REASON);
  for (const values of missing.hours) await add(officeHours, { ...values, reason: REASON });
  for (const values of missing.holidays) await add(holidays, { ...values, reason: REASON });
  if (missing.hours.length > 0) await takeMarksBack(sql, origin, (await calendarRows(sql)).rows, REASON);
  if (missing.standard) await add(serviceStandards, { ...VERSION_1, edition: 1, writtenById: author, status: 'draf' });
  for (const values of missing.articles) await add(disciplineArticles, values);
  if (missing.authorities) for (const values of AUTHORITIES) await add(sanctionAuthorities, values);
  return {
    hours: missing.hours.length,
    holidays: missing.holidays.length,
    standards: Number(missing.standard),
    articles: missing.articles.length,
  };
}

/** `SEED=office`: an office that has nothing of it yet is filled; one that has something is left alone. */
export function seedOffice(database: Database, vault: Vault): Promise<boolean> {
  return database.transaction(async (sql) => {
    await holdCalendar(sql);
    const { hours, holidays: days, standard } = await missingDefaults(sql);
    if (hours.length < HOURS.length || days.length < HOLIDAYS.length || !standard) return false;
    await fillOffice(sql, vault, ORIGIN);
    return true;
  });
}
