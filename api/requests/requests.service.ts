import { Inject, Injectable } from '@nestjs/common';
import { receiptFault } from '../clock/receipt.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';
import { openStates } from '../define/flow.ts';
import { CrudService } from '../engine/crud.module.ts';
import { type Problem, stepNotAllowed, unprocessable } from '../engine/problem.ts';
import type { Row } from '../engine/reader.ts';
import type { RowWork, StepQuestion, StepWork, Work } from '../engine/work.ts';
import { verifierFault } from '../staff/duty.ts';
import { unassigned, verifiedOf } from '../verifications/verified.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import { verifications } from '../verifications/verifications.resource.ts';
import { requests } from './requests.resource.ts';

const WAITING = ['menunggu_penugasan'];

/** People of a letter with one of these statuses. */
async function people(sql: Sql, requestId: string, statuses?: readonly string[]) {
  const rows = await sql.query<[string, string | null]>(
    `select id, "verifierId" from verifications
     where "requestId" = $1 and "archivedAt" is null and ($2::text[] is null or status = any($2)) order by id`,
    [requestId, statuses ?? null],
  );
  return rows.map(([id, verifierId]) => ({ id, verifierId }));
}

/** Step A needs the letter itself and somebody on it (service delivery 1). */
async function incomplete(sql: Sql, row: { id: string; surat_permohonan?: unknown }): Promise<Problem | undefined> {
  const errors: Record<string, string> = {};
  if (!row.surat_permohonan)
    errors.surat_permohonan = 'Surat permohonan belum diunggah. Unggah berkas PDF, maksimal 10 MB.';
  if ((await people(sql, row.id)).length === 0)
    errors.people = 'Belum ada pemohon pada surat ini. Tambahkan sedikitnya satu orang.';
  return Object.keys(errors).length > 0 ? unprocessable(Object.values(errors).join(' '), errors) : undefined;
}

@Injectable()
export class RequestsService extends CrudService(requests) {
  @Inject(CALENDAR) private readonly calendars!: Calendars;

  protected override async beforeCreate({ origin, values }: Work) {
    await this.judgeDates(values);
    return { unitId: origin.actor.unitIds[0], registeredById: origin.actor.staffId };
  }

  /** A letter is received after it was written, and before it was put on record. */
  private async judgeDates(values: Readonly<Record<string, unknown>>): Promise<void> {
    const fault = receiptFault(await this.calendars.current(), values);
    if (fault) throw unprocessable(fault, { receivedAt: fault });
    const says = 'Tanggal surat tidak boleh setelah tanggal diterima.';
    if ((values.letterDate as string) > officeDate(Date.parse(values.receivedAt as string)))
      throw unprocessable(says, { letterDate: says });
  }

  protected override async beforeUpdate({ values, row }: RowWork) {
    if ('letterDate' in values || 'receivedAt' in values) await this.judgeDates({ ...row, ...values });
    return {};
  }

  protected override async beforeArchive({ row, sql }: RowWork) {
    if (row.status !== 'draf')
      throw stepNotAllowed('Hanya draf yang dapat diarsipkan. Batalkan permohonan yang sudah diajukan.');
    if ((await people(sql, row.id)).length > 0) throw unprocessable('Arsipkan dahulu pemohon pada surat ini.');
  }

  protected override async whyNot({ row, step, sql }: StepQuestion): Promise<Problem | undefined> {
    if (step.verb === 'ajukan' || step.verb === 'ajukan_ulang') return incomplete(sql, row);
    if (step.verb !== 'teruskan' || (await people(sql, row.id, WAITING)).length > 0) return undefined;
    return unprocessable('Tidak ada pemohon yang menunggu penugasan. Batalkan atau kembalikan surat ini.');
  }

  protected override async beforeStep({ row, step, values, origin, sql }: StepWork): Promise<Record<string, unknown>> {
    if (step.corrects) await this.judgeDates({ ...row, ...values });
    if (step.verb === 'teruskan')
      await this.assignable(sql, row, values.verifierId as string | undefined, origin.actor.staffId);
    return {};
  }

  /** Step C needs a verifier for each person: his own, or the one named for all. */
  private async assignable(sql: Sql, row: Row, verifierId: string | undefined, assignerId: string) {
    const waiting = await verifiedOf(sql, await unassigned(sql, row.id));
    const anybody = { kind: row.kind as string, subjectStaffId: null, subjectUnitId: null };
    const missing = waiting.length > 0 ? 'Pilih verifikator untuk setiap pemohon.' : undefined;
    const fault = verifierId ? await verifierFault(sql, verifierId, assignerId, [anybody, ...waiting]) : missing;
    if (fault) throw unprocessable(fault, { verifierId: fault });
  }

  protected override async afterStep({ row, step, values, origin, reason, sql }: StepWork) {
    const open = openStates(verificationFlow);
    const follow = async (verb: string, ids: readonly { id: string; verifierId: string | null }[], more = {}) => {
      for (const person of ids) await this.writer.follow(verifications, origin, person.id, verb, sql, more, reason);
    };
    if (step.verb === 'batalkan') await follow('batalkan', await people(sql, row.id, open));
    if (step.verb === 'koreksi') await follow('tarik_kembali', await people(sql, row.id, open));
    if (step.verb !== 'teruskan') return;
    const waiting = await people(sql, row.id, WAITING);
    const assigned = {
      verifierId: values.verifierId,
      assignedById: origin.actor.staffId,
      assignedAt: new Date().toISOString(),
    };
    await follow(
      'mulai',
      waiting.filter((person) => !person.verifierId),
      assigned,
    );
    await follow(
      'mulai',
      waiting.filter((person) => person.verifierId),
    );
  }
}
