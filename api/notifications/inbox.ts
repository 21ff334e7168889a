import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import type { Unread } from '../define/news.ts';
import { type Actor, holds } from '../define/roles.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { UUID } from '../sql/input.ts';
import { notFound } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';

const SHOWN = ['id', 'at', 'kind', 'resource', 'recordId', 'title', 'text', 'readAt'].map(quoted).join(', ');

/** A person's own notifications, and of those only the ones about records that he may see now. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** The newest first; JSON text of the rows, and how many there are in all. */
  async list(
    actor: Actor,
    [first, last]: readonly [number, number],
  ): Promise<{ json: string; count: number; total: number }> {
    const values = new Values();
    const from = `from notifications n where ${await this.own(actor, values)}`;
    const page = `limit ${values.add(last - first + 1)} offset ${values.add(first)}`;
    const [row] = await this.database.query<[string, number, number]>(
      `select coalesce(json_agg(x), '[]')::text, count(*)::int, (select count(*)::int ${from}) from (select ${SHOWN} ${from} order by at desc, id desc ${page}) x`,
      values.list,
    );
    const [json, count, total] = row!;
    return { json, count, total };
  }

  async unread(actor: Actor): Promise<Unread> {
    const values = new Values();
    const from = `from notifications n where "readAt" is null and ${await this.own(actor, values)}`;
    const [row] = await this.database.query<[number, Unread['latest']]>(
      `select (select count(*)::int ${from}), (select row_to_json(x) from (select id, title, at ${from} order by at desc, id desc limit 1) x)`,
      values.list,
    );
    const [unread, latest] = row!;
    return { unread, latest };
  }

  /** Marks one as read; once read it stays as it is. */
  async read(actor: Actor, id: string): Promise<void> {
    const values = new Values();
    const own = await this.own(actor, values);
    const marked = UUID.test(id)
      ? await this.database.query(
          `update notifications n set "readAt" = coalesce("readAt", now()) where ${own} and id = ${values.add(id)} returning 1`,
          values.list,
        )
      : [];
    if (marked.length === 0) throw notFound();
  }

  async readAll(actor: Actor): Promise<void> {
    const values = new Values();
    const own = await this.own(actor, values);
    await this.database.query(
      `update notifications n set "readAt" = now() where "readAt" is null and ${own}`,
      values.list,
    );
  }

  /** Only the resources that he has been told about are asked for their scope. */
  private async own(actor: Actor, values: Values): Promise<string> {
    const present = await this.database.query<[string]>(
      'select distinct resource from notifications where "staffId" = $1 and resource is not null order by 1',
      [actor.staffId],
    );
    const seen = present.flatMap(([name]) => {
      const resource = this.registry.get(name);
      if (!resource || !holds(actor, resource.access.show)) return [];
      const scope = scopeSql({ registry: this.registry, actor, values }, resource, 't');
      return `n.resource = ${values.add(name)} and exists (select 1 from ${tableOf(resource)} t where t.id = n."recordId" and t."archivedAt" is null and ${scope})`;
    });
    return `n."staffId" = ${values.add(actor.staffId)}::uuid and (${['n.resource is null', ...seen].join(' or ')})`;
  }
}
