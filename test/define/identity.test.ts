import { describe, expect, it } from '@jest/globals';
import {
  checkEmail,
  checkNik,
  checkNip,
  emailAllowed,
  formatNip,
  fullTitle,
  maskNik,
} from '../../api/define/identity.ts';

describe('NIK', () => {
  it.each([
    ['3303050108660001', 'a man'],
    ['3303054108660001', 'a woman: day + 40'],
    ['3303057112990042', 'a woman born on the 31st'],
    ['3303052902960001', '29 February of a leap year'],
    ['3303056902000001', '29 February 2000, a woman'],
    ['9601011001059999', 'the youngest province'],
  ])('accepts %s (%s)', (nik) => {
    expect(checkNik(nik)).toEqual({ value: nik });
  });

  it('removes spaces and dots', () => {
    expect(checkNik(' 330305.010866.0001 ')).toEqual({ value: '3303050108660001' });
    expect(checkNik('3303 0501\u00a00866 0001').value).toBe('3303050108660001');
  });

  it.each([
    ['', 'Wajib diisi.'],
    [' . ', 'Wajib diisi.'],
    ['330305010866001', 'NIK harus 16 angka.'],
    ['33030501086600011', 'NIK harus 16 angka.'],
    ['33030501086600O1', 'NIK hanya berisi angka. Spasi dan titik boleh dipakai.'],
    ['３３０３０５０１０８６６０００１', 'NIK hanya berisi angka. Spasi dan titik boleh dipakai.'],
    ['3303053102860001', 'Tanggal lahir pada NIK (31-02-86) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303052902970001', 'Tanggal lahir pada NIK (29-02-97) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303056902970001', 'Tanggal lahir pada NIK (29-02-97) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303050008660001', 'Tanggal lahir pada NIK (00-08-66) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303054008660001', 'Tanggal lahir pada NIK (40-08-66) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303057208660001', 'Tanggal lahir pada NIK (32-08-66) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303050100660001', 'Tanggal lahir pada NIK (01-00-66) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303050113660001', 'Tanggal lahir pada NIK (01-13-66) tidak ada. Periksa angka ke-7 s.d. ke-12.'],
    ['3303050108660000', 'Nomor urut pada NIK tidak boleh 0000. Periksa angka ke-13 s.d. ke-16.'],
  ])('refuses "%s"', (nik, error) => {
    expect(checkNik(nik)).toEqual({ error });
  });

  it.each(['2003050108660001', '9703050108660001', '3300050108660001', '3303000108660001'])(
    'only warns of the unknown region of %s',
    (nik) => {
      expect(checkNik(nik)).toEqual({
        value: nik,
        warning: `Kode wilayah pada NIK (${nik.slice(0, 6)}) tidak dikenal. Periksa angka ke-1 s.d. ke-6.`,
      });
    },
  );

  it('is masked between region and serial', () => {
    expect(maskNik('3303050108660001')).toBe('330305••••••0001');
    expect(maskNik('330305.010866.0001')).toBe('330305••••••0001');
  });

  it('shows nothing of what is no NIK', () => {
    expect(maskNik('33030501086600')).toBe('••••••••••••••••');
    expect(maskNik('')).toBe('••••••••••••••••');
  });
});

describe('NIP', () => {
  it.each(['pns', 'cpns', undefined])('accepts the example of the glossary for %s', (employment) => {
    expect(checkNip('19660801 198803 1 001', employment)).toEqual({ value: '196608011988031001' });
    expect(checkNip('19660801.198803.1.001', employment)).toEqual({ value: '196608011988031001' });
  });

  it('reads digits 13 and 14 of a PPPK as a contract number', () => {
    expect(checkNip('198609262023212005', 'pppk')).toEqual({ value: '198609262023212005' });
    expect(checkNip('198609262023212005')).toEqual({ value: '198609262023212005' });
    for (const employment of ['pns', 'cpns'])
      expect(checkNip('198609262023212005', employment).error).toBe(
        'Bulan pengangkatan pada NIP (21) tidak ada. Periksa angka ke-13 s.d. ke-14.',
      );
  });

  it.each([
    ['', 'Wajib diisi.'],
    ['19660801198803100', 'NIP harus 18 angka. Anda mengisi 17.'],
    ['1966080119880310011', 'NIP harus 18 angka. Anda mengisi 19.'],
    ['19660801-198803-1-001', 'NIP hanya berisi angka. Spasi dan titik boleh dipakai.'],
    ['198602312010011001', 'Tanggal lahir pada NIP (31-02-1986) tidak ada. Periksa angka ke-1 s.d. ke-8.'],
    ['198502292010011001', 'Tanggal lahir pada NIP (29-02-1985) tidak ada. Periksa angka ke-1 s.d. ke-8.'],
    ['190002291920011001', 'Tanggal lahir pada NIP (29-02-1900) tidak ada. Periksa angka ke-1 s.d. ke-8.'],
    ['198613012010011001', 'Tanggal lahir pada NIP (01-13-1986) tidak ada. Periksa angka ke-1 s.d. ke-8.'],
    ['186608011988031001', 'Tanggal lahir pada NIP (01-08-1866) tidak ada. Periksa angka ke-1 s.d. ke-8.'],
    ['196608011988001001', 'Bulan pengangkatan pada NIP (00) tidak ada. Periksa angka ke-13 s.d. ke-14.'],
    ['196608011988131001', 'Bulan pengangkatan pada NIP (13) tidak ada. Periksa angka ke-13 s.d. ke-14.'],
    ['196608011981071001', 'Usia saat diangkat menurut NIP (14 tahun) tidak wajar. Periksa angka ke-1 s.d. ke-14.'],
    ['196608012026091001', 'Usia saat diangkat menurut NIP (60 tahun) tidak wajar. Periksa angka ke-1 s.d. ke-14.'],
    ['199508012028031001', 'Tahun pengangkatan pada NIP (2028) belum tiba. Periksa angka ke-9 s.d. ke-12.'],
    ['196608011988033001', 'Kode jenis kelamin pada NIP (3) harus 1 atau 2. Periksa angka ke-15.'],
    ['196608011988031000', 'Nomor urut pada NIP tidak boleh 000. Periksa angka ke-16 s.d. ke-18.'],
  ])('refuses "%s" for a PNS', (nip, error) => {
    expect(checkNip(nip, 'pns', 2026)).toEqual({ error });
  });

  it('accepts the edges of age, of the leap year and of the coming year', () => {
    for (const nip of ['196608011981081001', '196608012026081001', '198402292010012001', '200002292027011001'])
      expect(checkNip(nip, 'pns', 2026)).toEqual({ value: nip });
  });

  it('is shown grouped', () => {
    expect(formatNip('196608011988031001')).toBe('19660801 198803 1 001');
    expect(formatNip('19660801.198803.1.001')).toBe('19660801 198803 1 001');
    expect(formatNip('123')).toBe('123');
  });
});

