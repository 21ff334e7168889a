import { buffer } from 'node:stream/consumers';
import { writtenDate, writtenMoment } from '../../api/define/dates.ts';
import {
  type Block,
  facts,
  heading,
  list,
  type Paper,
  paper,
  paragraph,
  signature,
  signatures,
  table,
} from '../../api/pdf/document.ts';
import { pdfPages, pdfText } from '../support/pdf.ts';

const madeAt = Date.parse('2026-11-22T08:26:00Z');
const make = (blocks: readonly Block[], more: Partial<Paper> = {}) =>
  buffer(paper({ title: 'Jawaban aduan', about: 'PD/2026/000001 · versi 3', madeAt, blocks, ...more }));
const COLUMNS = [
  { title: 'Langkah', width: 0.2 },
  { title: 'Uraian', width: 0.6 },
  { title: 'Menit', width: 0.2, right: true },
];

describe('a paper of the office', () => {
  it('is made of a word without end as fast as of others, and has all of it', async () => {
    // The library looks at such a word a hundred million times; so long a run would be cut off here.
    const word = 'a'.repeat(20_000);
    const text = pdfText(await make([paragraph(word), facts([['Isi', word]]), heading(word)]));
    expect(text.replaceAll(/[^a]/g, '').length).toBeGreaterThan(60_000);
  }, 60_000);

  it('carries the letterhead, its title, and all that was written on it', async () => {
    const text = pdfText(
      await make([
        heading('Bagian satu', 1),
        paragraph('Surat “permohonan” – Siti Nurbaya, S.Kom. → selesai'),
        list([
          { mark: 'a.', text: 'Tatap muka' },
          { mark: 'b.', text: 'Telepon' },
        ]),
        facts([['Nomor', 'SE/2026/000123']]),
        table(COLUMNS, [['D', 'Melakukan pendaftaran ke AMS BSrE', '30']]),
        signature({
          placeAndDate: `Purbalingga, ${writtenDate('2026-11-22')}`,
          position: 'Kepala Dinas',
          name: 'Dr. Budi Santoso, S.Kom.',
          under: 'NIP 19660801 198803 1 001',
        }),
      ]),
    );
    for (const words of [
      'PEMERINTAH KABUPATEN PURBALINGGA DINAS KOMUNIKASI DAN INFORMATIKA',
      'Jawaban aduan',
      'Bagian satu',
      'Surat “permohonan” – Siti Nurbaya, S.Kom. → selesai',
      'a. Tatap muka b. Telepon',
      'Nomor : SE/2026/000123',
      'Langkah Uraian Menit D Melakukan pendaftaran ke AMS BSrE 30',
      'Purbalingga, 22 November 2026 Kepala Dinas Dr. Budi Santoso, S.Kom. NIP 19660801 198803 1 001',
    ])
      expect(text).toContain(words);
  });

  it('is signed by two beside each other, the names on one height, and by a third below them', async () => {
    const one = (name: string) => ({ placeAndDate: 'Purbalingga', position: `Jabatan ${name}`, name });
    const text = pdfText(await make([signatures([one('Satu'), one('Dua'), one('Tiga')])]));
    expect(text).toContain('Purbalingga Jabatan Satu Purbalingga Jabatan Dua Satu Dua Purbalingga Jabatan Tiga Tiga');
  });

  it('says on every page what it is about and which page of how many it is', async () => {
    const pages = pdfPages(await make([paragraph('Kata demi kata. '.repeat(1200))]));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain('PD/2026/000001 · versi 3');
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
    });
  });

  it('repeats the titles of a table on each page and loses none of its rows', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`L${index}`, `Uraian ${index} `.repeat(6), String(index)]);
    const pages = pdfPages(await make([table(COLUMNS, rows)]));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter((page) => !page.includes('Uraian\nMenit'))).toEqual([]);
    const words = pages.join('\n').split('\n');
    expect(rows.map(([letter]) => letter!).filter((letter) => !words.includes(letter))).toEqual([]);
  });

  it('cuts a row that is longer than a page, and a word longer than a line', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `kata${index}`);
    const pages = pdfPages(await make([table(COLUMNS, [['x'.repeat(80), words.join(' '), '1']])]));
    const text = pages.join(' ').replaceAll(/\s+/g, ' ');
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(text.match(/x/g)).toHaveLength(80);
    expect(pages.every((page) => page.includes('Halaman'))).toBe(true);
  });

  it('keeps a signature on one page', async () => {
    const signed = signature({ placeAndDate: 'Purbalingga', position: 'Jabatan', name: 'Nama Penanda' });
    for (const lines of [38, 44, 48, 52]) {
      const pages = pdfPages(await make([paragraph('Baris.\n'.repeat(lines)), signed]));
      const holds = (word: string) => pages.findIndex((page) => page.includes(word));
      expect(holds('Jabatan')).toBe(holds('Nama Penanda'));
    }
  });

  it('is the same file for the same input', async () => {
    const blocks = [heading('Satu'), table(COLUMNS, [['A', 'b', '3']])];
    const [first, second] = [await make(blocks), await make(blocks)];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(await make(blocks, { about: 'versi 4' }))).toBe(false);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('dates are written as people write them, on the clock of the office', () => {
  expect(writtenDate('2026-05-01')).toBe('1 Mei 2026');
  expect(writtenMoment(madeAt)).toBe('22 November 2026 pukul 15.26 WIB');
  expect(writtenMoment(Date.parse('2026-12-31T17:30:00Z'))).toBe('1 Januari 2027 pukul 00.30 WIB');
});
