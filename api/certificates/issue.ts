import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Reader } from '../engine/reader.ts';
import type { Writer } from '../engine/writer.ts';
import { certificates } from './certificates.resource.ts';

/** Field values of the certificate that a finished verification makes (step I). */
export async function issueCertificate(sql: Sql, verification: Record<string, unknown>) {
  const [letter] = await sql.query<[string]>('select "opdId" from requests where id = $1', [verification.requestId]);
  return {
    serialNumber: verification.serialNumber,
    holderName: verification.fullName,
    holderEmail: verification.email,
    opdId: letter![0],
    verificationId: verification.id,
    issuer: 'BSrE',
    type: 'individu',
    validFrom: verification.validFrom,
    validTo: verification.validTo,
    status: 'ISSUE',
  };
}

/** What finishing another kind of request does to the certificate it was about. */
export async function revokeCertificate(
  writer: Writer,
  reader: Reader,
  origin: Origin,
  verification: Record<string, unknown>,
  sql: Sql,
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
  await writer.update(
    certificates,
    origin,
    row,
    { status: 'REVOKE', revocationReason: reason },
    { action: 'update' },
    [],
    sql,
  );
}
