import { Inject, Injectable } from '@nestjs/common';
import { nameSql, WORKING } from '../access/actors.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import { Database } from '../database/database.ts';
import { writtenDate } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Notifications } from '../notifications/notifications.ts';
import { readersOf } from '../notifications/readers.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { COMPETENCES, competencies, type Competency } from './competencies.resource.ts';
import { HOUR } from '../define/durations.ts';

/** Days before the end on which its holder and his Kepala Seksi are told. */
const REMINDERS = [60, 30, 7] as const;

type Ending = [id: string, staffId: string, name: string, code: Competency['code'], validTo: string, daysLeft: number];

/** A competence that ends closes its steps by itself (access/in-force.ts); those who can prolong it are told in time. */
@Injectable()
export class CompetencyReminders {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(REGISTRY) private readonly registry: Registry,
    jobs: Jobs,
  ) {
    jobs.every({
      name: 'competency-reminders',
      everyMs: HOUR,
      run: async () => void (await this.remind(officeDate(await this.calendars.now()))),
    });
  }

  /** Tells what is due on a date (`YYYY-MM-DD`), each once; of what was missed, the latest. Answers how many were told. */
  remind(today: string): Promise<number> {
    return this.database.transaction(async (sql) => {
      const ending = await sql.query<Ending>(
        `select c.id, c."staffId", ${nameSql('s')}, c.code, c."validTo"::text, c."validTo" - $1::date
         from competencies c join staff s on s.id = c."staffId" and ${WORKING}
         where c."archivedAt" is null and c."validTo" between $1::date and $1::date + $2::integer and not exists (
           select from competencies n where n."staffId" = c."staffId" and n.code = c.code and n."archivedAt" is null
             and n."validFrom" <= c."validTo" + 1 and (n."validTo" is null or n."validTo" > c."validTo"))`,
        [today, REMINDERS[0]],
      );
      let told = 0;
      for (const [id, staffId, name, code, validTo, daysLeft] of ending) {
        const superiors = await readersOf(sql, this.registry, competencies, id, ['kepala_seksi']);
        const ends = writtenDate(validTo);
        const due = REMINDERS.findLast((days) => daysLeft <= days)!;
        const news = [...new Set([staffId, ...superiors])].map((one) => ({
          staffId: one,
          key: `competence:${id}:${validTo}:${due}`,
          kind: 'competence' as const,
          resource: competencies.name,
          recordId: id,
          title: `Kompetensi ${COMPETENCES[code].slice(0, 1)} berakhir ${ends}`,
          text: `${name}: ${COMPETENCES[code]}, berlaku sampai ${ends}. Sesudah itu langkah yang memerlukannya tertutup baginya.`,
          mail: true,
        }));
        told += await this.notifications.tell(sql, news);
      }
      return told;
    });
  }
}
