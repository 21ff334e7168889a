import { Inject, Injectable } from '@nestjs/common';
import { appointed } from '../access/in-force.ts';
import { completeYears } from '../clock/calendar.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import { Database } from '../database/database.ts';
import type { CalendarAnswer } from '../define/answers/calendar.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Notifications } from '../notifications/notifications.ts';
import { CalendarKeeper } from './calendar-keeper.ts';
import { calendarWarning, weekOf } from './calendar-warning.ts';
import { MINUTE } from '../define/durations.ts';

const LATEST = 20;
/** Who sees to it that the calendar goes on. */
const WARNED = ['admin_sistem', 'kepala_dinas'];

/** Where the calendar stands, and what is done about it every minute. */
@Injectable()
export class CalendarState {
  constructor(
    private readonly database: Database,
    private readonly keeper: CalendarKeeper,
    private readonly notifications: Notifications,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    jobs: Jobs,
  ) {
    jobs.every({
      name: 'calendar',
      everyMs: MINUTE,
      run: async () => {
        await this.catchUp();
        await this.warn(Date.now());
      },
    });
  }

  async read(): Promise<CalendarAnswer> {
    const calendar = await this.calendars.current();
    const years = completeYears(calendar.rows);
    const [row] = await this.database.query<[CalendarAnswer['versions']]>(
      `select coalesce(json_agg(x), '[]') from (select v.version, v.at, s."fullName" as "actorName", v.reason from calendar_versions v
         left join staff s on s.id::text = v.actor_id order by v.version desc limit ${LATEST}) x`,
      [],
    );
    return {
      version: calendar.version,
      knownUntil: calendar.knownUntil,
      completeYears: years,
      withoutRamadan: calendar.rows.withoutRamadan ?? [],
      warning: calendarWarning(Date.now(), calendar.rows),
      versions: row![0],
    };
  }

  /** Another instance may have written a clock by the calendar before, or ended before all were read again. */
  async catchUp(): Promise<void> {
    await this.keeper.recalculate({ kind: 'job', job: 'calendar', requestId: 'calendar' }, 'holidays');
  }

  /** Once a week, as long as it lasts. */
  async warn(now: number): Promise<number> {
    const calendar = await this.calendars.current();
    const warning = calendarWarning(now, calendar.rows);
    if (!warning) return 0;
    const people = await this.database.query<[string]>(
      `select distinct a."staffId" from appointments a where a.role = any($1) and ${appointed('a')}`,
      [WARNED],
    );
    const news = people.map(([staffId]) => ({
      staffId,
      key: `calendar:${warning.year}:${weekOf(now)}`,
      kind: 'calendar' as const,
      title: `Kalender ${warning.year} belum lengkap`,
      text: warning.says,
    }));
    return this.database.transaction((sql) => this.notifications.tell(sql, news));
  }
}
