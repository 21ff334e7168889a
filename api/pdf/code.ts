import qrcode from 'qrcode';
import { LEFT, makeRoom, type Sheet } from './sheet.ts';

/** Modules of white around a code, as its standard asks. */
const QUIET = 4;

/** A QR code, drawn; `size`: points of its side, quiet zone included. */
export function drawCode(sheet: Sheet, text: string, size: number): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / (modules.size + 2 * QUIET);
  makeRoom(sheet, size);
  const { y } = sheet;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) sheet.rect(LEFT + (column + QUIET) * unit, y + (row + QUIET) * unit, unit, unit);
  sheet.fill('black');
  sheet.x = LEFT;
  sheet.y = y + size;
}
