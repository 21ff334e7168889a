import type { StandardContent } from '../define/standard.ts';

/**
 * Standar pelayanan no. 26, word for word: the numbers go on from other pages, the WhatsApp number is
 * empty, "1 hari" is not said to be a working day (api/README: The standard is data).
 */
const TEXT = {
  title: '26. Standar Pelayanan Penerbitan Sertifikat Elektronik',
  requirements:
    'Surat Permohonan Penerbitan Sertifikat Elektronik yang ditandatangani Kepala OPD dan/atau kepala UPT yang dibubuhi cap/stempel OPD.',
  procedure:
    'Organisasi Pemerintah Daerah (OPD) → Dinkominfo (Informatika /ITSP) → BSRE - BSSN → Penerbitan Sertifikat Elektronik',
  cost: 'Gratis',
  product: 'Penerbitan Sertifikat Elektronik di Lingkungan Kabupaten Purbalingga',
  complaintHandling: `a. Pengaduan dapat dilakukan melalui :
   1. Tatap Muka langsung kepada Verifikator Sertifikat Elektronik Dinkominfo
   2. Surat Permohonan Tertulis disampaikan ke Kotak Pengaduan
   3. Surat Permohonan Tertulis disampaikan melalui Aplikasi Srikandi
   4. WA: .....
   5. Telepon: (0281) 8902091
   6. Email: dinkominfo@purbalinggakab.go.id
   7. Online melalui website SP4N-LAPOR (www.lapor.go.id)
   8. Media sosial :
      ● Instagram, Twitter, Facebook: @dinkominfopbg
      ● Youtube : @dinkominfopurbalingga

b. Alur Penanganan Pengaduan
Pengguna Layanan Menyampaikan aduan secara Lisan/Telepon/Tertulis → Verifikator Sertifikat Elektronik menerima aduan → BSRE - BSSN → Pengguna Layanan Sertifikat Elektronik menerima Jawaban Aduan

c. Jangka Waktu Penyelesaian Pengaduan :
   5. Pengaduan ringan, Selambat-lambatnya 3 jam;
   6. Pengaduan bersifat normatif, Selambat-lambatnya 5 jam;
   7. Pengaduan tidak berkadar pengawasan, Selambat-lambatnya 1 hari.;
   8. Pengaduan berkadar pengawasan dan memerlukan pemeriksaan, selambat-lambatnya 30 hari kerja.`,
  facilities: `e. Koneksi Internet
f. Komputer / Laptop
g. Email Resmi Dinas
h. Surat Permohonan Penerbitan Sertifikat Elektronik
i. Aplikasi Manajemen Sertifikat (AMS)`,
  supervision: 'Pengawasan internal melekat dari atasan langsung;',
  guarantee: `c. Pelayanan yang diberikan cepat, tepat, lengkap dan dapat dipertanggung-jawabkan
d. Apabila terjadi pelanggaran terhadap standar pelayanan yang dilakukan oleh pelaksana pelayanan akan diberikan sanksi, yaitu mulai dari teguran Lisan, teguran tertulis dan seterusnya, sesuai jenis/bobot pelanggaran dan ketentuan yang berlaku.`,
  safety: 'Disimpan sebagai data elektronik jika suatu saat diperlukan kembali.',
  evaluation:
    'Dilakukan rapat yang dihadiri oleh Kepala Dinas, Kepala Bidang, Kepala Seksi dan staf minimal 1 (satu) kali dalam 1 (satu) bulan.',
} as const;