describe('e-mail', () => {
  it('is trimmed and lower-cased', () => {
    expect(checkEmail('  Budi.Santoso@PurbalinggaKab.go.id ')).toEqual({ value: 'budi.santoso@purbalinggakab.go.id' });
  });

  it.each([
    'budi',
    'budi@@purbalinggakab.go.id',
    'budi@a@purbalinggakab.go.id',
    '@purbalinggakab.go.id',
    'budi@',
    'budi@localhost',
    'budi@purbalinggakab..go.id',
    'budi@-purbalingga.go.id',
    'budi@purbalingga_kab.go.id',
    'budi@10.0.0.1',
    '.budi@purbalinggakab.go.id',
    'budi..s@purbalinggakab.go.id',
    'budi santoso@purbalinggakab.go.id',
    '"budi"@purbalinggakab.go.id',
    'budi@purbalinggakab.go.id\r\nBcc: x@y.id',
    'budi@purbalinggakab.go.id\n',
    'budi\0@purbalinggakab.go.id',
    `${'b'.repeat(65)}@purbalinggakab.go.id`,
    `budi@${'a'.repeat(64)}.go.id`,
    `budi@${'purbalingga.'.repeat(25)}go.id`,
    '   ',
  ])('refuses %j', (email) => {
    expect(checkEmail(email)).toEqual({ error: expect.stringMatching(/\.$|go\.id$/) });
  });

  it('of any make is refused before the test is given up', () => {
    expect(checkEmail(`${'a.'.repeat(100_000)}@${'a-'.repeat(100_000)}`)).toHaveProperty('error');
    expect(checkEmail(`a@${'a-'.repeat(120)}`)).toHaveProperty('error');
  });

  it('belongs to an allowed domain or one below it', () => {
    const domains = ['purbalinggakab.go.id'];
    expect(emailAllowed('a@purbalinggakab.go.id', domains)).toBe(true);
    expect(emailAllowed('a@Dinkes.PURBALINGGAKAB.go.id', domains)).toBe(true);
    expect(emailAllowed('a@xpurbalinggakab.go.id', domains)).toBe(false);
    expect(emailAllowed('a@purbalinggakab.go.id.example.org', domains)).toBe(false);
    expect(emailAllowed('purbalinggakab.go.id@gmail.com', domains)).toBe(false);
    expect(emailAllowed('a@rsud.go.id', [...domains, '@rsud.go.id'])).toBe(true);
    expect(emailAllowed('a@gmail.com', [''])).toBe(false);
    expect(emailAllowed('a@gmail.com', [])).toBe(false);
  });
});

describe('name with titles', () => {
  it.each([
    [
      { frontTitle: 'Dr. H.', fullName: 'Budi Santoso', backTitle: 'S.Kom., M.Si.' },
      'Dr. H. Budi Santoso, S.Kom., M.Si.',
    ],
    [{ frontTitle: null, fullName: 'Suharti', backTitle: null }, 'Suharti'],
    [{ fullName: 'Sri Wahyuni', backTitle: ' A.Md. ' }, 'Sri Wahyuni, A.Md.'],
    [{ frontTitle: 'drg.', fullName: 'Retno', backTitle: '' }, 'drg. Retno'],
  ])('of %j', (person, shown) => {
    expect(fullTitle(person)).toBe(shown);
  });
});
