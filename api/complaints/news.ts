import type { Sql } from '../database/database.ts';
import type { Role } from '../define/roles.ts';
import type { Registry } from '../sql/scope.ts';
import type { News } from '../notifications/notifications.ts';
import { turnKey } from '../work/news.ts';
import { readersOf } from '../notifications/readers.ts';
import { complaintFacts } from './complaints.facts.ts';
import { CHANNELS, complaints } from './complaints.resource.ts';

interface About {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
}
const newsOf = ({ id, subject }: About, staffId: string, key: string, kind: News['kind'], title: string): News => ({
  staffId,
  key,
  kind,
  resource: complaints.name,
  recordId: id,
  title,
  text: subject,
  mail: true,
});

export const assignedNews = (about: About, version: number, staffId: string): News =>
  newsOf(about, staffId, turnKey(about.id, version), 'assigned', `Aduan ${about.number} ditugaskan kepada Anda`);

/** To whoever shares it out: Kepala Seksi, or the next above when the complaint is none of his to know. */
export async function intakeNews(
  sql: Sql,
  registry: Registry,
  about: About & { readonly channel: keyof typeof CHANNELS },
  by: string,
): Promise<News[]> {
  const key = turnKey(about.id, 1);
  const title = `Aduan ${about.number} diterima melalui ${CHANNELS[about.channel]}`;
  const told = await nearest(sql, registry, about.id);
  return told.filter((staffId) => staffId !== by).map((staffId) => newsOf(about, staffId, key, 'received', title));
}

/** To the handler, and to whoever shared it out. */
export async function reclassifiedNews(
  sql: Sql,
  registry: Registry,
  about: About & { readonly version: number; readonly handlerId: string | null },
  by: string,
): Promise<News[]> {
  const key = `complaint-reclassified:${about.id}:${about.version}`;
  const title = `Aduan ${about.number} diklasifikasikan ulang; batas waktunya berubah`;
  const told = new Set([...(about.handlerId ? [about.handlerId] : []), ...(await nearest(sql, registry, about.id))]);
  told.delete(by);
  return [...told].map((staffId) => newsOf(about, staffId, key, 'reclassified', title));
}

/** The lowest of the heads who may decide about it; where none of them does, who may see it and so pass it on. */
async function nearest(sql: Sql, registry: Registry, id: string): Promise<string[]> {
  const [row] = await sql.query<[string[]]>(
    `select (${complaintFacts[1].complainedLine}) from complaints t where t.id = $1`,
    [id],
  );
  const upwards: readonly Role[] = ['kepala_seksi', 'kepala_bidang', 'kepala_dinas'];
  const ranks: string[][] = [];
  for (const role of upwards) ranks.push(await readersOf(sql, registry, complaints, id, [role]));
  const deciding = ranks.map((readers) => readers.filter((one) => !row![0].includes(one)));
  return [...deciding, ...ranks].find((rank) => rank.length > 0) ?? [];
}
