const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte]!;
  return text;
}

const digit = (code: number): number =>
  code > 96 && code < 103 ? code - 87 : code > 47 && code < 58 ? code - 48 : Number.NaN;

/** Undefined when it is not plain lower-case hexadecimal. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 === 1) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = digit(text.codePointAt(i * 2)!) * 16 + digit(text.codePointAt(i * 2 + 1)!);
    if (Number.isNaN(byte)) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes));

/** Undefined when it is not exactly how these bytes are written in base64. */
export function bytesOf64(text: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0)!);
    return base64Of(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

let scratch = new Uint8Array(64 * 1024);
/** `prefix` and then the text in UTF-8. The bytes are good until the next call. */
export function joined(prefix: Uint8Array, text: string): Uint8Array {
  const most = prefix.length + text.length * 3;
  if (scratch.length < most) scratch = new Uint8Array(most * 2);
  scratch.set(prefix);
  const { written } = encoder.encodeInto(text, scratch.subarray(prefix.length));
  return scratch.subarray(0, prefix.length + written);
}

/** RFC 8785: keys in order of their UTF-16 code units, no blanks, numbers and strings as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Record<string, unknown>;
  const names = Object.keys(members).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(members[name])}`).join(',')}}`;
}

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const names = Object.keys(value);
  const inOrder = Array.isArray(value) || names.every((name, index) => index === 0 || names[index - 1]! < name);
  return inOrder && Object.values(value).every(isSorted);
}

/** Whether the text is the canonical one of the value it says; nearly always told without writing it once more. */
export const isCanonical = (value: unknown, text: string): boolean =>
  (JSON.stringify(value) === text && isSorted(value)) || canonical(value) === text;
