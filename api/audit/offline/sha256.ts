// FIPS 180-4. Only for the page: WebCrypto hashes asynchronously, which is far too slow for millions of short texts.

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};
/** The first 32 bits of the fractional part of a root. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const ROUND = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array, words: Int32Array): void {
  for (let i = 16; i < 64; i += 1) {
    const [far, near] = [words[i - 15]!, words[i - 2]!];
    const first = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const second = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[i] = (words[i - 16]! + first + words[i - 7]! + second) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i += 1) {
    const first =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

const schedule = new Int32Array(64);
const block = new Uint8Array(64);
const blockView = new DataView(block.buffer);

/** SHA-256, at once. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = START.slice();
  const length = bytes.length;
  const end = Math.ceil((length + 9) / 64) * 64;
  for (let at = 0; at < end; at += 64) {
    block.fill(0);
    if (at < length) block.set(bytes.subarray(at, Math.min(at + 64, length)));
    if (at <= length && length < at + 64) block[length - at] = 0x80;
    if (at + 64 === end) {
      blockView.setUint32(56, Math.floor(length / 2 ** 29));
      blockView.setUint32(60, length * 8);
    }
    for (let i = 0; i < 16; i += 1) schedule[i] = blockView.getInt32(i * 4);
    compress(state, schedule);
  }
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  for (let i = 0; i < 8; i += 1) view.setInt32(i * 4, state[i]!);
  return digest;
}
