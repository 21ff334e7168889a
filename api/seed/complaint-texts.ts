import type { Username } from './people.ts';
import type { Values } from './rows.ts';

type Fields = Values<'complaints'>;

export interface ComplaintPlan extends Pick<
  Fields,
  | 'channel'
  | 'status'
  | 'subject'
  | 'content'
  | 'category'
  | 'reporter'
  | 'bsreTicket'
  | 'bsreAnswer'
  | 'inspectorateTicket'
  | 'answer'
> {
  readonly kind?: Fields['kind'];
  /** The address that the reporter gave is nobody's. */
  readonly bounces?: boolean;
  /** The reporter says nothing to the answer. */
  readonly silent?: boolean;
  readonly class?: NonNullable<Fields['class']>;
  readonly confidential?: boolean;
  readonly handler?: Username;
  readonly complained?: Username;
  /** Office minutes since it was recorded; for what is closed, working days. */
  readonly minutesAgo?: number;
  readonly daysAgo?: number;
  /** About a letter that is done. */
  readonly aboutLetter?: boolean;
  /** Registered and handled in the other Bidang. */
  readonly elsewhere?: boolean;
}

/** Every reporter is invented. */
export const OPEN_COMPLAINTS: readonly ComplaintPlan[] = [
  {
    channel: 'tatap_muka',
    status: 'diterima',
    reporter: 'Bu Ngatini, Kecamatan Bobotsari',
    subject: 'Tautan aktivasi tidak masuk ke surel',
    content: 'Pemohon sudah menunggu sejak pagi, tautan untuk swafoto belum masuk ke surel dinas.',
    minutesAgo: 12,
  },
  {
    kind: 'saran',
    channel: 'instagram',
    status: 'diterima',
    reporter: '@warga_braling',
    subject: 'Jadwal layanan di akhir pekan',
    content: 'Mohon dipertimbangkan layanan sertifikat elektronik pada hari Sabtu untuk guru.',
    minutesAgo: 45,
  },
  {
    channel: 'whatsapp',
    status: 'diklasifikasi',
    class: 'ringan',
    handler: 'verifikator2',
    reporter: 'Pak Tarno, DPUPR',
    subject: 'Lupa passphrase',
    content: 'Saya lupa passphrase dan harus menandatangani dokumen hari ini.',
    minutesAgo: 55,
  },
  {
    channel: 'telepon',
    status: 'ditangani',
    class: 'ringan',
    handler: 'verifikator1',
    reporter: 'Bagian Umum Sekretariat Daerah',
    subject: 'Tanda tangan elektronik tidak terbaca',
    content: 'Dokumen yang sudah ditandatangani dinyatakan tidak dikenal saat diperiksa.',
    minutesAgo: 150,
    aboutLetter: true,
  },
  {
    channel: 'srikandi',
    status: 'ditangani',
    class: 'normatif',
    handler: 'verifikator3',
    reporter: 'Dinas Perhubungan',
    subject: 'Pertanyaan masa berlaku sertifikat',
    content: 'Mohon penjelasan tertulis mengenai masa berlaku sertifikat elektronik pejabat yang akan mutasi.',
    minutesAgo: 210,
  },
  {
    channel: 'email',
    status: 'diteruskan_bsre',
    class: 'tidak_berkadar_pengawasan',
    handler: 'verifikator1',
    reporter: 'RSUD dr. R. Goeteng Taroenadibrata',
    subject: 'Swafoto selalu gagal',
    content: 'Tiga dokter gagal swafoto berulang kali walaupun cahaya cukup.',
    bsreTicket: 'BSRE-77120',
    minutesAgo: 330,
  },
  {
    channel: 'kotak_pengaduan',
    status: 'diteruskan_inspektorat',
    category: 'perilaku_petugas',
    complained: 'kadis',
    confidential: true,
    subject: 'Surat permohonan lama tidak didisposisikan',
    content: 'Surat kami tiga hari di meja Kepala Dinas. Mohon diperiksa. Surat tanpa nama.',
    inspectorateTicket: '700.1.2/118/Inspektorat',
    daysAgo: 2,
  },
  {
    channel: 'sp4n_lapor',
    status: 'pemeriksaan',
    class: 'berkadar_pengawasan',
    handler: 'kasi',
    reporter: 'Pelapor SP4N-LAPOR!',
    confidential: true,
    subject: 'Permintaan uang untuk mempercepat layanan',
    content: 'Ada yang mengaku petugas dan meminta uang agar sertifikat cepat terbit. Layanan ini seharusnya gratis.',
    daysAgo: 9,
  },
  {
    channel: 'kotak_pengaduan',
    status: 'ditangani',
    class: 'berkadar_pengawasan',
    handler: 'kabid',
    confidential: true,
    subject: 'Petugas tidak ramah',
    content: 'Pemohon merasa dibentak ketika menanyakan kelengkapan surat. Surat tanpa nama.',
    daysAgo: 4,
  },
  {
    channel: 'whatsapp',
    status: 'digabung',
    reporter: 'Pak Tarno, DPUPR',
    subject: 'Passphrase lupa, dokumen mendesak',
    content: 'Saya lupa passphrase, mohon dibantu hari ini.',
    minutesAgo: 50,
  },
  {
    channel: 'facebook',
    status: 'tidak_lengkap',
    class: 'ringan',
    handler: 'verifikator2',
    reporter: 'Akun Facebook "Mas Pur"',
    subject: 'Sertifikat error',
    content: 'Sertifikatnya error terus.',
    minutesAgo: 600,
  },
  {
    channel: 'whatsapp',
    status: 'dijawab',
    class: 'ringan',
    handler: 'verifikator3',
    reporter: 'Pak Darsono, Kecamatan Kaligondang',
    subject: 'Cara mengganti surel',
    content: 'Surel lama tidak dapat dibuka, bagaimana menggantinya?',
    answer: 'Silakan ajukan perubahan data melalui surat Kepala Perangkat Daerah.',
    minutesAgo: 390,
  },
  {
    channel: 'telepon',
    status: 'ditanggapi_balik',
    class: 'normatif',
    handler: 'verifikator2',
    reporter: 'Badan Keuangan Daerah',
    subject: 'Dasar pencabutan sertifikat bendahara lama',
    content: 'Mohon dasar aturan pencabutan sertifikat bendahara yang dimutasi.',
    answer: 'Pencabutan diajukan dengan surat Kepala Perangkat Daerah dengan alasan mutasi.',
    minutesAgo: 700,
  },
  {
    channel: 'youtube',
    status: 'ditangani',
    class: 'normatif',
    handler: 'kasi2',
    reporter: 'Penonton kanal YouTube dinas',
    subject: 'Siaran sosialisasi tanpa teks',
    content: 'Video sosialisasi sertifikat elektronik tidak memiliki teks untuk penyandang tunarungu.',
    minutesAgo: 260,
    elsewhere: true,
  },
];

