import { Inject, Injectable } from '@nestjs/common';
import { ClockCompletion } from '../clock/clock-completion.ts';
import type { Bytes } from '../downloads/download.ts';
import { Ledger } from '../clock/ledger.ts';
import { now } from '../database/scene.ts';
import { CALENDAR, type Calendars, STANDARDS } from '../clock/sources.ts';
import type { Person } from '../audit/entry.ts';
import { type Simulation } from '../define/answers/simulation.ts';
import { writtenDate } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import { editableFields } from '../define/resource.ts';
import { PRINTED, type StandardContent, termText } from '../define/standard.ts';
import { CrudService } from '../records/crud.module.ts';
import type { AskedStep } from '../records/record.service.ts';
import { Sent } from '../sql/input.ts';
import { stepNotAllowed, unprocessable } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import type { Effects, RowWork, StepWork, Work } from '../records/work.ts';
import type { StandardInForce } from './in-force.ts';
import { standardPaper } from './paper.ts';
import { pastCases } from './past-cases.ts';
import { serviceStandards } from './service-standards.resource.ts';
import { simulate } from './simulate.ts';

const MONTH_MS = 30 * 86_400_000;

/** Refuses a promise that the printed text does not make. */
function refuseContradiction(text: string, { classes }: StandardContent): void {
  const unsaid = PRINTED.map((name) => termText(classes[name])).find(
    (term) => !new RegExp(`(?<!\\d)${term}(?! kerja| kalender)`).test(text),
  );
  if (!unsaid) return;
  const says = `Teks ini tidak menyebut "${unsaid}", padahal itu janji waktunya.`;
  throw unprocessable('Teks cetak dan janji waktu pengaduan berbeda.', { complaintHandling: says });
}

@Injectable()
export class ServiceStandardsService extends CrudService(serviceStandards) {
  @Inject(Ledger) private readonly ledger!: Ledger;
  @Inject(CALENDAR) private readonly calendars!: Calendars;
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(STANDARDS) private readonly standards!: StandardInForce;
  @Inject(ClockCompletion) private readonly completion!: ClockCompletion;

  protected override readonly effects: Effects<typeof serviceStandards> = {
    tetapkan: { before: (work) => this.supersede(work) },
  };

  protected override async beforeCreate({ values, sql }: Work<typeof serviceStandards>) {
    refuseContradiction(values.complaintHandling as string, values.content as StandardContent);
    const [row] = await sql.query<[number]>('select coalesce(max(edition), 0) + 1 from service_standards', []);
    return { edition: row![0] };
  }

  protected override beforeUpdate({ row, values }: RowWork<typeof serviceStandards>) {
    const after = { ...row, ...values };
    refuseContradiction(after.complaintHandling, after.content);
    return {};
  }

  /** What was received before there was any standard is promised something by the first. */
  override async step(origin: Person, id: string, asked: AskedStep): Promise<string> {
    const json = await super.step(origin, id, asked);
    if (asked.verb !== 'tetapkan') return json;
    this.standards.forget();
    await this.completion.complete();
    return json;
  }

  /** The standard in force ends on the day before the new one begins. */
  private async supersede({ origin, row, values, sql }: StepWork<typeof serviceStandards>): Promise<void> {
    const validFrom = values.validFrom!;
    const refuse = (says: string) => unprocessable(says, { validFrom: says });
    const [before] = await sql.query<[string, string, number]>(
      `select id, "validFrom"::text, edition from service_standards where status = 'ditetapkan' and "archivedAt" is null`,
      [],
    );
    if (!before) return;
    if (validFrom < officeDate(now())) throw refuse('Standar tidak berlaku surut. Pilih hari ini atau sesudahnya.');
    const [id, since, edition] = before;
    if (validFrom <= since)
      throw refuse(`Versi ${edition} berlaku sejak ${writtenDate(since)}. Pilih tanggal sesudahnya.`);
    const validTo = new Date(Date.parse(validFrom) - 86_400_000).toISOString().slice(0, 10);
    const told = `Digantikan versi ${row.edition} sejak ${writtenDate(validFrom)}`;
    if (
      !(await this.writer.follow(serviceStandards, { origin, sql }, id, {
        verb: 'gantikan',
        values: { validTo },
        explanation: told,
      }))
    )
      throw stepNotAllowed('Standar lain baru saja ditetapkan. Muat ulang, lalu ulangi.');
  }

  /** A new draft of the person's own, alike in everything that may be written. */
  async copy(origin: Person, id: string, key?: string): Promise<string> {
    const row = await this.rowOf(origin, id);
    const names = editableFields(serviceStandards, origin.actor.roles, true);
    const alike = Object.entries(row).filter(([name]) => names.includes(name));
    return this.create(origin, Sent.of(Object.fromEntries(alike)), key);
  }

  /** The cases of the last months (30 days each) in the person's scope, replayed under this version. */
  async simulate(origin: Person, id: string, months: number): Promise<Simulation> {
    const draft = await this.rowOf(origin, id);
    const now = Date.now();
    const since = now - months * MONTH_MS;
    const past = await pastCases(this.database, this.registry, this.ledger, origin.actor, since);
    return simulate(past, draft, await this.calendars.current(), now);
  }

  /** The standard as a paper, and what to call the file. */
  async paper(origin: Person, id: string): Promise<{ name: string; content: Bytes }> {
    const row = await this.rowOf(origin, id);
    const content = standardPaper(row);
    await this.audit.append(origin, { action: 'download', resource: serviceStandards.name, recordId: row.id });
    return { name: `standar-pelayanan-versi-${row.edition}.pdf`, content };
  }
}
