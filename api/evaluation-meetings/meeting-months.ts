import { Inject, Injectable } from '@nestjs/common';
import { appointed } from '../access/in-force.ts';
import type { Person } from '../audit/entry.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from '../clock/sources.ts';
import { Database, type Sql } from '../database/database.ts';
import type { MeetingYear } from '../define/answers/meetings.ts';
import { addMonths, MONTHS } from '../define/dates.ts';
import { MINUTE } from '../define/durations.ts';
import { officeDate } from '../define/office-time.ts';
import { seesAll } from '../sql/scope.ts';
import { Jobs } from '../jobs/jobs.ts';
import { type News, Notifications } from '../notifications/notifications.ts';
import { endOfMonth, monthOf, warningAt } from './dates.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';
import { judgeMonth } from './month.ts';
import { termsAt } from './terms.ts';
import { meetingsOf, type ServiceUnit, serviceUnits } from './year.ts';

const monthText = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** At least one evaluation meeting a month (manufacturing 8): how each month stands, and the warning where nobody is invited. */
@Injectable()
export class MeetingMonths {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(STANDARDS) private readonly standards: Standards,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'meeting-warning', everyMs: MINUTE, run: () => this.warn() });
  }

  /** Twelve months of each unit of the service that the asker knows. */
  async year({ actor }: Person, year: number): Promise<MeetingYear> {
    const sql = this.database;
    const all = seesAll(evaluationMeetings, actor.roles);
    const units = (await serviceUnits(sql)).filter(({ id }) => all || actor.unitIds.includes(id));
    const now = await this.calendars.now();
    const [calendar, terms] = [await this.calendars.current(), await termsAt(this.standards, sql, now)];
    const first = `${year}-01-01`;
    const months = Array.from({ length: 12 }, (_, index) => addMonths(first, index));
    const told = units.map(async ({ id, name, since }) => {
      const meetings = await meetingsOf(sql, id, first, addMonths(first, 12));
      return { id, name, months: months.map((month) => judgeMonth(month, meetings, { calendar, terms, now, since })) };
    });
    return { year, units: await Promise.all(told) };
  }

  /** Tells those who must invite, once, from the moment of the warning on. `moment`: ms. */
  async warn(moment?: number): Promise<void> {
    const now = moment ?? (await this.calendars.now());
    const month = monthOf(officeDate(now));
    const calendar = await this.calendars.current();
    const terms = await termsAt(this.standards, this.database, now);
    if (now < warningAt(calendar, month, terms) || now >= endOfMonth(month)) return;
    for (const unit of await serviceUnits(this.database)) {
      const meetings = await meetingsOf(this.database, unit.id, month, addMonths(month, 1));
      const judged = judgeMonth(month, meetings, { calendar, terms, now, since: unit.since });
      if (judged.atRisk)
        await this.database.transaction(async (sql) => {
          await this.notifications.tell(sql, await warnings(sql, unit, { month, meetingId: judged.meetingId }));
        });
    }
  }
}

/** To whoever may invite in the unit. */
async function warnings(
  sql: Sql,
  unit: ServiceUnit,
  { month, meetingId }: { readonly month: string; readonly meetingId: string | null },
): Promise<News[]> {
  const people = await sql.query<[string]>(
    `select distinct s.id from staff s join appointments a on a."staffId" = s.id and a.role in ('staf', 'kepala_seksi') and ${appointed('a')}
     where s."archivedAt" is null and coalesce(a."unitId", s."unitId") = $1 order by 1`,
    [unit.id],
  );
  const title = `Rapat evaluasi ${monthText(month)} belum diundang`;
  const text = `Standar pelayanan meminta rapat setiap bulan (manufacturing 8). Kirim undangan rapat ${monthText(month)} untuk ${unit.name}.`;
  const about = meetingId === null ? {} : { resource: evaluationMeetings.name, recordId: meetingId };
  return people.map(([staffId]) => {
    return { staffId, key: `meeting-month:${unit.id}:${month}`, kind: 'meetings', ...about, title, text, mail: true };
  });
}
