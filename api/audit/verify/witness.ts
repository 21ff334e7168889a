import { Inject, Injectable } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../database/database.module.ts';
import { Database, type Sql } from '../../database/database.ts';
import type { KeyRecord } from '../offline/keys.ts';
import type { Outside, Promises, SignedSize, State } from '../offline/promises.ts';

/** Everything that was ever promised about the log, in the database and in the folder outside of it (AUDIT_DIR). */
@Injectable()
export class Witness {
  private readonly folder: string;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.folder = join(config.dataDir, 'audit');
  }

  /** What is kept outside is read first: the log in the database is never behind it. */
  async promises(): Promise<Promises> {
    const [outside, state] = [await this.outside(), await this.state()];
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

  private async outside(): Promise<Outside[]> {
    const folder = join(this.folder, 'checkpoints');
    if (!existsSync(folder)) return [];
    const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
    return Promise.all(names.map(async (name) => ({ name, note: await readFile(join(folder, name), 'utf8') })));
  }

  private async state(): Promise<State | null> {
    const file = join(this.folder, 'state.json');
    return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as State) : null;
  }
}

/** The first line of every note of the log. */
const originOf = (checkpoints: readonly SignedSize[], outside: readonly Outside[]): string =>
  (outside[0] ?? checkpoints[0])?.note.split('\n', 1)[0] ?? '';
