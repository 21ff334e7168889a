import type { MigrationInterface, QueryRunner } from 'typeorm';

const TODAY = `(now() at time zone 'Asia/Jakarta')::date`;
const ROLES = `('kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'auditor', 'admin_sistem')`;
/**
 * Where somebody is there to confirm them. An office in which nobody is keeps its leaders: whoever begins there at once
 * is the first, and one who lost his right could only be helped at the server.
 */
const ASKED_AGAIN = `
with confirmers as (
    select a."staffId" from appointments a join staff s on s.id = a."staffId" join users u on u."staffId" = s.id
    where a.role in ('kepala_dinas', 'auditor') and a.status = 'berlaku' and a."archivedAt" is null
      and a."validFrom" <= ${TODAY} and (a."validTo" is null or a."validTo" >= ${TODAY})
      and s."archivedAt" is null and s."activeFrom" <= ${TODAY} and (s."activeTo" is null or s."activeTo" >= ${TODAY})
      and u.active and u."archivedAt" is null and u."passwordGivenById" is null),
  made as (
    update appointments t set status = 'diusulkan', "previousStatus" = 'berlaku', "proposedById" = u."passwordGivenById", version = t.version + 1, "updatedAt" = now()
    from users u
    where u."staffId" = t."staffId" and u."archivedAt" is null and u."passwordGivenById" is not null
      and t.role in ${ROLES} and t.status = 'berlaku' and t."confirmedAt" is null and t."archivedAt" is null
      and (t."validTo" is null or t."validTo" >= ${TODAY})
      and exists (select from confirmers c where c."staffId" <> t."staffId")
    returning t.*)
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.2.0", "outcome": "ok", "requestId": "migration", "resource": "appointments"}',
  made.id::text, made.version,
  jsonb_build_object('status', jsonb_build_object('before', 'berlaku', 'after', 'diusulkan'), 'proposedById', jsonb_build_object('after', made."proposedById"),
    '#row', audit.row_hash(made), '#reason', 'Kata sandinya diberikan orang lain sebelum hak dikonfirmasi orang kedua'))
from made`;

/**
 * Leading roles that were there when confirming began stayed in force, also of accounts whose password somebody else
 * gave and nobody changed: whoever gave it could still become its owner. They wait to be confirmed (api/README: Rights).
 */
export class GivenLeaders1795437160000 implements MigrationInterface {
  name = 'GivenLeaders1795437160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASKED_AGAIN);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}
