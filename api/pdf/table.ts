import type { Table } from './blocks.ts';
import { bottomOf, LEFT, linesOf, makeRoom, type Sheet, SMALL, type Weight, WIDTH, write } from './sheet.ts';

const PADDING = 4;
const LINE = '#777777';
const SHADE = '#eeeeee';

interface Cell {
  readonly lines: readonly string[];
  readonly x: number;
  readonly width: number;
  readonly right: boolean;
}

function cellsOf(sheet: Sheet, { columns }: Table, texts: readonly string[]): Cell[] {
  let x = LEFT;
  return columns.map(({ width: share, right = false }, index) => {
    const width = share * WIDTH;
    const cell = { lines: linesOf(sheet, texts[index] ?? '', width - 2 * PADDING), x, width, right };
    x += width;
    return cell;
  });
}

/** Draws lines `from` … `to` of each cell in one framed band. */
function band(sheet: Sheet, cells: readonly Cell[], from: number, to: number, shade?: string): void {
  const lineHeight = sheet.currentLineHeight(true);
  const height = (to - from) * lineHeight + 2 * PADDING;
  const top = sheet.y;
  for (const { lines, x, width, right } of cells) {
    sheet.lineWidth(0.5).rect(x, top, width, height);
    if (shade) sheet.fillAndStroke(shade, LINE).fillColor('black');
    else sheet.stroke(LINE);
    lines.slice(from, to).forEach((line, index) => {
      const inset = right ? width - PADDING - sheet.widthOfString(line) : PADDING;
      sheet.text(line, x + inset, top + PADDING + index * lineHeight, { lineBreak: false });
    });
  }
  sheet.y = top + height;
}

/**
 * A framed table. A row stays on one page where it fits on one, and is cut between its lines where it does not;
 * the titles stand above the rows on every page.
 */
export function drawTable(sheet: Sheet, table: Table): void {
  const set = (weight: Weight) => write(sheet, weight, SMALL);
  const titles = cellsOf(
    set('bold'),
    table,
    table.columns.map(({ title }) => title),
  );
  const titleLines = Math.max(...titles.map(({ lines }) => lines.length));
  const lineHeight = sheet.currentLineHeight(true);
  const heightOf = (count: number) => count * lineHeight + 2 * PADDING;
  const drawTitles = () => band(set('bold'), titles, 0, titleLines, SHADE);
  const room = () => Math.floor((bottomOf(sheet) - sheet.y - 2 * PADDING) / lineHeight);

  makeRoom(sheet, heightOf(titleLines) + heightOf(2));
  drawTitles();
  for (const texts of table.rows) {
    const cells = cellsOf(set('plain'), table, texts);
    const count = Math.max(...cells.map(({ lines }) => lines.length));
    if (makeRoom(sheet, heightOf(count))) drawTitles();
    for (let from = 0; from < count;) {
      const to = Math.min(count, from + room());
      band(set('plain'), cells, from, to);
      from = to;
      if (from < count) {
        sheet.addPage();
        drawTitles();
      }
    }
  }
  sheet.x = LEFT;
}
