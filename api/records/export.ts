import { Inject, Injectable, type PipeTransform } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { Database } from '../database/database.ts';
import type { Bytes } from '../downloads/download.ts';
import { BYTE_ORDER_MARK, csvLine, guarded } from '../define/csv.ts';
import type { Field } from '../define/field.ts';
import { kindOf } from '../define/kinds.ts';
import { exportedMoment } from '../define/kinds/moment.ts';
import { personalFields, type Resource, visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, shownAs, tableOf, typeOf } from '../sql/columns.ts';
import { badRequest, forbidden, unprocessable } from '../sql/problem.ts';
import { type ListQuery, listQuery } from '../sql/query.ts';
import { Reader } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, sourceSql, Values } from '../sql/scope.ts';
import { workbook, XLSX } from './workbook.ts';
import type { Known } from '../define/rule.ts';

const MOST_ROWS = 100_000;
/** Few: between two of them everybody else is served. */
export const CHUNK = 100;
/** Rows of cells, many at a time, the names of the columns first. */
export type Blocks = AsyncGenerator<readonly (readonly string[])[]>;

async function* csv(blocks: Blocks): AsyncGenerator<string> {
  let mark = BYTE_ORDER_MARK;
  for await (const rows of blocks) {
    yield mark + rows.map(csvLine).join('');
    mark = '';
  }
}
async function* safe(blocks: Blocks): Blocks {
  for await (const rows of blocks) yield rows.map((cells) => cells.map(guarded));
}
/** What an export may be, and how it is written. */
export const EXPORTS: Readonly<Record<string, { readonly type: string; readonly write: (blocks: Blocks) => Bytes }>> = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  xlsx: { type: XLSX, write: (blocks) => workbook(safe(blocks)) },
};

function shown(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  const label = (code: unknown) => kindOf(field).label?.(String(code), field) ?? String(code);
  return Array.isArray(value) ? value.map(label).join('; ') : label(value);
}

/** What an export is asked for. */
export class ExportQuery implements PipeTransform<Known, { format: string; query: ListQuery }> {
  transform({ format, ...rest }: Known) {
    if (typeof format !== 'string' || !Object.hasOwn(EXPORTS, format))
      throw badRequest(`Format ekspor yang tersedia: ${Object.keys(EXPORTS).join(', ')}.`);
    return { format, query: listQuery(rest) };
  }
}
export const FORMATS = Object.fromEntries(Object.keys(EXPORTS).map((format) => [format, format]));

/** Who reads, and the values of the statement. */
interface Reading {
  readonly actor: Actor;
  readonly values: Values;
}

/** The current filter as a table: the same scope, fields and order as the list, references by name. */
@Injectable()
export class Exporter {
  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly audit: Audit,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** Checks and records the export before its first row; then yields it piece by piece. */
  async blocks(origin: Person, resource: Resource, query: ListQuery): Promise<Blocks> {
    const isPersonal = personalFields(resource, origin.actor.roles).length > 0;
    return this.rows(origin.actor, resource, await this.begun(origin, resource, query, isPersonal));
  }

  /** Ids of what is exported, in its order, once that is recorded. `isPersonal`: the record says of which. */
  async begun(origin: Person, resource: Resource, query: ListQuery, isPersonal: boolean): Promise<string[]> {
    if (resource.confidential) throw forbidden('Data rahasia tidak diekspor. Buka satu per satu.', 'confidential');
    const ids = await this.reader.ids(resource, origin.actor, query, MOST_ROWS + 1);
    if (ids.length > MOST_ROWS)
      throw unprocessable(`Paling banyak ${MOST_ROWS} baris sekali ekspor. Persempit filternya.`);
    const changes = { filter: { after: { ...query.filter, ...query.among } }, rows: { after: ids.length } };
    await this.audit.append(origin, { action: 'export', resource: resource.name, changes, ...(isPersonal && { ids }) });
    return ids;
  }

  private async *rows(actor: Actor, resource: Resource, ids: readonly string[]): Blocks {
    // Structured values have no place in a cell (and the trail's changes follow rules of their own).
    const names = visibleFields(resource, actor.roles).filter((name) => typeOf(resource.fields[name]!) !== 'jsonb');
    const timed = resource.clock ? ['Jatuh tempo'] : [];
    yield [[...names.map((name) => resource.fields[name]!.label), ...timed]];
    for (let from = 0; from < ids.length; from += CHUNK) {
      const values = new Values();
      const wanted = values.add(ids.slice(from, from + CHUNK));
      const due = timed.map(() => exportedMoment('k.due_at'));
      const columns = [...names.map((name) => this.column({ actor, values }, resource, name)), ...due].join(', ');
      const scope = scopeSql({ registry: this.registry, actor, values }, resource, 't');
      const source = sourceSql({ registry: this.registry, actor, values }, resource);
      const rows = await this.database.query<unknown[]>(
        `select ${columns} from unnest(${wanted}::uuid[]) with ordinality w(id, place)
         join ${source} t on t.id = w.id and t."archivedAt" is null and ${scope}
         ${resource.clock ? 'left join clocks k on k.record_id = t.id' : ''} order by w.place`,
        values.list,
      );
      yield rows.map((row) => [
        ...names.map((name, index) => shown(resource.fields[name]!, row[index])),
        ...timed.map(() => (row.at(-1) as string | null) ?? ''),
      ]);
    }
  }

  /** A reference, or a file, by the title of its target, where the reader may see it or is told it; `row`: the alias of its table. */
  private column(reading: Reading, resource: Resource, name: string, row = 't'): string {
    const { actor, values } = reading;
    const field = resource.fields[name]!;
    const column = `${row}.${quoted(shownAs(name, field))}`;
    if (!field.to) return kindOf(field).exported?.(column) ?? column;
    const target = this.registry.get(field.to!)!;
    if (!visibleFields(target, actor.roles).includes(target.title)) return `${column}::text`;
    const told = target.told?.includes(target.title);
    const inner = `r${row}`;
    const scope = told ? 'true' : scopeSql({ registry: this.registry, actor, values }, target, inner);
    const title = this.column(reading, target, target.title, inner);
    return `coalesce((select ${title} from ${tableOf(target)} ${inner} where ${inner}.id = ${column} and ${scope})::text, '')`;
  }
}
