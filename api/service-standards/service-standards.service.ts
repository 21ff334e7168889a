import { Inject, Injectable } from '@nestjs/common';
import { ClockCompletion } from '../clock/clock-completion.ts';
import type { Bytes } from '../downloads/download.ts';
import { Ledger } from '../clock/ledger.ts';
import { CALENDAR, type Calendars, STANDARDS } from '../clock/sources.ts';
import type { Person } from '../audit/entry.ts';
import { MOST_SIMULATED_MONTHS, type Simulation, SIMULATORS } from '../define/answers.ts';
import type { Sql } from '../database/database.ts';
import { writtenDate } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import { holds } from '../define/roles.ts';
import { editableFields } from '../define/resource.ts';
import { type StandardContent, termText } from '../define/standard.ts';
import { CrudService } from '../engine/crud.module.ts';
import { refuseUnknown } from '../engine/body.ts';
import { plainObject } from '../engine/input.ts';
import { badRequest, forbidden, stepNotAllowed, unprocessable } from '../engine/problem.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import type { RowWork, StepWork, Work } from '../engine/work.ts';
import type { Row } from '../engine/reader.ts';
import type { StandardInForce } from './in-force.ts';
import { standardPaper } from './paper.ts';
import { pastCases } from './past-cases.ts';
import { type ServiceStandard, serviceStandards } from './service-standards.resource.ts';
import { simulate } from './simulate.ts';

const MONTH_MS = 30 * 86_400_000;

/** The classes whose promise is printed in component 6. */
const PRINTED = ['ringan', 'normatif', 'tidak_berkadar_pengawasan', 'berkadar_pengawasan'] as const;

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

  protected override async beforeCreate({ origin, values, sql }: Work) {
    refuseContradiction(values.complaintHandling as string, values.content as StandardContent);
    const [row] = await sql.query<[number]>('select coalesce(max(edition), 0) + 1 from service_standards', []);
    return { writtenById: origin.actor.staffId, edition: row![0] };
  }

  /** Immutable once it left the draft; and one author, so that nobody reviews or sets words of his own (api/README: The standard is data). */
  protected override beforeUpdate({ origin, row, values }: RowWork) {
    if (row.status !== 'draf')
      throw unprocessable('Hanya draf yang dapat diubah. Salin versi ini menjadi draf baru, lalu ubah salinannya.');
    if (row.writtenById !== origin.actor.staffId)
      throw forbidden(
        'Draf diubah oleh penyusunnya saja. Salin menjadi draf Anda sendiri untuk mengusulkan perubahan.',
        'not_writer',
      );
    const after = { ...row, ...values } as unknown as ServiceStandard;
    refuseContradiction(after.complaintHandling, after.content);
    return {};
  }

  /** What was received before there was any standard is promised something by the first. */
  override async step(origin: Person, id: string, verb: string, ...more: [unknown, string?, string?]): Promise<string> {
    const json = await super.step(origin, id, verb, ...more);
    if (verb !== 'tetapkan') return json;
    this.standards.forget();
    await this.completion.complete();
    return json;
  }

  protected override async beforeStep({ origin, row, step, values, sql }: StepWork): Promise<Record<string, unknown>> {
    if (step.verb === 'reviu') return { reviewedById: origin.actor.staffId };
    if (step.verb === 'kembalikan') return { reviewedById: null };
    await this.supersede(origin, row, values.validFrom as string, sql);
    return { enactedById: origin.actor.staffId };
  }

  /** The standard in force ends on the day before the new one begins. */
  private async supersede(origin: Person, row: Row, validFrom: string, sql: Sql): Promise<void> {
    const refuse = (says: string) => unprocessable(says, { validFrom: says });
    const [before] = await sql.query<[string, string, number]>(
      `select id, "validFrom"::text, edition from service_standards where status = 'ditetapkan' and "archivedAt" is null`,
      [],
    );
    if (!before) return;
    if (validFrom < officeDate(Date.now()))
      throw refuse('Standar tidak berlaku surut. Pilih hari ini atau sesudahnya.');
    const [id, since, edition] = before;
    if (validFrom <= since)
      throw refuse(`Versi ${edition} berlaku sejak ${writtenDate(since)}. Pilih tanggal sesudahnya.`);
    const validTo = new Date(Date.parse(validFrom) - 86_400_000).toISOString().slice(0, 10);
    const told = `Digantikan versi ${row.edition as number} sejak ${writtenDate(validFrom)}`;
    if (!(await this.writer.follow(serviceStandards, origin, id, 'gantikan', sql, { validTo }, told)))
      throw stepNotAllowed('Standar lain baru saja ditetapkan. Muat ulang, lalu ulangi.');
  }

  /** A new draft of the person's own, alike in everything that may be written. */
  async copy(origin: Person, id: string, key?: string): Promise<string> {
    this.permit(origin, 'create');
    const row = await this.rowOf(origin, id);
    const names = editableFields(serviceStandards, origin.actor.roles, true);
    return this.create(origin, Object.fromEntries(names.map((name) => [name, row[name]])), key);
  }

  /** The cases of the last months (30 days each) in the person's scope, replayed under this version. */
  async simulate(origin: Person, id: string, body: unknown): Promise<Simulation> {
    if (!holds(origin.actor, SIMULATORS))
      throw forbidden('Simulasi dijalankan oleh pimpinan dan auditor.', 'role_not_allowed');
    const { months, ...rest } = plainObject(body);
    refuseUnknown(Object.keys(rest));
    if (!Number.isInteger(months) || (months as number) < 1 || (months as number) > MOST_SIMULATED_MONTHS)
      throw badRequest('Jumlah bulan tidak benar.', {
        months: `Isi dengan bilangan bulat dari 1 sampai ${MOST_SIMULATED_MONTHS}.`,
      });
    const draft = (await this.rowOf(origin, id)) as unknown as ServiceStandard;
    const now = Date.now();
    const since = now - (months as number) * MONTH_MS;
    const past = await pastCases(this.database, this.registry, this.ledger, origin.actor, since);
    return simulate(past, draft, await this.calendars.current(), now);
  }

  /** The standard as a paper, and what to call the file. */
  async paper(origin: Person, id: string): Promise<{ name: string; content: Bytes }> {
    this.permit(origin, 'show');
    const row = (await this.rowOf(origin, id)) as unknown as ServiceStandard;
    const content = standardPaper(row);
    await this.audit.append(origin, { action: 'download', resource: serviceStandards.name, recordId: row.id });
    return { name: `standar-pelayanan-versi-${row.edition}.pdf`, content };
  }
}
