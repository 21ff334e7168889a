import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';

const QUIET = 4;
const PIXELS = 4;
const SQUARE = /^([\d.]+) ([\d.]+) ([\d.]+) \3 re$/gm;

/** What a telephone reads in the code on a page, as pdfkit drew it: one square a module. */
export function scanned(file: Buffer): string | undefined {
  const streams = [...file.toString('latin1').matchAll(/\/FlateDecode[\s\S]*?stream\n([\s\S]*?)\nendstream/g)];
  const drawn = streams
    .map(([, content]) => inflateSync(Buffer.from(content!, 'latin1')).toString('latin1'))
    .join('\n');
  const squares = [...drawn.matchAll(SQUARE)].map(([, x, y, side]) => ({
    x: Number(x),
    y: Number(y),
    side: Number(side),
  }));
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
  const modules = squares.map(
    ({ x, y, side }) => [Math.round((x - left) / side), Math.round((y - top) / side)] as const,
  );
  const size = (Math.max(...modules.flat()) + 1 + 2 * QUIET) * PIXELS;
  const image = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [column, row] of modules)
    for (let pixel = 0; pixel < PIXELS * PIXELS; pixel += 1) {
      const x = (column + QUIET) * PIXELS + (pixel % PIXELS);
      const y = (row + QUIET) * PIXELS + Math.floor(pixel / PIXELS);
      image.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  return read(image, size, size)?.data;
}
const read = jsqr as unknown as typeof jsqr.default;
