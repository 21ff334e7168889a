import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { Database } from '../../database/database.ts';
import { Audit } from '../audit.ts';
import type { Person } from '../entry.ts';
import { FILES, FORMAT, type Manifest } from '../offline/bundle.ts';
import { laterErasures, sealedEntries } from './sealed.ts';
import { Witness } from './witness.ts';

const inLines = (rows: readonly unknown[]): Buffer =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** Everything an outsider needs to judge the log without us, as one zip. */
@Injectable()
export class Bundles {
  constructor(
    private readonly database: Database,
    private readonly witness: Witness,
    private readonly audit: Audit,
  ) {}

  /** Streams what the newest checkpoint has signed; nothing when there is none yet. The reading is an audit entry. */
  async stream(origin: Person): Promise<Readable | undefined> {
    const promises = await this.witness.promises();
    const newest = promises.checkpoints.at(-1);
    if (!newest) return undefined;
    await this.audit.append(origin, {
      action: 'bundle',
      resource: 'audit-logs',
      changes: { size: { after: newest.size } },
    });
    const { size } = newest;
    const manifest: Manifest = {
      format: FORMAT,
      origin: promises.origin,
      size,
      state: promises.state,
      madeAt: new Date().toISOString(),
    };
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(JSON.stringify(manifest)), FILES.manifest);
    zip.addBuffer(Buffer.from(JSON.stringify(promises.keys)), FILES.keys);
    zip.addBuffer(inLines(promises.checkpoints), FILES.checkpoints);
    const members: Readable[] = [];
    const add = (name: string, lines: AsyncGenerator<string>): void =>
      zip.addReadStreamLazy(name, (give) => {
        const member = Readable.from(lines, { objectMode: false });
        members.push(member);
        give(null, member);
      });
    add(FILES.events, this.entries(size));
    add(FILES.unsealed, this.erasures(size));
    zip.end();
    const output = zip.outputStream as Readable;
    // Whoever breaks off the download ends the reading too.
    output.once('close', () => members.forEach((member) => member.destroy()));
    zip.on('error', (error: Error) => output.destroy(error));
    return output;
  }

  private async *entries(size: number): AsyncGenerator<string> {
    for await (const rows of sealedEntries(this.database, size)) yield rows.map(({ line }) => `${line}\n`).join('');
  }

  /** Read when all entries are: what vanished in the meantime is explained in here. */
  private async *erasures(size: number): AsyncGenerator<string> {
    const lines = await laterErasures(this.database, size);
    yield lines.map((line) => `${line}\n`).join('');
  }
}
