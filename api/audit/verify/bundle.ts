import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.ts';
import type { Bytes } from '../../downloads/download.ts';
import { zipped } from '../../downloads/zip.ts';
import { Audit } from '../audit.ts';
import type { Person } from '../entry.ts';
import type { Entry } from '../offline/entry.ts';
import { FILES, FORMAT, type Manifest } from '../offline/bundle.ts';
import { laterErasures, type SealedRow, sealedEntries } from './sealed.ts';
import { Witness } from './witness.ts';

const inLines = (rows: readonly unknown[]): Buffer =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** The line of an entry that the reader may not know: proves the others all the same. */
const withheld = ({ index, leaf }: SealedRow): string =>
  JSON.stringify({ index, leaf: leaf.toString('hex'), envelope: '', fields: {}, withheld: true } satisfies Entry);

/** Everything an outsider needs to judge the log without us, as one zip. */
@Injectable()
export class Bundles {
  constructor(
    private readonly database: Database,
    private readonly witness: Witness,
    private readonly audit: Audit,
  ) {}

  /**
   * Streams what the newest checkpoint has signed; nothing when there is none yet. The reading is an audit entry.
   * `hiddenBelow`: numbers of the entries of a log of that size that the reader may not know; their leaves stay.
   */
  async stream(
    origin: Person,
    hiddenBelow: (size: number) => Promise<ReadonlySet<number>>,
  ): Promise<Bytes | undefined> {
    const promises = await this.witness.promises();
    const newest = promises.checkpoints.at(-1);
    if (!newest) return undefined;
    const { size } = newest;
    const hidden = await hiddenBelow(size);
    const changes = { size: { after: size }, ...(hidden.size > 0 && { withheld: { after: hidden.size } }) };
    await this.audit.append(origin, { action: 'bundle', resource: 'audit-logs', changes });
    const manifest: Manifest = {
      format: FORMAT,
      origin: promises.origin,
      size,
      state: promises.state,
      ...(hidden.size > 0 && { withheld: hidden.size }),
      madeAt: new Date().toISOString(),
    };
    return zipped([
      [FILES.manifest, Buffer.from(JSON.stringify(manifest))],
      [FILES.keys, Buffer.from(JSON.stringify(promises.keys))],
      [FILES.checkpoints, inLines(promises.checkpoints)],
      [FILES.events, this.entries(size, hidden)],
      [FILES.unsealed, this.erasures(size)],
    ]);
  }

  private async *entries(size: number, hidden: ReadonlySet<number>): AsyncGenerator<string> {
    for await (const rows of sealedEntries(this.database, size))
      yield rows.map((row) => `${hidden.has(row.index) ? withheld(row) : row.line}\n`).join('');
  }

  /** Read when all entries are: what vanished in the meantime is explained in here. */
  private async *erasures(size: number): AsyncGenerator<string> {
    const lines = await laterErasures(this.database, size);
    yield lines.map((line) => `${line}\n`).join('');
  }
}
