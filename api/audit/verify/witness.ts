import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../database/database.module.ts';
import { Database, type Sql } from '../../database/database.ts';
import type { KeyRecord } from '../offline/keys.ts';
import type { Outside, Promises, SignedSize, State } from '../offline/promises.ts';
import { AuditFolder } from '../seal/folder.ts';

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

  /** What is kept outside is read first: the log in the database is never behind it. */
  async promises(): Promise<Promises> {
    const [outside, state] = [this.outside(), this.state()];
    const keys = await this.keys();
    const rows = await this.database.query<[string, string]>(
      'select size, note from audit.checkpoint order by size',
      [],
    );
    const checkpoints = rows.map(([size, note]) => ({ size: Number(size), note }));
    return { origin: originOf(checkpoints, outside), keys, checkpoints, outside, state };
  }

  async latest(sql: Sql = this.database): Promise<SignedSize | undefined> {
    const [row] = await sql.query<[string, string]>(
      'select size, note from audit.checkpoint order by size desc limit 1',
      [],
    );
    return row && { size: Number(row[0]), note: row[1] };
  }

  private async keys(): Promise<KeyRecord[]> {
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

/** The first line of every note of the log. */
const originOf = (checkpoints: readonly SignedSize[], outside: readonly Outside[]): string =>
  (outside[0] ?? checkpoints[0])?.note.split('\n', 1)[0] ?? '';
