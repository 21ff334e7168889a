import type { Username } from './people.ts';
import type { Values } from './rows.ts';

type Absent = Pick<Values<'meeting-attendances'>, 'attendance' | 'absenceReason'> & { readonly by?: Username };
interface PastMeeting {
  readonly agenda: string;
  readonly minutes: string;
  readonly absent: Readonly<Partial<Record<Username, Absent>>>;
  /** Working days from the meeting to its minutes, approved. */
  readonly approvedAfter: number;
  /** Time of arrival of those who came late. */
  readonly late: Readonly<Partial<Record<Username, string>>>;
  readonly items: readonly {
    readonly what: string;
    readonly owner: Username;
    /** Working days from the meeting to the deadline. */
    readonly days: number;
    readonly status: Values<'action-items'>['status'];
    readonly result?: string;
  }[];
}

export const FUTURE_AGENDA = `1. Permohonan yang melampaui 170 menit, menurut langkah dan pihak
2. Pengaduan menurut klasifikasi dan kanal
3. Pelaksanaan pengawasan melekat
4. Rencana tindak lanjut yang belum selesai`;

/** Oldest first. */
export const PAST_MEETINGS: readonly PastMeeting[] = [
  {
    agenda: `1. Capaian waktu penyelesaian permohonan
2. Penyebab keterlambatan pada tahap disposisi
3. Pembagian tugas verifikator`,
    minutes: `1. Kepala Dinas membuka rapat dan meminta setiap surat didisposisikan pada hari yang sama.
2. Kepala Seksi memaparkan bahwa sebagian besar keterlambatan terjadi karena surat menunggu disposisi lewat siang.
3. Verifikator menyampaikan bahwa tautan aktivasi sering kedaluwarsa sebelum dibuka pemohon.
4. Kesimpulan: disposisi diperiksa dua kali sehari; pemohon dihubungi pada hari pendaftaran.`,
    absent: {},
    approvedAfter: 2,
    late: { verifikator3: '09.20' },
    items: [
      {
        what: 'Menata ulang ruang tunggu pemohon bersama Sekretariat',
        owner: 'verifikator2',
        days: 60,
        status: 'dikerjakan',
      },
      {
        what: 'Menyusun pesan pengingat aktivasi akun untuk pemohon',
        owner: 'verifikator1',
        days: 7,
        status: 'selesai',
        result: 'Pesan baku sudah dipakai semua verifikator sejak pekan ini.',
      },
      {
        what: 'Mencatat surat yang masuk setelah pukul 14.00 pada agenda hari yang sama',
        owner: 'staf',
        days: 5,
        status: 'selesai',
        result: 'Surat masuk dicatat paling lambat 30 menit setelah diterima.',
      },
    ],
  },
  {
    agenda: `1. Tindak lanjut rapat bulan lalu
2. Pengaduan tentang passphrase
3. Sertifikat yang akan kedaluwarsa`,
    minutes: `1. Tindak lanjut bulan lalu selesai semuanya.
2. Pengaduan terbanyak: pemohon lupa passphrase. Jawaban baku disepakati: ajukan penerbitan ulang.
3. Kepala Bidang meminta daftar sertifikat yang habis masa berlakunya dikirim ke Perangkat Daerah setiap bulan.
4. Kesimpulan: daftar sertifikat yang akan kedaluwarsa disiapkan verifikator, disampaikan oleh Kepala Seksi.`,
    // Whoever comes in his place is not the Kepala Bidang.
    absent: {
      verifikator2: { attendance: 'tugas_lain', absenceReason: 'Diklat di Semarang' },
      kabid: { attendance: 'izin', absenceReason: 'Mendampingi Bupati', by: 'kasi' },
    },
    approvedAfter: 3,
    late: {},
    items: [
      {
        what: 'Menyampaikan daftar sertifikat yang akan kedaluwarsa kepada Perangkat Daerah',
        owner: 'kasi',
        days: 8,
        status: 'selesai',
        result: 'Daftar disampaikan melalui Srikandi kepada Perangkat Daerah terkait.',
      },
      {
        what: 'Membuat video panduan pembuatan passphrase',
        owner: 'verifikator2',
        days: 12,
        status: 'dibatalkan',
      },
    ],
  },
  {
    agenda: `1. Tindak lanjut rapat bulan lalu
2. Temuan pengawasan melekat
3. Persiapan pembaruan sertifikat akhir masa berlaku`,
    minutes: `1. Video panduan dibatalkan karena BSrE sudah menyediakannya.
2. Kepala Seksi memaparkan temuan tentang daftar periksa yang diisi sekaligus; pembinaan sudah diberikan.
3. Kepala Dinas menegaskan bahwa layanan ini gratis dan setiap aduan pungutan wajib diperiksa.
4. Kesimpulan: pendampingan pembaruan dijadwalkan per Perangkat Daerah.`,
    absent: { verifikator3: { attendance: 'sakit', absenceReason: null } },
    approvedAfter: 6,
    late: { kabid: '09.10' },
    items: [
      {
        what: 'Menyusun daftar periksa serah terima berkas di loket',
        owner: 'verifikator3',
        days: 20,
        status: 'dilaporkan',
        result: 'Daftar periksa serah terima sudah ditempel di loket dan dipakai setiap pergantian petugas.',
      },
      {
        what: 'Menyusun jadwal pendampingan pembaruan per Perangkat Daerah',
        owner: 'verifikator1',
        days: 45,
        status: 'dikerjakan',
      },
      {
        what: 'Memasang pengumuman layanan gratis di ruang pelayanan',
        owner: 'staf',
        days: 15,
        status: 'terbuka',
      },
    ],
  },
];
