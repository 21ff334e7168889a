import type { Rule } from '../define/rule.ts';
import type { EMPLOYMENTS } from '../verifications/verifier.flow.ts';
import { SANCTION_LEVELS } from '../discipline-articles/discipline-articles.resource.ts';
import type { SanctionLevel } from './sanction-authorities.resource.ts';

export type Regime = keyof typeof EMPLOYMENTS;

export const SANCTION_KINDS = {
  teguran_lisan: 'Teguran lisan',
  teguran_tertulis: 'Teguran tertulis',
  pernyataan_tidak_puas: 'Pernyataan tidak puas secara tertulis',
  potong_tunjangan_6: 'Pemotongan tunjangan kinerja sebesar 25% selama 6 bulan',
  potong_tunjangan_9: 'Pemotongan tunjangan kinerja sebesar 25% selama 9 bulan',
  potong_tunjangan_12: 'Pemotongan tunjangan kinerja sebesar 25% selama 12 bulan',
  tunda_kgb_1th: 'Penundaan kenaikan gaji berkala 1 tahun (peralihan)',
  tunda_pangkat_1th: 'Penundaan kenaikan pangkat 1 tahun (peralihan)',
  turun_pangkat_1th: 'Penurunan pangkat setingkat lebih rendah 1 tahun (peralihan)',
  penurunan_jabatan_12: 'Penurunan jabatan setingkat lebih rendah selama 12 bulan',
  pembebasan_jabatan_12: 'Pembebasan dari jabatannya menjadi jabatan pelaksana selama 12 bulan',
  pdh_taps: 'Pemberhentian dengan hormat tidak atas permintaan sendiri sebagai PNS',
  putus_perjanjian: 'Pemutusan perjanjian kerja',
  putus_kontrak: 'Pemutusan kontrak',
} as const;
export type SanctionKind = keyof typeof SANCTION_KINDS;

const WARNINGS = ['teguran_lisan', 'teguran_tertulis'] as const;
const LIGHT = [...WARNINGS, 'pernyataan_tidak_puas'] as const;
/** PP 94/2021 art. 8; those of art. 42 and PerBKN 6/2022 art. 62 stand in where the allowance cannot be cut. */
const MEDIUM = [
  'potong_tunjangan_6',
  'potong_tunjangan_9',
  'potong_tunjangan_12',
  'tunda_kgb_1th',
  'tunda_pangkat_1th',
  'turun_pangkat_1th',
] as const;
/** What stands in for what. */
export const TRANSITIONAL: readonly (readonly [SanctionKind, SanctionKind])[] = [
  ['potong_tunjangan_6', 'tunda_kgb_1th'],
  ['potong_tunjangan_9', 'tunda_pangkat_1th'],
  ['potong_tunjangan_12', 'turun_pangkat_1th'],
];
const SEVERE = ['penurunan_jabatan_12', 'pembebasan_jabatan_12', 'pdh_taps'] as const;
const ENDED = ['putus_perjanjian', 'putus_kontrak'] as const;

/** Against these an ASN appeals to the BPASN, and does not object (PP 79/2021). */
export const DISMISSALS = ['pdh_taps', 'putus_perjanjian'] as const satisfies readonly SanctionKind[];

export const isDismissal = (kind: SanctionKind | null): boolean => DISMISSALS.some((one) => one === kind);

/** Which kinds belong to a level. */
export const KINDS_OF_LEVEL: Readonly<Record<SanctionLevel, readonly SanctionKind[]>> = {
  ringan: LIGHT,
  sedang: MEDIUM,
  berat: [...SEVERE, ...ENDED],
};
/** Which kinds there are for the employed: PP 94/2021; PP 49/2018 and SE MenPANRB 11/2023; the contract. */
export const KINDS_OF_REGIME: Readonly<Record<Regime, readonly SanctionKind[]>> = {
  pns: [...LIGHT, ...MEDIUM, ...SEVERE],
  cpns: [...LIGHT, ...MEDIUM, ...SEVERE],
  pppk: [...LIGHT, 'putus_perjanjian'],
  non_asn: [...WARNINGS, 'putus_kontrak'],
};
/** What the breach harmed. */
export const IMPACTS = { unit: 'Unit kerja', instansi: 'Instansi', negara: 'Negara' } as const;
export type Impact = keyof typeof IMPACTS;

/** For so many months it is served, at least. */
export const SERVED_MONTHS: Readonly<Partial<Record<SanctionKind, number>>> = {
  potong_tunjangan_6: 6,
  potong_tunjangan_9: 9,
  potong_tunjangan_12: 12,
  tunda_kgb_1th: 12,
  tunda_pangkat_1th: 12,
  turun_pangkat_1th: 12,
  penurunan_jabatan_12: 12,
  pembebasan_jabatan_12: 12,
};

const ofLevel = (level: SanctionLevel) =>
  ({
    if: { level: [level], kind: { not: [...KINDS_OF_LEVEL[level], null] } },
    says: `Jenis sanksi itu bukan tingkat ${SANCTION_LEVELS[level].toLowerCase()}; pilih jenis dari tingkat ini.`,
  }) satisfies Rule;
const ofRegime = (regimes: readonly Regime[], people: string) =>
  ({
    if: { regime: regimes, kind: { not: [...KINDS_OF_REGIME[regimes[0]!], null] } },
    says: `Jenis sanksi itu tidak ada untuk ${people}; pilih jenis dari aturan kepegawaiannya.`,
  }) satisfies Rule;

/** A kind belongs to its level and to the employment at the time of the breach; the table holds it as well. */
export const KIND_RULES = [
  ofLevel('ringan'),
  ofLevel('sedang'),
  ofLevel('berat'),
  ofRegime(['pns', 'cpns'], 'PNS'),
  ofRegime(['pppk'], 'PPPK'),
  ofRegime(['non_asn'], 'pegawai non-ASN'),
] as const;
