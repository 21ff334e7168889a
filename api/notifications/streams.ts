import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { HOLDING, Sessions } from '../access/sessions.ts';
import { CONFIG, type Config } from '../config.ts';
import { Database } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { plainBody, Problem } from '../sql/problem.ts';
import { type Loop, startLoop } from '../jobs/loop.ts';
import { Inbox } from './inbox.ts';

interface Stream {
  readonly staffId: string;
  readonly sessionId: string;
  /** When its token ends, in milliseconds. */
  readonly until: number;
  readonly response: ServerResponse;
  /** What was unread when the person was last told, as one number. */
  mark?: string;
  heardAt: number;
}

const LOOK_MS = 1000;
const HEARTBEAT_MS = 25_000;
/** Windows that somebody looks at; the console listens only in those that are seen. */
const MOST_A_PERSON = 6;
/** A reader who takes nothing any more. */
const MOST_UNREAD_BYTES = 64 * 1024;

/** The sessions that hold, with a mark that changes with the unread notifications of their people, and with what waits for them by name. */
const LOOK = `select x.id, (select coalesce(bit_xor(hashtextextended(n.id::text, 0)), 0)::text from notifications n where n."staffId" = u."staffId" and n."readAt" is null)
    || ' ' || (select coalesce(bit_xor(hashtextextended(k.record_id || k.state, 0)), 0)::text from clocks k
      where k.owner_id = u."staffId" and k.phase <> 'stopped' and not k.handed)
  ${HOLDING} where x.id = any($1)`;

/**
 * Server-sent events: `unread` at the start and whenever it, or the work of the reader, changes. All streams of an instance together ask the
 * database once a second, and nobody asks while there are none; what happens on another instance is seen alike.
 */
@Injectable()
export class Streams implements OnModuleDestroy {
  private readonly streams = new Set<Stream>();
  private loop?: Loop;
  private draining = false;

  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly inbox: Inbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Refuses, before anything is written, when the process drains or the person has enough streams. */
  admit({ staffId }: Actor): void {
    if (this.draining) throw new Problem(503, plainBody(503));
    const own = [...this.streams].filter((stream) => stream.staffId === staffId);
    if (own.length >= MOST_A_PERSON) throw new Problem(429, plainBody(429));
  }

  /** Writes to the response until the client, the session or the token ends. Its head has been written. */
  open({ staffId }: Actor, sessionId: string, until: number, response: ServerResponse): void {
    const stream: Stream = { staffId, sessionId, until, response, heardAt: Date.now() };
    if (response.destroyed) return;
    this.streams.add(stream);
    response.on('error', () => response.destroy());
    response.on('close', () => this.closed(stream));
    this.loop ??= startLoop({ name: 'streams', everyMs: LOOK_MS, run: () => this.look() });
    this.loop.nudge();
  }

  /** Somebody read something here: his other tabs know it at once. */
  nudge(): void {
    this.loop?.nudge();
  }

  async onModuleDestroy(): Promise<void> {
    this.draining = true;
    for (const { response } of this.streams) response.end();
    await this.loop?.stop();
  }

  private closed(stream: Stream): void {
    this.streams.delete(stream);
    if (this.streams.size > 0) return;
    void this.loop?.stop();
    this.loop = undefined;
  }

  private async look(): Promise<void> {
    const streams = [...this.streams];
    const ids = [...new Set(streams.map(({ sessionId }) => sessionId))];
    const rows = await this.database.query<[string, string]>(LOOK, [ids, this.config.production]);
    const marks = new Map(rows);
    await Promise.all(streams.map((stream) => this.tell(stream, marks.get(stream.sessionId))));
  }

  private async tell(stream: Stream, mark: string | undefined): Promise<void> {
    const { response, sessionId, until } = stream;
    if (mark === undefined || Date.now() > until) {
      response.end();
    } else if (mark !== stream.mark) {
      // Roles may have changed since the stream was opened, and with them what he may know of.
      const actor = await this.sessions.actor(sessionId);
      if (!actor) return void response.end();
      this.write(stream, `event: unread\ndata: ${JSON.stringify(await this.inbox.unread(actor))}\n\n`);
      stream.mark = mark;
    } else if (Date.now() - stream.heardAt > HEARTBEAT_MS) this.write(stream, ': still here\n\n');
  }

  private write(stream: Stream, text: string): void {
    const { response } = stream;
    stream.heardAt = Date.now();
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    else if (!response.writableEnded) response.write(text);
  }
}
