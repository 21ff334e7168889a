import type { Multipart } from '@fastify/multipart';
import { fileTypeFromFile } from 'file-type';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../sql/problem.ts';
import { redactedText } from '../define/redaction.ts';
import { wellFormed } from '../sql/input.ts';
import { written } from '../define/written.ts';

export interface Received {
  /** Collected in the storage's incoming folder. */
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What is accepted, by content: MIME type → endings that may go with it. */
const ACCEPTED: Record<string, { ends: RegExp; word: string }> = {
  'application/pdf': { ends: /\.pdf$/i, word: 'PDF' },
  'image/jpeg': { ends: /\.jpe?g$/i, word: 'JPEG' },
  'image/png': { ends: /\.png$/i, word: 'PNG' },
};
const LONGEST_NAME = 120;

/** The last part of the name that the person's computer gave, without what a file system or header could misread. */
export function fileName(given: string | undefined): string {
  const last = (given ?? '')
    .split(/[/\\]/)
    .pop()!
    .replaceAll(/["<>|:*?\r\n\t]/g, '_')
    .trim();
  // Scans are often named after the person's NIK.
  const plain = wellFormed(last) ? redactedText(last) : '';
  const end = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? '';
  const stem = written(plain.slice(0, plain.length - end.length)) || 'berkas';
  return (
    Array.from(stem)
      .slice(0, LONGEST_NAME - end.length)
      .join('') + end
  );
}

/** Streams one part to the incoming folder, hashing it on the way. The size limit is the multipart plugin's. */
export async function collect(part: Extract<Multipart, { type: 'file' }>, incoming: string): Promise<Received> {
  const path = join(incoming, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const kept = createWriteStream(path, { mode: 0o600, flush: true });
  await pipeline(part.file, measured, kept).catch(async (reason: unknown) => {
    // Or it might still be about to make the file.
    if (!kept.closed) await new Promise<void>((resolve) => kept.once('close', resolve));
    await rm(path, { force: true });
    throw reason;
  });
  return { path, name: fileName(part.filename), size, sha256: hash.digest('hex') };
}

const refused = (message: string) => new Problem(415, { code: 'unsupported_type', message, errors: { file: message } });

/** The MIME type by content; 415 for anything but PDF, JPEG and PNG, and for a name that says otherwise. */
export async function sniffed(received: Received): Promise<string> {
  const found = await fileTypeFromFile(received.path);
  const accepted = found && ACCEPTED[found.mime];
  const promised = Object.values(ACCEPTED).find(({ ends }) => ends.test(received.name));
  if (accepted && accepted.ends.test(received.name)) return found.mime;
  if (promised)
    throw refused(
      `Berkas ini bukan ${promised.word} walaupun namanya berakhiran ${/\.\w+$/.exec(received.name)![0].toLowerCase()}.`,
    );
  throw refused('Hanya berkas PDF, JPEG, atau PNG yang diterima, dengan akhiran nama yang sesuai.');
}
