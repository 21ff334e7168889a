import { TODAY } from '../access/in-force.ts';
import { complaintFlow } from '../complaints/complaints.flow.ts';
import { type Flow, openStates } from '../define/flow.ts';
import { factsOf } from '../sql/facts.ts';
import { texts } from '../sql/rule-sql.ts';
import { sanctionFlow } from '../sanctions/sanctions.flow.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import { erasures } from './erasures.resource.ts';

const open = (flow: Flow): string => `in (${texts(openStates(flow))})`;
const because = (says: string): string => `'${says}; datanya tidak boleh dihapus sebelum itu selesai.'`;

export const erasureFacts = factsOf(erasures, {
  /** Why nothing of this person may be erased now (api/README: Personal data), in one Indonesian sentence. */
  held: `with people as (
      select v.id, v."requestId", v."subjectStaffId" from verifications v join verifications s on s.id = t."verificationId"
      where v.id = s.id or v."nikHash" = s."nikHash"),
    members as (select t."staffId" as id where t."staffId" is not null union select "subjectStaffId" from people where "subjectStaffId" is not null)
    select case
      when exists (select from verifications v join people p on p.id = v.id where v.status ${open(verificationFlow)} and v."archivedAt" is null)
        then ${because('Permohonan orang ini masih diproses')}
      when exists (select from staff s where s.id = t."staffId" and (s."activeTo" is null or s."activeTo" >= ${TODAY}))
        then ${because('Pegawai ini masih aktif')}
      when exists (select from sanctions x join members m on m.id = x."staffId" where x.status ${open(sanctionFlow)} and x."archivedAt" is null)
        then ${because('Ada perkara sanksi yang belum selesai tentang orang ini')}
      when exists (select from complaints x join people p on p."requestId" = x."requestId" where x.status ${open(complaintFlow)} and x."archivedAt" is null)
        then ${because('Ada pengaduan yang belum selesai tentang permohonan ini')}
      when exists (select from legal_holds x where x.status = 'berlaku' and x."archivedAt" is null
        and x."validFrom" <= ${TODAY} and (x."validTo" is null or x."validTo" >= ${TODAY})
        and (x."staffId" in (select id from members) or x."verificationId" in (select id from people)))
        then ${because('Ada penahanan hukum yang berlaku atas data ini')} end`,
});
