import { complaintFlow } from '../complaints/complaints.flow.ts';
import type { Sql } from '../database/database.ts';
import { openStates } from '../define/flow.ts';
import { TODAY } from '../access/in-force.ts';
import { sanctionFlow } from '../sanctions/sanctions.flow.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import type { Subject } from './subject.ts';

const SAYS = {
  open: 'Permohonan orang ini masih diproses',
  active: 'Pegawai ini masih aktif',
  sanction: 'Ada perkara sanksi yang belum selesai tentang orang ini',
  complaint: 'Ada pengaduan yang belum selesai tentang permohonan ini',
  hold: 'Ada penahanan hukum yang berlaku atas data ini',
} as const;

/** Why nothing of this person may be erased now (api/README: The audit trail), in one Indonesian sentence; nothing when it may. */
export async function legalHold(sql: Sql, subject: Subject): Promise<string | undefined> {
  const [row] = await sql.query<[keyof typeof SAYS | null]>(
    `with people as (
       select v.id, v."requestId", v."subjectStaffId" from verifications v join verifications s on s.id = $1
       where v.id = s.id or v."nikHash" = s."nikHash"),
     members as (select $2::uuid as id where $2 is not null union select "subjectStaffId" from people where "subjectStaffId" is not null)
     select case
       when exists (select from verifications v join people p on p.id = v.id where v.status = any($5) and v."archivedAt" is null) then 'open'
       when exists (select from staff s where s.id = $2 and (s."activeTo" is null or s."activeTo" >= ${TODAY})) then 'active'
       when exists (select from sanctions x join members m on m.id = x."staffId" where x.status = any($3) and x."archivedAt" is null) then 'sanction'
       when exists (select from complaints x join people p on p."requestId" = x."requestId" where x.status = any($4) and x."archivedAt" is null) then 'complaint'
       when exists (select from legal_holds x where x.status = 'berlaku' and x."archivedAt" is null
         and x."validFrom" <= ${TODAY} and (x."validTo" is null or x."validTo" >= ${TODAY})
         and (x."staffId" in (select id from members) or x."verificationId" in (select id from people))) then 'hold' end`,
    [
      subject.verificationId,
      subject.staffId,
      openStates(sanctionFlow),
      openStates(complaintFlow),
      openStates(verificationFlow),
    ],
  );
  const kind = row![0];
  return kind ? `${SAYS[kind]}; datanya tidak boleh dihapus sebelum itu selesai.` : undefined;
}
