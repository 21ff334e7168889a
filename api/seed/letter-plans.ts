import type { Kind, Status } from './office.ts';
import type { Values } from './rows.ts';

export type LetterStatus = Values<'requests'>['status'];

/** A letter that is to exist in the end, and where each of its people is to be. */
export interface LetterPlan {
  readonly kind: Kind;
  readonly status: LetterStatus;
  readonly people: readonly Status[];
  /** Which holders a letter of another kind is about: those expired, soon to expire, or in force. */
  readonly holders?: 'expired' | 'expiring' | 'inForce';
  /** Registered and handled in the other Bidang. */
  readonly elsewhere?: boolean;
  /** The verifier was named before the letter was forwarded. */
  readonly assignedEarly?: boolean;
  /** How long its certificates are valid, where it is not the usual time. */
  readonly validMonths?: number;
  readonly colleague?: 'verifikator3' | 'staf';
}

const WAITING: Status = 'menunggu_penugasan';
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const crowd = (status: Status, size: number): Status[] => times(size, () => status);
const issue = (status: LetterStatus, ...people: Status[]): LetterPlan => ({ kind: 'penerbitan', status, people });

/** People of the letters in progress; every state of D to I occurs. */
const IN_PROGRESS: readonly (readonly Status[])[] = [
  ['menunggu_swafoto'],
  ['menunggu_swafoto', 'menunggu_pendaftaran'],
  ['penentuan_status', 'menunggu_pendaftaran'],
  ['verifikasi_otomatis', 'diterima'],
  ['verifikasi_otomatis'],
  ['verifikasi_manual', 'menunggu_swafoto'],
  ['verifikasi_manual'],
  ['akun_dikirim'],
  ['akun_dikirim', 'diterima', 'diterima'],
  ['menunggu_passphrase', 'terbit'],
  ['menunggu_passphrase', 'menunggu_passphrase', 'menunggu_swafoto', 'diterima'],
  ['terbit'],
  ['dikembalikan', 'menunggu_passphrase'],
  ['dikembalikan'],
  ['ditolak', 'menunggu_swafoto', 'penentuan_status'],
  ['dibatalkan', 'terbit', 'diterima'],
];

/** People of the letters that are done, repeated as often as needed. */
const DONE: readonly (readonly Status[])[] = [
  crowd('diterima', 2),
  crowd('diterima', 1),
  crowd('diterima', 3),
  crowd('diterima', 2),
  ['diterima', 'diterima', 'ditolak'],
  crowd('diterima', 4),
  crowd('diterima', 1),
  crowd('diterima', 2),
  ['diterima', 'dibatalkan'],
  crowd('diterima', 3),
];

const OPEN: readonly LetterPlan[] = [
  ...times(3, (index) => issue('draf', ...crowd(WAITING, 1 + index))),
  { ...issue('draf', WAITING), elsewhere: true },
  ...times(4, (index) => issue('diajukan', ...crowd(WAITING, 1 + (index % 3)))),
  { ...issue('diajukan', WAITING, WAITING), elsewhere: true },
  { kind: 'pembaruan', status: 'diajukan', people: [WAITING], holders: 'expiring' },
  ...times(3, (index) => issue('dikembalikan', ...crowd(WAITING, 1 + index))),
  ...times(2, (index) => issue('didisposisikan', ...crowd(WAITING, 1 + index))),
  ...times(2, (index) => ({ ...issue('didisposisikan', ...crowd(WAITING, 2 + index)), assignedEarly: true })),
  { ...issue('didisposisikan', WAITING), elsewhere: true },
  { kind: 'pencabutan', status: 'didisposisikan', people: [WAITING], holders: 'inForce' },
  ...times(4, (index) => issue('diteruskan', ...crowd('menunggu_pendaftaran', 1 + (index % 3)))),
  { kind: 'pembaruan', status: 'diteruskan', people: ['menunggu', 'menunggu'], holders: 'expiring' },
  { kind: 'pencabutan', status: 'diteruskan', people: ['menunggu'], holders: 'inForce' },
  ...IN_PROGRESS.map((people) => issue('diproses', ...people)),
  { ...issue('diproses', 'menunggu_passphrase'), colleague: 'staf' },
  { kind: 'pembaruan', status: 'diproses', people: ['diverifikasi', 'menunggu'], holders: 'expiring' },
  { kind: 'pembaruan', status: 'diproses', people: ['diajukan_ams'], holders: 'expiring' },
  { kind: 'penerbitan_ulang', status: 'diproses', people: ['diajukan_ams'], holders: 'inForce' },
  { kind: 'perubahan_data', status: 'diproses', people: ['diverifikasi'], holders: 'inForce' },
  { kind: 'pencabutan', status: 'diproses', people: ['diajukan_ams'], holders: 'inForce' },
];

const FINISHED: readonly LetterPlan[] = [
  ...times(6, (index) => issue('selesai', ...DONE[index % DONE.length]!)),
  { ...issue('selesai', 'diterima'), colleague: 'verifikator3' },
  ...times(2, (index): LetterPlan => ({
    kind: 'pembaruan',
    status: 'selesai',
    people: crowd('selesai', 1 + (index % 2)),
    holders: 'expired',
  })),
  { kind: 'penerbitan_ulang', status: 'selesai', people: ['selesai'], holders: 'inForce' },
  { kind: 'perubahan_data', status: 'selesai', people: ['selesai'], holders: 'inForce' },
  ...times(2, (index): LetterPlan => ({
    kind: 'pencabutan',
    status: 'selesai',
    people: crowd('selesai', 1 + (index % 2)),
    holders: 'inForce',
  })),
  ...times(2, (index) => issue('ditolak', ...crowd('ditolak', 1 + (index % 2)))),
  { kind: 'perubahan_data', status: 'ditolak', people: ['ditolak'], holders: 'inForce' },
  ...times(2, (index) => issue('dibatalkan', ...crowd('dibatalkan', 1 + (index % 2)))),
];

export const OPEN_PLANS = OPEN;
export const FINISHED_PLANS = FINISHED;
export const OLD_PLAN: LetterPlan = issue('selesai', 'diterima', 'diterima', 'diterima');
