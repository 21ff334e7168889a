import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { CHECKLIST } from '../../api/verifications/verifier.flow.ts';
import { day, PDF } from '../support/office.ts';

const ASN = {
  'Nama lengkap': 'Sri Lestari Handayani',
  'Status kepegawaian': 'PNS',
  'NIP (NI PPPK)': '19900312 201503 2 001',
  NIK: '3374015203900001',
  Jabatan: 'Analis Kebijakan',
  'Unit kerja': 'Sekretariat Dinas Kesehatan',
  'Surel resmi': 'sri.lestari@purbalinggakab.go.id',
};
const NON_ASN = {
  'Nama lengkap': 'Bagas Pamungkas',
  'Status kepegawaian': 'Non ASN',
  NIK: '3374010708950002',
  Jabatan: 'Operator Sistem Informasi',
  'Unit kerja': 'Sekretariat Dinas Kesehatan',
  'Surel resmi': 'bagas.pamungkas@purbalinggakab.go.id',
};
const PDF_FILE = { name: 'surat-permohonan.pdf', mimeType: 'application/pdf', buffer: PDF };
const DISGUISED = { ...PDF_FILE, buffer: Buffer.from('<!doctype html><script>alert(1)</script>') };
const WRONG_NIK = '3374013213900001';

const NO_LETTER = 'Surat permohonan belum diunggah. Unggah pindaiannya di bawah Berkas.';
const NOBODY = 'Belum ada pemohon pada surat ini. Tambahkan sedikitnya satu orang.';

