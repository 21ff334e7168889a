import type { Database } from '../database/database.ts';
import type { Similar } from '../define/answers/complaints.ts';
import type { Actor } from '../define/roles.ts';
import { type Registry, scopeSql, sourceSql, Values } from '../sql/scope.ts';
import { complaints } from './complaints.resource.ts';

/** What is being typed at an intake. */
export interface Draft {
  readonly contact: string | null;
  readonly subject: string | null;
  readonly content: string | null;
  readonly requestId: string | null;
}
/** Share of trigrams from which two texts are taken to say the same. */
const LIKE = 0.35;
const DAYS = 90;
const MOST = 5;
const SHORTEST = 10;

/**
 * Complaints of the last months that may be the one being typed: same contact, same request, similar words. Read
 * like any list, so that neither a wall nor a sealed reporter can be asked after.
 */
export async function similarTo(
  database: Database,
  registry: Registry,
  actor: Actor,
  draft: Draft,
): Promise<Similar[]> {
  const values = new Values();
  const words = `${draft.subject ?? ''} ${draft.content ?? ''}`.trim();
  const contact = `lower(t.contact) = lower(${values.add(draft.contact)}::text)`;
  const request = `t."requestId" = ${values.add(draft.requestId)}::uuid`;
  const text = `similarity(t.subject || ' ' || t.content, ${values.add(words)}::text)`;
  const alike = words.length < SHORTEST ? 'false' : `${text} >= ${LIKE}`;
  const scope = scopeSql({ registry, actor, values }, complaints, 't');
  const rows = await database.query<[Similar]>(
    `select row_to_json(x) from (
       select t.id, t.number, t.subject, t.status, t."receivedAt",
         array_remove(array[case when ${contact} then 'kontak' end, case when ${request} then 'permohonan' end, case when ${alike} then 'teks' end], null) as because
       from ${sourceSql({ registry, actor, values }, complaints)} t
       where t."archivedAt" is null and t."createdAt" > now() - interval '${DAYS} days' and t.status <> 'digabung'
         and ${scope} and (${contact} or ${request} or ${alike})
       order by ${text} desc, t.id desc limit ${MOST}) x`,
    values.list,
  );
  return rows.map(([one]) => one);
}
