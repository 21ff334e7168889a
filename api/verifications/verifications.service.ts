import { Inject, Injectable } from '@nestjs/common';
import { certificates } from '../certificates/certificates.resource.ts';
import { certificateFault, correctCertificate, issueCertificate, revokeCertificate } from '../certificates/issue.ts';
import { CONFIG, type Config } from '../config.ts';
import type { Sql } from '../database/database.ts';
import { openStates } from '../define/flow.ts';
import { eitherOf } from '../define/roles.ts';
import { emailAllowed } from '../define/identity.ts';
import { Vault } from '../sql/vault.ts';
import { CrudService } from '../records/crud.module.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Effects, RowWork, StepWork, Work } from '../records/work.ts';
import { WITH_REGISTRAR } from '../requests/requests.flow.ts';
import { requests } from '../requests/requests.resource.ts';
import { verifierFault } from './duty.ts';
import { registrarNamed, verifiedOf } from './verified.ts';
import { type Identity, samePerson } from '../define/same-person.ts';
import { verificationFlow } from './verifications.flow.ts';
import { verifications } from './verifications.resource.ts';
import { ASN } from './verifier.flow.ts';
import type { Known } from '../define/rule.ts';

const refuse = (field: string, why: string) => unprocessable(why, { [field]: why });

@Injectable()
export class VerificationsService extends CrudService(verifications) {
  @Inject(CONFIG) private readonly config!: Config;
  @Inject(Vault) private readonly vault!: Vault;

  protected override readonly effects: Effects<typeof verifications> = {
    tugaskan: { before: (work) => this.assignable(work) },
    alihkan_tugas: { before: (work) => this.assignable(work) },
    koreksi_data: { before: (work) => this.judgePerson(work) },
    koreksi_sertifikat: { after: (work) => this.correct(work) },
    serahkan: { after: (work) => this.issue(work) },
    selesaikan: { after: (work) => this.finish(work) },
  };

  protected override async beforeCreate({ values, origin, sql }: Work<typeof verifications>) {
    const letter = await this.reader.row(requests, origin.actor, values.requestId as string, sql);
    if (!letter || !(WITH_REGISTRAR as readonly string[]).includes(letter.status))
      throw refuse('requestId', 'Pemohon hanya dapat ditambahkan selama surat masih draf atau dikembalikan.');
    this.check(values);
    await this.checkCertificate(sql, values);
    return { kind: letter.kind, subjectStaffId: await this.colleague(sql, values) };
  }

  protected override beforeUpdate(work: RowWork<typeof verifications>) {
    return this.judgePerson(work);
  }

  /** The person as he would be, and whom of the office he may be. */
  private async judgePerson({ values, row, sql }: RowWork<typeof verifications>) {
    this.check({ ...row, ...values });
    if (values.nik) await this.checkCertificate(sql, { ...row, ...values });
    return { subjectStaffId: (await this.colleague(sql, { ...row, ...values })) ?? row.subjectStaffId };
  }

  /** Where the mail goes: the office's own domains are a setting (api/README: Requests and people). */
  private check(person: Known): void {
    const { employment, email, emailReason } = person;
    if (emailAllowed(email as string, this.config.mailDomains)) return;
    const domains = eitherOf(this.config.mailDomains);
    if ((ASN as readonly string[]).includes(employment as string))
      throw refuse('email', `Surel ASN harus berakhiran ${domains}.`);
    if (!emailReason) throw refuse('emailReason', `Surel ini di luar ${domains}. Tulis alasannya.`);
  }

  private async checkCertificate(sql: Sql, { certificateId, nik }: Known): Promise<void> {
    if (!certificateId) return;
    const fault = await certificateFault(sql, certificateId as string, this.vault.keyedHash(nik as string));
    if (fault) throw refuse('certificateId', fault);
  }

  /** The office's own staff member who may be meant, surest first: he may not verify himself. */
  private async colleague(sql: Sql, { nip, email, fullName }: Known): Promise<string | null> {
    const staff = await sql.query<[id: string, Identity]>(
      `select id, json_build_object('fullName', "fullName", 'nip', nip, 'email', email) from staff where "archivedAt" is null order by id`,
      [],
    );
    const given = { fullName, nip, email } as Identity;
    const by = (one: Identity) => staff.find(([, known]) => samePerson(one, known))?.[0];
    return by({ fullName: '', nip: given.nip }) ?? by({ fullName: '', email: given.email }) ?? by(given) ?? null;
  }

  private async assignable({ sql, row, values, origin }: StepWork<typeof verifications>) {
    const { staffId } = origin.actor;
    const fault = await verifierFault(sql, values.verifierId!, staffId, await verifiedOf(sql, [row.id]));
    if (fault) throw refuse('verifierId', fault);
    return registrarNamed(row.registeredById, values.verifierId);
  }

  private get hands() {
    return { reader: this.reader, writer: this.writer };
  }

  private async issue({ row, values, origin, sql }: StepWork<typeof verifications>) {
    await this.writer.insert(certificates, { origin, sql }, await issueCertificate(sql, { ...row, ...values }));
  }

  private async correct({ row, values, origin, sql }: StepWork<typeof verifications>) {
    await correctCertificate({ ...this.hands, sql }, origin, row.id, values);
  }

  private async finish(work: StepWork<typeof verifications>) {
    const { row, values, origin, sql } = work;
    if ('serialNumber' in values) await this.issue(work);
    await revokeCertificate({ ...this.hands, sql }, origin, { ...row, ...values });
  }

  protected override async afterStep({ row, origin, sql }: StepWork<typeof verifications>) {
    await this.followLetter(row.requestId, origin, sql);
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
    const move = (verb: string) => this.writer.follow(requests, { origin, sql }, requestId, { verb });
    if ([...counts.keys()].some((status) => !untouched.includes(status))) await move('mulai_proses');
    if (has(...openStates(verificationFlow))) return;
    await move(has('diterima', 'selesai') ? 'selesaikan' : has('ditolak') ? 'nyatakan_ditolak' : 'nyatakan_batal');
  }
}
