import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CONFIG, type Config } from '../config.ts';
import { Database, type Sql } from '../database/database.ts';
import { checkEmail } from '../define/identity.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Delivery, type Message, type Refusal } from './delivery.ts';

export interface NewMail {
  readonly to: string;
  /** One line. Like the text it holds no case content beyond a record's number (api/README: Who works here). */
  readonly subject: string;
  readonly text: string;
  /** Names the mail: the same key is never queued twice. */
  readonly messageKey: string;
  /** The record it is about: from whom a wall hides that, the mail is hidden too. */
  readonly recordId?: string;
  /** Nobody is shown to whom it goes. */
  readonly confidential?: boolean;
  /** An .ics file, for the calendar of whoever gets it. */
  readonly calendar?: string;
}

/** Nothing when the server has taken the mail. */
type Send = (message: Message, cut: AbortSignal) => Promise<Refusal | undefined>;

/** Minutes after the first try, the second, …; the try after the last is the last. */
const PAUSES = [1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60];
export const MOST_TRIES = PAUSES.length + 1;
/** Longer than any try lasts (delivery.ts): after it the sender is taken for dead. */
const LEASE = "interval '5 minutes'";
const AT_ONCE = 5;
const EVERY_MS = 5000;
/** How long tries under way may go on when the process is asked to stop. */
const DRAIN_MS = 4000;

const CLAIM = `
with due as (
  select id from mails where status = 'menunggu' and "archivedAt" is null and "dueAt" <= now() and ("leasedUntil" is null or "leasedUntil" < now())
  order by "dueAt", id limit ${AT_ONCE} for update skip locked)
update mails m set "leasedUntil" = now() + ${LEASE}, tries = m.tries + 1 from due where m.id = due.id
returning m.id, m.recipient, m.subject, m.text, m.tries, m.calendar`;
type Claimed = [id: string, recipient: string, subject: string, text: string, tries: number, calendar: string | null];

/**
 * Mails wait in a table and are written in the transaction of what causes them: both happen or neither. They are sent
 * outside of it, by whichever instance claims them. A sender that dies between the server's yes and the mark leaves
 * the mail to be sent once more, with the same Message-ID: more SMTP does not allow.
 */
@Injectable()
export class Outbox {
  private readonly delivery?: Delivery;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) { smtpUrl, mailFrom }: Config,
    jobs: Jobs,
  ) {
    if (!smtpUrl) return;
    this.delivery = new Delivery(smtpUrl, mailFrom);
    jobs.every({ name: 'mail', everyMs: EVERY_MS, run: (stopping) => this.sendDue(stopping) });
  }

  /** Answers false when a mail of this key was queued before. Throws when address or subject could break a header. */
  async queue(
    sql: Sql,
    { to, subject, text, messageKey, recordId, confidential, calendar }: NewMail,
  ): Promise<boolean> {
    const { value, error } = checkEmail(to);
    if (value === undefined) throw new Error(`A mail needs one address: ${error}`);
    if (/[\r\n]/.test(subject)) throw new Error('The subject of a mail is one line.');
    const queued = await sql.query(
      `insert into mails (id, version, "createdAt", "updatedAt", recipient, subject, text, status, tries, "dueAt", "messageKey", "recordId", confidential, calendar)
       values ($1, 1, now(), now(), $2, $3, $4, 'menunggu', 0, now(), $5, $6, $7, $8)
       on conflict ("messageKey") where "archivedAt" is null do nothing returning id`,
      [uuid(), value, subject, text, messageKey, recordId ?? null, confidential ?? false, calendar ?? null],
    );
    return queued.length > 0;
  }

  /** Sends what is due, a few at once; answers whether there may be more. `send`: where it is not the office's own server. */
  async sendDue(
    stopping: AbortSignal,
    send: Send = (message, cut) => this.delivery!.send(message, cut),
  ): Promise<boolean> {
    const claimed = await this.database.query<Claimed>(CLAIM, []);
    if (claimed.length === 0) return false;
    const cut = new AbortController();
    const drain = () => void setTimeout(() => cut.abort(), DRAIN_MS).unref();
    stopping.addEventListener('abort', drain, { once: true });
    if (stopping.aborted) drain();
    const marked = await Promise.allSettled(
      claimed.map(([id, recipient, subject, text, tries, calendar]) =>
        this.attempt({ id, recipient, subject, text, calendar }, tries, cut.signal, send),
      ),
    );
    stopping.removeEventListener('abort', drain);
    const unmarked = marked.find((one) => one.status === 'rejected');
    if (unmarked) throw unmarked.reason as Error;
    return claimed.length === AT_ONCE;
  }

  private async attempt(message: Message, tries: number, cut: AbortSignal, send: Send): Promise<void> {
    // Claimed more often than tried: its senders died each time.
    const lost = { permanent: true, text: 'Pengiriman terputus setiap kali dicoba.' };
    const refusal = tries > MOST_TRIES ? lost : await send(message, cut);
    // The number of tries is the token of the claim: whoever lost it to another sender marks nothing.
    const claim = `where id = $1 and tries = $2 and status = 'menunggu'`;
    const common = `"leasedUntil" = null, version = version + 1, "updatedAt" = now()`;
    if (!refusal) {
      await this.database.query(
        `update mails set status = 'terkirim', "previousStatus" = status, "sentAt" = now(), "lastError" = null, ${common} ${claim}`,
        [message.id, tries],
      );
    } else if (cut.aborted && !refusal.permanent) {
      await this.database.query(`update mails set tries = tries - 1, ${common} ${claim}`, [message.id, tries]);
    } else if (refusal.permanent || tries >= MOST_TRIES) {
      await this.database.query(
        `update mails set status = 'gagal', "previousStatus" = status, "lastError" = $3, ${common} ${claim}`,
        [message.id, tries, refusal.text],
      );
    } else {
      await this.database.query(
        `update mails set "dueAt" = now() + $4 * interval '1 minute', "lastError" = $3, ${common} ${claim}`,
        [message.id, tries, refusal.text, PAUSES[tries - 1]],
      );
    }
  }
}
