import type { Common, RecordOf } from '../define/resource.ts';
import { resources } from '../resources.ts';
import { iso } from './time.ts';

/** A row that is there before anybody works here. */
export interface DemoRow {
  readonly resource: ResourceName;
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Declared = (typeof resources)[number];
export type ResourceName = Declared['name'];
type Fields<N extends ResourceName> = Omit<RecordOf<Extract<Declared, { name: N }>>, keyof Common | 'number'>;
/** Required fields must be given, the others are empty when left out, register numbers are counted at the end. */
export type Values<N extends ResourceName> = {
  [K in keyof Fields<N> as null extends Fields<N>[K] ? K : never]?: Fields<N>[K];
} & { [K in keyof Fields<N> as null extends Fields<N>[K] ? never : K]: Fields<N>[K] };

/** A version 7 uuid from a moment and a counter: order by id is order by time. */
function uuidOf(moment: number, counter: number): string {
  const time = moment.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${counter.toString(16).padStart(12, '0')}`;
}

/** What an office begins with, of one moment. */
export class Book {
  readonly rows: DemoRow[] = [];

  constructor(private readonly began: number) {}

  add<N extends ResourceName>(resource: N, values: Values<N>): DemoRow {
    const at = iso(this.began);
    const row: DemoRow = {
      resource,
      id: uuidOf(this.began, this.rows.length + 1),
      createdAt: at,
      updatedAt: at,
      values,
    };
    this.rows.push(row);
    return row;
  }
}
