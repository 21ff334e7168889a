import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the clock reads of standard no. 26, as it was when this migration was written: for rows from before it. */
const CONTENT = {
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
    { at: 'I', says: 'Menerima sertifikat elektronik yang telah terbit', by: 'Pemohon', party: 'office', minutes: 15 },
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
    { mark: 'h', text: 'Undang-undang Nomor 14 tahun 2008 tentang Keterbukaan Informasi Publik', status: 'berlaku' },
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

/** Once set, a standard is only ever superseded; two are never in force on one date. */
const GUARD = `
create function service_standard_kept() returns trigger language plpgsql set search_path = public as $$
declare
  may constant text[] := '{status,previousStatus,version,updatedAt,validTo}';
begin
  if old.status in ('ditetapkan', 'digantikan') and (
    old.status = 'digantikan' or new.status <> 'digantikan' or new."validTo" is null or to_jsonb(new) - may <> to_jsonb(old) - may
  ) then
    raise exception 'a service standard that was set is not changed' using errcode = '23514', constraint = 'service_standards_kept';
  end if;
  if new.status = 'digantikan' and old.status <> 'ditetapkan' or new.status = 'ditetapkan' and old.status <> 'direviu' then
    raise exception 'a service standard is set after its review and superseded after that' using errcode = '23514', constraint = 'service_standards_kept';
  end if;
  if new.status = 'ditetapkan' and (new."validFrom" is null or exists (
    select from service_standards o where o.id <> new.id and o.status in ('ditetapkan', 'digantikan')
      and daterange(o."validFrom", o."validTo", '[]') && daterange(new."validFrom", new."validTo", '[]')
  )) then
    raise exception 'two service standards are in force on one date' using errcode = '23514', constraint = 'service_standards_in_force';
  end if;
  return new;
end $$;
create trigger kept before update on service_standards for each row execute function service_standard_kept();
create unique index service_standards_in_force on service_standards ((status = 'ditetapkan')) where status = 'ditetapkan';`;

export class StandardAsData1795432000000 implements MigrationInterface {
  name = 'StandardAsData1795432000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "service_standards" DROP COLUMN "minutes"`);
    await runner.query(`ALTER TABLE "service_standards" DROP COLUMN "executors"`);
    await runner.query(`ALTER TABLE "service_standards" DROP COLUMN "legalBasis"`);
    await runner.query(`ALTER TABLE "service_standards" DROP COLUMN "competence"`);
    await runner.query(`ALTER TABLE "service_standards" ADD "content" jsonb`);
    await runner.query(
      `update service_standards set content = $1, procedure = split_part(procedure, E'\\n\\nProsedur', 1)`,
      [JSON.stringify(CONTENT)],
    );
    await runner.query(`ALTER TABLE "service_standards" ALTER COLUMN "content" SET NOT NULL`);
    await runner.query(`ALTER TABLE "service_standards" ADD "validTo" date`);
    await runner.query(`ALTER TABLE "service_standards" ADD "reviewedById" uuid`);
    await runner.query(`ALTER TABLE "service_standards" ADD "enactedById" uuid`);
    await runner.query(
      `CREATE INDEX "service_standards_reviewedById" ON "service_standards"  ("reviewedById", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "service_standards_enactedById" ON "service_standards"  ("enactedById", "createdAt")`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_writtenById_reviewedById_check" CHECK ("writtenById" <> "reviewedById")`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_writtenById_enactedById_check" CHECK ("writtenById" <> "enactedById")`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_reviewedById_enactedById_check" CHECK ("reviewedById" <> "enactedById")`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_validFrom_validTo_check" CHECK ("validFrom" <= "validTo")`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_reviewedById_fkey" FOREIGN KEY ("reviewedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_enactedById_fkey" FOREIGN KEY ("enactedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(GUARD);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}
