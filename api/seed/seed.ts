import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerOn } from '../calendar/ledger-on.ts';
import { BREACH } from '../clock/projection.ts';
import { rebuild } from '../clock/rebuild.ts';
import { hashPassword } from '../access/passwords.ts';
import type { Origin } from '../audit/entry.ts';
import type { Database, Sql } from '../database/database.ts';
import { loadRecord } from '../records/load.ts';
import type { Vault } from '../sql/vault.ts';
import type { Storage } from '../files/storage.ts';
import { resources } from '../resources.ts';
import type { Resource } from '../define/resource.ts';
import { demoOffice, type DemoRow } from './demo.ts';
import { addDraws } from './draws.ts';
import { letterPdf } from './letter-pdf.ts';

const ORIGIN: Origin = { kind: 'job', job: 'seed', requestId: 'seed' };
const registry = new Map<string, Resource>(resources.map((resource) => [resource.name, resource]));

/** Inserts one demo row; the audit trail says honestly who made it, and when: the seeder, now. */
function insert(sql: Sql, row: DemoRow, vault: Vault): Promise<void> {
  const { resource, cameFrom, ...record } = row;
  return loadRecord(sql, vault, ORIGIN, registry.get(resource)!, { ...record, previousStatus: cameFrom });
}

/** The letter behind a demo request: a real PDF in the storage and its attachment row. */
async function letterOf(row: DemoRow, storage: Storage): Promise<DemoRow> {
  const { number, letterNumber, subject, signerName } = row.values as Record<string, string>;
  const bytes = letterPdf([
    'SURAT PERMOHONAN (contoh demo)',
    '',
    `Nomor: ${letterNumber}`,
    `Hal: ${subject}`,
    '',
    signerName!,
  ]);
  const path = join(storage.incoming, randomUUID());
  await writeFile(path, bytes);
  const id = `${row.id.slice(0, 14)}7a${row.id.slice(16)}`;
  await storage.keep(path, id);
  const values = {
    ownerType: 'requests',
    ownerId: row.id,
    kind: 'surat_permohonan',
    name: `${number!.replaceAll('/', '-')}.pdf`,
    mime: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    storageKey: id,
  };
  return { resource: 'attachments', id, createdAt: row.createdAt, updatedAt: row.createdAt, values };
}

async function rememberNumbers(sql: Sql, rows: readonly Pick<DemoRow, 'values'>[]): Promise<void> {
  const last = new Map<string, number>();
  for (const { values } of rows) {
    const [, series, digits] = /^(\w+\/\d{4}\/)(\d+)$/.exec((values.number as string | undefined) ?? '') ?? [];
    if (series) last.set(series, Math.max(last.get(series) ?? 0, Number(digits)));
  }
  for (const [series, number] of last)
    await sql.query('insert into numbers (series, last) values ($1, $2) on conflict (series) do nothing', [
      series,
      number,
    ]);
}

/** Fills an empty database with the demo office; does nothing where there is an account already. */
export async function seedDemo(database: Database, vault: Vault, storage: Storage, now = new Date()): Promise<boolean> {
  return database.transaction(async (sql) => {
    // Two instances may start at once on one empty database.
    await sql.query('lock table users in share row exclusive mode', []);
    const [full] = await sql.query<[boolean]>('select exists (select 1 from users)', []);
    if (full![0]) return false;
    const rows = demoOffice(now);
    const hashes = new Map<string, string>();
    for (const row of rows) {
      const letter =
        row.resource === 'requests' && row.values.status !== 'draf' ? await letterOf(row, storage) : undefined;
      let { values } = row;
      if (letter) values = { ...values, surat_permohonan: letter.id };
      if (typeof values.password === 'string') {
        const hash = hashes.get(values.password) ?? (await hashPassword(values.password));
        hashes.set(values.password, hash);
        values = { ...values, password: hash };
      }
      await insert(sql, { ...row, values }, vault);
      if (letter) await insert(sql, letter, vault);
    }
    const draws = await addDraws(sql, vault, ORIGIN, now.getTime());
    await rememberNumbers(sql, [...rows, ...draws]);
    // The running application may have compiled the empty calendar already.
    await sql.query(
      `insert into calendar_versions (version, actor_id, reason) select max(version) + 1, 'system:seed', 'Kalender contoh' from calendar_versions`,
      [],
    );
    await rebuild(sql, ledgerOn(sql), resources, false);
    // Of what fell due long ago everybody has heard.
    await sql.query(
      `update clocks set alerted = ${BREACH}, alerted_at = now(), alert = null, alert_at = null
       where phase <> 'stopped' and due_at < now() - interval '2 days'`,
      [],
    );
    return true;
  });
}
