import { asList } from '../define/flow.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import type { REVOCATION_REASONS } from '../verifications/verifications.resource.ts';
import { CHECKLIST } from '../verifications/verifier.flow.ts';
import type { Applicant } from './applicants.ts';
import type { Holder, Kind, Office, Status } from './office.ts';
import type { Username } from './people.ts';
import type { Random } from './random.ts';
import { addMonths, dateOf } from './time.ts';

/** Somebody on a letter, with the way he goes. */
export interface Person {
  readonly applicant: Applicant;
  readonly kind: Kind;
  readonly verifier: Username;
  readonly validMonths?: number;
  /** The states in the order in which they are reached, the first by step C. */
  readonly stops: readonly { readonly status: Status; readonly at: number }[];
  readonly reason?: Reason;
  /** Whose certificate the letter is about: himself, earlier. */
  readonly about?: Holder;
  /** Himself, once he has the certificate. */
  readonly holder: Holder;
}
type Reason = keyof typeof REVOCATION_REASONS;

/** An act of his verifier or Kepala Seksi, at a moment (ms). */
export interface Act {
  readonly at: number;
  readonly by: Username;
  readonly verb: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Default validity of a certificate (api/README: Certificates). */
const VALID_MONTHS = 24;
const REASONS: readonly Reason[] = ['pensiun', 'mutasi', 'kunci_bocor', 'permintaan_instansi', 'mengundurkan_diri'];
/** Kinds that end with a new certificate. */
const RENEWING: readonly Kind[] = ['pembaruan', 'penerbitan_ulang'];
const WHY: Readonly<Record<string, readonly string[]>> = {
  alihkan_manual: ['Data kepegawaian pada BKN belum diperbarui.', 'NIK belum padan pada data Dukcapil.'],
  kembalikan: [
    'Surel pada surat tidak sama dengan surel resmi.',
    'Jabatan pada surat belum sesuai dengan data kepegawaian.',
  ],
  tolak: [
    'Jabatan yang bersangkutan tidak memerlukan sertifikat elektronik.',
    'Yang bersangkutan sudah mempunyai sertifikat yang berlaku.',
  ],
  batalkan: [
    'Perangkat Daerah menarik permohonannya dengan surat.',
    'Yang bersangkutan mutasi sebelum sertifikat terbit.',
  ],
};

export const revocationReason = (random: Random, kind: Kind): Reason | undefined =>
  kind === 'pencabutan' ? random.pick(REASONS) : undefined;

function newCertificate({ random }: Office, at: number, validMonths = VALID_MONTHS) {
  const digits = Array.from({ length: 16 }, () => random.integer(0, 15).toString(16)).join('');
  const validFrom = dateOf(at);
  return {
    serialNumber: `${at.toString(16)}${digits}`.toUpperCase(),
    validFrom,
    validTo: addMonths(validFrom, validMonths),
  };
}

const amsReference = ({ random }: Office, at: number): string =>
  `AMS-${dateOf(at).replaceAll('-', '')}-${String(random.integer(1, 99_999)).padStart(5, '0')}`;

/** The verb that leads from one state to the next. */
function verbBetween(from: Status, to: Status): string {
  const step = verificationFlow.steps.find((one) => asList(one.from).includes(from) && one.to === to && !one.corrects);
  if (!step) throw new Error(`No step leads from ${from} to ${to}.`);
  return step.verb;
}

/** What is given with a step. */
function given(office: Office, { kind, validMonths }: Person, verb: string, at: number): Record<string, unknown> {
  if (WHY[verb]) return { reason: office.random.pick(WHY[verb]) };
  if (verb === 'daftarkan' || verb === 'ajukan_ams') return { amsReference: amsReference(office, at) };
  if (verb === 'setujui' || verb === 'verifikasi') return { checklist: Object.keys(CHECKLIST) };
  if (verb === 'catat_passphrase' || (verb === 'selesaikan' && RENEWING.includes(kind)))
    return newCertificate(office, at, validMonths);
  return {};
}

/** The acts after step C that bring somebody to the last of his states. */
export function actsFor(office: Office, person: Person): Act[] {
  const { reason, stops, verifier } = person;
  // A leaked key may be revoked first and approved after.
  const approvedBefore = reason === undefined ? undefined : reason === 'kunci_bocor' ? 'selesaikan' : 'ajukan_ams';
  return stops.slice(1).flatMap(({ status, at }, index): Act[] => {
    const verb = verbBetween(stops[index]!.status, status);
    const act: Act = { at, by: verb === 'batalkan' ? 'kasi' : verifier, verb, values: given(office, person, verb, at) };
    const approval: Act = { at: at - 60_000, by: 'kasi', verb: 'setujui_pencabutan', values: {} };
    return verb === approvedBefore ? [approval, act] : [act];
  });
}

/** Whether he holds a certificate in the end. */
export const isServed = ({ kind, stops }: Person): boolean => {
  const { status } = stops.at(-1)!;
  return status === 'diterima' || (status === 'selesai' && RENEWING.includes(kind));
};
