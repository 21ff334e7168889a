import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As calendar_contents keeps a version: see office-calendar.ts. */
const CONTENT = `jsonb_build_object(
  'holidays', (select coalesce(json_agg(json_build_object('id', h.id, 'date', h.date, 'type', h.type) order by h.date), '[]') from holidays h where h."archivedAt" is null),
  'hours', (select coalesce(json_agg(json_build_object('id', o.id, 'weekday', o.weekday, 'regime', o.regime, 'opensAt', o."opensAt", 'closesAt', o."closesAt",
     'validFrom', o."validFrom", 'validTo', o."validTo") order by o."validFrom", o.weekday, o."opensAt"), '[]') from office_hours o where o."archivedAt" is null),
  'names', (select coalesce(json_agg(json_build_array(h.date, h.name) order by h.date), '[]') from holidays h where h."archivedAt" is null))`;

/**
 * A year is known once the office has said what holds in its Ramadan. An office that is at work begins a version of its
 * calendar with that, so that what is due in other years is read again as provisional.
 */
export class RamadanYears1795436410000 implements MigrationInterface {
  name = 'RamadanYears1795436410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table calendar_years_without_ramadan (year integer primary key)');
    await runner.query('grant delete on calendar_years_without_ramadan to waskita_app');
    const [row] = (await runner.query('select exists (select from office_hours) as works')) as [{ works: boolean }];
    if (!row.works) return;
    await runner.query(`insert into calendar_contents select max(version), ${CONTENT} from calendar_versions`);
    await runner.query(`insert into calendar_versions (version, actor_id, reason)
      select max(version) + 1, 'system:migration', 'Tahun tanpa jam Ramadan bersifat sementara' from calendar_versions`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_years_without_ramadan');
  }
}
