import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Witness } from '../audit/verify/witness.ts';
import type { Bytes } from '../downloads/download.ts';
import { receiptFault } from '../clock/receipt.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import { CrudService } from '../engine/crud.module.ts';
import { stepNotAllowed, unprocessable } from '../engine/problem.ts';
import type { RowWork, StepQuestion, StepWork, Work } from '../engine/work.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import { type DataRequest, dataRequests } from './data-requests.resource.ts';
import { provenTrail } from './proven-trail.ts';
import { trailPaper } from './trail-paper.ts';
import { type TrailEntry, trailOf } from './trail.ts';

type Values = Readonly<Record<string, unknown>>;
export type TimedRequest = DataRequest & { readonly dueAt: string | null };

function refuseTwo({ verificationId, staffId }: Values): void {
  const says = 'Pilih satu subjek saja: pemohon sertifikat atau pegawai dinas ini.';
  if (verificationId && staffId) throw unprocessable(says, { staffId: says });
}

@Injectable()
export class DataRequestsService extends CrudService(dataRequests) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(CALENDAR) private readonly calendars!: Calendars;
  @Inject(Witness) private readonly witness!: Witness;

  private async judgeReceipt(values: Values): Promise<void> {
    const fault = receiptFault(await this.calendars.current(), values);
    if (fault) throw unprocessable(fault, { receivedAt: fault });
  }

  protected override async beforeCreate({ origin, values }: Work) {
    await this.judgeReceipt(values);
    refuseTwo(values);
    return {
      unitId: origin.actor.unitIds[0],
      registeredById: origin.actor.staffId,
    };
  }

  protected override beforeUpdate({ row, values }: RowWork) {
    refuseTwo({ ...row, ...values });
    return {};
  }

  protected override whyNot({ row, step, given }: StepQuestion) {
    const subject: Values = { ...row, ...given };
    if (step.verb !== 'siapkan' || subject.verificationId || subject.staffId) return undefined;
    const says = 'Pilih dahulu subjeknya: pemohon sertifikat atau pegawai dinas ini.';
    return unprocessable(says, { verificationId: says });
  }

  protected override async beforeStep({ row, values, step }: StepWork): Promise<Record<string, unknown>> {
    if (step.corrects) await this.judgeReceipt({ ...row, ...values });
    if (step.verb === 'siapkan') refuseTwo({ ...row, ...values });
    return step.verb === 'serahkan' ? { handedOverAt: new Date().toISOString() } : {};
  }

  /** The person's trail, once his identity was checked. Every look at it is an entry of its own. */
  private async prepared(origin: Person, id: string, action: 'read' | 'print' | 'export') {
    this.permit(origin, 'show');
    const row = (await this.rowOf(origin, id)) as unknown as DataRequest;
    const [clock] = await this.database.query<[string | null]>(
      'select to_json(due_at) from clocks where record_id = $1',
      [row.id],
    );
    const request: TimedRequest = { ...row, dueAt: clock?.[0] ?? null };
    if (request.status !== 'disiapkan' && request.status !== 'diserahkan')
      throw stepNotAllowed('Periksa dahulu identitas peminta dan pilih subjeknya (Siapkan jawaban).');
    await this.audit.append(origin, { action, resource: dataRequests.name, recordId: request.id });
    return { request, entries: await trailOf(this.database, this.registry, request, origin.actor.roles) };
  }

  private about({ id, number, receivedAt, dueAt }: TimedRequest) {
    return { id, number, receivedAt, dueAt, preparedAt: new Date().toISOString() };
  }

  async trail(origin: Person, id: string): Promise<object & { entries: readonly TrailEntry[] }> {
    const { request, entries } = await this.prepared(origin, id, 'read');
    return { ...this.about(request), entries };
  }

  async trailAsPaper(origin: Person, id: string): Promise<Bytes> {
    const { request, entries } = await this.prepared(origin, id, 'print');
    const [subject] = await this.database.query<[string]>(
      'select "fullName" from verifications where id = $1 union all select "fullName" from staff where id = $2',
      [request.verificationId, request.staffId],
    );
    return trailPaper(request, entries, subject![0], Date.now());
  }

  /** With inclusion proofs and the checkpoint they lead to. */
  async trailWithProofs(origin: Person, id: string): Promise<Bytes> {
    const { request, entries } = await this.prepared(origin, id, 'export');
    return provenTrail(this.database, this.witness, this.about(request), entries);
  }
}
