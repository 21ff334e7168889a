import { Database } from '../../api/database/database.ts';
import { type NewMail, Outbox } from '../../api/mail/outbox.ts';
import { forgetNews } from './forgotten-news.ts';
import { type Office, openOffice } from './office.ts';
import { PostOffice } from './post-office.ts';

export interface QueuedMail {
  id: string;
  status: string;
  tries: number;
  lastError: string | null;
  /** Minutes from the last change to the next try. */
  pause: number;
  held: boolean;
}

export const MAIL = {
  to: 'kasi@example.id',
  subject: 'SE/2026/000001: ditugaskan kepada Anda',
  text: 'Buka di Waskita.',
};
let count = 0;

/** An office with its mail server; nothing goes out by itself. */
export class MailRoom {
  private constructor(
    readonly post: PostOffice,
    readonly office: Office,
  ) {}

  static async open(): Promise<MailRoom> {
    const post = await PostOffice.open();
    const office = await openOffice({ SMTP_URL: post.url, MAIL_FROM: 'waskita@purbalinggakab.go.id' });
    await forgetNews(office);
    return new MailRoom(post, office);
  }

  get outbox(): Outbox {
    return this.office.app.get(Outbox);
  }

  /** Queues a mail as a business transaction does, and answers whether it was new. */
  queue(mail: Partial<NewMail> = {}): Promise<boolean> {
    const database = this.office.app.get(Database);
    const whole = { ...MAIL, messageKey: `test:${(count += 1)}`, ...mail };
    return database.transaction((sql) => this.outbox.queue(sql, whole));
  }

  /** One round of the sender, a second after what was queued last; answers whether there may be more to send. */
  async send(): Promise<boolean> {
    // Or a clock that steps back between two transactions leaves a mail that is due now for the next round.
    const second = `interval '1 second'`;
    await this.office.sql(`update mails set "dueAt" = "dueAt" - ${second} where "dueAt" < now() + ${second}`);
    return this.outbox.sendDue(new AbortController().signal);
  }

  /** The only mail there is, or the one of this key. */
  async row(messageKey?: string): Promise<QueuedMail> {
    const [found] = await this.office.sql<QueuedMail>(
      `select id, status, tries, "lastError", "leasedUntil" is not null as held,
         round(extract(epoch from "dueAt" - "updatedAt") / 60)::int as pause from mails
       where $1::text is null or "messageKey" = $1`,
      [messageKey],
    );
    return found!;
  }

  /** What became of each mail: to whom, its state, why it was not taken. */
  async rows(): Promise<[recipient: string, status: string, lastError: string | null][]> {
    const rows = await this.office.sql<{ recipient: string; status: string; lastError: string | null }>(
      `select recipient, status, "lastError" from mails order by recipient`,
    );
    return rows.map(({ recipient, status, lastError }) => [recipient, status, lastError]);
  }

  /** The pause after the last try is over. */
  async due(): Promise<void> {
    await this.office.sql(`update mails set "dueAt" = now() - interval '1 second'`);
  }

  /** The time for which a sender holds its mails is over. */
  async expireLease(): Promise<void> {
    await this.office.sql(`update mails set "leasedUntil" = now() - interval '1 second'`);
  }

  async empty(): Promise<void> {
    this.post.forget();
    await this.office.sql('delete from mails');
  }

  async close(): Promise<void> {
    await this.office.close();
    await this.post.close();
  }
}