describeInBrowser('in the browser', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());

  describe('a letter becomes two certificates, by hand', () => {
    let number: string;
    it('staf registers a letter', async () => {
      const staf = await at.of('staf');
      await staf.menu('Permohonan');
      await staf.page.getByRole('link', { name: 'Buat' }).click();
      await staf.fill({
        'Perangkat Daerah pemohon': 'Dinas Kesehatan',
        'Nomor surat': '800/1234/2026',
        'Tanggal surat': day(),
        Hal: 'Permohonan penerbitan sertifikat elektronik',
        'Penanda tangan': 'dr. Endah Pramesti Wulan',
        'Jabatan penanda tangan': 'Kepala OPD',
        'Pengesahan surat': 'Cap/stempel OPD',
      });
      await staf.button('Simpan').click();
      const heading = staf.page.getByRole('heading', { level: 1, name: /^SE\// });
      number = (await heading.textContent())!;
      expect(number).toMatch(/^SE\/20\d\d\/\d{6}$/);
      await staf.reads('Draf');
      await staf.reads(`${NO_LETTER} ${NOBODY}`, staf.page.getByRole('alert'));
      await staf.reads('Dinas Kesehatan: Permohonan penerbitan sertifikat elektronik · 0 orang');
      await staf.picture('1-registered');
    });

    it('a file that only calls itself a PDF is refused in a sentence, and the real one is taken after it', async () => {
      const staf = await at.of('staf');
      const upload = 'Unggah berkas: Surat permohonan';
      await staf.choosesFile(upload, DISGUISED);
      await staf.reads('Berkas ini bukan PDF walaupun namanya berakhiran .pdf.');
      await staf.picture('2-disguised');
      await staf.reads(number);
      await staf.reads(`${NO_LETTER} ${NOBODY}`, staf.page.getByRole('alert'));
      await staf.choosesFile(upload, PDF_FILE);
      await staf.reads(PDF_FILE.name);
      await staf.reads(NOBODY, staf.page.getByRole('alert'));
      expect(await staf.page.getByText('Berkas ini bukan PDF').count()).toBe(0);
    });

    it('a wrong NIK is told at its field, and nothing typed is lost', async () => {
      const staf = await at.of('staf');
      await staf.page.getByRole('link', { name: 'Tambah pemohon' }).click();
      await staf.fill({ ...ASN, NIK: WRONG_NIK });
      await staf.button('Simpan').click();
      await staf.reads(/^Tanggal lahir pada NIK \(32-13-90\) tidak ada/);
      const nik = staf.input('NIK');
      expect(await nik.getAttribute('aria-invalid')).toBe('true');
      expect(await nik.inputValue()).toBe(WRONG_NIK);
      for (const label of ['Nama lengkap', 'NIP (NI PPPK)', 'Jabatan', 'Unit kerja', 'Surel resmi'] as const)
        expect(await staf.input(label).inputValue()).toBe(ASN[label]);
      await staf.picture('3-wrong-nik');
      await staf.fill({ NIK: ASN.NIK });
      await staf.button('Simpan').click();
      await staf.reads('Pemohon pada surat ini (1)');
    });

    it('A: staf adds the Non ASN and submits the letter', async () => {
      const staf = await at.of('staf');
      await staf.page.getByRole('link', { name: 'Tambah pemohon' }).click();
      await staf.fill(NON_ASN);
      await staf.button('Simpan').click();
      await staf.reads('Pemohon pada surat ini (2)');
      await staf.picture('4-complete');
      expect(await staf.step('Ajukan')).toBe('Diajukan');
      await staf.picture('5-submitted');
      expect(staf.refusals).toEqual(['POST attachments 415', 'POST verifications 400']);
    });

    it('B: kadis makes the disposition', async () => {
      const kadis = await at.of('kadis');
      await kadis.openLetter(number);
      const disposition = {
        'Penerima disposisi': 'Sekar Ayu Lukitasari, S.Kom., M.T.',
        'Isi disposisi': 'Mohon diproses sesuai ketentuan.',
      };
      expect(await kadis.step('Disposisikan', disposition)).toBe('Didisposisikan');
      await kadis.picture('6-disposition');
    });

    it('C: kasi gives each person a verifier of his own and passes the letter on', async () => {
      const kasi = await at.of('kasi');
      await kasi.openLetter(number);
      const verifiers = [
        [ASN, 'Aryo Bimo Saksono, S.Kom.'],
        [NON_ASN, 'Wening Galih Prameswari, S.Kom.'],
      ] as const;
      for (const [person, verifier] of verifiers)
        await kasi.step('Tugaskan verifikator', { Verifikator: verifier }, kasi.person(person['Nama lengkap']));
      expect(await kasi.step('Teruskan ke verifikator', {})).toBe('Diteruskan');
      await kasi.picture('7-assigned');
    });

    it('D to I by G: verifikator1 walks the ASN', async () => {
      const verifier = await at.of('verifikator1');
      await verifier.openLetter(number);
      expect(await verifier.person(NON_ASN['Nama lengkap']).count()).toBe(0);
      await verifier.reads('Pemohon Anda pada surat ini (1)');
      const states = [await verifier.step('Daftarkan ke AMS BSrE', { 'Nomor referensi AMS': 'AMS-2026-101' })];
      for (const label of ['Catat swafoto', 'ASN: verifikasi otomatis', 'Catat hasil cocok'])
        states.push(await verifier.step(label));
      await verifier.picture('8-matched');
      states.push(await verifier.step('Catat passphrase dibuat', certificate('BEA701')));
      states.push(await verifier.step('Serahkan'));
      const byG = ['Menunggu swafoto', 'Penentuan status ASN', 'Verifikasi otomatis', 'Menunggu passphrase'];
      expect(states).toEqual([...byG, 'Terbit', 'Diterima pemohon']);
      await verifier.picture('9-received');
    });

    it('D to I by H: verifikator2 walks the Non ASN, with the checklist', async () => {
      const verifier = await at.of('verifikator2');
      await verifier.openLetter(number);
      const states = [await verifier.step('Daftarkan ke AMS BSrE', { 'Nomor referensi AMS': 'AMS-2026-102' })];
      for (const label of ['Catat swafoto', 'Non ASN: verifikasi manual']) states.push(await verifier.step(label));
      states.push(await verifier.step('Setujui', { 'Daftar periksa': Object.values(CHECKLIST) }));
      await verifier.picture('10-approved');
      states.push(await verifier.step('Catat akun terkirim'));
      states.push(await verifier.step('Catat passphrase dibuat', certificate('BEA702')));
      states.push(await verifier.step('Serahkan'));
      const byH = ['Menunggu swafoto', 'Penentuan status ASN', 'Verifikasi manual', 'Akun disiapkan'];
      expect(states).toEqual([...byH, 'Menunggu passphrase', 'Terbit', 'Diterima pemohon']);
    });

    it('staf sees the letter ended and two certificates', async () => {
      const staf = await at.of('staf');
      await staf.openLetter(number);
      await staf.reads('Selesai');
      await staf.picture('11-ended');
      await staf.menu('Sertifikat elektronik');
      const rows = staf.page.getByRole('row').filter({ hasText: 'BEA70' });
      await rows.nth(1).waitFor();
      expect(await rows.count()).toBe(2);
      await staf.picture('12-certificates', false);
    });

    it('kadis reads the whole story with names: on the letter, and in the audit trail', async () => {
      const kadis = await at.of('kadis');
      await kadis.openLetter(number);
      const story = kadis.page.getByRole('region', { name: 'Linimasa' }).getByRole('listitem');
      for (const sentence of [
        'Ratri Puji Hapsari, Staf, mengajukan permohonan penerbitan sertifikat elektronik.',
        'Wiratmo Adisaputra, Kepala Dinas, menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi.',
        'Sekar Ayu Lukitasari, Kepala Seksi, menerima disposisi dan meneruskan permohonan kepada tim verifikator.',
        'Wening Galih Prameswari, Verifikator, menyebabkan: Semua pemohon pada surat ini selesai',
      ])
        await story.getByRole('paragraph').filter({ hasText: sentence }).first().waitFor();
      expect(await story.count()).toBeGreaterThan(6);
      await kadis.menu('Jejak audit');
      await kadis.reads(/^Wening Galih Prameswari, Verifikator, .*sertifikat elektronik/);
      await kadis.reads(/^Aryo Bimo Saksono, Verifikator, .*passphrase/);
      await kadis.picture('13-trail');
    });
  });

  it('the second of two editors is shown both values, and can save again', async () => {
    const letter = await at.office.make.letter({ subject: 'Permohonan sertifikat pegawai baru' }, 'verifikator2');
    const [first, second] = [await at.of('staf'), await at.of('verifikator2')];
    for (const editor of [first, second]) {
      await editor.openLetter(letter.number as string);
      await editor.page.getByRole('link', { name: 'Ubah' }).click();
      await editor.input('Hal').waitFor();
    }
    await first.fill({ Hal: 'Permohonan sertifikat tiga pegawai' });
    await first.button('Simpan').click();
    await first.hears('Perubahan disimpan.');

    await second.fill({ Hal: 'Permohonan sertifikat empat pegawai' });
    await second.button('Simpan').click();
    const dialog = second.page.getByRole('dialog', { name: 'Data ini berubah sejak Anda membukanya' });
    const choice = dialog.getByRole('radiogroup', { name: 'Hal' });
    await choice.getByLabel('Data sekarang: Permohonan sertifikat tiga pegawai').waitFor();
    expect(await choice.getByLabel('Isian Anda: Permohonan sertifikat empat pegawai').isChecked()).toBe(true);
    await second.picture('14-conflict', false);
    await second.button('Simpan pilihan ini', dialog).click();
    await second.hears('Perubahan disimpan.');
    await second.page.getByRole('main').getByText('Permohonan sertifikat empat pegawai').first().waitFor();
    expect(second.refusals).toEqual(['PUT requests 412']);
  });

  it('all the while no page broke a rule of the browser or asked another origin', async () => {
    for (const who of ['staf', 'kadis', 'kasi', 'verifikator1', 'verifikator2'] as const)
      expect([who, (await at.of(who)).faults]).toEqual([who, []]);
  });
});

const certificate = (serialNumber: string) => ({
  'Nomor seri sertifikat': serialNumber,
  'Berlaku sejak': day(),
  'Berlaku sampai': day(730),
});