/** The same standard as the clock reads it; where the paper is silent (minutes of a step, who, other terms) it is ours. */
const CONTENT: StandardContent = {
  total: { amount: 170, unit: 'menit' },
  steps: [
    {
      at: 'A',
      says: 'Mengajukan permohonan penerbitan sertifikat elektronik',
      by: 'Perangkat Daerah (OPD)',
      party: 'office',
      minutes: 10,
    },
    {
      at: 'B',
      says: 'Menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi',
      by: 'Kepala Dinas',
      party: 'office',
      minutes: 20,
    },
    {
      at: 'C',
      says: 'Menerima disposisi dan meneruskan permohonan kepada tim verifikator',
      by: 'Kepala Seksi',
      party: 'office',
      minutes: 15,
    },
    {
      at: 'D',
      says: 'Melakukan pendaftaran sertifikat elektronik ke AMS BSrE',
      by: 'Verifikator',
      party: 'office',
      minutes: 30,
    },
    {
      at: 'E',
      says: 'Melakukan swafoto saat aktivasi akun melalui link yang dikirim ke email',
      by: 'Pemohon',
      party: 'applicant',
      minutes: 15,
    },
    {
      at: 'F',
      says: 'Melakukan verifikasi sertifikat elektronik berdasarkan status ASN atau Non ASN?',
      by: 'Verifikator',
      party: 'office',
      minutes: 10,
    },
    {
      at: 'G',
      says: 'Penerbitan sertifikat elektronik bagi ASN diverifikasi otomatis melalui data Dukcapil oleh kemendagri dan Data Kepegawaian oleh BKN',
      by: 'Dukcapil dan BKN',
      party: 'dukcapil_bkn',
      minutes: 30,
    },
    {
      at: 'H',
      says: 'Verifikator melakukan verifikasi data dari pemohon (Non ASN)',
      by: 'Verifikator',
      party: 'office',
      minutes: 30,
      alternative: 'G',
    },
    {
      at: 'H.a',
      says: 'Pemohon akan mendapatkan informasi user dan password melalui email',
      by: 'Verifikator',
      party: 'office',
      minutes: 10,
    },
    {
      at: 'H.b',
      says: 'Membuat passphrase melalui link yang dikirim ke email',
      by: 'Pemohon',
      party: 'applicant',
      minutes: 15,
    },
    {
      at: 'I',
      says: 'Menerima sertifikat elektronik yang telah terbit',
      by: 'Pemohon',
      party: 'office',
      minutes: 15,
    },
  ],
  classes: {
    ringan: { amount: 3, unit: 'jam' },
    normatif: { amount: 5, unit: 'jam' },
    tidak_berkadar_pengawasan: { amount: 1, unit: 'hari' },
    berkadar_pengawasan: { amount: 30, unit: 'hari_kerja' },
    saran: { amount: 5, unit: 'hari_kerja' },
    masukan: { amount: 5, unit: 'hari_kerja' },
    apresiasi: { amount: 5, unit: 'hari_kerja' },
    permintaan_informasi: { amount: 10, unit: 'hari_kerja' },
    hak_data_pribadi: { amount: 72, unit: 'jam_kalender' },
  },
  silentDays: 10,
  executors: 3,
  competences: [
    { mark: 'a', code: 'registrasi_sertifikat', text: 'Memahami registrasi sertifikat digital' },
    {
      mark: 'b',
      code: 'tte_dan_aplikasi',
      text: 'Memahami penggunaan tanda tangan elektronik dan aplikasi pendukungnya',
    },
    { mark: 'c', code: 'hak_akses_pencabutan', text: 'Memiliki hak akses pencabutan sertifikat digital' },
  ],
  channels: [
    { code: 'tatap_muka', label: 'Tatap Muka langsung kepada Verifikator Sertifikat Elektronik Dinkominfo' },
    { code: 'kotak_pengaduan', label: 'Kotak Pengaduan' },
    { code: 'srikandi', label: 'Aplikasi Srikandi' },
    { code: 'whatsapp', label: 'WA' },
    { code: 'telepon', label: 'Telepon', address: '(0281) 8902091' },
    { code: 'email', label: 'Email', address: 'dinkominfo@purbalinggakab.go.id' },
    { code: 'sp4n_lapor', label: 'SP4N-LAPOR', address: 'www.lapor.go.id' },
    { code: 'instagram', label: 'Instagram', address: '@dinkominfopbg' },
    { code: 'twitter', label: 'Twitter', address: '@dinkominfopbg' },
    { code: 'facebook', label: 'Facebook', address: '@dinkominfopbg' },
    { code: 'youtube', label: 'Youtube', address: '@dinkominfopurbalingga' },
  ],
  legalBases: [
    {
      mark: 'g',
      text: 'Undang-undang Nomor 11 tahun 2008 tentang Informasi dan Transaksi Elektronik',
      status: 'diubah',
      note: 'Diubah oleh UU Nomor 19 Tahun 2016 dan UU Nomor 1 Tahun 2024',
    },
    {
      mark: 'h',
      text: 'Undang-undang Nomor 14 tahun 2008 tentang Keterbukaan Informasi Publik',
      status: 'berlaku',
    },
    {
      mark: 'i',
      text: 'PP nomor 82 Tahun 2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik',
      status: 'dicabut',
      note: 'Dicabut oleh PP Nomor 71 Tahun 2019',
    },
    {
      mark: 'j',
      text: 'Peraturan Presiden Nomor 95 Tahun 2018 tentang Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik',
      status: 'berlaku',
    },
    {
      mark: 'k',
      text: 'Peraturan Bupati No. 90 Tahun 2021 tentang Sistem Pemerintahan Berbasis Elektronik',
      status: 'berlaku',
    },
    {
      mark: 'l',
      text: 'Peraturan Bupati No. 32 Tahun 2022 tentang Peta Rencana Sistem Pemerintahan Berbasis Elektronik Pemerintah Kabupaten Purbalingga Tahun 2022- 2026',
      status: 'berakhir',
      note: 'Masa berlaku sampai dengan tahun 2026',
    },
    {
      mark: 'm',
      text: 'Peraturan Bupati No. 59 Tahun 2022 tentang Kedudukan, Susunan Organisasi, Tugas Dan Fungsi, Serta Tata Kerja Dinas Komunikasi dan Informatika Kabupaten Purbalingga',
      status: 'berlaku',
    },
  ],
  warnings: [50, 80, 100],
};

export const VERSION_1 = { ...TEXT, content: CONTENT };
