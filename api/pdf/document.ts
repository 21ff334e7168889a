import type { Bytes } from '../downloads/download.ts';
import type { Block, Signature } from './blocks.ts';
import { drawCode } from './code.ts';
import { bearable, bottomOf, LEFT, makeRoom, newSheet, type Sheet, SMALL, TEXT, TOP, WIDTH, write } from './sheet.ts';
import { drawTable } from './table.ts';

export * from './blocks.ts';

export interface Paper {
  readonly title: string;
  /** Stands at the foot of every page: the record's number and version. */
  readonly about: string;
  /** Milliseconds; the creation date of the file. */
  readonly madeAt: number;
  readonly blocks: readonly Block[];
}

const GAP = 6;
const INDENT = 20;
const LABEL = 130;
/** Space for a hand. */
const SIGNING = 56;
const CODE = 130;

function letterhead(sheet: Sheet): void {
  const centred = { width: WIDTH, align: 'center' } as const;
  write(sheet, 'plain', 11).text('PEMERINTAH KABUPATEN PURBALINGGA', LEFT, TOP - 16, centred);
  write(sheet, 'bold', 13).text('DINAS KOMUNIKASI DAN INFORMATIKA', centred);
  write(sheet, 'plain', SMALL).text('Telepon (0281) 8902091 · dinkominfo@purbalinggakab.go.id', centred);
  const y = sheet.y + 4;
  sheet
    .lineWidth(1.5)
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .stroke();
  sheet.x = LEFT;
  sheet.y = y + 12;
}

/** Label or mark, then the text beside it. */
function beside(sheet: Sheet, mark: string, text: string, indent: number): void {
  makeRoom(sheet, sheet.currentLineHeight(true));
  const { y } = sheet;
  sheet.text(mark, LEFT, y, { width: indent - 4, lineBreak: false });
  sheet.text(bearable(sheet, text, WIDTH - indent), LEFT + indent, y, { width: WIDTH - indent });
  sheet.x = LEFT;
}

/** Rows of two, the names of a row on one height. */
function signAll(sheet: Sheet, all: readonly Signature[]): void {
  const half = { width: WIDTH / 2, align: 'center' } as const;
  for (let first = 0; first < all.length; first += 2) {
    const row = all.slice(first, first + 2);
    makeRoom(sheet, SIGNING + 6 * sheet.currentLineHeight(true));
    const beside = (top: number, draw: (one: Signature, x: number) => void) => {
      const ends = row.map((one, place) => {
        sheet.y = top;
        draw(one, LEFT + ((place + 2 - row.length) * WIDTH) / 2);
        return sheet.y;
      });
      sheet.y = Math.max(...ends);
    };
    beside(sheet.y + 2 * GAP, ({ placeAndDate, position }, x) => {
      sheet.text(placeAndDate, x, sheet.y, half).text(position, half);
    });
    beside(sheet.y + SIGNING, ({ name, under }, x) => {
      write(sheet, 'bold').text(name, x, sheet.y, half);
      write(sheet, 'plain');
      if (under) sheet.text(under, half);
    });
  }
  sheet.x = LEFT;
}

function draw(sheet: Sheet, block: Block): void {
  write(sheet, 'plain');
  switch (block.kind) {
    case 'heading':
      // Never alone at the foot of a page.
      makeRoom(sheet, 60);
      sheet.y += block.level === 1 ? GAP : 0;
      write(sheet, 'bold', block.level === 1 ? 12 : 10).text(bearable(sheet, block.text, WIDTH), { width: WIDTH });
      break;
    case 'paragraph':
      sheet.text(bearable(sheet, block.text, WIDTH), { width: WIDTH });
      break;
    case 'list':
      for (const { mark, text } of block.items) beside(sheet, mark, text, INDENT);
      break;
    case 'facts':
      for (const [label, value] of block.rows) beside(sheet, label, `: ${value}`, LABEL);
      break;
    case 'qr':
      drawCode(sheet, block.text, CODE);
      break;
    case 'table':
      drawTable(sheet, block);
      break;
    case 'signatures':
      signAll(sheet, block.of);
  }
  sheet.y += GAP;
}

/** On every page, once their number is known: what the paper is about, and the page. */
function foot(sheet: Sheet, about: string): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    sheet.switchToPage(page);
    // Below the margin nothing may be written without a new page.
    sheet.page.margins.bottom = 0;
    const y = bottomOf(sheet) + 20;
    write(sheet, 'plain', SMALL).fillColor('#444444');
    sheet.text(about, LEFT, y, { lineBreak: false });
    const number = `Halaman ${page + 1} dari ${count}`;
    sheet.text(number, LEFT + WIDTH - sheet.widthOfString(number), y, { lineBreak: false });
  }
}

/**
 * A paper of the office as PDF, A4, under its letterhead. The same input makes the same bytes. What cannot be
 * drawn throws before the first byte is sent.
 */
export function paper({ title, about, madeAt, blocks }: Paper): Bytes {
  const sheet = newSheet(title, madeAt);
  letterhead(sheet);
  write(sheet, 'bold', TEXT + 4).text(bearable(sheet, title, WIDTH), { width: WIDTH, align: 'center' });
  sheet.y += GAP;
  for (const block of blocks) draw(sheet, block);
  foot(sheet, about);
  sheet.end();
  return sheet;
}
