import type { Bytes } from '../downloads/download.ts';
import { zipped } from '../downloads/zip.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** What stands around the one sheet (ECMA-376 part 1). */
const FRAME: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/${SHEET}" ContentType="${TYPES}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};
export const XLSX = `${TYPES}.sheet`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Almost every cell: there is nothing to look for twice. */
const isPlain = (text: string): boolean => /^[\x20-\x25\x27-\x3b\x3d\x3f-\x7e]*$/.test(text);
/** Text as XML may carry it: most control characters and halves of a pair are not allowed in it at all. */
const escaped = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .toWellFormed()
        // oxlint-disable-next-line no-control-regex
        .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
        .replaceAll(/[&<>]/g, (sign) => ENTITIES[sign]!);

const A = 'A'.charCodeAt(0);
const LETTERS = 26;
/** A … Z, AA, AB … */
const columnName = (index: number): string =>
  (index < LETTERS ? '' : columnName(Math.floor(index / LETTERS) - 1)) + String.fromCharCode(A + (index % LETTERS));
// Their places could be left out, but not every reader counts by itself.
const cellOf = (text: string, index: number, row: number) =>
  `<c r="${columnName(index)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

async function* sheet(blocks: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
  let row = 0;
  for await (const rows of blocks)
    yield rows
      .map((cells) => {
        row += 1;
        return `<row r="${row}">${cells.map((text, index) => cellOf(text, index, row)).join('')}</row>`;
      })
      .join('');
  yield '</sheetData></worksheet>';
}

/** Rows as an Excel workbook of one sheet, written as they come. Every cell is text: none is ever calculated. */
export const workbook = (blocks: AsyncIterable<readonly (readonly string[])[]>): Bytes =>
  zipped([
    ...Object.entries(FRAME).map(([path, xml]) => [path, Buffer.from(HEAD + xml)] as const),
    [SHEET, sheet(blocks)],
  ]);
