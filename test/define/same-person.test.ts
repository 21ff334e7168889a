import { foldedName, sameName, samePerson } from '../../api/define/same-person.ts';

const SPACES = { 'no-break space': '\u00a0', 'zero width space': '\u200b', 'soft hyphen': '\u00ad', tab: '\t' };

describe('a name is one however it is written', () => {
  it.each([
    ['two spaces', 'Aryo  Bimo Saksono'],
    ['spaces around', ' Aryo Bimo Saksono '],
    ...Object.entries(SPACES).map(([label, sign]) => [label, `Aryo${sign} Bimo Saksono`]),
    ['an invisible sign within a word', 'Ar\u200dyo Bi\u2060mo Saksono'],
    ['other case', 'ARYO bimo SAKSONO'],
    ['a trailing comma', 'Aryo Bimo Saksono,'],
    ['a trailing full stop', 'Aryo Bimo Saksono.'],
    ['a title behind', 'Aryo Bimo Saksono, S.Kom.'],
    ['a title without dots', 'Aryo Bimo Saksono SKom'],
    ['a title with a space in it', 'Aryo Bimo Saksono, S. Kom., M. T.'],
    ['the same without a comma', 'Aryo Bimo Saksono S. Kom'],
    ['titles in front', 'Dr. Ir. H. Aryo Bimo Saksono'],
    ['titles on both sides', 'Drs. Aryo Bimo Saksono, A.Md.Kom., S.T., M.M.'],
    ['another order', 'Saksono Aryo Bimo'],
    ['the last word first, with a comma', 'Saksono, Aryo Bimo'],
    ['an initial', 'Aryo B. Saksono'],
    ['two initials', 'A. B. Saksono'],
    ['initials without a space', 'A.B. Saksono'],
    ['written together', 'AryoBimo Saksono'],
    ['a hyphen', 'Aryo-Bimo Saksono'],
    ['a Cyrillic letter', 'Аryо Bimo Saksono'],
    ['full-width letters', 'Ａｒｙｏ Bimo Saksono'],
    ['marks', 'Áryo Bímo Saksonô'],
    ['a combining mark', 'A\u0301ryo Bimo Saksono'],
    ['apostrophes', "Ar'yo Bimo Saksono"],
  ] as [string, string][])('%s', (_, written) => {
    expect(sameName(written, 'Aryo Bimo Saksono')).toBe(true);
    expect(sameName('Aryo Bimo Saksono', written)).toBe(true);
  });
});

describe('but another name is another', () => {
  it.each([
    ['Aryo Bimo Saksono', 'Aryo Bimo Laksono'],
    ['Aryo Bimo Saksono', 'Aryo Saksono'],
    ['Aryo Bimo Saksono', 'Aryo Bayu Saksono'],
    ['Aryo B. Saksono', 'Aryo Candra Saksono'],
    ['A. B. S.', 'Aryo Bimo Saksono'],
    ['', ''],
    [' , ', '.'],
    ['S.Kom.', 'Drs.'],
  ])('%s, %s', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });

  it('and a name that is nothing but what could be a title stays a name', () => {
    expect(foldedName('Ma')).toEqual(['ma']);
    expect(foldedName('Siti')).toEqual(['siti']);
    expect(foldedName('Hj. Siti')).toEqual(['siti']);
  });
});

describe('a person is one', () => {
  const known = { fullName: 'Aryo', nip: '199003212015031002', email: 'aryo@purbalinggakab.go.id' };
  it.each([
    ['by the digits of NIP', { fullName: 'Lain', nip: '19900321 201503 1 002' }, true],
    ['by its digits, full-width', { fullName: 'Lain', nip: '１９９００３２１２０１５０３１００２' }, true],
    ['by address', { fullName: 'Lain', email: ' ARYO@purbalinggakab.go.id' }, true],
    ['not by what both lack', { fullName: 'Lain', nip: null, nik: '', email: '' }, false],
  ])('%s', (_, other, expected) => {
    expect(samePerson(known, other)).toBe(expected);
    expect(samePerson({ fullName: 'X', nip: null, nik: null }, { fullName: 'Y', nik: null })).toBe(false);
  });

  it('by the digits of NIK', () => {
    expect(samePerson({ fullName: 'X', nik: '3303051203900001' }, { fullName: 'Y', nik: '3303 0512.0390 0001' })).toBe(
      true,
    );
  });
});
