import type { sanctionFlow } from '../sanctions/sanctions.flow.ts';
import type { SanctionKind } from '../sanctions/sanction-kinds.flow.ts';
import type { SanctionLevel } from '../sanctions/sanction-authorities.resource.ts';
import type { Username } from './people.ts';

export interface Plan {
  /** Working days ago on which it was opened. */
  readonly ago: number;
  readonly who: Username;
  /** Where it stands now. */
  readonly until: keyof typeof sanctionFlow.states;
  readonly allegation: string;
  /** Of PP 94/2021; nobody without an employment of the state is under it. */
  readonly article?: string;
  readonly level?: SanctionLevel;
  readonly kind?: SanctionKind;
  readonly absent?: true;
}

/** All invented; of each way of employment some, one in every state. */
export const PLANS: readonly Plan[] = [
  {
    ago: 60,
    who: 'verifikator3',
    until: 'selesai',
    level: 'ringan',
    kind: 'teguran_lisan',
    allegation: 'Tiga hari terlambat masuk kerja tanpa izin.',
    article: '4 huruf f',
  },
  {
    ago: 42,
    who: 'verifikator2',
    until: 'dijalani',
    level: 'sedang',
    kind: 'potong_tunjangan_6',
    allegation: 'Membuka data pemohon tanpa keperluan dinas.',
    article: '3 huruf g',
  },
  {
    ago: 35,
    who: 'verifikator1',
    until: 'berlaku',
    level: 'sedang',
    kind: 'potong_tunjangan_9',
    allegation: 'Lima belas hari tidak masuk kerja tanpa alasan yang sah dalam setahun.',
    article: '4 huruf f',
  },
  {
    ago: 30,
    who: 'staf2',
    until: 'batal',
    level: 'ringan',
    kind: 'teguran_tertulis',
    allegation: 'Menolak melayani pemohon menjelang jam tutup.',
  },
  {
    ago: 23,
    who: 'kasi',
    until: 'keberatan',
    level: 'ringan',
    kind: 'teguran_tertulis',
    allegation: 'Membiarkan penugasan menumpuk pada satu verifikator.',
    article: '3 huruf e',
  },
  {
    ago: 24,
    who: 'staf',
    until: 'tanpa_hadir',
    absent: true,
    allegation: 'Tidak masuk kerja empat hari tanpa keterangan.',
    article: '4 huruf f',
  },
  {
    ago: 21,
    who: 'verifikator2',
    until: 'diserahkan',
    level: 'ringan',
    kind: 'pernyataan_tidak_puas',
    allegation: 'Menyampaikan data pemohon lewat pesan pribadi.',
    article: '3 huruf g',
  },
  {
    ago: 19,
    who: 'verifikator3',
    until: 'diajukan_ppk',
    level: 'berat',
    kind: 'putus_perjanjian',
    allegation: 'Meminta sesuatu kepada pemohon agar didahulukan.',
    article: '5 huruf l',
  },
  {
    ago: 18,
    who: 'staf2',
    until: 'diputuskan',
    level: 'ringan',
    kind: 'teguran_lisan',
    allegation: 'Meninggalkan loket pada jam pelayanan.',
  },
  {
    ago: 16,
    who: 'verifikator1',
    until: 'diusulkan',
    level: 'sedang',
    kind: 'potong_tunjangan_6',
    allegation: 'Memakai akun rekan untuk menyetujui verifikasi.',
    article: '5 huruf a',
  },
  { ago: 15, who: 'staf2', until: 'dipanggil_2', absent: true, allegation: 'Menghilangkan berkas permohonan.' },
  {
    ago: 13,
    who: 'verifikator3',
    until: 'diperiksa',
    allegation: 'Mencentang daftar periksa tanpa memeriksa berkas.',
    article: '3 huruf e',
  },
  {
    ago: 7,
    who: 'verifikator1',
    until: 'dipanggil_1',
    allegation: 'Terlambat menindaklanjuti tiga penugasan.',
    article: '3 huruf e',
  },
  { ago: 5, who: 'verifikator2', until: 'tim', allegation: 'Menerima pemberian dari pemohon.', article: '5 huruf k' },
  {
    ago: 3,
    who: 'verifikator3',
    until: 'telaah',
    allegation: 'Memberi keterangan yang tidak benar pada catatan verifikasi.',
    article: '3 huruf e',
  },
  {
    ago: 1,
    who: 'staf',
    until: 'dugaan',
    allegation: 'Meninggalkan loket pada jam pelayanan tanpa izin.',
    article: '4 huruf f',
  },
];