export const CLOSED_COMPLAINTS: readonly ComplaintPlan[] = [
  {
    channel: 'tatap_muka',
    status: 'selesai',
    class: 'ringan',
    handler: 'verifikator1',
    reporter: 'Bu Karsinah, Dinas Pertanian',
    subject: 'Tidak dapat masuk ke akun',
    content: 'Kata sandi akun ditolak sejak kemarin.',
    answer: 'Kata sandi diatur ulang oleh pemilik akun dengan pendampingan; akun dapat dipakai lagi.',
    daysAgo: 8,
    aboutLetter: true,
  },
  {
    channel: 'srikandi',
    status: 'selesai',
    class: 'normatif',
    handler: 'verifikator2',
    reporter: 'Dinas Kesehatan',
    subject: 'Syarat sertifikat bagi tenaga Non ASN',
    content: 'Apakah tenaga Non ASN dapat diajukan sertifikat elektronik?',
    answer: 'Dapat; datanya diverifikasi oleh verifikator dan surelnya harus surel resmi.',
    daysAgo: 14,
  },
  {
    channel: 'email',
    status: 'selesai',
    class: 'tidak_berkadar_pengawasan',
    handler: 'verifikator1',
    reporter: 'UPTD Puskesmas Kutawis',
    subject: 'Nama pada sertifikat salah tulis',
    content: 'Nama pada sertifikat kurang satu huruf.',
    bsreTicket: 'BSRE-75018',
    bsreAnswer: 'Data diperbaiki setelah perubahan data diajukan di AMS.',
    answer: 'Perubahan data sudah diajukan dan sertifikat sudah memakai nama yang benar.',
    daysAgo: 19,
    aboutLetter: true,
  },
  {
    channel: 'whatsapp',
    status: 'selesai',
    class: 'ringan',
    handler: 'verifikator3',
    reporter: 'Pak Suwarno, Satpol PP',
    subject: 'Tautan passphrase kedaluwarsa',
    content: 'Tautan pembuatan passphrase sudah tidak dapat dibuka.',
    answer: 'Tautan sudah diminta dikirim ulang melalui AMS.',
    daysAgo: 22,
  },
  {
    kind: 'apresiasi',
    channel: 'instagram',
    status: 'selesai',
    class: 'ringan',
    handler: 'verifikator2',
    reporter: '@guru_purbalingga',
    subject: 'Terima kasih',
    content: 'Pelayanannya cepat, pagi mengajukan siang sudah terbit.',
    answer: 'Terima kasih atas apresiasinya.',
    daysAgo: 25,
  },
];
