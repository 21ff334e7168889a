import type { REVOCATION_REASONS } from '../verifications/verifications.resource.ts';
import { CHECKLIST } from '../verifications/verifier.flow.ts';
import type { Applicant } from './applicants.ts';
import type { Holder, Kind, Office, Status } from './office.ts';
import type { DemoRow, Values } from './rows.ts';
import { addMonths, dateOf, iso } from './time.ts';
import type { Unit } from './units.ts';

interface Letter {
  readonly id: string;
  readonly kind: Kind;
  readonly unit: Unit;
  readonly recordedAt: number;
  readonly registeredById: string;
}
export interface Person {
  readonly applicant: Applicant;
  /** The states in the order in which they were reached. */
  readonly stops: readonly { readonly status: Status; readonly at: number }[];
  readonly assignment?: { readonly verifierId: string; readonly assignedById: string; readonly assignedAt: number };
  readonly subjectStaffId?: string;
  readonly holder?: Holder;
}
type Reason = keyof typeof REVOCATION_REASONS;
type Fields = Partial<Values<'verifications'>>;

/** Default validity of a certificate (api/README: Certificates). */
const VALID_MONTHS = 24;
const ALL_CHECKED = Object.keys(CHECKLIST) as (keyof typeof CHECKLIST)[];
const REASONS: readonly Reason[] = ['pensiun', 'mutasi', 'kunci_bocor', 'permintaan_instansi', 'mengundurkan_diri'];
/** Kinds that end with a new certificate. */
const RENEWING: readonly Kind[] = ['pembaruan', 'penerbitan_ulang'];

function newCertificate(office: Office, at: number): Pick<Fields, 'serialNumber' | 'validFrom' | 'validTo'> {
  const digits = Array.from({ length: 16 }, () => office.random.integer(0, 15).toString(16)).join('');
  const validFrom = dateOf(at);
  return {
    serialNumber: `${at.toString(16)}${digits}`.toUpperCase(),
    validFrom,
    validTo: addMonths(validFrom, VALID_MONTHS),
  };
}

const reference = (office: Office, at: number): string =>
  `AMS-${dateOf(at).replaceAll('-', '')}-${String(office.random.integer(1, 99_999)).padStart(5, '0')}`;

/** What the way of a letter's kind decides about its last steps. */
interface Ending {
  /** A new certificate is made. */
  readonly renews: boolean;
  /** A second person has approved the revocation. */
  readonly approved: boolean;
}

/** What a person's record holds once the state has been reached. */
function fieldsOf(office: Office, ending: Ending, status: Status, at: number): Fields {
  switch (status) {
    case 'menunggu_swafoto':
      return { amsReference: reference(office, at), linkSentAt: iso(at) };
    case 'akun_dikirim':
      return { checklist: ALL_CHECKED };
    case 'menunggu_passphrase':
      return { linkSentAt: iso(at) };
    case 'terbit':
      return newCertificate(office, at);
    case 'diverifikasi':
      return { checklist: ALL_CHECKED };
    case 'diajukan_ams':
      return {
        amsReference: reference(office, at),
        ...(ending.approved && { approvedById: office.staff.kasi }),
      };
    case 'selesai':
      return ending.renews ? newCertificate(office, at) : {};
    default:
      return {};
  }
}

/** The certificate the letter is about changes with the step that ends the letter. */
function changeOld(holder: Holder, kind: Kind, reason: Reason | undefined, at: number): void {
  const { certificate } = holder;
  const before = certificate.values['status'];
  if (kind === 'pencabutan') Object.assign(certificate.values, { status: 'REVOKE', revocationReason: reason });
  if (kind === 'penerbitan_ulang') Object.assign(certificate.values, { status: 'REVOKE', revocationReason: 'diganti' });
  if (before !== certificate.values['status']) certificate.updatedAt = iso(at);
}

/** Records one person of a letter and, when the procedure got that far, the certificate. */
export function addVerification(office: Office, letter: Letter, person: Person): DemoRow | undefined {
  const { book } = office;
  const { applicant, assignment, holder, stops } = person;
  const last = stops.at(-1)!;
  const reason = letter.kind === 'pencabutan' ? office.random.pick(REASONS) : undefined;
  const ending: Ending = {
    renews: RENEWING.includes(letter.kind),
    // A leaked key may be revoked first and approved after.
    approved: reason !== undefined && (reason !== 'kunci_bocor' || last.status === 'selesai'),
  };
  const reached: Fields = Object.assign({}, ...stops.map(({ status, at }) => fieldsOf(office, ending, status, at)));
  const row = book.add(
    'verifications',
    letter.recordedAt,
    {
      ...applicant,
      requestId: letter.id,
      kind: letter.kind,
      certificateId: holder?.certificate.id ?? null,
      revocationReason: reason ?? null,
      verifierId: assignment?.verifierId ?? null,
      assignedById: assignment?.assignedById ?? null,
      assignedAt: assignment ? iso(assignment.assignedAt) : null,
      subjectStaffId: person.subjectStaffId ?? null,
      registeredById: letter.registeredById,
      ...reached,
      status: last.status,
    },
    last.at,
  );
  row.cameFrom = stops.at(-2)?.status;
  row.journey = stops
    .filter(({ status }) => status !== 'menunggu_penugasan')
    .map(({ status, at }) => ({ state: status, at: iso(at) }));
  if (holder && last.status === 'selesai') changeOld(holder, letter.kind, reason, last.at);
  const handedOver = last.status === 'diterima' || (last.status === 'selesai' && ending.renews);
  if (!handedOver) return undefined;
  return book.add('certificates', last.at, {
    serialNumber: reached.serialNumber!,
    holderName: applicant.fullName,
    holderEmail: applicant.email,
    opdId: letter.unit.id,
    verificationId: row.id,
    issuer: 'BSrE',
    type: 'individu',
    validFrom: reached.validFrom!,
    validTo: reached.validTo!,
    status: 'ISSUE',
  });
}
