import type { Journey } from '../clock/rebuild.ts';
import { type Common, numberOf, type RecordOf } from '../define/resource.ts';
import { resources } from '../resources.ts';
import { dateOf, iso } from './time.ts';

export interface DemoRow {
  readonly resource: string;
  readonly id: string;
  readonly createdAt: string;
  updatedAt: string;
  values: Record<string, unknown>;
  /** The state before the present one, where there is a flow: what a correction or a new submission goes back to. */
  cameFrom?: string;
  /** The states it passed after the initial one. */
  journey?: Journey;
}

type Declared = (typeof resources)[number];
export type ResourceName = Declared['name'];
type Fields<N extends ResourceName> = Omit<RecordOf<Extract<Declared, { name: N }>>, keyof Common | 'number'>;
/** Required fields must be given, the others are empty when left out, register numbers are counted at the end. */
export type Values<N extends ResourceName> = {
  [K in keyof Fields<N> as null extends Fields<N>[K] ? K : never]?: Fields<N>[K];
} & { [K in keyof Fields<N> as null extends Fields<N>[K] ? never : K]: Fields<N>[K] };

/** A version 7 uuid from a moment and a counter: order by id is order by time. */
export function uuidOf(moment: number, counter: number): string {
  const time = moment.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${counter.toString(16).padStart(12, '0')}`;
}

/** Collects the rows of the demo office and gives them ids. */
export class Book {
  readonly #rows: DemoRow[] = [];

  add<N extends ResourceName>(resource: N, createdAt: number, values: Values<N>, updatedAt = createdAt): DemoRow {
    const { fields } = resources.find(({ name }) => name === resource)!;
    const row: DemoRow = {
      resource,
      id: uuidOf(createdAt, this.#rows.length + 1),
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
      values: { ...Object.fromEntries(Object.keys(fields).map((name) => [name, null])), ...values },
    };
    this.#rows.push(row);
    return row;
  }

  /** The rows of a resource, oldest first. */
  of(resource: ResourceName): DemoRow[] {
    return this.#sorted().filter((row) => row.resource === resource);
  }

  #sorted(): DemoRow[] {
    return this.#rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** Sorted by time, with register numbers that have no gap in a year. */
  close(): DemoRow[] {
    const rows = this.#sorted();
    for (const resource of resources) {
      const { name } = resource;
      const numbered = numberOf(resource);
      if (!numbered) continue;
      const counts = new Map<string, number>();
      for (const row of rows.filter(({ resource }) => resource === name)) {
        const year = dateOf(Date.parse(row.createdAt)).slice(0, 4);
        const count = (counts.get(year) ?? 0) + 1;
        counts.set(year, count);
        row.values[numbered.field] = `${numbered.prefix}/${year}/${String(count).padStart(6, '0')}`;
      }
    }
    return rows;
  }
}
