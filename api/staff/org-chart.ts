import { Inject, Injectable } from '@nestjs/common';
import { ACTING, nameSql } from '../access/actors.ts';
import { appointed, inForce } from '../access/in-force.ts';
import { standingIn } from '../access/standing-in.ts';
import type { Person } from '../audit/entry.ts';
import { Database } from '../database/database.ts';
import { BACKWARDS, type ChartPerson, type ChartUnit, type OrgChart } from '../define/answers/org-chart.ts';
import { now } from '../database/scene.ts';
import { officeDate } from '../define/office-time.ts';
import { holds } from '../define/roles.ts';
import { forbidden } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { awayUntil } from './away.ts';
import { lineOn } from './places.ts';
import { staff } from './staff.resource.ts';

interface ReadPerson extends Omit<ChartPerson, 'posts' | 'onLeave'> {
  readonly posts: readonly { role: ChartPerson['posts'][number]['role']; kind: string; instead: string | null }[];
  readonly leave: { readonly until: string | null } | null;
}

/** Who belonged where on a day, as far as the reader knows of the people. */
@Injectable()
export class OrgCharts {
  constructor(
    private readonly database: Database,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** `day`: today for everybody, another one for those who oversee or keep the list of people. */
  async on({ actor }: Person, day: string): Promise<OrgChart> {
    if (day !== officeDate(now()) && !holds(actor, BACKWARDS))
      throw forbidden('Bagan pada hari lain dibuka atasan, auditor, dan administrator.');
    const values = new Values();
    const on = `${values.add(day)}::date`;
    const rows = await this.database.query<[ReadPerson]>(
      `with deputies as materialized (${standingIn(on)})
       select json_build_object('id', s.id, 'name', ${nameSql('s')}, 'position', l.position, 'unitId', l."unitId",
         'superior', (select ${nameSql('c')} from staff c where c.id = l."supervisorId"),
         'posts', (select coalesce(json_agg(json_build_object('role', a.role, 'kind', a.kind,
             'instead', (select ${nameSql('h')} from deputies d join staff h on h.id = d.holder where d.deputy = s.id and d.role = a.role and d.kind = a.kind limit 1))
             order by a.kind <> 'definitif', a.role), '[]') from appointments a where a."staffId" = s.id and ${appointed('a', on)}),
         'leave', (select json_build_object('until', v."validTo") from leaves v where v."staffId" = s.id and ${inForce('v', on)} limit 1))
       from staff s join ${lineOn(on)} l on l.id = s.id
       where s."archivedAt" is null and s."activeFrom" <= ${on} and (s."activeTo" is null or s."activeTo" >= ${on})
         and ${scopeSql({ registry: this.registry, actor, values }, staff, 's')}
       order by l."supervisorId" is not null, s."fullName", s.id`,
      values.list,
    );
    const people = rows.map(([{ posts, leave, ...person }]) => ({
      ...person,
      posts: posts.map(({ role, kind, instead }) => ({ role, acting: ACTING[kind] ?? null, instead })),
      onLeave: leave && awayUntil(leave.until),
    }));
    return { on: day, units: await this.unitsOf(people), people };
  }

  /** The units of these people and those that they are parts of, the outermost first. */
  private async unitsOf(people: readonly Pick<ChartPerson, 'unitId'>[]): Promise<ChartUnit[]> {
    const rows = await this.database.query<[ChartUnit]>(
      `with recursive up(id) as (select unnest($1::uuid[]) union select o."parentId" from org_units o join up on o.id = up.id where o."parentId" is not null)
       select json_build_object('id', o.id, 'parentId', o."parentId", 'name', o.name) from org_units o join up using (id) order by o.name, o.id`,
      [[...new Set(people.map(({ unitId }) => unitId))]],
    );
    return rows.map(([unit]) => unit);
  }
}
