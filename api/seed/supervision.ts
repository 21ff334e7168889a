import type { Office } from './office.ts';
import type { Story } from './story.ts';
import { at, dateOf, workingDay } from './time.ts';

/** Manufacturing 4 and 6.d: reviews by the direct superior, and findings. All text is invented. */
export function supervisionStories(office: Office): Story[] {
  return [
    ...REVIEWS.map((review) => reviewStory(office, review)),
    shownStory(office),
    sharedStory(office),
    lateStory(office),
    mistakenStory(office),
  ];
}

const REVIEWS = [
  [46, 'verifikator3', 'dugaan_pelanggaran', 'Daftar periksa dinyatakan lengkap sebelum pemohon dapat dihubungi.'],
  [12, 'verifikator2', 'perlu_pembinaan', 'Tautan aktivasi dikirim ulang tiga kali tanpa menghubungi pemohon.'],
  [3, 'verifikator1', 'sesuai', 'Urutan langkah dan waktunya sesuai standar pelayanan.'],
] as const;

const day = ({ now }: Office, ago: number) => workingDay(dateOf(now), -ago);
const moment = (office: Office, ago: number, time: string) => at(day(office, ago), time);

/** About the person to whom the verifier handed a certificate over last. */
async function* reviewStory(office: Office, [ago, username, result, note]: (typeof REVIEWS)[number]): Story {
  const { cast, sql, staff } = office;
  yield moment(office, ago, '08.40');
  const [handled] = await sql.query<[string]>(
    `select id from verifications where "verifierId" = $1 and status = 'diterima' order by "updatedAt" desc limit 1`,
    [staff[username]],
  );
  await (
    await cast.as('kasi')
  ).create('supervision-reviews', {
    supervisedId: staff[username],
    verificationId: handled?.[0] ?? null,
    reviewedOn: day(office, ago),
    result,
    note,
  });
}

/** A finding that was followed up and is closed; what was suspected is looked into. */
async function* shownStory(office: Office): Story {
  const { cast, staff } = office;
  yield moment(office, 45, '08.40');
  const kasi = await cast.as('kasi');
  const findingId = await kasi.create('findings', {
    title: 'Daftar periksa diisi sebelum verifikasi dilakukan',
    supervisedId: staff.verifikator3,
    condition: 'Pada satu pemohon Non ASN kelima butir daftar periksa dicentang sekaligus sebelum pemohon dihubungi.',
    criterion: 'Standar pelayanan no. 26, langkah H: verifikator melakukan verifikasi data dari pemohon (Non ASN).',
    cause: 'Mengejar waktu 170 menit pada hari dengan banyak permohonan.',
    effect: 'Data pemohon diteruskan tanpa kepastian bahwa surelnya milik sendiri.',
    recommendation: 'Ulangi verifikasi pemohon tersebut dan isi daftar periksa butir demi butir.',
    dueOn: day(office, 38),
  });
  yield moment(office, 42, '08.40');
  const sanctionId = await kasi.create('sanctions', {
    staffId: staff.verifikator3,
    allegation: 'Menyatakan daftar periksa lengkap sebelum verifikasi dilakukan.',
    findingId,
    examinerId: staff.kasi,
  });
  yield moment(office, 41, '09.15');
  await kasi.step('sanctions', sanctionId, 'telaah');
  yield moment(office, 40, '13.05');
  const followUp = 'Verifikasi diulang bersama Kepala Seksi; semua butir terbukti benar.';
  await kasi.step('findings', findingId, 'tindaklanjuti', { followUp });
  yield moment(office, 39, '14.10');
  await kasi.step('findings', findingId, 'selesaikan');
  yield moment(office, 38, '10.20');
  const reason = 'Verifikasi sudah diulang dengan benar; tidak ada kesengajaan.';
  await (await cast.as('kadis')).step('sanctions', sanctionId, 'nyatakan_tidak_terbukti', { reason });
}

async function* sharedStory(office: Office): Story {
  const { cast, now, staff } = office;
  yield moment(office, 11, '08.40');
  const kabid = await cast.as('kabid');
  const id = await kabid.create('findings', {
    title: 'Penugasan verifikator menumpuk pada satu orang',
    supervisedId: staff.kasi,
    condition: 'Dalam satu pekan lebih dari separuh pemohon ditugaskan kepada verifikator yang sama.',
    criterion: 'Jumlah pelaksana 3 (tiga) orang staf; beban tugas dibagi merata.',
    cause: 'Penugasan mengikuti kebiasaan, tidak melihat beban tugas.',
    effect: 'Waktu tunggu pendaftaran ke AMS lebih panjang.',
    recommendation: 'Lihat beban tugas setiap verifikator sebelum menugaskan.',
    dueOn: workingDay(dateOf(now), 4),
  });
  yield moment(office, 7, '10.20');
  await kabid.step('findings', id, 'tindaklanjuti', { followUp: 'Kepala Seksi membagi ulang penugasan setiap pagi.' });
}

async function* lateStory(office: Office): Story {
  const { cast, now, staff } = office;
  yield moment(office, 2, '08.40');
  await (
    await cast.as('kasi')
  ).create('findings', {
    title: 'Surat masuk dicatat terlambat',
    supervisedId: staff.staf,
    condition: 'Dua surat yang diterima melalui Srikandi baru dicatat pada hari kerja berikutnya.',
    criterion: 'Waktu penyelesaian 170 menit dihitung sejak surat diterima.',
    recommendation: 'Periksa kotak masuk Srikandi pukul 08.00 dan 13.00.',
    dueOn: workingDay(dateOf(now), 8),
  });
}

async function* mistakenStory(office: Office): Story {
  const { cast, staff } = office;
  yield moment(office, 21, '09.50');
  const id = await (
    await cast.as('kasi')
  ).create('findings', {
    title: 'Tautan aktivasi tidak dikirim pada hari pendaftaran',
    supervisedId: staff.verifikator1,
    condition: 'Pada satu pemohon tidak tampak tautan aktivasi pada hari pendaftarannya.',
    criterion: 'Standar pelayanan no. 26, langkah D.',
    recommendation: 'Kirim tautan aktivasi segera sesudah pendaftaran.',
    dueOn: day(office, 14),
  });
  yield moment(office, 20, '13.40');
  const reason = 'Tautan ternyata dikirim AMS pada hari itu juga; temuan ini keliru.';
  await (await cast.as('kabid')).step('findings', id, 'batalkan', { reason });
}
