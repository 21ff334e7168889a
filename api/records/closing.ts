import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { hasEnded, wholesOf } from '../define/ended.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { unprocessable } from '../sql/problem.ts';
import { endedSays, refuseTouched } from './judging.ts';
import { Reader } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import type { Known } from '../define/rule.ts';

export const endedAroundSays = ({ label }: Resource): string =>
  `${label} yang memuat data ini sudah selesai dan tidak dapat diubah.`;

/** Final is final: what has ended is not changed any more, nor is what belongs to it. */
@Injectable()
export class Closing {
  constructor(
    private readonly reader: Reader,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  private around(resource: Resource) {
    return wholesOf(resource, this.registry.values());
  }

  /** Whether anything that a record of the resource is a part of can end. */
  mayEndAround(resource: Resource): boolean {
    return this.around(resource).some(({ whole }) => stateOf(whole) !== undefined || this.mayEndAround(whole));
  }

  /**
   * What the record is a part of and has ended. All of it stays locked, from the outside in: a step that ends the whole
   * and a change of its part cannot both win.
   */
  async endedAround(resource: Resource, row: Known, sql: Sql): Promise<{ whole: Resource; by: string } | undefined> {
    for (const { whole, by } of this.around(resource)) {
      const id = row[by];
      if (typeof id !== 'string') continue;
      const outer = this.mayEndAround(whole) && (await this.reader.any(whole, id, sql));
      const further = outer && (await this.endedAround(whole, outer, sql));
      if (further) return { whole: further.whole, by };
      const held = stateOf(whole) && (await this.reader.locked(whole, id, sql));
      if (held && hasEnded(whole, held)) return { whole, by };
    }
    return undefined;
  }

  /** Refuses an addition to what has ended, or is closed to whoever adds. What the person cannot see is refused elsewhere, as a reference that leads nowhere. */
  async refuseLate(resource: Resource, actor: Actor, values: Known, sql: Sql): Promise<void> {
    for (const { whole, by } of this.around(resource))
      if (typeof values[by] === 'string' && !(await this.reader.row(whole, actor, values[by], sql))) return;
    const ended = await this.endedAround(resource, values, sql);
    if (ended) {
      const says = endedSays(ended.whole);
      throw unprocessable(says, { [ended.by]: says });
    }
    // Held by now: what the rules look at may have moved on.
    for (const { whole, by } of this.around(resource).filter((one) => one.whole.unless?.editing)) {
      const row = typeof values[by] === 'string' && (await this.reader.row(whole, actor, values[by], sql));
      if (row) refuseTouched(whole, row, actor);
    }
  }

  /** Refuses a change of a part of what has ended. */
  async refuseEndedAround(resource: Resource, row: Known, sql: Sql): Promise<void> {
    const ended = await this.endedAround(resource, row, sql);
    if (ended) throw unprocessable(endedAroundSays(ended.whole));
  }
}
