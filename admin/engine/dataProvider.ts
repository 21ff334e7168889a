import type { AboutAnswer } from '../../api/define/answers/about.ts';
import type { Change } from '../../api/define/sentence.ts';
import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, fetchUtils, GetManyParams, RaRecord, SortPayload } from 'react-admin';
import { useDataProvider } from 'react-admin';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import type { BoardAnswer, Proposal } from '../../api/define/answers/board.ts';
import type { Closed } from '../../api/define/answers/record.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import type { Verdict } from '../../api/define/verdict.ts';
import type { Told } from '../../api/define/sentence.ts';
import { resources } from '../../api/resources.ts';
import { reach } from './connection.ts';
import { ask, currentRoles, readAnswer } from './session.ts';
import { upload } from './upload.ts';
import { BY_NAME } from './words.ts';

/** One entry of a record's history. */
export interface Entry extends Omit<Told, 'resource' | 'changes'> {
  readonly id: string;
  readonly at: string;
  readonly recordVersion: number | null;
  readonly changes: readonly Change[];
  /** One Indonesian sentence. */
  readonly sentence: string;
}
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}
const API = '/api';
/** The API answers at most this many records asked by id. */
const MANY = 200;

async function askJson(url: string, init: RequestInit, more: Record<string, string> = {}) {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json');
  if (init.body) headers.set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  const { response, body } = await ask(url, { ...init, headers });
  const text = await body.text();
  return { status: response.status, headers: response.headers, body: text, json: readAnswer(response.status, text) };
}

/** The stock provider, with these headers on each of its requests. */
const rest = (headers?: Record<string, string>) =>
  simpleRestProvider(API, (url: string, options: fetchUtils.Options = {}) => askJson(url, options, headers));
const stock = rest();

const declared = (name: string): Resource | undefined => resources.find((resource) => resource.name === name);
const seen = (version: unknown): Record<string, string> =>
  typeof version === 'number' ? { 'If-Match': `"${version}"` } : {};

/** The draft of the form that is sent ends with what it becomes (api/drafts). */
const sentFrom = (draft: unknown): Record<string, string> => (typeof draft === 'string' ? { 'X-Draft': draft } : {});
interface StepSent {
  readonly body: object;
  readonly draft?: string;
  /** The same for what is asked once more after a broken connection: it is done once, and answered alike. */
  readonly key: string;
}
const once = (key: unknown): Record<string, string> => (typeof key === 'string' ? { 'Idempotency-Key': key } : {});

/** Only what a person may give: the API refuses a changed field that is not his to change. */
function given(name: string, data: Readonly<Record<string, unknown>>, creating: boolean): Record<string, unknown> {
  const resource = declared(name);
  if (!resource) return { ...data };
  const entries = editableFields(resource, currentRoles(), creating)
    .filter((field) => data[field] !== undefined && !(creating && data[field] === null))
    .map((field) => [field, data[field]] as const);
  return Object.fromEntries(entries);
}

/** What is told of records outside one's scope by those within it that name them. */
async function named<R extends RaRecord>(resource: string, ids: readonly unknown[]): Promise<R[]> {
  const query = new URLSearchParams({ filter: JSON.stringify({ id: ids }) });
  const { json } = await askJson(`${API}/named/${resource}?${query.toString()}`, {});
  return (json as R[]).map((record) => ({ ...record, [BY_NAME]: true }));
}

