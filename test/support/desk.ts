import request from 'supertest';
import type { Role } from '../../api/define/roles.ts';
import { DEMO_PASSWORD, type Username } from '../../api/seed/people.ts';

/** Who speaks for a role in the demo office. */
export const HOLDERS: Readonly<Record<Role, Username>> = {
  kepala_dinas: 'kadis',
  kepala_bidang: 'kabid',
  kepala_seksi: 'kasi',
  verifikator: 'verifikator1',
  staf: 'staf',
  admin_sistem: 'admin',
  auditor: 'inspektorat',
};

/** The letters of hand-written tables: D Kepala Dinas, B Bidang, S Seksi, V verifier, T staf, A administrator, I Inspektorat. */
export const LETTERS: Readonly<Record<string, Role>> = {
  D: 'kepala_dinas',
  B: 'kepala_bidang',
  S: 'kepala_seksi',
  V: 'verifikator',
  T: 'staf',
  A: 'admin_sistem',
  I: 'auditor',
};

/** A record, or what the API says instead of one. */
export interface Body {
  id: string;
  version: number;
  status: string;
  statusCode?: number;
  code?: string;
  message?: string;
  errors?: Record<string, string>;
  requestId?: string;
  [field: string]: unknown;
}
export interface Answer<B = Body> {
  status: number;
  body: B;
  headers: Record<string, string>;
}
export interface Verdict {
  verb: string;
  at?: string;
  label: string;
  allowed: boolean;
  reason?: string;
  refusedBy?: string;
  needs: string[];
}
export interface HistoryEntry {
  id: string;
  actorName: string | null;
  actorRole: string | null;
  action: string;
  reason: string | null;
  recordVersion: number | null;
  changes: { field: string; before: unknown; after: unknown }[];
  sentence: string;
}
export interface ListOptions {
  filter?: Record<string, unknown>;
  range?: [number, number];
  sort?: [string, string];
}
type Headers = Record<string, string>;
type Versioned = { id: string; version: number };

export const ifMatch = (record: Versioned): Headers => ({ 'if-match': `"${record.version}"` });

/** The body of an answer that must be a success; the answer itself in the message when it is none. */
export function done<B>(answer: Answer<B>): B {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** How a request was answered, and which fields it was refused for. */
export const fieldsOf = ({ status, body }: Answer) => [status, Object.keys(body.errors ?? {})];

/** People come in one after another: several at once from one address are a matter for a test of their own. */
let queue: Promise<unknown> = Promise.resolve();

/** Somebody at work: the API as one account sees it. Signs in with the first request. */
export class Desk {
  #session?: Promise<{ token: string; staffId: string; userId: string; cookie: string }>;

  constructor(
    private readonly url: string,
    readonly username: string,
    private readonly password = DEMO_PASSWORD,
  ) {}

  signedIn() {
    this.#session ??= queue.then(() => this.#signIn());
    queue = this.#session.catch(() => undefined);
    return this.#session;
  }

  /** The same person, signed in all the same, before a copy of the office. */
  at(url: string): Desk {
    const there = new Desk(url, this.username, this.password);
    there.#session = this.#session;
    return there;
  }

  /** Forgets the token: the next request signs in again. */
  leave(): void {
    this.#session = undefined;
  }

  async staffId(): Promise<string> {
    return (await this.signedIn()).staffId;
  }

  async #signIn() {
    const { status, body, headers } = await request(this.url)
      .post('/api/auth/login')
      .send({ username: this.username, password: this.password });
    if (status !== 200) throw new Error(`${this.username} cannot sign in: ${status} ${JSON.stringify(body)}`);
    const { accessToken, user } = body as { accessToken: string; user: { id: string; staffId: string } };
    const cookie = String(headers['set-cookie']).split(';')[0]!;
    return { token: accessToken, staffId: user.staffId, userId: user.id, cookie };
  }

  async send<B = Body>(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer<B>> {
    const { token } = await this.signedIn();
    const call = request(this.url)
      [method.toLowerCase() as 'get'](path)
      .set({ authorization: `Bearer ${token}`, ...headers });
    const answer = await (body === undefined ? call : call.send(body as object));
    return { status: answer.status, body: answer.body as B, headers: answer.headers as Headers };
  }

  get<B = Body>(path: string): Promise<Answer<B>> {
    return this.send<B>('GET', path);
  }

  list<B = Body[]>(resource: string, options: ListOptions = {}): Promise<Answer<B>> {
    const query = Object.entries(options).map(
      ([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`,
    );
    return this.get<B>(`/api/${resource}?${query.join('&')}`);
  }

  one(resource: string, id: string): Promise<Answer> {
    return this.get(`/api/${resource}/${id}`);
  }

  create(resource: string, body: unknown, headers?: Headers): Promise<Answer> {
    return this.send('POST', `/api/${resource}`, body, headers);
  }

  /** Under the version that the record carries; `headers` in its place, so that `{}` sends none. */
  update(resource: string, record: Versioned, changes: unknown, headers = ifMatch(record)): Promise<Answer> {
    return this.send('PUT', `/api/${resource}/${record.id}`, changes, headers);
  }

  archive(resource: string, record: { id: string }): Promise<Answer> {
    return this.send('DELETE', `/api/${resource}/${record.id}`);
  }

  /** Under the version that the record carries; `headers` in its place, so that `{}` sends none. */
  step(resource: string, record: Versioned, verb: string, body: unknown = {}, headers = ifMatch(record)) {
    return this.send('POST', `/api/${resource}/${record.id}/steps/${verb}`, body, headers);
  }

  steps(resource: string, record: { id: string }): Promise<Answer<Verdict[]>> {
    return this.get<Verdict[]>(`/api/${resource}/${record.id}/steps`);
  }

  history(resource: string, record: { id: string }): Promise<Answer<HistoryEntry[]>> {
    return this.get<HistoryEntry[]>(`/api/${resource}/${record.id}/history`);
  }

  async upload(ownerType: string, ownerId: string, kind: string, bytes: Buffer, name: string): Promise<Answer> {
    const { token } = await this.signedIn();
    const answer = await request(this.url)
      .post('/api/attachments')
      .set('authorization', `Bearer ${token}`)
      .field({ ownerType, ownerId, kind })
      .attach('file', bytes, name);
    return { status: answer.status, body: answer.body as Body, headers: answer.headers as Headers };
  }
}
