import { Injectable } from '@nestjs/common';
import type { Moved } from '../clock/recalculate.ts';
import { Database } from '../database/database.ts';
import type { Preview } from '../define/answers/calendar.ts';
import { choice, text } from '../define/field.ts';
import { numberOf, type Resource, visibleFields } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { group, list, optional, type ValueOf } from '../define/shape.ts';
import { Ledger } from '../clock/ledger.ts';
import { given, sentValues } from '../actions/given.ts';
import { creationValues, editedValues, validateEdit } from '../records/body.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { UUID } from '../sql/input.ts';
import { badRequest, notFound } from '../sql/problem.ts';
import { Reader } from '../sql/reader.ts';
import { scopeSql, Values } from '../sql/scope.ts';
import type { CalendarChange } from './calendar-change.ts';
import { CalendarKeeper, refuse } from './calendar-keeper.ts';
import { holidays, officeHours } from './calendar.resource.ts';

const MOST_CHANGES = 500;
/** With `values` alone a new row, with `id` a changed one, with `id` alone an archived one. */
const change = group({
  resource: choice({ holidays: holidays.label, 'office-hours': officeHours.label }, { label: 'Jenis', required: true }),
  id: optional(text({ label: 'Yang diubah; tanpa ini yang baru' })),
  values: optional(sentValues('Isian; tanpa ini yang lama diarsipkan')),
});
export class Changes extends given({ changes: list(change, MOST_CHANGES) }) {}
/** The next to fall due; the counts are of all. */
const MOST_SHOWN = 200;

/** What a change would move, before it is made. For those who may change the calendar: it reads every open clock. */
@Injectable()
export class CalendarPreview {
  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly ledger: Ledger,
    private readonly keeper: CalendarKeeper,
  ) {}

  async preview(actor: Actor, { changes }: Changes): Promise<Preview> {
    if (!changes?.length) throw badRequest(`Sebutkan 1 sampai ${MOST_CHANGES} perubahan.`);
    const read: CalendarChange[] = [];
    for (const one of changes) read.push(await this.changeOf(actor, one));
    const faults = await this.keeper.faults(this.database, read);
    refuse(faults, ({ change, field }) => `changes.${change ?? 0}.${field}`);
    return this.of(actor, read);
  }

  async of(actor: Actor, changes: readonly CalendarChange[]): Promise<Preview> {
    const [counts, moved] = await this.keeper.foresee(changes);
    const names = new Map<string, [number: string | null, title: string | null]>();
    for (const name of new Set(moved.map(({ resource }) => resource))) {
      const ids = moved.filter(({ resource }) => resource === name).map(({ id }) => id);
      for (const [id, ...told] of await this.seen(this.ledger.registry.get(name)!, actor, ids)) names.set(id, told);
    }
    const order = ({ newDueAt }: Moved) => newDueAt ?? '~';
    const shown = moved
      .filter(({ id }) => names.has(id))
      .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
      .slice(0, MOST_SHOWN);
    const named = shown.map((one) => {
      const [number, title] = names.get(one.id)!;
      return { ...one, number, title };
    });
    return { counts, moved: named };
  }

  private async changeOf(
    actor: Actor,
    { resource: name, id, values }: ValueOf<typeof change>,
  ): Promise<CalendarChange> {
    const resource = name === 'holidays' ? holidays : officeHours;
    if (id === undefined) {
      if (!values) throw badRequest('Sebutkan isian dari data yang baru.');
      return { resource: resource.name, values: creationValues(resource, values, actor.roles) };
    }
    const row = UUID.test(id) ? await this.reader.row(resource, actor, id) : undefined;
    if (!row) throw notFound();
    if (!values) return { resource: resource.name, id: row.id };
    const edited = editedValues(resource, row, values, actor.roles, false);
    validateEdit(resource, row, edited, actor.roles);
    return { resource: resource.name, id: row.id, values: { ...row, ...edited } };
  }

  /** Those of the records that the actor may see, with what they are called. */
  private async seen(resource: Resource, actor: Actor, ids: readonly string[]) {
    if (!holds(actor, resource.access.list)) return [];
    const values = new Values();
    const within = resource.clock?.within;
    const outer = within ? this.ledger.registry.get(resource.fields[within]!.to!) : undefined;
    const numbered = numberOf(outer ?? resource);
    const number = numbered ? `${outer ? 'o' : 't'}.${quoted(numbered.field)}` : 'null';
    const title = visibleFields(resource, actor.roles).includes(resource.title)
      ? `t.${quoted(resource.title)}`
      : 'null';
    const wanted = values.add(ids);
    return this.database.query<[id: string, number: string | null, title: string | null]>(
      `select t.id, ${number}, ${title} from ${tableOf(resource)} t
       ${outer ? `left join ${tableOf(outer)} o on o.id = t.${quoted(within!)}` : ''}
       where t.id = any(${wanted}::uuid[]) and ${scopeSql({ registry: this.ledger.registry, actor, values }, resource, 't')}`,
      values.list,
    );
  }
}
