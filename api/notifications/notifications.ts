import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Config } from '../config.ts';
import { CONFIG } from '../database/database.module.ts';
import type { Sql } from '../database/database.ts';
import { Outbox } from '../mail/outbox.ts';

export interface News {
  readonly staffId: string;
  /** What it is about, once and for all: the same person is never told the same key twice. */
  readonly key: string;
  /** `due-soon`, `overdue`, `assigned`, …: a word of ours, for icons and filters. */
  readonly kind: string;
  /** The record that it leads to, both or neither. Without one it is shown whatever its reader may see. */
  readonly resource?: string;
  readonly recordId?: string;
  /** One line, and the whole of the mail: no case content beyond the record's number. */
  readonly title: string;
  /** Shown in the console only, to whoever may see the record. */
  readonly text: string;
  /** Also to the person's e-mail address, where there is one. */
  readonly mail?: boolean;
}

/** Tells people in the console and by mail, inside the transaction of what they are told about. */
@Injectable()
export class Notifications {
  constructor(
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers how many were told: those who had been told before are left out. */
  async tell(sql: Sql, news: readonly News[]): Promise<number> {
    // In one order everywhere: two that tell the same people wait for each other instead of dying.
    const sorted = news.toSorted((a, b) => (a.staffId + a.key < b.staffId + b.key ? -1 : 1));
    const rows = sorted.map((one) => ({ ...one, id: uuid() }));
    if (rows.length === 0) return 0;
    const told = await sql.query<[id: string, address: string | null]>(
      `with given as (select * from json_to_recordset($1) as g(id uuid, "staffId" uuid, key text, kind text, resource text, "recordId" uuid, title text, text text, mail boolean)),
        told as (insert into notifications (id, "staffId", kind, resource, "recordId", title, text, key)
          select id, "staffId", kind, resource, "recordId", title, text, key from given on conflict ("staffId", key) do nothing returning id)
       select told.id, s.email from told join given on given.id = told.id
         left join staff s on given.mail is true and s.id = given."staffId" and s."archivedAt" is null`,
      [JSON.stringify(rows)],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [id, to] of told) {
      if (!to) continue;
      const { title, resource, recordId } = byId.get(id)!;
      await this.outbox.queue(sql, {
        to,
        subject: title,
        text: this.mailText(title, resource, recordId),
        messageKey: `notification:${id}`,
        recordId,
      });
    }
    return told.length;
  }

  private mailText(title: string, resource?: string, recordId?: string): string {
    const { publicUrl } = this.config;
    const link = resource ? `${publicUrl}/#/${resource}/${recordId}/show` : publicUrl;
    return `${title}\n\nBuka di Waskita: ${link}\n\nSurel ini dikirim otomatis; tidak perlu dibalas.\n`;
  }
}
