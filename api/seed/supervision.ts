import type { Office } from './office.ts';
import type { DemoRow } from './rows.ts';
import { at, dateOf, iso, workingDay } from './time.ts';

/** The person a verifier handed a certificate over to, the last before the date. */
function lastHandled(verifications: readonly DemoRow[], verifierId: string, before: number): string | null {
  const handled = verifications
    .filter(({ values, updatedAt }) => values['verifierId'] === verifierId && Date.parse(updatedAt) < before)
    .filter(({ values }) => values['status'] === 'diterima')
    .toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));
  return handled[0]?.id ?? null;
}

/** Manufacturing 4 and 6.d: reviews by the direct superior, findings, and one sanction. All text is invented. */
export function addSupervision(office: Office, verifications: readonly DemoRow[]): void {
  const { book, now, staff } = office;
  const today = dateOf(now);
  const daysAgo = (count: number) => workingDay(today, -count);
  const morning = (count: number) => at(daysAgo(count), '08.40');

  const reviews = [
    [46, 'verifikator3', 'dugaan_pelanggaran', 'Daftar periksa dinyatakan lengkap sebelum pemohon dapat dihubungi.'],
    [12, 'verifikator2', 'perlu_pembinaan', 'Tautan aktivasi dikirim ulang tiga kali tanpa menghubungi pemohon.'],
    [3, 'verifikator1', 'sesuai', 'Urutan langkah dan waktunya sesuai standar pelayanan.'],
  ] as const;
  for (const [ago, username, result, note] of reviews)
    book.add('supervision-reviews', morning(ago), {
      supervisedId: staff[username],
      supervisorId: staff.kasi,
      verificationId: lastHandled(verifications, staff[username], morning(ago)),
      reviewedOn: daysAgo(ago),
      result,
      note,
    });

  const finding = book.add(
    'findings',
    morning(45),
    {
      title: 'Daftar periksa diisi sebelum verifikasi dilakukan',
      supervisedId: staff.verifikator3,
      supervisorId: staff.kasi,
      condition: 'Pada satu pemohon Non ASN kelima butir daftar periksa dicentang sekaligus sebelum pemohon dihubungi.',
      criterion: 'Standar pelayanan no. 26, langkah H: verifikator melakukan verifikasi data dari pemohon (Non ASN).',
      cause: 'Mengejar waktu 170 menit pada hari dengan banyak permohonan.',
      effect: 'Data pemohon diteruskan tanpa kepastian bahwa surelnya milik sendiri.',
      recommendation: 'Ulangi verifikasi pemohon tersebut dan isi daftar periksa butir demi butir.',
      dueOn: daysAgo(38),
      followUp: 'Verifikasi diulang bersama Kepala Seksi; semua butir terbukti benar.',
      status: 'selesai',
    },
    at(daysAgo(39), '14.10'),
  );
  book.add(
    'findings',
    morning(11),
    {
      title: 'Penugasan verifikator menumpuk pada satu orang',
      supervisedId: staff.kasi,
      supervisorId: staff.kabid,
      condition: 'Dalam satu pekan lebih dari separuh pemohon ditugaskan kepada verifikator yang sama.',
      criterion: 'Jumlah pelaksana 3 (tiga) orang staf; beban tugas dibagi merata.',
      cause: 'Penugasan mengikuti kebiasaan, tidak melihat beban tugas.',
      effect: 'Waktu tunggu pendaftaran ke AMS lebih panjang.',
      recommendation: 'Lihat beban tugas setiap verifikator sebelum menugaskan.',
      dueOn: workingDay(today, 4),
      followUp: 'Kepala Seksi membagi ulang penugasan setiap pagi.',
      status: 'ditindaklanjuti',
    },
    at(daysAgo(7), '10.20'),
  );
  book.add('findings', morning(2), {
    title: 'Surat masuk dicatat terlambat',
    supervisedId: staff.staf,
    supervisorId: staff.kasi,
    condition: 'Dua surat yang diterima melalui Srikandi baru dicatat pada hari kerja berikutnya.',
    criterion: 'Waktu penyelesaian 170 menit dihitung sejak surat diterima.',
    recommendation: 'Periksa kotak masuk Srikandi pukul 08.00 dan 13.00.',
    dueOn: workingDay(today, 8),
    status: 'terbuka',
  });

  // In force on the 15th working day after it was handed over (api/README: Discipline).
  const sanction = book.add(
    'sanctions',
    morning(42),
    {
      staffId: staff.verifikator3,
      allegation: 'Menyatakan daftar periksa lengkap sebelum verifikasi dilakukan.',
      findingId: finding.id,
      examinerId: staff.kasi,
      summonsDate: daysAgo(33),
      examinationRecord:
        'Yang bersangkutan hadir dan mengakui mencentang kelima butir sekaligus. Tidak ada pihak yang dirugikan. Verifikasi sudah diulang.',
      statement: 'Saya mengaku lalai karena banyak permohonan pada hari itu dan berjanji tidak mengulanginya.',
      level: 'ringan',
      kind: 'teguran_lisan',
      decisionNumber: `800.1.6.2/14/${daysAgo(30).slice(0, 4)}`,
      handedOverOn: daysAgo(28),
      status: 'selesai',
    },
    at(daysAgo(12), '09.15'),
  );
  const stages = [
    ['telaah', 42],
    ['dipanggil_1', 41],
    ['diperiksa', 33],
    ['diusulkan', 32],
    ['diputuskan', 30],
    ['diserahkan', 28],
    ['berlaku', 13],
    ['selesai', 12],
  ] as const;
  sanction.journey = stages.map(([state, ago]) => ({ state, at: iso(at(daysAgo(ago), '09.15')) }));
}
