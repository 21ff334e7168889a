import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, guarded } from '../../api/define/csv.ts';

/** As a spreadsheet reads: quotes count where a cell begins, and nowhere else. */
function cellsOf(text: string, separator: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length && !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    for (; at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r'; at += 1)
      cell += text[at];
    cells.push(cell);
  }
  return cells;
}
const isFormula = (cell: string) => /^"*[=+\-@\t＝＋－＠]/.test(cell);

it.each([
  `x;=cmd|' /C calc'!A1;y`,
  '"=1+1"',
  '=HYPERLINK("http://contoh.id";"klik")',
  'baris satu\n=1+1',
  'a\t+62 281',
  'a,@SUM(A1)',
  '"; =1;=2',
])('%j is no formula whatever separator reads it', (value) => {
  for (const separator of [';', ',', '\t', '|'])
    expect(cellsOf(csvLine(['biasa', value, 'akhir']), separator).filter(isFormula)).toEqual([]);
});

it('nor is any other text', () => {
  const letters = fc.constantFrom('=', '+', '-', '@', ';', ',', '|', '\t', '\n', '\r', '"', "'", ' ', 'a', '1', '＝');
  const value = fc.string({ unit: letters, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(';', ',', '\t', '|'),
      (cells, separator) => {
        expect(cellsOf(csvLine(cells), separator).filter(isFormula)).toEqual([]);
      },
    ),
    { numRuns: 20_000 },
  );
});

it('what needs no apostrophe stays as it is, to the letter', () => {
  for (const value of ['Rapat - ditunda', '198505152010011201', 'a@b.go.id', "Jum'at, 07.30", '2026-11-27 13.21 WIB'])
    expect(guarded(value)).toBe(value);
  expect(parse(csvLine(['satu, "dua"', 'tiga;empat']))).toEqual([['satu, "dua"', 'tiga;empat']]);
});
