import { Inject, Injectable } from '@nestjs/common';
import { certificates } from '../certificates/certificates.resource.ts';
import { certificateFault, issueCertificate, revokeCertificate } from '../certificates/issue.ts';
import type { Config } from '../config.ts';
import { CONFIG } from '../database/database.module.ts';
import type { Sql } from '../database/database.ts';
import { openStates, STAY } from '../define/flow.ts';
import { emailAllowed } from '../define/identity.ts';
import { Vault } from '../engine/vault.ts';
import { CrudService } from '../engine/crud.module.ts';
import { stepNotAllowed, unprocessable } from '../engine/problem.ts';
import type { RowWork, StepQuestion, StepWork, Work } from '../engine/work.ts';
import type { Row } from '../engine/reader.ts';
import { requests } from '../requests/requests.resource.ts';
import { verifierFault } from '../staff/duty.ts';
import { verifiedOf } from './verified.ts';
import { verificationFlow } from './verifications.flow.ts';
import { CHECKLIST, verifications } from './verifications.resource.ts';
import { ASN } from './verifier.flow.ts';

/** Somebody stands for the person's data from here on: a change would go unseen. */
const APPROVED = ['akun_dikirim', 'menunggu_passphrase', 'terbit', 'diverifikasi', 'diajukan_ams'];

/** The letter is still the registrar's to change. */
const UNFINISHED = ['draf', 'dikembalikan'];

type Person = Record<string, unknown>;
const refuse = (field: string, why: string) => unprocessable(why, { [field]: why });

@Injectable()
export class VerificationsService extends CrudService(verifications) {
  @Inject(CONFIG) private readonly config!: Config;
  @Inject(Vault) private readonly vault!: Vault;

  protected override async beforeCreate({ values, origin, sql }: Work) {
    const letter = await this.reader.row(requests, origin.actor, values.requestId as string, sql);
    if (!letter || !UNFINISHED.includes(letter.status))
      throw refuse('requestId', 'Pemohon hanya dapat ditambahkan selama surat masih draf atau dikembalikan.');
    this.check({ ...values, kind: letter.kind });
    await this.checkCertificate(sql, values);
    return {
      kind: letter.kind,
      registeredById: origin.actor.staffId,
      subjectStaffId: await this.colleague(sql, values),
    };
  }

  protected override async beforeUpdate({ values, row, sql }: RowWork): Promise<Person> {
    if (APPROVED.includes(row.status))
      throw unprocessable('Data yang sudah diverifikasi tidak dapat diubah. Minta Kepala Seksi mengoreksi langkahnya.');
    if ('employment' in values && row.amsReference)
      throw refuse('employment', 'Status kepegawaian tidak dapat diubah setelah pendaftaran di AMS.');
    this.check({ ...row, ...values });
    if (values.nik) await this.checkCertificate(sql, { ...row, ...values });
    return { subjectStaffId: (await this.colleague(sql, { ...row, ...values })) ?? row.subjectStaffId };
  }

  protected override async beforeArchive({ row, sql }: RowWork) {
    const [letter] = await sql.query<[string]>('select status from requests where id = $1', [row.requestId]);
    if (row.status !== 'menunggu_penugasan' || !UNFINISHED.includes(letter![0]))
      throw stepNotAllowed('Pemohon hanya dapat diarsipkan selama surat masih draf atau dikembalikan.');
  }

  /** What one field alone cannot tell (api/README: Personal data). */
  private check(person: Person): void {
    const { kind, employment, nip, email, emailReason, certificateId, revocationReason } = person;
    const isAsn = (ASN as readonly unknown[]).includes(employment);
    if (isAsn && !nip) throw refuse('nip', 'NIP wajib diisi untuk ASN.');
    if (!emailAllowed(email as string, this.config.mailDomains)) {
      const domains = this.config.mailDomains.join(' atau ');
      if (isAsn) throw refuse('email', `Surel ASN harus berakhiran ${domains}.`);
      if (!emailReason) throw refuse('emailReason', `Surel ini di luar ${domains}. Tulis alasannya.`);
    }
    if (kind !== 'penerbitan' && !certificateId) throw refuse('certificateId', 'Pilih sertifikat yang dimaksud.');
    if (kind === 'pencabutan' && !revocationReason) throw refuse('revocationReason', 'Pilih alasan pencabutan.');
  }

  private async checkCertificate(sql: Sql, { certificateId, nik }: Person): Promise<void> {
    if (!certificateId) return;
    const fault = await certificateFault(sql, certificateId as string, this.vault.keyedHash(nik as string));
    if (fault) throw refuse('certificateId', fault);
  }

