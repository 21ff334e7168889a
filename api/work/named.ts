import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { isReference } from '../define/kinds.ts';
import { type Resource, visibleFields } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { UUID } from '../sql/input.ts';
import { badRequest, notFound } from '../sql/problem.ts';
import type { ListQuery } from '../sql/query.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, sourceSql, Values } from '../sql/scope.ts';

/** Who a record names is told to whoever may read the record, and no more of him than `told` declares. */
@Injectable()
export class Named {
  constructor(
    private readonly database: Database,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** Of these the ones that a record which the actor may read names. JSON text of the array. */
  async of(actor: Actor, name: string, { filter }: ListQuery): Promise<string> {
    const target = this.registry.get(name);
    if (!target?.told) throw notFound();
    const { id: ids, ...more } = filter;
    if (!Array.isArray(ids) || Object.keys(more).length > 0) throw badRequest('Filter harus berupa daftar id saja.');
    const wanted = ids.filter((id): id is string => typeof id === 'string' && UUID.test(id));
    const values = new Values();
    const fields = ['id', ...target.told].map((field) => `n.${quoted(field)}`);
    const among = values.add(wanted);
    const naming = [...this.registry.values()].flatMap((resource) => this.naming(resource, target, actor, values));
    const [row] = await this.database.query<[string]>(
      `select coalesce(json_agg(x), '[]')::text from (select ${fields.join(', ')} from ${tableOf(target)} n
         where n.id = any(${among}::uuid[]) and (${['false', ...naming].join(' or ')})) x`,
      values.list,
    );
    return row![0];
  }

  /** For each visible field of the resource a test, in SQL, that a record which the actor may read names `n` in it. */
  private naming(resource: Resource, target: Resource, actor: Actor, values: Values): string[] {
    const { fields, access, readFrom } = resource;
    if (readFrom !== undefined || !(holds(actor, access.list) || holds(actor, access.show))) return [];
    const names = visibleFields(resource, actor.roles).filter(
      (name) => isReference(fields[name]) && fields[name]!.to === target.name,
    );
    if (names.length === 0) return [];
    const source = sourceSql({ registry: this.registry, actor, values }, resource);
    const scope = scopeSql({ registry: this.registry, actor, values }, resource, 't');
    return names.map(
      (name) =>
        `exists (select 1 from ${source} t where t.${quoted(name)} = n.id and t."archivedAt" is null and ${scope})`,
    );
  }
}
