import { ACTING, nameSql } from '../access/actors.ts';
import { appointed } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { groupNip } from '../define/identity.ts';
import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import type { DisciplineArticle } from '../discipline-articles/discipline-articles.resource.ts';
import { lineOn } from '../staff/places.ts';
import { staff } from '../staff/staff.resource.ts';
import { DECIDERS } from './sanction-authorities.resource.ts';
import type { TEAM_ELEMENTS, TEAM_POSITIONS } from './sanction-members.resource.ts';
import { type DecidedWords, sanctions, type Sanction } from './sanctions.resource.ts';

/** Somebody as a paper of a case names him. */
export interface Named {
  readonly name: string;
  readonly nip: string | null;
  readonly rank: string | null;
  readonly position: string;
  readonly unit: string | null;
}
interface Member {
  readonly position: keyof typeof TEAM_POSITIONS;
  readonly element: keyof typeof TEAM_ELEMENTS;
  readonly who: Named;
}
/** A case, and what its papers say beside it. */
export interface PrintedCase {
  readonly row: Sanction;
  /** Of the paper: everybody is named with the place that he had on it. */
  readonly day: string;
  readonly accused: Named;
  readonly examiner: Named;
  /** The chair first; nobody where one examined alone. */
  readonly team: readonly Member[];
  readonly decider: Named;
  readonly handedOverBy: Named;
  readonly article: Pick<DisciplineArticle, 'name' | 'text'> | undefined;
  readonly handOverProof: string | null;
}
type Beside = Pick<PrintedCase, 'row' | 'day' | 'article' | 'handOverProof'>;

const UNNAMED: Named = { name: '–', nip: null, rank: null, position: '–', unit: null };
const knowsNip = ({ roles, staffId }: Actor, id: string | null): boolean =>
  id === staffId || visibleFields(staff, roles).includes('nip');

const called = ({ name, rank, position, unit }: Named): DecidedWords[0] => ({ name, rank, position, unit });
export async function decidedWords(
  sql: Sql,
  actor: Actor,
  row: Sanction,
  article?: DisciplineArticle,
): Promise<DecidedWords> {
  const beside = { row, day: row.decidedOn!, article, handOverProof: null };
  const { accused, decider } = await printedCase(sql, actor, beside);
  const names = [called(accused), called(decider)] as const;
  return article ? [...names, { name: article.name, text: article.text }] : names;
}
/** The case as it was called when it was decided, where that is known. */
export function asDecided(printed: PrintedCase): PrintedCase {
  const { accused, decider, row } = printed;
  if (!row.decidedWords) return printed;
  const [who, by, article] = row.decidedWords;
  return { ...printed, accused: { ...accused, ...who }, decider: { ...decider, ...by }, article };
}

export async function printedCase(sql: Sql, actor: Actor, beside: Beside): Promise<PrintedCase> {
  const { row, day } = beside;
  const members = row.teamDecree === null ? [] : await membersOf(sql, row.id);
  const giver = await handedOverBy(sql, row.id);
  const ids = [row.staffId, row.examinerId, row.decidedById, giver, ...members.map(({ staffId }) => staffId)];
  const people = await peopleOn(sql, day, ids);
  const named = (id: string | null): Named => {
    const found = people.get(id ?? '');
    return found ? { ...found, nip: found.nip && knowsNip(actor, id) ? groupNip(found.nip) : null } : UNNAMED;
  };
  const fromOutside = ({ name, officialNumber, agency }: StoredMember): Named => ({
    ...UNNAMED,
    name: name!,
    nip: knowsNip(actor, null) ? officialNumber : null,
    position: agency!,
  });
  return {
    ...beside,
    accused: named(row.staffId),
    examiner: named(row.examinerId),
    team: members.map((one) => ({ ...one, who: one.staffId ? named(one.staffId) : fromOutside(one) })),
    decider: await inPost(sql, row, named(row.decidedById)),
    handedOverBy: named(giver),
  };
}

/** These people with the place that they had on the day; whoever began later with his first one. */
async function peopleOn(sql: Sql, day: string, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Named>> {
  const place = `select * from ${lineOn('greatest($2::date, p."activeFrom")')} l where l.id = p.id`;
  const rows = await sql.query<[string, Named]>(
    `select x.id, row_to_json(x) from (select p.id, ${nameSql('p')} as name, p.nip, l.rank, coalesce(l.position, '–') as position, u.name as unit
       from staff p left join lateral (${place}) l on true left join org_units u on u.id = l."unitId" where p.id = any($1::uuid[])) x`,
    [ids.filter((id) => id !== null), day],
  );
  return new Map(rows);
}

interface StoredMember extends Pick<Member, 'position' | 'element'> {
  readonly staffId: string | null;
  readonly name: string | null;
  readonly officialNumber: string | null;
  readonly agency: string | null;
}
/** Who examines him he learns from the paper: the list is hidden from him. */
async function membersOf(sql: Sql, sanctionId: string): Promise<StoredMember[]> {
  const rows = await sql.query<[StoredMember]>(
    `select row_to_json(x) from (select position, element, "staffId", name, "officialNumber", agency from sanction_members
       where "sanctionId" = $1 and "archivedAt" is null order by array_position(array['ketua', 'sekretaris', 'anggota'], position), id) x`,
    [sanctionId],
  );
  return rows.map(([member]) => member);
}

/** In the post in which he decided: his own, or another's as Plt. or Plh. */
async function inPost(sql: Sql, { decidedById, decider, decidedOn }: Sanction, who: Named): Promise<Named> {
  const on = '$3::date';
  const [row] = await sql.query<[string]>(
    `select a.kind from appointments a where a."staffId" = $1::uuid and a.role = $2 and ${appointed('a', on)}
     order by a.kind = 'definitif' desc limit 1`,
    [decidedById, decider, decidedOn],
  );
  const acting = row && ACTING[row[0]];
  return acting && decider ? { ...who, position: `${acting} ${DECIDERS[decider]}` } : who;
}

/** Who took the step with which it was handed over. */
async function handedOverBy(sql: Sql, sanctionId: string): Promise<string | null> {
  const [row] = await sql.query<[string]>(
    `select actor_id from audit.event where resource = $1 and record_id = $2 and action = 'step:serahkan' and outcome = 'ok'
     order by id desc limit 1`,
    [sanctions.name, sanctionId],
  );
  return row?.[0] ?? null;
}