  /** The office's own staff member who may be meant, by NIP, e-mail or name: he may not verify himself. */
  private async colleague(sql: Sql, { nip, email, fullName }: Person): Promise<string | null> {
    const [row] = await sql.query<[string]>(
      `select id from staff where "archivedAt" is null and (nip = $1 or email = $2 or lower("fullName") = lower($3))
       order by nip is distinct from $1, email is distinct from $2 limit 1`,
      [nip ?? null, email ?? null, fullName],
    );
    return row?.[0] ?? null;
  }

  protected override async whyNot({ row, step, sql }: StepQuestion) {
    const unapproved = row.kind === 'pencabutan' && !row.approvedById;
    if (step.verb === 'tugaskan') {
      const letter = await this.reader.any(requests, row.requestId as string, sql);
      if (letter?.status !== 'didisposisikan')
        return stepNotAllowed('Verifikator ditugaskan setelah surat didisposisikan.');
    }
    if (step.verb === 'ajukan_ams' && unapproved && row.revocationReason !== 'kunci_bocor')
      return stepNotAllowed('Pencabutan perlu disetujui orang kedua lebih dahulu, kecuali kunci bocor.');
    return step.verb === 'selesaikan' && unapproved
      ? stepNotAllowed('Pencabutan ini belum disetujui orang kedua.')
      : undefined;
  }

  protected override async beforeStep(work: StepWork): Promise<Person> {
    const changes = await this.rules(work, new Date().toISOString());
    // Whoever goes on is no longer held up.
    return work.row.outage && work.step.to !== STAY ? { ...changes, outage: null } : changes;
  }

  private async rules({ row, step, values, origin, sql }: StepWork, now: string): Promise<Person> {
    switch (step.verb) {
      case 'catat_pulih':
        return { outage: null };
      case 'tugaskan':
      case 'alihkan_tugas':
        await this.assignable(sql, row, values.verifierId as string, origin.actor.staffId);
        return { assignedById: origin.actor.staffId, assignedAt: now };
      case 'setujui':
      case 'verifikasi': {
        const [ticked, all] = [(values.checklist as string[]).length, Object.keys(CHECKLIST).length];
        if (ticked < all)
          throw refuse(
            'checklist',
            `Permohonan belum dapat diterbitkan: hasil verifikasi belum lengkap (${ticked} dari ${all} butir).`,
          );
        return {};
      }
      case 'daftarkan':
      case 'catat_akun_terkirim':
      case 'kirim_ulang_tautan':
        return { linkSentAt: now };
      case 'setujui_pencabutan':
        return { approvedById: origin.actor.staffId };
      default:
        return {};
    }
  }

  private async assignable(sql: Sql, row: Row, verifierId: string, assignerId: string) {
    const fault = await verifierFault(sql, verifierId, assignerId, await verifiedOf(sql, [row.id]));
    if (fault) throw refuse('verifierId', fault);
  }

  protected override async afterStep({ row, step, values, origin, sql }: StepWork) {
    const person = { ...row, ...values };
    const issued = step.verb === 'serahkan' || (step.verb === 'selesaikan' && 'serialNumber' in values);
    if (issued) await this.writer.insert(certificates, origin, await issueCertificate(sql, person), [], sql);
    if (step.verb === 'selesaikan') await revokeCertificate(this.writer, this.reader, origin, person, sql);
    await this.followLetter(row.requestId as string, origin, sql);
  }

  /** The letter's own status is derived from its people (api/README: Requests and people), under its lock: the last two may finish at once. */
  private async followLetter(requestId: string, origin: StepWork['origin'], sql: Sql) {
    const letter = await this.reader.locked(requests, requestId, sql);
    if (!letter || !['diteruskan', 'diproses'].includes(letter.status)) return;
    const rows = await sql.query<[string, number]>(
      'select status, count(*)::int from verifications where "requestId" = $1 and "archivedAt" is null group by status',
      [requestId],
    );
    const counts = new Map(rows);
    const has = (...statuses: string[]) => statuses.some((status) => counts.has(status));
    const untouched = ['menunggu_penugasan', 'menunggu_pendaftaran', 'menunggu'];
    const move = (verb: string) => this.writer.follow(requests, origin, requestId, verb, sql);
    if ([...counts.keys()].some((status) => !untouched.includes(status))) await move('mulai_proses');
    if (has(...openStates(verificationFlow))) return;
    await move(has('diterima', 'selesai') ? 'selesaikan' : has('ditolak') ? 'nyatakan_ditolak' : 'nyatakan_batal');
  }
}
