import { inflateSync } from 'node:zlib';

/** What a reader sees: the text of each page of a PDF as pdfkit writes it, one line for each piece that is placed. */
export function pdfPages(file: Buffer): string[] {
  const source = file.toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]),
  );
  const reference = (body: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '';
  const stream = (id: string): string => {
    const body = objects.get(id) ?? '';
    const content = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? '';
    return body.includes('/FlateDecode') ? inflateSync(Buffer.from(content, 'latin1')).toString('latin1') : content;
  };
  const letters = new Map<string, (glyphs: string) => string>();
  const decoderOf = (fontId: string) => {
    const made = letters.get(fontId) ?? decoder(stream(reference(objects.get(fontId) ?? '', 'ToUnicode')));
    letters.set(fontId, made);
    return made;
  };
  const kids = [...objects.values()].find((body) => body.includes('/Type /Pages')) ?? '';
  const pages = [...(/\/Kids \[([^\]]*)\]/.exec(kids)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => id!);
  return pages.map((id) => {
    const page = objects.get(id)!;
    const resources = objects.get(reference(page, 'Resources')) ?? page;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => [name!, font!]));
    let decode = (glyphs: string) => glyphs;
    const lines: string[] = [];
    for (const [, font, pieces] of stream(reference(page, 'Contents')).matchAll(
      /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
    )) {
      if (font) decode = decoderOf(fonts.get(font) ?? '');
      else lines.push([...pieces!.matchAll(/<([0-9a-f]+)>/g)].map(([, glyphs]) => decode(glyphs!)).join(''));
    }
    return lines.join('\n');
  });
}

/** Reads the ranges of a ToUnicode map: `<0000> <00ff> [<0000> <0048> …]`. */
function decoder(map: string): (glyphs: string) => string {
  const meaning = new Map<number, string>();
  for (const [, first, , values] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
    [...values!.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex], index) => {
      const units = hex!.replaceAll(' ', '').match(/.{4}/g) ?? [];
      meaning.set(parseInt(first!, 16) + index, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  return (glyphs) => (glyphs.match(/.{4}/g) ?? []).map((glyph) => meaning.get(parseInt(glyph, 16)) ?? '').join('');
}

/** All pages as one text, white space made one: words are found wherever a line broke. */
export const pdfText = (file: Buffer): string => pdfPages(file).join('\n').replaceAll(/\s+/g, ' ');
