import { createPublicKey, hash, verify } from 'node:crypto';
import { openSync, fstatSync, read, readFileSync, createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { createInflateRaw } from 'node:zlib';
import { pipeline } from 'node:stream';
import { judgeBundle } from './bundle.ts';
import type { Platform, Source } from './platform.ts';
import { words } from './words.ts';

const readAt = promisify(read);

export const nodePlatform: Platform = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verify: async (publicKey, text, signature) => {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verify(null, text, key, signature);
  },
};

/** A file as what the verifier reads. */
export function fileSource(path: string): Source {
  const fd = openSync(path, 'r');
  return {
    size: fstatSync(fd).size,
    async bytes(from, to) {
      const bytes = Buffer.alloc(to - from);
      await readAt(fd, bytes, 0, bytes.length, from);
      return bytes;
    },
    stream(from, to, deflated) {
      if (to <= from) return (async function* nothing(): AsyncGenerator<Uint8Array> {})();
      const packed = createReadStream('', {
        fd,
        start: from,
        end: to - 1,
        autoClose: false,
        highWaterMark: 256 * 1024,
      });
      if (!deflated) return packed;
      // Errors reach whoever reads the last of the two.
      return pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), () => undefined);
    },
  };
}

/** The command: bundle.zip [--outside note.txt …]. Answers the exit code: 0 whole, 2 not. */
export async function main(given: readonly string[]): Promise<0 | 2> {
  const [path, ...rest] = given.filter((one) => one !== '--outside');
  if (!path || given.indexOf('--outside') === 0) {
    console.error('Pemakaian: verify.mjs bundel.zip [--outside titik-periksa.txt …]');
    return 2;
  }
  try {
    const outside = rest.map((file) => ({ name: basename(file), note: readFileSync(file, 'utf8') }));
    const tell = process.stderr.isTTY;
    const verdict = await judgeBundle(fileSource(path), outside, nodePlatform, (done, of) => {
      if (tell) process.stderr.write(`\r${done} / ${of} `);
    });
    if (tell) process.stderr.write('\r');
    for (const line of words(verdict)) console.log(line);
    return verdict.ok ? 0 : 2;
  } catch (error) {
    console.error(`TIDAK DAPAT DIPERIKSA. ${(error as Error).message}`);
    return 2;
  }
}
