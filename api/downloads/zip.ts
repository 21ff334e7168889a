import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Bytes } from './download.ts';

/** Files of an archive in their order; one that is made piece by piece is begun when it is its turn. */
export type Members = readonly (readonly [name: string, content: Uint8Array | Bytes])[];

/** An archive, written as it is taken. It fails when one of its members does; whoever breaks off ends their reading. */
export function zipped(members: Members): Bytes {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (reason: Error) => void output.destroy(reason);
  for (const [name, content] of members)
    if (content instanceof Uint8Array) zip.addBuffer(Buffer.from(content), name);
    else
      zip.addReadStreamLazy(name, (give) => {
        const member = Readable.from(content, { objectMode: false });
        // The archive pipes it, which passes no failure on.
        member.once('error', fail);
        output.once('close', () => member.destroy());
        give(null, member);
      });
  zip.once('error', fail);
  // Whoever reads it is told; until somebody does, that is no reason for the process to end.
  output.on('error', () => undefined);
  zip.end();
  return output;
}
