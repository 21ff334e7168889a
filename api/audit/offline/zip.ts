import type { Source } from './platform.ts';

interface Member {
  readonly from: number;
  readonly packed: number;
  readonly deflated: boolean;
}

const END = 0x06054b50;
const END_64_PLACE = 0x07064b50;
const MEMBER = 0x02014b50;
const LOCAL = 0x04034b50;
const NOT_HERE = 0xffffffff;
const broken = (): Error => new Error('Berkas ini bukan bundel audit yang utuh (zip rusak).');

const viewOf = async (source: Source, from: number, to: number): Promise<DataView> => {
  if (from < 0 || to > source.size || to < from) throw broken();
  const bytes = await source.bytes(from, to);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

/** Where the list of members is: its place and length, also beyond 4 GiB (zip64). */
async function directory(source: Source): Promise<[from: number, to: number]> {
  const tail = Math.max(0, source.size - 65_557);
  const view = await viewOf(source, tail, source.size);
  let at = view.byteLength - 22;
  while (at >= 0 && view.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw broken();
  const [length, from] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  if (at < 20 || view.getUint32(at - 20, true) !== END_64_PLACE) return [from, from + length];
  const place = Number(view.getBigUint64(at - 12, true));
  const end = await viewOf(source, place, place + 56);
  const start = Number(end.getBigUint64(48, true));
  return [start, start + Number(end.getBigUint64(40, true))];
}

/** Size and place where the directory says "too large for here". */
function large(view: DataView, at: number, until: number, packed: number, size: number, from: number) {
  for (let field = at; field + 4 <= until; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    const next = (): number => {
      place += 8;
      return Number(view.getBigUint64(place - 8, true));
    };
    if (size === NOT_HERE) next();
    return { packed: packed === NOT_HERE ? next() : packed, from: from === NOT_HERE ? next() : from };
  }
  return { packed, from };
}

/** The members of a zip by name. Throws when it is none, or holds two of one name. */
async function members(source: Source): Promise<Map<string, Member>> {
  const [from, to] = await directory(source);
  const view = await viewOf(source, from, to);
  const found = new Map<string, Member>();
  for (let at = 0; at < view.byteLength;) {
    if (view.getUint32(at, true) !== MEMBER) throw broken();
    const [method, name, extra, comment] = [10, 28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const start = at + 46;
    const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + start, name!));
    const [packed, size, local] = [20, 24, 42].map((offset) => view.getUint32(at + offset, true));
    if (found.has(text) || (method !== 0 && method !== 8)) throw broken();
    const place = large(view, start + name!, start + name! + extra!, packed!, size!, local!);
    found.set(text, { ...place, deflated: method === 8 });
    at = start + name! + extra! + comment!;
  }
  return found;
}

/** The members of a zip, to be read one at a time as a stream of bytes. */
export class Zip {
  private constructor(
    private readonly source: Source,
    private readonly found: Map<string, Member>,
  ) {}

  static async open(source: Source): Promise<Zip> {
    try {
      return new Zip(source, await members(source));
    } catch (error) {
      throw error instanceof RangeError ? broken() : error;
    }
  }

  /** Lines, many at once. */
  async *lines(name: string): AsyncGenerator<string[]> {
    const member = this.found.get(name);
    if (!member) throw new Error(`Bundel ini tidak memuat ${name}.`);
    const head = await viewOf(this.source, member.from, member.from + 30);
    if (head.getUint32(0, true) !== LOCAL) throw broken();
    const from = member.from + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let rest = '';
    try {
      for await (const bytes of this.source.stream(from, from + member.packed, member.deflated)) {
        const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = parts.pop()!;
        yield parts;
      }
      rest += decoder.decode();
    } catch {
      throw broken();
    }
    if (rest !== '') yield [rest];
  }

  /** Every line of a member as JSON. */
  async rows(name: string): Promise<unknown[]> {
    const rows: unknown[] = [];
    for await (const lines of this.lines(name)) for (const line of lines) rows.push(JSON.parse(line));
    return rows;
  }
}
