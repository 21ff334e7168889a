import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Origin } from '../audit/entry.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import { Database } from '../database/database.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Writer } from '../records/writer.ts';
import { Reader } from '../sql/reader.ts';
import { type Certificate, certificates } from './certificates.resource.ts';
import { HOUR } from '../define/durations.ts';

/** Days before the last one from which on it is to be renewed. */
const RENEWAL = 30;
const AT_ONCE = 500;

type Dated = Pick<Certificate, 'status' | 'validTo'>;

/** What follows from its validity. */
const DATED: readonly Certificate['status'][] = ['ISSUE', 'RENEW', 'EXPIRED'];

/** What a certificate is on a date, where its validity says so; BSrE's other states say themselves. */
export function stateOn({ status, validTo }: Dated, today: string): Certificate['status'] {
  if (!DATED.includes(status)) return status;
  if (validTo < today) return 'EXPIRED';
  return validTo <= officeDate(officeMidnight(today) + RENEWAL * 24 * HOUR) ? 'RENEW' : 'ISSUE';
}

/** A certificate is to be renewed, and expires, without anybody's doing. */
@Injectable()
export class CertificateDates {
  /** The date up to which this instance has looked: none moves twice a day. */
  private looked = '';

  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly writer: Writer,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'certificate-dates', everyMs: HOUR, run: (stopping) => this.daily(stopping) });
  }

  private async daily(stopping: AbortSignal): Promise<void> {
    const today = officeDate(await this.calendars.now());
    if (today === this.looked) return;
    while (!stopping.aborted && (await this.settle(today)));
    if (!stopping.aborted) this.looked = today;
  }

  /** Moves those that are due on a date (`YYYY-MM-DD`), each a change of its own; answers whether there may be more. */
  async settle(today: string): Promise<boolean> {
    const due = await this.database.query<[string]>(
      `select id from certificates where "archivedAt" is null
         and (status in ('ISSUE', 'RENEW') and "validTo" < $1::date or status = 'ISSUE' and "validTo" <= $1::date + $2::integer)
       order by "validTo", id limit ${AT_ONCE}`,
      [today, RENEWAL],
    );
    const origin: Origin = { kind: 'job', job: 'certificate-dates', requestId: uuid() };
    for (const [id] of due)
      await this.database.transaction(async (sql) => {
        const row = await this.reader.locked(certificates, id, sql);
        const status = row && stateOn(row, today);
        if (row && status !== row.status)
          await this.writer.update(certificates, { origin, sql }, row, { values: { status }, action: 'update' });
      });
    return due.length === AT_ONCE;
  }
}
