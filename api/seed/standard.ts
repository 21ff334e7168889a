import type { Book } from './rows.ts';
import type { StaffIds } from './people.ts';
import { dateOf } from './time.ts';

/**
 * Standar pelayanan no. 26, word for word: the numbers go on from other pages, the WhatsApp number is
 * empty, "1 hari" is not said to be a working day (design 1.8).
 */
const TEXT = {
  title: '26. Standar Pelayanan Penerbitan Sertifikat Elektronik',
  requirements:
    'Surat Permohonan Penerbitan Sertifikat Elektronik yang ditandatangani Kepala OPD dan/atau kepala UPT yang dibubuhi cap/stempel OPD.',
  procedure: `Organisasi Pemerintah Daerah (OPD) → Dinkominfo (Informatika /ITSP) → BSRE - BSSN → Penerbitan Sertifikat Elektronik

Prosedur
A. Mengajukan permohonan penerbitan sertifikat elektronik
B. Menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi
C. Menerima disposisi dan meneruskan permohonan kepada tim verifikator
D. Melakukan pendaftaran sertifikat elektronik ke AMS BSrE
E. Melakukan swafoto saat aktivasi akun melalui link yang dikirim ke email
F. Melakukan verifikasi sertifikat elektronik berdasarkan status ASN atau Non ASN?
G. Penerbitan sertifikat elektronik bagi ASN diverifikasi otomatis melalui data Dukcapil oleh kemendagri dan Data Kepegawaian oleh BKN
H. Verifikator melakukan verifikasi data dari pemohon (Non ASN)
   a. Pemohon akan mendapatkan informasi user dan password melalui email
   b. Membuat passphrase melalui link yang dikirim ke email
I. Menerima sertifikat elektronik yang telah terbit`,
  minutes: 170,
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
  legalBasis: `g. Undang-undang Nomor 11 tahun 2008 tentang Informasi dan Transaksi Elektronik
h. Undang-undang Nomor 14 tahun 2008 tentang Keterbukaan Informasi Publik
i. PP nomor 82 Tahun 2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik
j. Peraturan Presiden Nomor 95 Tahun 2018 tentang Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik
k. Peraturan Bupati No. 90 Tahun 2021 tentang Sistem Pemerintahan Berbasis Elektronik
l. Peraturan Bupati No. 32 Tahun 2022 tentang Peta Rencana Sistem Pemerintahan Berbasis Elektronik Pemerintah Kabupaten Purbalingga Tahun 2022- 2026
m. Peraturan Bupati No. 59 Tahun 2022 tentang Kedudukan, Susunan Organisasi, Tugas Dan Fungsi, Serta Tata Kerja Dinas Komunikasi dan Informatika Kabupaten Purbalingga`,
  facilities: `e. Koneksi Internet
f. Komputer / Laptop
g. Email Resmi Dinas
h. Surat Permohonan Penerbitan Sertifikat Elektronik
i. Aplikasi Manajemen Sertifikat (AMS)`,
  competence: `a. Memahami registrasi sertifikat digital
b. Memahami penggunaan tanda tangan elektronik dan aplikasi pendukungnya
c. Memiliki hak akses pencabutan sertifikat digital`,
  supervision: 'Pengawasan internal melekat dari atasan langsung;',
  executors: 3,
  guarantee: `c. Pelayanan yang diberikan cepat, tepat, lengkap dan dapat dipertanggung-jawabkan
d. Apabila terjadi pelanggaran terhadap standar pelayanan yang dilakukan oleh pelaksana pelayanan akan diberikan sanksi, yaitu mulai dari teguran Lisan, teguran tertulis dan seterusnya, sesuai jenis/bobot pelanggaran dan ketentuan yang berlaku.`,
  safety: 'Disimpan sebagai data elektronik jika suatu saat diperlukan kembali.',
  evaluation:
    'Dilakukan rapat yang dihadiri oleh Kepala Dinas, Kepala Bidang, Kepala Seksi dan staf minimal 1 (satu) kali dalam 1 (satu) bulan.',
} as const;

export function addStandard(book: Book, createdAt: number, staff: StaffIds): void {
  const validFrom = dateOf(createdAt);
  book.add('service-standards', createdAt, {
    ...TEXT,
    edition: 1,
    validFrom,
    decreeNumber: `060/26/${validFrom.slice(0, 4)}`,
    writtenById: staff.kasi,
    status: 'ditetapkan',
  });
}