const own = {
  steps: async (resource: string, id: string) =>
    (await askJson(`${API}/${resource}/${id}/steps`, {})).json as readonly Verdict[],
  closed: async (resource: string, id: string) => (await askJson(`${API}/${resource}/${id}/closed`, {})).json as Closed,
  step: async (resource: string, { id, version }: StoredRecord, verb: string, { body, draft, key }: StepSent) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const headers = { ...seen(version), ...sentFrom(draft), ...once(key) };
    return (await askJson(`${API}/${resource}/${id}/steps/${verb}`, init, headers)).json as StoredRecord;
  },
  clock: async (resource: string, id: string) =>
    (await askJson(`${API}/${resource}/${id}/clock`, {})).json as ClockAnswer,
  myWork: async (limit: number) => (await askJson(`${API}/my-work?limit=${limit}`, {})).json as MyWorkAnswer,
  board: async () => (await askJson(`${API}/board`, {})).json as BoardAnswer,
  /** Who is proposed for each person of a letter. */
  proposal: async (letterId: string) => {
    const init = { method: 'POST', body: '{}' };
    return (await askJson(`${API}/requests/${letterId}/share-out`, init)).json as Proposal;
  },
  shareOut: async (letterId: string, people: readonly object[], version: number, draft: string) => {
    const init = { method: 'POST', body: JSON.stringify({ apply: true, people }) };
    const headers = { ...seen(version), ...sentFrom(draft) };
    return (await askJson(`${API}/requests/${letterId}/share-out`, init, headers)).json as StoredRecord;
  },
  history: async (resource: string, id: string) =>
    (await askJson(`${API}/${resource}/${id}/history`, {})).json as readonly Entry[],
  reveal: async (resource: string, id: string, field: string, reason: string) => {
    const init = { method: 'POST', body: JSON.stringify({ field, reason }) };
    return (await askJson(`${API}/${resource}/${id}/reveal`, init)).json as { value: string };
  },
  /** Every record of the filter, as a file for spreadsheets. */
  exported: async (resource: string, format: 'csv' | 'xlsx', filter: object, { field, order }: SortPayload) => {
    const query = { format, filter: JSON.stringify(filter), sort: JSON.stringify([field, order]) };
    return (await ask(`${API}/${resource}/export?${new URLSearchParams(query).toString()}`)).body;
  },
  /** Anything else a feature asks of its own routes. */
  read: async <T>(path: string) => (await askJson(`${API}/${path}`, {})).json as T,
  post: async <T>(path: string, body: object) =>
    (await askJson(`${API}/${path}`, { method: 'POST', body: JSON.stringify(body) })).json as T,
  changePassword: async (currentPassword: string, newPassword: string) => {
    const init = { method: 'PUT', body: JSON.stringify({ currentPassword, newPassword }) };
    await askJson(`${API}/auth/password`, init);
  },
  file: async (path: string) => (await ask(`${API}/${path}`)).body,
  content: async (id: string) => (await ask(`${API}/attachments/${id}/content`)).body,
  /** A route of one record beyond the dialect: `POST …/:id/copy`. */
  act: async <T>(resource: string, id: string, name: string, body: object = {}) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    return (await askJson(`${API}/${resource}/${id}/${name}`, init)).json as T;
  },
  /** The record as a paper. */
  paper: async (resource: string, id: string) => (await ask(`${API}/${resource}/${id}/pdf`)).body,
  upload,
  about: async () => {
    const response = await reach(`${API}/public/about`);
    return readAnswer(response.status, await response.text()) as AboutAnswer;
  },
};

export type WaskitaProvider = DataProvider & typeof own;
export const useWaskita = () => useDataProvider<WaskitaProvider>();

export const dataProvider: WaskitaProvider = {
  ...stock,
  ...own,
  getMany: async <R extends RaRecord>(resource: string, { ids, ...params }: GetManyParams<R>) => {
    const wanted = [...new Set(ids)];
    const chunks = Array.from({ length: Math.ceil(wanted.length / MANY) }, (_, index) =>
      wanted.slice(index * MANY, (index + 1) * MANY),
    );
    const answers = await Promise.all(
      chunks.map(async (chunk) => {
        const { data } = await stock.getMany<R>(resource, { ...params, ids: chunk });
        const missing = chunk.filter((id) => !data.some((record) => record.id === id));
        return [...data, ...(missing.length > 0 && declared(resource)?.told ? await named<R>(resource, missing) : [])];
      }),
    );
    return { data: answers.flat() };
  },
  create: (resource, params) =>
    rest({ ...once(params.meta?.idempotencyKey), ...sentFrom(params.meta?.draft) }).create(resource, {
      ...params,
      data: given(resource, params.data, true),
    }),
  update: (resource, params) =>
    rest({
      ...seen(params.meta?.version ?? params.previousData?.version),
      ...sentFrom(params.meta?.draft),
    }).update(resource, {
      ...params,
      data: given(resource, params.data, false),
    }),
  delete: (resource, params) => rest(seen(params.previousData?.version)).delete(resource, params),
};
