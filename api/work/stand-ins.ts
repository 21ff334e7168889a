import { Inject, Injectable } from '@nestjs/common';
import { actorsAtWork } from '../access/actors.ts';
import { Database, type Sql } from '../database/database.ts';
import { isFinal } from '../define/flow.ts';
import type { Resource } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { FACTS, type FactsByResource } from '../sql/facts.ts';
import { Reader } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Jobs } from '../jobs/jobs.ts';
import { type News, Notifications } from '../notifications/notifications.ts';
import { groupedBy } from './grouped.ts';
import { Holders } from './holders.ts';
import { type Given, handOverNews } from './news.ts';
import { allWorking, isKept, NOBODY_INSTEAD, unheldIds, type Working } from './open-work.ts';

const EVERY_MS = 60_000;

/**
 * No open record is in nobody's queue: where whoever should have it cannot, others hold it in his place. Which is said
 * in the transaction of each step, and looked through every minute for whoever left, fell ill, or lost his account.
 */
@Injectable()
export class StandIns {
  constructor(
    private readonly database: Database,
    private readonly holders: Holders,
    private readonly notifications: Notifications,
    private readonly reader: Reader,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(FACTS) private readonly facts: FactsByResource,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'stand-ins', everyMs: EVERY_MS, run: () => this.settle() });
  }

  /** Keeps exactly these as the stand-ins of the record; answers those who were none before. */
  async keep(sql: Sql, resource: Resource, id: string, staffIds: readonly string[]): Promise<string[]> {
    await sql.query('delete from stand_ins where record_id = $1 and staff_id <> all($2::uuid[])', [id, staffIds]);
    if (staffIds.length === 0) return [];
    const added = await sql.query<[string]>(
      `insert into stand_ins (record_id, staff_id, resource) select $1, x, $3 from unnest($2::uuid[]) x
       on conflict do nothing returning staff_id`,
      [id, staffIds, resource.name],
    );
    return added.map(([staffId]) => staffId);
  }

  /** Finds who holds what nobody holds any more, and tells him: of many in one message. */
  settle(): Promise<void> {
    return this.database.transaction(async (sql) => {
      // One instance at a time: the others need not do it again.
      const [mine] = await sql.query<[boolean]>(`select pg_try_advisory_xact_lock(hashtext('stand-ins'))`, []);
      if (!mine![0]) return;
      const present = await actorsAtWork(sql);
      const given: Given[] = [];
      for (const of of allWorking(this.registry, this.facts)) {
        const standing = await sql.query<[string]>('select distinct record_id from stand_ins where resource = $1', [
          of.resource.name,
        ]);
        const unheld = await unheldIds(sql, this.registry, of, present, NOBODY_INSTEAD);
        for (const id of [...unheld, ...standing.map(([one]) => one)])
          given.push(...(await this.settleOne(sql, of, id, present)));
      }
      await this.notifications.tell(sql, await this.news(sql, given));
    });
  }

  private async settleOne(sql: Sql, of: Working, id: string, present: readonly Actor[]): Promise<Given[]> {
    const { resource, field, flow } = of;
    const row = await this.reader.any(resource, id, sql);
    const isOpen = row !== undefined && !isFinal(flow, row[field] as string);
    const holding = isOpen ? await this.holders.of(sql, resource, row, present) : undefined;
    const added = await this.keep(sql, resource, id, holding?.instead ? holding.staffIds : []);
    return row && !isKept(resource, row[field] as string)
      ? present.filter((to) => added.includes(to.staffId)).map((to) => ({ to, resource, row, why: 'instead' }))
      : [];
  }

  private async news(sql: Sql, given: readonly Given[]): Promise<News[]> {
    const news: News[] = [];
    for (const own of groupedBy(given, ({ to }) => to.staffId)) {
      const [{ to, row }] = own;
      if (own.length === 1) news.push(...(await handOverNews(sql, this.registry, own)));
      else
        news.push({
          staffId: to.staffId,
          key: `stand-ins:${row.id}:${row.version}:${own.length}`,
          kind: 'assigned',
          title: `${own.length} pekerjaan beralih kepada Anda, pemegangnya tidak bertugas`,
          text: 'Bagikan lagi atau kerjakan; semuanya ada di Beranda.',
          mail: true,
        });
    }
    return news;
  }
}
