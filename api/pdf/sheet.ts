import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

export type Sheet = PDFKit.PDFDocument;

/** In points. A4 is 595 × 842; two centimetres at the sides. */
export const LEFT = 57;
export const WIDTH = 481;
export const TOP = 57;
export const BOTTOM = 68;
export const TEXT = 9.5;
export const SMALL = 8;

const resolve = createRequire(import.meta.url).resolve;
const fontFile = (name: string) => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
const FONTS = { plain: fontFile('DejaVuSans'), bold: fontFile('DejaVuSans-Bold') };
export type Weight = keyof typeof FONTS;

/** An empty A4 paper; `madeAt` (milliseconds) also makes its file identifier, so that one input makes one file. */
export function newSheet(title: string, madeAt: number): Sheet {
  const sheet = new PDFDocument({
    size: 'A4',
    margins: { top: TOP, bottom: BOTTOM, left: LEFT, right: LEFT },
    lang: 'id-ID',
    displayTitle: true,
    // Page 1 of how many is known at the end.
    bufferPages: true,
    font: '',
    info: { Title: title, Producer: 'Waskita', Creator: 'Waskita', CreationDate: new Date(madeAt) },
  });
  for (const [name, file] of Object.entries(FONTS)) sheet.registerFont(name, file);
  return write(sheet, 'plain').lineGap(1.5);
}

export const write = (sheet: Sheet, weight: Weight, size = TEXT): Sheet => sheet.font(weight).fontSize(size);

export const bottomOf = (sheet: Sheet): number => sheet.page.height - BOTTOM;

/** Goes on at the next page unless so many points are left on this one; says whether it did. */
export function makeRoom(sheet: Sheet, points: number): boolean {
  if (sheet.y + points <= bottomOf(sheet)) return false;
  sheet.addPage();
  return true;
}

/** No word of a language is longer: the library cuts what is in a time that grows with its square. */
const ENDLESS = /\S{120}/;
/** The text as it may be handed to the library, for a line so wide. */
export const bearable = (sheet: Sheet, text: string, width: number): string =>
  ENDLESS.test(text) ? linesOf(sheet, text, width).join('\n') : text;

/** The text in lines that fit, in the font that is set; a word too long for a line is cut. */
export function linesOf(sheet: Sheet, text: string, width: number): string[] {
  const fits = (line: string) => sheet.widthOfString(line) <= width;
  return text.split('\n').flatMap((part) => {
    const lines: string[] = [];
    let line = '';
    for (const word of part.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const letter of word) {
        if (fits(line + letter)) line += letter;
        else {
          lines.push(line);
          line = letter;
        }
      }
    }
    return [...lines, line];
  });
}
