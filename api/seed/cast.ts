import type { INestApplicationContext } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACTOR_COLUMNS, actorOf, type ActorRow } from '../access/actors.ts';
import { AttachmentsService } from '../attachments/attachments.service.ts';
import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { STORAGE, type Storage } from '../files/storage.ts';
import { serviceOf } from '../records/crud.module.ts';
import type { RecordService } from '../records/record.service.ts';
import { resources } from '../resources.ts';
import { tableOf } from '../sql/columns.ts';
import { Sent } from '../sql/input.ts';
import { letterPdf } from './letter-pdf.ts';
import type { Username } from './people.ts';
import type { ResourceName, Values } from './rows.ts';

/** As every entry of the trail that tells of the demo names its session and its request. */
export const DEMO = 'demo';

/** The people of the demo office at their work: what they do goes through the services of the application. */
export class Cast {
  private readonly people = new Map<Username, Person>();

  constructor(
    private readonly app: INestApplicationContext,
    readonly sql: Sql,
  ) {}

  async as(username: Username): Promise<Desk> {
    const known = this.people.get(username) ?? (await this.person(username));
    this.people.set(username, known);
    return new Desk(this.app, this.sql, known);
  }

  /** Who may do what has changed. */
  forget(): void {
    this.people.clear();
  }

  private async person(username: Username): Promise<Person> {
    const [row] = await this.sql.query<ActorRow>(
      `select ${ACTOR_COLUMNS} from users u join staff s on s.id = u."staffId" where u.username = $1`,
      [username],
    );
    return { kind: 'person', actor: actorOf(row!), session: DEMO, sessionId: DEMO, requestId: DEMO };
  }
}

/** One of them, with his roles and everything that guards what he does. */
export class Desk {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly sql: Sql,
    private readonly person: Person,
  ) {}

  async create<N extends ResourceName>(resource: N, values: Partial<Values<N>>): Promise<string> {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    const json = await this.serviceFor(resource).create(this.person, Sent.of(given));
    return (JSON.parse(json) as { id: string }).id;
  }

  async edit<N extends ResourceName>(resource: N, id: string, values: Partial<Values<N>>): Promise<void> {
    await this.serviceFor(resource).update(this.person, id, Sent.of(values), await this.seen(resource, id));
  }

  async step(resource: ResourceName, id: string, verb: string, values: Record<string, unknown> = {}): Promise<void> {
    const ifMatch = await this.seen(resource, id);
    await this.serviceFor(resource).step(this.person, id, { verb, sent: Sent.of(values), ifMatch });
  }

  /** Hands in a letter: a real PDF with these lines. */
  async upload(ownerType: ResourceName, ownerId: string, kind: string, lines: readonly string[]): Promise<void> {
    const storage = this.app.get<Storage>(STORAGE, { strict: false });
    const bytes = letterPdf(lines);
    const path = join(storage.incoming, randomUUID());
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const received = { path, name: `${kind.replaceAll('_', '-')}.pdf`, size: bytes.length, sha256 };
    await this.app
      .get(AttachmentsService, { strict: false })
      .attach(this.person, { ownerType, ownerId, kind }, received);
  }

  private serviceFor(resource: ResourceName): RecordService {
    return this.app.get<RecordService>(serviceOf(resource), { strict: false });
  }

  /** The version that he has before him. */
  private async seen(name: ResourceName, id: string): Promise<string> {
    const resource = resources.find((one) => one.name === name)!;
    const [row] = await this.sql.query<[number]>(`select version from ${tableOf(resource)} where id = $1`, [id]);
    return `"${row![0]}"`;
  }
}
