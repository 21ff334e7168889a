import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { openStates } from '../define/flow.ts';
import type { VerbOf } from '../define/resource.ts';
import { CrudService } from '../records/crud.module.ts';
import { unprocessable } from '../sql/problem.ts';
import { stamped } from '../records/judging.ts';
import type { Effects, StepWork } from '../records/work.ts';
import { verifierFault } from '../verifications/duty.ts';
import { registrarNamed, unassigned, verifiedOf } from '../verifications/verified.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import { verifications } from '../verifications/verifications.resource.ts';
import { ASSIGNED } from '../verifications/verifier.flow.ts';
import { requests } from './requests.resource.ts';

const WAITING = ['menunggu_penugasan'];

/** People of a letter with one of these statuses. */
async function people(sql: Sql, requestId: string, statuses: readonly string[]) {
  const rows = await sql.query<[string, string | null, string | null]>(
    `select id, "verifierId", "registeredById" from verifications
     where "requestId" = $1 and "archivedAt" is null and status = any($2) order by id`,
    [requestId, statuses],
  );
  return rows.map(([id, verifierId, registeredById]) => ({ id, verifierId, registeredById }));
}

@Injectable()
export class RequestsService extends CrudService(requests) {
  protected override readonly effects: Effects<typeof requests> = {
    teruskan: { before: (work) => this.assignable(work), after: (work) => this.handOn(work) },
    batalkan: { after: (work) => this.followPeople(work, 'batalkan') },
    koreksi_surat: { before: (work) => this.ownFile(work) },
    koreksi: { after: (work) => this.followPeople(work, 'tarik_kembali') },
  };

  /** Step C needs a verifier for each person: his own, or the one named for all. */
  private async assignable({ sql, row, values: { verifierId }, origin }: StepWork<typeof requests>) {
    const waiting = await verifiedOf(sql, await unassigned(sql, row.id));
    const anybody = { kind: row.kind, subjectStaffId: null, subjectUnitId: null, registeredById: null };
    const missing = waiting.length > 0 ? 'Pilih verifikator untuk setiap pemohon.' : undefined;
    const fault = verifierId
      ? await verifierFault(sql, verifierId, origin.actor.staffId, [anybody, ...waiting])
      : missing;
    if (fault) throw unprocessable(fault, { verifierId: fault });
  }

  /** Another scan is one that was uploaded to this letter. */
  private async ownFile({ sql, row, values: { surat_permohonan: file } }: StepWork<typeof requests>) {
    if (file === undefined) return;
    const [own] = await sql.query<[string]>(
      `select id from attachments where id = $1 and "ownerType" = $2 and "ownerId" = $3 and "archivedAt" is null`,
      [file, requests.name, row.id],
    );
    const says = 'Pilih berkas yang sudah diunggah pada surat ini.';
    if (!own) throw unprocessable(says, { surat_permohonan: says });
  }

  /** Who has no verifier of his own gets the one named for all, before those who have one. */
  private async handOn({ row, values: { verifierId }, origin, reason, sql }: StepWork<typeof requests>) {
    const waiting = await people(sql, row.id, WAITING);
    const assigned = { verifierId, ...stamped(ASSIGNED, origin.actor) };
    for (const { id, registeredById } of waiting.filter((one) => !one.verifierId)) {
      const given = { ...assigned, ...registrarNamed(registeredById, verifierId) };
      await this.writer.follow(verifications, { origin, sql }, id, {
        verb: 'mulai',
        values: given,
        explanation: reason,
      });
    }
    for (const { id } of waiting.filter((one) => one.verifierId))
      await this.writer.follow(verifications, { origin, sql }, id, { verb: 'mulai', explanation: reason });
  }

  private async followPeople(
    { row, origin, reason, sql }: StepWork<typeof requests>,
    verb: VerbOf<typeof verifications>,
  ) {
    for (const { id } of await people(sql, row.id, openStates(verificationFlow)))
      await this.writer.follow(verifications, { origin, sql }, id, { verb, explanation: reason });
  }
}
