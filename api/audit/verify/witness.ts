import { Inject, Injectable } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { CONFIG, type Config } from '../../config.ts';
import { Database, type Sql } from '../../database/database.ts';
import type { KeyRecord } from '../offline/keys.ts';
import type { Outside, Promises, SignedSize, State } from '../offline/promises.ts';
import { AuditFolder } from '../seal/folder.ts';

const TRIES = 5;
const BETWEEN_MS = 300;

/** The keys of the promises are those of the folder, where it has any. */
export interface Witnessed extends Promises {
  /** The keys as the database tells them. */
  readonly signers: readonly KeyRecord[];
}

/** Everything that was ever promised about the log, in the database and in the folder outside of it (AUDIT_DIR). */
@Injectable()
export class Witness {
  private readonly folder: AuditFolder;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.folder = new AuditFolder(config.auditDir);
  }

  /** Of a signature the folder knows first: what the database does not know yet is waited for a little. */
  async promises(): Promise<Witnessed> {
    const [outside, state, kept] = [this.outside(), this.state(), this.folder.keys()];
    for (let attempt = 1; ; attempt += 1) {
      const [checkpoints, signers] = [await this.checkpoints(), await this.signers()];
      const behind = (checkpoints.at(-1)?.size ?? 0) < (state?.size ?? 0) || signers.length < kept.length;
      const keys = kept.length > 0 ? kept : signers;
      if (!behind || attempt === TRIES)
        return { origin: keys[0]?.name ?? '', keys, signers, checkpoints, outside, state };
      await setTimeout(BETWEEN_MS);
    }
  }

  async latest(sql: Sql = this.database): Promise<SignedSize | undefined> {
    const [row] = await sql.query<[string, string]>(
      'select size, note from audit.checkpoint order by size desc limit 1',
      [],
    );
    return row && { size: Number(row[0]), note: row[1] };
  }

  private async checkpoints(): Promise<SignedSize[]> {
    const rows = await this.database.query<[string, string]>(
      'select size, note from audit.checkpoint order by size',
      [],
    );
    return rows.map(([size, note]) => ({ size: Number(size), note }));
  }

  private async signers(): Promise<KeyRecord[]> {
    const rows = await this.database.query<[string, string, string | null]>(
      'select name, public_key, rotation from audit.signer order by added_at, key_id',
      [],
    );
    return rows.map(([name, publicKey, rotation]) => ({ name, publicKey, rotation }));
  }

  private outside(): Outside[] {
    return this.folder.checkpoints().map(({ size, note }) => ({ name: `${size}`, note }));
  }

  private state(): State | null {
    const { size, root } = this.folder.state() ?? {};
    return size === undefined || root === undefined ? null : { size, root };
  }
}
