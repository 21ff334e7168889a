import { Injectable } from '@nestjs/common';
import { holdersOfRoles } from '../access/actors.ts';
import { Witness } from '../audit/verify/witness.ts';
import { Database, type Sql } from '../database/database.ts';
import { writtenDate } from '../define/dates.ts';
import type { Role } from '../define/roles.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Outbox } from '../mail/outbox.ts';
import { MINUTE } from '../define/durations.ts';

/** Who keeps the checkpoints outside of the building: Inspektorat holds the role auditor. */
const KEEPERS: readonly Role[] = ['kepala_dinas', 'auditor'];
/** The day whose mail is due: from 07.00 WIB on, today's. */
const DAY = `((now() at time zone 'Asia/Jakarta') - interval '7 hours')::date::text`;

const textOf = (date: string, size: number, note: string): string =>
  [
    `Titik periksa jejak audit Waskita, ${writtenDate(date)}: ${size.toLocaleString('id-ID')} catatan.`,
    '',
    'Simpan surel ini. Jika kelak jejak audit diubah, titik periksa ini tidak lagi cocok dengannya.',
    'Untuk memeriksa: unduh bundel dan halaman pemeriksa luring dari halaman "Keutuhan jejak audit",',
    'simpan baris di bawah ini, dari nama log sampai tanda tangan, sebagai berkas teks,',
    'lalu buka bundel dan berkas itu pada halaman pemeriksa.',
    '',
    note,
  ].join('\n');

/** The daily checkpoint by mail: an anchor that leaves the building (api/README: The audit trail). */
@Injectable()
export class CheckpointMails {
  constructor(
    private readonly database: Database,
    private readonly witness: Witness,
    private readonly outbox: Outbox,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'checkpoint-mail', everyMs: MINUTE, run: () => this.daily() });
  }

  /** Queues the day's mails, one an address whoever comes first; nothing as long as nothing was signed. */
  async daily(): Promise<void> {
    const [due] = await this.database.query<[string]>(
      `select ${DAY} where not exists (select from mails where "messageKey" like 'checkpoint:' || ${DAY} || ':%')`,
      [],
    );
    if (due) await this.database.transaction((sql) => this.queueAll(sql, due[0]));
  }

  private async queueAll(sql: Sql, date: string): Promise<void> {
    const newest = await this.witness.latest(sql);
    if (!newest) return;
    for (const address of await this.addresses(sql)) {
      await this.outbox.queue(sql, {
        to: address,
        subject: `Titik periksa jejak audit ${writtenDate(date)}`,
        text: textOf(date, newest.size, newest.note),
        messageKey: `checkpoint:${date}:${address}`,
      });
    }
  }

  /** In one order, so that two instances at once do not wait for each other. */
  private async addresses(sql: Sql): Promise<string[]> {
    const keepers = await holdersOfRoles(sql, KEEPERS);
    const rows = await sql.query<[string]>(
      'select distinct email from staff where id = any($1) and email is not null order by email',
      [keepers.map(({ staffId }) => staffId)],
    );
    return rows.map(([email]) => email);
  }
}
