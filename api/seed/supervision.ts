import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Story } from './story.ts';
import { at, dateOf, workingDay } from './time.ts';

/** Manufacturing 4 and 6.d: findings of the direct superior, and what is suspected. All text is invented. */
export function supervisionStories(office: Office): Story[] {
  return [
    shownStory(office),
    sharedStory(office),
    silentStory(office),
    lateStory(office),
    reportedStory(office),
    mistakenStory(office),
    draftedStory(office),
  ];
}

const day = ({ now }: Office, ago: number) => workingDay(dateOf(now), -ago);
const ahead = ({ now }: Office, days: number) => workingDay(dateOf(now), days);
const moment = (office: Office, ago: number, time: string) => at(day(office, ago), time);

/** He writes it down and hands it over at once. */
async function find({ cast }: Office, superior: Username, values: Partial<Values<'findings'>>): Promise<string> {
  const desk = await cast.as(superior);
  const id = await desk.create('findings', values);
  await desk.step('findings', id, 'sampaikan');
  return id;
}

/** What the supervised did about it, with a file that shows it. */
async function report({ cast }: Office, supervised: Username, id: string, followUp: string): Promise<void> {
  const desk = await cast.as(supervised);
  await desk.upload('findings', id, 'bukti', ['Bukti tindak lanjut temuan', followUp]);
  await desk.step('findings', id, 'tindaklanjuti', { followUp });
}

/** Followed up and closed; what was suspected is looked into. */
async function* shownStory(office: Office): Story {
  const { cast, staff } = office;
  yield moment(office, 45, '08.40');
  const findingId = await find(office, 'kasi', {
    title: 'Daftar periksa diisi sebelum verifikasi dilakukan',
    supervisedId: staff.verifikator3,
    condition: 'Pada satu pemohon Non ASN kelima butir daftar periksa dicentang sekaligus sebelum pemohon dihubungi.',
    clause: 'langkah_h',
    cause: 'Mengejar waktu 170 menit pada hari dengan banyak permohonan.',
    effect: 'Data pemohon diteruskan tanpa kepastian bahwa surelnya milik sendiri.',
    recommendation: 'Ulangi verifikasi pemohon tersebut dan isi daftar periksa butir demi butir.',
    dueOn: day(office, 38),
  });
  yield moment(office, 43, '14.20');
  await (
    await cast.as('verifikator3')
  ).step('findings', findingId, 'tanggapi', {
    response: 'Benar, saya mencentang lebih dahulu karena antrean panjang; pemohon saya hubungi sesudahnya.',
    actionPlan: 'Mengulang verifikasi bersama Kepala Seksi, lalu mengisi daftar periksa butir demi butir.',
  });
  yield moment(office, 42, '08.40');
  const kasi = await cast.as('kasi');
  const sanctionId = await kasi.create('sanctions', {
    staffId: staff.verifikator3,
    allegation: 'Menyatakan daftar periksa lengkap sebelum verifikasi dilakukan.',
    findingId,
    examinerId: staff.kasi,
  });
  yield moment(office, 41, '09.15');
  await kasi.step('sanctions', sanctionId, 'telaah');
  yield moment(office, 40, '13.05');
  await report(
    office,
    'verifikator3',
    findingId,
    'Verifikasi diulang bersama Kepala Seksi; semua butir terbukti benar.',
  );
  yield moment(office, 39, '14.10');
  await kasi.step('findings', findingId, 'selesaikan');
  yield moment(office, 38, '10.20');
  const reason = 'Verifikasi sudah diulang dengan benar; tidak ada kesengajaan.';
  await (await cast.as('kadis')).step('sanctions', sanctionId, 'nyatakan_tidak_terbukti', { reason });
}

/** About somebody who leads: answered, and not done yet. */
async function* sharedStory(office: Office): Story {
  const { cast, staff } = office;
  yield moment(office, 11, '08.40');
  const id = await find(office, 'kabid', {
    title: 'Penugasan verifikator menumpuk pada satu orang',
    supervisedId: staff.kasi,
    condition: 'Dalam satu pekan lebih dari separuh pemohon ditugaskan kepada verifikator yang sama.',
    clause: 'manufacturing_5',
    cause: 'Penugasan mengikuti kebiasaan, tidak melihat beban tugas.',
    effect: 'Waktu tunggu pendaftaran ke AMS lebih panjang.',
    recommendation: 'Lihat beban tugas setiap verifikator sebelum menugaskan.',
    dueOn: ahead(office, 4),
  });
  yield moment(office, 7, '10.20');
  await (
    await cast.as('kasi')
  ).step('findings', id, 'tanggapi', {
    response: 'Dua verifikator sedang diklat pada pekan itu, sehingga yang lain menerima lebih banyak.',
    actionPlan: 'Penugasan dibagi ulang setiap pagi menurut beban tugas.',
  });
}

