import { Inject, Injectable } from '@nestjs/common';
import { actorsAtWork, holdersOfRoles } from '../access/actors.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { tableOf } from '../sql/columns.ts';
import { FACTS, type FactsByResource } from '../sql/facts.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, Values } from '../sql/scope.ts';
import { wallsSql } from '../sql/wall.ts';
import { Jobs } from '../jobs/jobs.ts';
import { nightFrom } from '../jobs/nights.ts';
import { type News, Notifications } from '../notifications/notifications.ts';
import { allWorking, NOBODY_INSTEAD, unheldIds, type Working } from './open-work.ts';
import { StandIns } from './stand-ins.ts';
import { numberSql } from '../sql/summary.ts';
import { MINUTE } from '../define/durations.ts';

const NIGHT = nightFrom(3);
const TOLD = ['kepala_dinas', 'admin_sistem'] as const;
/** Numbers that fit the line of a message. */
const MOST_NUMBERS = 5;

/** Every night: open work that nobody has in hand, neither as its holder nor in his place. It must not happen, so it is told. */
@Injectable()
export class Unheld {
  constructor(
    private readonly database: Database,
    private readonly standIns: StandIns,
    private readonly notifications: Notifications,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(FACTS) private readonly facts: FactsByResource,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'unheld', everyMs: MINUTE, run: () => this.nightly() });
  }

  /** By the first process that comes after 03.00 WIB. */
  async nightly(): Promise<void> {
    const [due] = await this.database.query(`select 1 from unheld_nights where done_for < ${NIGHT}`, []);
    if (!due) return;
    await this.standIns.settle();
    await this.database.transaction(async (sql) => {
      const [night] = await sql.query<[string]>(
        `update unheld_nights set done_for = ${NIGHT} where done_for < ${NIGHT} returning done_for::text`,
        [],
      );
      if (night) await this.notifications.tell(sql, await this.news(sql, night[0]));
    });
  }

  /** Ids of what nobody has in hand, by resource. */
  async found(sql: Sql): Promise<ReadonlyMap<Working, readonly string[]>> {
    const present = await actorsAtWork(sql);
    const found = new Map<Working, readonly string[]>();
    for (const of of allWorking(this.registry, this.facts)) {
      const ids = await unheldIds(sql, this.registry, of, present, NOBODY_INSTEAD);
      if (ids.length > 0) found.set(of, ids);
    }
    return found;
  }

  private async news(sql: Sql, night: string): Promise<News[]> {
    const found = await this.found(sql);
    const news: News[] = [];
    for (const actor of await holdersOfRoles(sql, TOLD)) {
      const numbers: (string | null)[] = [];
      for (const [of, ids] of found) numbers.push(...(await this.numbers(sql, of, ids, actor)));
      if (numbers.length === 0) continue;
      const shown = numbers.filter((number) => number !== null).slice(0, MOST_NUMBERS);
      const rest = numbers.length > shown.length ? ', …' : '';
      news.push({
        staffId: actor.staffId,
        key: `unheld:${night}`,
        kind: 'unheld',
        // Of some not even the number is for a mail.
        title: `Pekerjaan tanpa pemegang: ${numbers.length}`,
        text: `${shown.length > 0 ? `${shown.join(', ')}${rest}. ` : ''}Tidak ada pegawai bertugas yang memegangnya. Periksa penugasan peran, akun, dan garis atasan.`,
        mail: true,
      });
    }
    return news;
  }

  /** Numbers of these records, those left out that a wall hides from the reader. */
  private async numbers(
    sql: Sql,
    { resource }: Working,
    ids: readonly string[],
    actor: Actor,
  ): Promise<(string | null)[]> {
    const values = new Values();
    const walls = wallsSql({ registry: this.registry, actor, values }, resource, 't');
    const rows = await sql.query<[string | null]>(
      `select ${numberSql(this.registry, resource, 't')} from ${tableOf(resource)} t
       where ${[`t.id = any(${values.add(ids)}::uuid[])`, ...walls].join(' and ')} order by t.id`,
      values.list,
    );
    return rows.map(([number]) => number);
  }
}
