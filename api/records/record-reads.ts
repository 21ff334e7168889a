import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { ClockReader } from '../clock/clock-reader.ts';
import type { ClockAnswer } from '../define/answers/clock.ts';
import type { HistoryEntry } from '../define/answers/record.ts';
import { personalFields, type Resource } from '../define/resource.ts';
import { type Blocks, Exporter } from './export.ts';
import { history } from './history.ts';
import { UUID } from '../sql/input.ts';
import { notFound, unprocessable } from '../sql/problem.ts';
import type { ListQuery } from '../sql/query.ts';
import type { Page, Row } from '../sql/reader.ts';
import { RecordRules } from './rules.ts';

/** What may be known of the records of one resource; looking at personal data is told in the trail. */
@Injectable()
export class RecordReads<R extends Resource = Resource> extends RecordRules<R> {
  @Inject(Exporter) protected readonly exporter!: Exporter;
  @Inject(Readings) protected readonly readings!: Readings;
  @Inject(ClockReader) private readonly clocks!: ClockReader;

  async list(origin: Person, query: ListQuery): Promise<Page> {
    const page = await this.reader.list(this.resource, origin.actor, query);
    const { name, confidential } = this.resource;
    if (confidential) for (const { id } of JSON.parse(page.json) as Row[]) await this.readings.enter(origin, name, id);
    else if (page.ids) await this.readings.tell(origin, 'list', name, page.ids);
    return page;
  }

  export(origin: Person, query: ListQuery): Promise<Blocks> {
    return this.exporter.blocks(origin, this.resource, query);
  }

  async one(origin: Person, id: string): Promise<[json: string, version: number]> {
    if (!UUID.test(id)) throw notFound();
    const entry = this.readingOf(origin, id);
    const found = await this.reader.one(this.resource, origin.actor, id, this.database, entry);
    if (!found) throw notFound();
    if (entry) this.readings.opened(origin, id);
    if (this.resource.confidential) await this.readings.enter(origin, this.resource.name, id.toLowerCase());
    return found;
  }

  async history(origin: Person, id: string): Promise<HistoryEntry[]> {
    const row = await this.rowOf(origin, id);
    if (this.resource.confidential || this.readingOf(origin, id)) await this.one(origin, id);
    const { resource, database: sql, reader } = this;
    const visible = reader.tellable(resource, origin.actor, row);
    return history(sql, resource, { id: row.id, visible }, (told) => reader.around(origin.actor, told));
  }

  /** Segments, minutes by party, due time and why (api/README: The HTTP contract). */
  async clock(origin: Person, id: string): Promise<ClockAnswer> {
    const answer = await this.clocks.read(this.resource, origin, (await this.rowOf(origin, id)).id);
    if (!answer) throw unprocessable('Belum ada janji waktu: standar pelayanan atau jam kerja belum ditetapkan.');
    return answer;
  }

  /** The audit entry that goes with opening this record, where it shows personal data and that has not just been told. */
  private readingOf(origin: Person, id: string): string | undefined {
    const shows = !this.resource.confidential && personalFields(this.resource, origin.actor.roles).length > 0;
    return shows ? this.readings.entryFor(origin, this.resource.name, id) : undefined;
  }
}
