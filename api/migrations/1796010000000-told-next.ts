import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was given back is its registrar's to mend, no longer its verifier's. */
const GIVEN_BACK = `
update clocks k set owner_id = v."registeredById" from verifications v
where k.record_id = v.id and v.status = 'dikembalikan' and v."registeredById" is not null`;
/** Subjects say no more of what is kept from the administrator (notifications/subject.ts). */
const SUBJECTS = `
update mails set subject = 'Waskita: pemberitahuan' where "messageKey" like 'notification:%' and subject ~ '(SN|TM|PD)/[0-9]{4}/'`;
const ANSWERS = `
update mails set subject = 'Surat dari Dinas Komunikasi dan Informatika Kabupaten Purbalingga' where "messageKey" like 'complaint-answer:%'`;

export class ToldNext1796010000000 implements MigrationInterface {
  name = 'ToldNext1796010000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [GIVEN_BACK, SUBJECTS, ANSWERS]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}
