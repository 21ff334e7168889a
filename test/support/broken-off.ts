import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Desk } from './desk.ts';
import type { Office } from './office.ts';

/** More than the operating system takes in for a reader who stops; the content cannot be pressed to much less. */
const ROWS = 12_000;
const FILL = `
insert into complaints select r.* from complaints c, generate_series(1, ${ROWS}) n, lateral jsonb_populate_record(c, jsonb_build_object(
  'id', uuidv7(), 'number', 'PD/1999/' || lpad(n::text, 6, '0'), 'subject', 'Beban ' || n, 'fingerprint', md5(n::text),
  'content', (select string_agg(encode(sha256((n || '.' || m)::text::bytea), 'base64'), '') from generate_series(1, 60) m where n > 0))) r
where c.id = $1`;

/** Complaints like this one, so many and so long that no buffer holds an export of them. */
export const manyLike = (office: Office, complaint: { id: string }) => office.sql(FILL, [complaint.id]);

/** A download as a slow person takes it: nothing is read until it is asked for. */
export class SlowReader {
  private constructor(readonly answer: IncomingMessage) {}

  static async of(url: string, desk: Desk, path: string): Promise<SlowReader> {
    const { token } = await desk.signedIn();
    const asked = request(url + path, { headers: { authorization: `Bearer ${token}` }, agent: false });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return new SlowReader(answer);
  }

  get status(): number {
    return this.answer.statusCode!;
  }

  /** Takes all that comes: how much, and whether it came to its end. */
  async rest(): Promise<{ bytes: number; whole: boolean; text: string }> {
    const chunks: Buffer[] = [];
    const take = async () => {
      for await (const chunk of this.answer) chunks.push(chunk as Buffer);
    };
    const failed = await take().then(
      () => false,
      () => true,
    );
    const content = Buffer.concat(chunks);
    return { bytes: content.length, whole: !failed && this.answer.complete, text: content.toString('latin1') };
  }

  leave(): void {
    this.answer.destroy();
  }
}

/** Ends every connection of the application to the database, as a restart or a failover does. */
export const cut = (office: Office) =>
  office.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'waskita_app'`,
  );
