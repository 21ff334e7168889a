import { Inject, Injectable } from '@nestjs/common';
import { actorsAtWork, nameSql } from '../access/actors.ts';
import type { Person } from '../audit/entry.ts';
import { Database, type Sql } from '../database/database.ts';
import type { WorkerChoice } from '../define/answers/work.ts';
import type { Resource } from '../define/resource.ts';
import { type Actor, holds, LEADERS, type Role } from '../define/roles.ts';
import { pairsOf, type Known } from '../define/rule.ts';
import { rolesNamedBy } from '../define/turn.ts';
import { UUID } from '../sql/input.ts';
import { permit } from '../sql/permit.ts';
import { badRequest, notFound, unprocessable } from '../sql/problem.ts';
import { Reader } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { cannotTake, DUTY_COLUMNS, dutyOf, type DutyRow, offDuty } from './duty.ts';
import { Holders } from './holders.ts';

/** Who can be given work: nobody who left, is on leave, has no account, another role, or may not know of the record. */
@Injectable()
export class Workers {
  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly holders: Holders,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** Refuses, by field, whoever is named in one of these values and cannot do the work. `id`: of the record, if there is one yet. */
  async mustTake(sql: Sql, resource: Resource, values: Known, id?: string): Promise<void> {
    const errors: Record<string, string> = {};
    for (const [name, staffId] of Object.entries(values)) {
      const roles = typeof staffId === 'string' ? rolesNamedBy(resource, name) : [];
      if (roles.length === 0) continue;
      const fault = await this.fault(sql, { resource, roles, staffId: staffId as string }, values, id);
      if (fault) errors[name] = fault;
    }
    const [first] = Object.values(errors);
    if (first) throw unprocessable(first, errors);
  }

  /** Those who can be named in the field of the record, the likely one first. */
  async choices({ actor }: Person, resourceName: string, id: string, field: string): Promise<WorkerChoice[]> {
    const resource = this.registry.get(resourceName);
    if (!resource) throw notFound();
    permit(actor, resource.access.show);
    const roles = rolesNamedBy(resource, field);
    if (roles.length === 0) throw badRequest('Isian ini tidak menyerahkan pekerjaan kepada seseorang.');
    const row = UUID.test(id) ? await this.reader.row(resource, actor, id) : undefined;
    if (!row) throw notFound();
    const apart = pairsOf(resource.unless?.writing, 'is').flatMap(({ fields }) =>
      fields.includes(field) ? fields.filter((name) => name !== field).map((name) => row[name]) : [],
    );
    const present = (await actorsAtWork(this.database)).filter(
      (one) => holds(one, roles) && !apart.includes(one.staffId),
    );
    const fitting = await this.holders.seeing(this.database, resource, id, present, (one) => ({
      [field]: one.staffId,
    }));
    const known = await this.known(actor, fitting, roles);
    const own = known.filter(({ unitId }) => unitId === row.unitId);
    const likely =
      known.find(({ staffId }) => staffId === row[field]) ??
      known.find(({ staffId }) => staffId === actor.staffId) ??
      [...own, ...known][0];
    return known
      .toSorted((one, other) => Number(other === likely) - Number(one === likely))
      .map(({ staffId, name, position, unit, open }) => {
        return { staffId, name, position, unit, open, likely: staffId === likely?.staffId };
      });
  }

  /** Of these people those whom the asker knows: the lowest of the heads first, then who has least to do. */
  private async known(actor: Actor, people: readonly Actor[], roles: readonly Role[]) {
    const values = new Values();
    const staff = this.registry.get('staff')!;
    const rows = await this.database.query<[string, string, string, string, string, number]>(
      `select s.id, ${nameSql('s')}, s.position, u.name, u.id,
         (select count(*)::int from clocks k where k.owner_id = s.id and k.phase <> 'stopped' and not k.handed) as open
       from staff s join org_units u on u.id = s."unitId"
       where s.id = any(${values.add(people.map(({ staffId }) => staffId))}::uuid[]) and ${scopeSql({ registry: this.registry, actor, values }, staff, 's')}
       order by open, s."fullName", s.id`,
      values.list,
    );
    const heads = LEADERS.toReversed().filter((role) => roles.includes(role));
    const rank = (staffId: string) =>
      heads.findIndex((role) =>
        holds(
          people.find((one) => one.staffId === staffId)!,
          [role],
        ),
      );
    return rows
      .map(([staffId, name, position, unit, unitId, open]) => ({ staffId, name, position, unit, unitId, open }))
      .toSorted((one, other) => rank(one.staffId) - rank(other.staffId));
  }

  private async fault(
    sql: Sql,
    { resource, roles, staffId }: { resource: Resource; roles: readonly Role[]; staffId: string },
    values: Known,
    id?: string,
  ): Promise<string | undefined> {
    const [person] = await sql.query<[string, ...DutyRow]>(
      `select s."fullName", ${DUTY_COLUMNS} from staff s where s.id = $1`,
      [staffId],
    );
    if (!person) return 'Pegawai ini tidak ditemukan.';
    const [name, ...duty] = person;
    const off = offDuty(dutyOf(duty), roles);
    if (off) return cannotTake(name, off);
    const worker = (await actorsAtWork(sql)).filter((one) => one.staffId === staffId);
    const seeing = await this.holders.seeing(sql, resource, id, worker, () => values);
    return seeing.length === 0 ? cannotTake(name, 'tidak berwenang melihat data ini') : undefined;
  }
}
