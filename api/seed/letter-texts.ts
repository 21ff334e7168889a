import type { Kind } from './office.ts';
import type { Random } from './random.ts';
import type { Unit } from './units.ts';

const ISSUE = 'Permohonan Penerbitan Sertifikat Elektronik';
const SUBJECTS: Readonly<Record<Kind, readonly string[]>> = {
  penerbitan: [
    ISSUE,
    `${ISSUE} Pejabat Administrator dan Pengawas`,
    `${ISSUE} Bendahara dan Pejabat Pembuat Komitmen`,
    `${ISSUE} Pegawai Baru`,
    `${ISSUE} untuk Penandatanganan Dokumen di Srikandi`,
    `${ISSUE} Pengelola Keuangan`,
  ],
  pembaruan: ['Permohonan Pembaruan Sertifikat Elektronik yang Akan Habis Masa Berlakunya'],
  penerbitan_ulang: [
    'Permohonan Penerbitan Ulang Sertifikat Elektronik karena Lupa Passphrase',
    'Permohonan Penerbitan Ulang Sertifikat Elektronik',
  ],
  perubahan_data: [
    'Permohonan Perubahan Data Sertifikat Elektronik karena Mutasi Jabatan',
    'Permohonan Perubahan Data Pemilik Sertifikat Elektronik',
  ],
  pencabutan: [
    'Permohonan Pencabutan Sertifikat Elektronik Pegawai Purnatugas',
    'Permohonan Pencabutan Sertifikat Elektronik',
  ],
};
const SCHOOL_SUBJECTS = [`${ISSUE} Kepala Sekolah`, `${ISSUE} Guru dan Pengawas Sekolah`] as const;
const HEALTH_SUBJECTS = [`${ISSUE} Tenaga Kesehatan`, `${ISSUE} Dokter dan Perekam Medis`] as const;

export function subjectOf(random: Random, kind: Kind, unit: Unit): string {
  if (kind === 'penerbitan' && unit.code === 'DINDIKBUD') return random.pick(SCHOOL_SUBJECTS);
  if (kind === 'penerbitan' && unit.type === 'upt') return random.pick(HEALTH_SUBJECTS);
  return random.pick(SUBJECTS[kind]);
}

export const INSTRUCTIONS = [
  'Tindak lanjuti sesuai standar pelayanan.',
  'Mohon diteliti kelengkapannya, lalu teruskan kepada tim verifikator.',
  'Proses dan laporkan hasilnya.',
  'Selesaikan tepat waktu; hubungi pemohon bila datanya kurang.',
  'Untuk diproses sesuai ketentuan.',
] as const;

export const NOTES = [
  'Narahubung: Subbagian Umum dan Kepegawaian.',
  'Surat asli menyusul lewat kurir.',
  'Pemohon meminta diberi tahu lewat surel.',
  'Berkas diterima bersama dua surat lain dari Perangkat Daerah yang sama.',
] as const;

export const WHY_RETURNED = [
  'Cap Perangkat Daerah tidak terbaca; mohon dipindai ulang.',
  'Daftar pegawai pada lampiran belum menyebut NIP.',
  'Surat belum ditandatangani Kepala Perangkat Daerah.',
] as const;

export const WHY_CANCELLED = [
  'Dibatalkan atas surat Perangkat Daerah; akan diajukan kembali bersama pegawai lain.',
  'Dibatalkan atas surat Perangkat Daerah karena pegawai yang diajukan mutasi.',
] as const;
