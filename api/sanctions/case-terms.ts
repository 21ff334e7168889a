import { Inject, Injectable } from '@nestjs/common';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { OfficeCalendar } from '../clock/calendar.ts';
import { Database, type Sql } from '../database/database.ts';
import { MINUTE } from '../define/durations.ts';
import { openStates } from '../define/flow.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Writer } from '../records/writer.ts';
import { Reader } from '../sql/reader.ts';
import { texts } from '../sql/rule-sql.ts';
import { recounted } from './dates.ts';
import { sanctionFlow } from './sanctions.flow.ts';
import { sanctions } from './sanctions.resource.ts';

const ORIGIN = { kind: 'job', job: 'case-terms', requestId: 'case-terms' } as const;
const explanation = 'Kalender kantor berubah: batas waktu dihitung lagi, tidak pernah menjadi lebih cepat.';

/** Counts the days of open cases again when the calendar of the office has changed (PP 94/2021 counts working days). */
@Injectable()
export class CaseTerms {
  private counted = 0;

  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly writer: Writer,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'case-terms', everyMs: MINUTE, run: () => this.recount() });
  }

  /** Once for each version of the calendar. */
  async recount(): Promise<void> {
    const calendar = await this.calendars.current();
    if (calendar.version === this.counted) return;
    const open = await this.database.query<[string]>(
      `select id from sanctions where "archivedAt" is null and status in (${texts(openStates(sanctionFlow))}) order by id`,
      [],
    );
    for (const [id] of open) await this.database.transaction((sql) => this.recountOne(sql, calendar, id));
    this.counted = calendar.version;
  }

  private async recountOne(sql: Sql, calendar: OfficeCalendar, id: string): Promise<void> {
    const row = await this.reader.locked(sanctions, id, sql);
    const values = row ? recounted(calendar, row) : {};
    if (row && Object.keys(values).length > 0)
      await this.writer.update(sanctions, { origin: ORIGIN, sql }, row, { values, action: 'update', explanation });
  }
}
