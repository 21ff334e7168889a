import { Inject, Injectable } from '@nestjs/common';
import { STANDING_IN } from '../access/standing-in.ts';
import type { Sql } from '../database/database.ts';
import { isFinal } from '../define/flow.ts';
import { allowed, verdictOf } from '../define/verdict.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { type Actor, holds, LEADERS, type Role } from '../define/roles.ts';
import { broken, keepingOut, namedBy, type Known } from '../define/rule.ts';
import { askedOf, askedSteps, type Turn, turnOf } from '../define/turn.ts';
import { tableOf } from '../sql/columns.ts';
import { Reader, type Row } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';

export interface Holding {
  readonly staffIds: readonly string[];
  /** In place of somebody who cannot. */
  readonly instead: boolean;
}

const UPWARDS: readonly Role[] = LEADERS.toReversed();
const idsOf = (actors: readonly Actor[]): string[] => actors.map(({ staffId }) => staffId);

const belowLeaders = (roles: readonly Role[]): Role[] => roles.filter((role) => !LEADERS.includes(role));

/** The heads of the lowest rank that has any among these. */
function lowest(actors: readonly Actor[], among: readonly Role[] = UPWARDS): Actor[] {
  const ranks = UPWARDS.filter((role) => among.includes(role)).map((role) =>
    actors.filter((one) => holds(one, [role])),
  );
  return ranks.find((rank) => rank.length > 0) ?? [];
}

/** That a rule keeps the actor from the step that is waited for. */
const isKeptOut = ({ step }: Turn, row: Row, actor: Actor): boolean =>
  broken(keepingOut(step?.unless), row, actor).length > 0;

