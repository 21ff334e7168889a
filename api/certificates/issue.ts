import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Reader } from '../sql/reader.ts';
import type { Writer } from '../records/writer.ts';
import { certificates } from './certificates.resource.ts';
import { officeDate } from '../define/office-time.ts';
import type { Known } from '../define/rule.ts';
import { stateOn } from './certificate-dates.ts';

/** What reads and writes, in one transaction. */
interface Hands {
  readonly reader: Reader;
  readonly writer: Writer;
  readonly sql: Sql;
}

/** Field values of the certificate that a finished verification makes (step I). */
export async function issueCertificate(sql: Sql, verification: Known) {
  const [letter] = await sql.query<[opdId: string, now: Date]>('select "opdId", now() from requests where id = $1', [
    verification.requestId,
  ]);
  const validTo = verification.validTo as string;
  return {
    serialNumber: verification.serialNumber,
    holderName: verification.fullName,
    holderEmail: verification.email,
    opdId: letter![0],
    verificationId: verification.id,
    issuer: 'BSrE',
    type: 'individu',
    validFrom: verification.validFrom,
    validTo,
    status: stateOn({ status: 'ISSUE', validTo }, officeDate(letter![1].getTime())),
  };
}

/** Why a request about this certificate cannot be this person's, in one Indonesian sentence; nothing when it can. */
export async function certificateFault(sql: Sql, certificateId: string, nikHash: string): Promise<string | undefined> {
  const [row] = await sql.query<[string, boolean]>(
    `select c.status, v."nikHash" = $2 from certificates c join verifications v on v.id = c."verificationId"
     where c.id = $1 and c."archivedAt" is null`,
    [certificateId, nikHash],
  );
  if (!row?.[1]) return 'Sertifikat ini bukan milik orang dengan NIK tersebut.';
  return row[0] === 'REVOKE' ? 'Sertifikat ini sudah dicabut.' : undefined;
}

/** What was typed of a certificate is set right on it too. `values`: its number and validity, as they are. */
export async function correctCertificate(
  { reader, writer, sql }: Hands,
  origin: Origin,
  verificationId: string,
  { serialNumber, validFrom, validTo }: Known,
): Promise<void> {
  const [found] = await sql.query<[id: string, now: Date]>(
    'select id, now() from certificates where "verificationId" = $1 and "archivedAt" is null',
    [verificationId],
  );
  if (!found) return;
  const [id, now] = found;
  const row = (await reader.locked(certificates, id, sql))!;
  const dated = { serialNumber, validFrom, validTo: validTo as string };
  const status = stateOn({ status: row.status, validTo: dated.validTo }, officeDate(now.getTime()));
  await writer.update(certificates, { origin, sql }, row, { values: { ...dated, status }, action: 'update' });
}

/** What finishing another kind of request does to the certificate it was about. */
export async function revokeCertificate(
  { reader, writer, sql }: Hands,
  origin: Origin,
  verification: Known,
): Promise<void> {
  const reason =
    verification.kind === 'pencabutan'
      ? verification.revocationReason
      : verification.kind === 'penerbitan_ulang'
        ? 'diganti'
        : undefined;
  if (!reason || !verification.certificateId) return;
  const row = await reader.locked(certificates, verification.certificateId as string, sql);
  if (!row || row.status === 'REVOKE') return;
  await writer.update(certificates, { origin, sql }, row, {
    values: { status: 'REVOKE', revocationReason: reason },
    action: 'update',
  });
}
