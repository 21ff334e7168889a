import { OVERSEERS, type Role } from '../define/roles.ts';
import type { Rule } from '../define/rule.ts';
import type { Sanction } from './sanctions.resource.ts';

interface CasePaper {
  readonly title: string;
  /** The field that says of which day it is. */
  readonly dated: keyof Sanction;
  /** While one of these holds there is no such paper. */
  readonly unless: readonly Rule[];
}

/** The papers of a case, by the last word of their address, in the order of the law (PP 94/2021 art. 26 to 37). */
export const CASE_PAPERS = {
  'summons.pdf': {
    title: 'Surat Panggilan I',
    dated: 'summonedOn',
    unless: [{ if: { summonedOn: null }, says: 'Surat panggilan belum ada karena pegawai belum dipanggil.' }],
  },
  'second-summons.pdf': {
    title: 'Surat Panggilan II',
    dated: 'secondSummonedOn',
    unless: [
      { if: { secondSummonedOn: null }, says: 'Surat panggilan kedua belum ada karena pegawai belum dipanggil lagi.' },
    ],
  },
  'examination.pdf': {
    title: 'Berita Acara Pemeriksaan',
    dated: 'examinedOn',
    unless: [
      { if: { examinedOn: null }, says: 'Berita acara pemeriksaan belum ada karena pemeriksaan belum dicatat.' },
    ],
  },
  'decision.pdf': {
    title: 'Keputusan Hukuman Disiplin',
    dated: 'decidedOn',
    unless: [
      { if: { decidedOn: null }, says: 'Keputusan belum ada karena sanksi belum diputuskan.' },
      {
        if: { decider: ['bupati'] },
        says: 'Keputusan ini dibuat Bupati, bukan kantor ini; buka berkas keputusannya pada perkara ini.',
      },
    ],
  },
  'hand-over.pdf': {
    title: 'Berita Acara Penyerahan Keputusan',
    dated: 'handedOverOn',
    unless: [
      { if: { handedOverOn: null }, says: 'Berita acara penyerahan belum ada karena keputusan belum diserahkan.' },
    ],
  },
} as const satisfies Readonly<Record<string, CasePaper>>;
export type CasePaperName = keyof typeof CASE_PAPERS;
export const casePaperNames = Object.keys(CASE_PAPERS) as readonly CasePaperName[];

const inFileName = (words: string, number: string): string => `${words} ${number}`.replaceAll(/[ /]/g, '-');
/** surat-panggilan-i-SN-2026-000001.pdf */
export const paperFile = (name: CasePaperName, number: string): string =>
  `${inFileName(CASE_PAPERS[name].title.toLowerCase(), number)}.pdf`;
export const dossierFile = (number: string): string => `${inFileName('berkas-perkara', number)}.zip`;

/** Who carries the whole case out of the house: never the one whom it is about. */
export const DOSSIER: { readonly by: readonly Role[]; readonly unless: readonly Rule[] } = {
  by: OVERSEERS,
  unless: [
    {
      if: { staffId: 'me' },
      says: 'Berkas perkara tentang Anda sendiri diambil orang lain; naskah untuk Anda ada pada halaman perkara.',
      code: 'own_record',
    },
  ],
};
