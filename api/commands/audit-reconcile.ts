import 'reflect-metadata';
import { v7 as uuid } from 'uuid';
import type { Origin } from '../audit/entry.ts';
import { loadConfig } from '../config.ts';
import { APP_ROLE, dataSourceOptions } from '../database/data-source.ts';
import { Database } from '../database/database.ts';
import { startEmbedded } from '../database/embedded.ts';
import { Reader } from '../engine/reader.ts';
import { registryOf } from '../engine/registry.ts';
import { Vault } from '../engine/vault.ts';
import { Writer } from '../engine/writer.ts';
import { FAULTS, type Reconciliation } from '../reconciliations/reconciliations.resource.ts';
import { runReconciliation } from '../reconciliations/reconciliations.service.ts';
import { resources } from '../resources.ts';
import { DataSource } from 'typeorm';

/** `npm run audit:reconcile`: exit 0 when everything matches, 2 when it does not. */
function tell({ rows, unmatched, faultCount, faults }: Reconciliation): void {
  console.log(`${rows} baris dicocokkan dengan jejak audit.`);
  if (unmatched > 0) console.log(`${unmatched} baris belum dapat dicocokkan: catatannya dibuat sebelum ada nilai pembanding.`);
  if (faultCount === 0) return console.log('Cocok: tidak ada baris yang diubah, ditambah, atau dihapus di luar aplikasi.');
  console.error(`ADA ${faultCount} SELISIH:`);
  const named = faults ?? [];
  for (const { resource, recordId, kind } of named) console.error(`  ${resource} ${recordId}: ${FAULTS[kind]}.`);
  if (faultCount > named.length) console.error(`  … dan ${faultCount - named.length} lagi.`);
}

const config = loadConfig();
const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, join: true });
const url = embedded?.appUrl() ?? config.databaseUrl!;
const dataSource = await new DataSource(dataSourceOptions(url, APP_ROLE)).initialize();
try {
  const sql = new Database(dataSource);
  const registry = registryOf(resources);
  const writer = new Writer(sql, new Reader(sql, registry), new Vault(config.encryptionKey));
  const origin: Origin = { kind: 'job', job: 'audit-reconcile', requestId: uuid() };
  const result = await runReconciliation({ sql, writer, registry }, origin, 'perintah');
  tell(result);
  process.exitCode = result.faultCount === 0 ? 0 : 2;
} finally {
  await dataSource.destroy();
  embedded?.stop();
}
