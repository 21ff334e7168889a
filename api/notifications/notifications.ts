import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Sql } from '../database/database.ts';
import type { NewsKind } from '../define/news.ts';
import { mailMoment } from './mail-round.ts';

export interface News {
  readonly staffId: string;
  /** What it is about, once and for all: the same person is never told the same key twice. */
  readonly key: string;
  readonly kind: NewsKind;
  /** The record that it leads to, both or neither. Without one it is shown whatever its reader may see. */
  readonly resource?: string;
  readonly recordId?: string;
  /** One line, and the whole of the mail: no case content beyond the record's number. */
  readonly title: string;
  /** Shown in the console only, to whoever may see the record. */
  readonly text: string;
  /** Also to the person's e-mail address, unless he does not want it (mail-round.ts). */
  readonly mail?: boolean;
}

/** Tells people in the console and by mail, inside the transaction of what they are told about. */
@Injectable()
export class Notifications {
  /** Answers how many were told: those who had been told before are left out. */
  async tell(sql: Sql, news: readonly News[]): Promise<number> {
    // In one order everywhere: two that tell the same people wait for each other instead of dying.
    const sorted = news.toSorted((a, b) => (a.staffId + a.key < b.staffId + b.key ? -1 : 1));
    const rows = sorted.map((one) => ({ ...one, id: uuid() }));
    if (rows.length === 0) return 0;
    const told = await sql.query(
      `insert into notifications (id, "staffId", kind, resource, "recordId", title, text, key, at, "mailDueAt")
       select g.id, g."staffId", g.kind, g.resource, g."recordId", g.title, g.text, g.key, now(),
         case when g.mail and not exists (select 1 from mail_choices c where c.staff_id = g."staffId" and g.kind = any(c.off)) then ${mailMoment('now()')} end
       from json_to_recordset($1) as g(id uuid, "staffId" uuid, key text, kind text, resource text, "recordId" uuid, title text, text text, mail boolean)
       on conflict ("staffId", key) do nothing returning 1`,
      [JSON.stringify(rows)],
    );
    return told.length;
  }
}