/** The one door to the question who has a record in hand: lists of work, news, escalation, and the nightly check ask here. */
@Injectable()
export class Holders {
  constructor(
    private readonly reader: Reader,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** Whoever the record waits for; nothing where it waits for nobody. `row`: with its facts; `present`: all who are at work (actorsAtWork). */
  async of(sql: Sql, resource: Resource, row: Row, present: readonly Actor[]): Promise<Holding | undefined> {
    const { field, flow } = stateOf(resource)!;
    const status = row[field] as string;
    const within = resource.clock?.within;
    if (within && status === flow.initial) {
      const outer = this.registry.get(resource.fields[within]!.to!)!;
      const around = await this.reader.any(outer, row[within] as string, sql);
      return around && this.of(sql, outer, around, present);
    }
    const turn = turnOf(resource, status, row);
    if (!turn.step) return undefined;
    const seeing = await this.seeing(sql, resource, row.id, present);
    const { by } = turn.step;
    const fitting = seeing.filter(
      (one) =>
        (turn.staffId === null ? holds(one, turn.roles) : one.staffId === turn.staffId && holds(one, by)) &&
        !isKeptOut(turn, row, one),
    );
    if (fitting.length > 0) return { staffIds: idsOf(fitting), instead: false };
    return { staffIds: await this.standIns(sql, resource, row, turn, seeing), instead: true };
  }

  /** Those whose word is asked beside: the lowest of the heads who may give it. */
  async askedOf(sql: Sql, resource: Resource, row: Row, present: readonly Actor[]): Promise<readonly string[]> {
    const { field, flow } = stateOf(resource)!;
    const status = row[field] as string;
    const steps = isFinal(flow, status) ? [] : askedSteps(flow, status, row);
    if (steps.length === 0) return [];
    const seeing = await this.seeing(sql, resource, row.id, present);
    const asked = steps.flatMap((step) => {
      const may = seeing.filter((one) => verdictOf(flow, step.verb, { ...row, status }, one)?.allowed);
      const below = may.filter((one) => holds(one, belowLeaders(askedOf(step))));
      return idsOf([...below, ...lowest(may, step.by)]);
    });
    return [...new Set(asked)];
  }

  /** Of these people those who may know of the record, a new one where it has no id; `as`: were these fields so. */
  async seeing(
    sql: Sql,
    resource: Resource,
    id: string | undefined,
    people: readonly Actor[],
    as?: (actor: Actor) => Known,
  ): Promise<Actor[]> {
    const readers = people.filter((one) => holds(one, resource.access.show));
    if (readers.length === 0) return [];
    const values = new Values();
    const table = tableOf(resource);
    const stored =
      id === undefined ? `(select null::${table} as x)` : `(select x from ${table} x where x.id = ${values.add(id)})`;
    const tests = readers.map((actor) => {
      const row = as ? `jsonb_populate_record(r.x, ${values.add(JSON.stringify(as(actor)))}::jsonb)` : 'r.x';
      const scope = scopeSql({ registry: this.registry, actor, values }, resource, 't');
      return `exists (select 1 from (select (${row}).* from ${stored} r) t where t."archivedAt" is null and ${scope})`;
    });
    const [row] = await sql.query<[boolean[]]>(`select array[${tests.join(', ')}]`, values.list);
    return readers.filter((_, index) => row![0][index]);
  }

  /**
   * Who is told when these people let the time pass: the nearest superior of each who is at work and may know of it,
   * and where a line leads to nobody, the highest head who does.
   */
  async above(sql: Sql, people: readonly string[], seeing: readonly Actor[]): Promise<string[]> {
    const others = seeing.filter(({ staffId }) => !people.includes(staffId));
    const [top] = LEADERS.map((role) => others.filter((one) => holds(one, [role]))).filter((rank) => rank.length > 0);
    const found: string[] = [];
    const lines = await linesAbove(sql, people);
    for (const staffId of people) {
      const near = nearest(lines.get(staffId) ?? [], others);
      const isTop = seeing.some((one) => one.staffId === staffId && holds(one, [LEADERS[0]!]));
      found.push(...(near ? [near.staffId] : isTop ? [] : idsOf(top ?? [])));
    }
    return [...new Set(found)];
  }

  /** Plt. or Plh. of the absent one, his nearest superior, others who may take the step, at last any head who sees it. */
  private async standIns(
    sql: Sql,
    resource: Resource,
    row: Row,
    turn: Turn,
    seeing: readonly Actor[],
  ): Promise<readonly string[]> {
    const { field, flow } = stateOf(resource)!;
    const record = { ...row, status: row[field] as string };
    const { by, unless } = turn.step!;
    const only = namedBy(unless) !== undefined;
    // Who may not take the step himself may still give it to another, where it is one person's.
    const others = seeing.filter((one) => one.staffId !== turn.staffId && (only || !isKeptOut(turn, row, one)));
    const able = others.filter((one) => allowed(flow, record, one).some((verdict) => verdict.allowed));
    if (turn.staffId !== null) {
      const posts = await rolesOf(sql, turn.staffId);
      const acting = able.filter(
        (one) =>
          one.standsIn.some(({ holderId }) => holderId === turn.staffId) || posts.some((role) => role in one.acting),
      );
      if (acting.length > 0) return idsOf(acting);
      // Whoever can take it himself before whoever can only give it on.
      const doing = others.filter((one) => holds(one, by) && !isKeptOut(turn, row, one));
      const line = (await linesAbove(sql, [turn.staffId])).get(turn.staffId) ?? [];
      // Of one who is there, and may not, the work is nobody's to give on.
      const isThere = seeing.some(({ staffId }) => staffId === turn.staffId);
      const superior = nearest(line, doing) ?? (isThere && doing.length > 0 ? undefined : nearest(line, able));
      if (superior) return [superior.staffId];
    }
    const below = only ? [] : others.filter((one) => holds(one, belowLeaders(by)));
    const shared = [...new Set([...below, ...(only ? [] : lowest(others, by))])];
    if (shared.length > 0) return idsOf(shared);
    const heads = lowest(able);
    return idsOf(heads.length > 0 ? heads : lowest(others));
  }
}

export const nearest = (line: readonly string[], among: readonly Actor[]): Actor | undefined =>
  line.map((id) => among.find(({ staffId }) => staffId === id)).find((one) => one !== undefined);

/**
 * The superiors of each of these people, the direct one first, and after each who stands in for him: he never leads
 * himself, nor anybody over him.
 */
export async function linesAbove(sql: Sql, people: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await sql.query<[string, string[]]>(
    `with recursive deputies as materialized (${STANDING_IN}),
       above(of, id, distance) as (select s.id, s."supervisorId", 1 from staff s where s.id = any($1) or s.id in (select deputy from deputies)
         union select a.of, s."supervisorId", a.distance + 1 from staff s join above a on s.id = a.id where a.distance < 50),
       line(of, id, place) as (select of, id, distance * 2 from above
         union all select a.of, d.deputy, a.distance * 2 + 1 from above a join deputies d on d.holder = a.id join staff s on s.id = a.of
           where d.deputy <> a.of and (d.units is null or s."unitId" = any(d.units))
             and not exists (select from above b where b.of = d.deputy and b.id = a.of))
     select of, coalesce(json_agg(id order by place, id) filter (where id is not null), '[]') from line where of = any($1) group by of order by of`,
    [people],
  );
  return new Map(rows);
}

/** What a person was ever appointed to below the leading roles, of which each is one person's: it may be somebody else's for now. */
async function rolesOf(sql: Sql, staffId: string): Promise<Role[]> {
  const rows = await sql.query<[Role]>(
    `select distinct role from appointments where "staffId" = $1 and role <> all($2) and status = 'berlaku' and "archivedAt" is null`,
    [staffId, LEADERS],
  );
  return rows.map(([role]) => role);
}