/** Nothing was said to it in time. */
async function* silentStory(office: Office): Story {
  const { staff } = office;
  yield moment(office, 9, '09.05');
  await find(office, 'kasi', {
    title: 'Catatan hasil telepon tidak ditulis',
    supervisedId: staff.verifikator1,
    condition: 'Tiga pemohon dihubungi melalui telepon, tetapi hasilnya tidak dicatat pada permohonannya.',
    clause: 'langkah_f',
    recommendation: 'Tulis hasil setiap hubungan telepon pada hari yang sama.',
    dueOn: ahead(office, 3),
  });
}

async function* lateStory(office: Office): Story {
  const { staff } = office;
  yield moment(office, 2, '08.40');
  await find(office, 'kasi', {
    title: 'Surat masuk dicatat terlambat',
    supervisedId: staff.staf,
    condition: 'Dua surat yang diterima melalui Srikandi baru dicatat pada hari kerja berikutnya.',
    clause: 'service_delivery_3',
    recommendation: 'Periksa kotak masuk Srikandi pukul 08.00 dan 13.00.',
    dueOn: ahead(office, 8),
  });
}

/** Reported with its evidence, and not judged yet. */
async function* reportedStory(office: Office): Story {
  const { cast, staff } = office;
  yield moment(office, 6, '13.30');
  const id = await find(office, 'kasi', {
    title: 'Berkas pemohon ditinggal di meja loket',
    supervisedId: staff.verifikator2,
    condition: 'Selembar daftar NIK pemohon tertinggal di meja loket sesudah jam pelayanan.',
    clause: 'manufacturing_7',
    cause: 'Lemari berkas penuh.',
    effect: 'Data pribadi dapat terbaca pengunjung.',
    recommendation: 'Simpan berkas dalam lemari terkunci sebelum meninggalkan loket.',
    dueOn: ahead(office, 2),
  });
  yield moment(office, 5, '08.15');
  await (
    await cast.as('verifikator2')
  ).step('findings', id, 'tanggapi', { response: 'Benar; lemari penuh dan saya lupa memindahkannya.' });
  yield moment(office, 3, '15.10');
  await report(office, 'verifikator2', id, 'Berkas dipindahkan ke lemari terkunci; berkas lama diserahkan ke arsip.');
}

async function* mistakenStory(office: Office): Story {
  const { cast, staff } = office;
  yield moment(office, 21, '09.50');
  const id = await find(office, 'kasi', {
    title: 'Tautan aktivasi tidak dikirim pada hari pendaftaran',
    supervisedId: staff.verifikator1,
    condition: 'Pada satu pemohon tidak tampak tautan aktivasi pada hari pendaftarannya.',
    clause: 'langkah_d',
    recommendation: 'Kirim tautan aktivasi segera sesudah pendaftaran.',
    dueOn: day(office, 14),
  });
  yield moment(office, 20, '13.40');
  const reason = 'Tautan ternyata dikirim AMS pada hari itu juga; temuan ini keliru.';
  await (await cast.as('kabid')).step('findings', id, 'batalkan', { reason });
}

/** Known to nobody but his superiors yet. */
async function* draftedStory(office: Office): Story {
  const { cast, sql, staff } = office;
  yield moment(office, 1, '14.00');
  const [article] = await sql.query<[string]>(
    `select id from discipline_articles where article = 4 and letter = 'f'`,
    [],
  );
  await (
    await cast.as('kabid')
  ).create('findings', {
    title: 'Loket kosong pada jam pelayanan',
    supervisedId: staff.staf,
    condition: 'Loket pelayanan kosong antara pukul 13.00 dan 13.40 tanpa pemberitahuan.',
    articleId: article![0],
    recommendation: 'Atur pengganti setiap kali meninggalkan loket.',
    dueOn: ahead(office, 10),
  });
}
