import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { v7 as uuid } from 'uuid';
import type { Origin } from '../audit/entry.ts';
import { registryOf } from '../sql/registry.ts';
import { requireSameKey } from '../records/same-key.ts';
import { LocalStorage } from '../files/storage.ts';
import { Vault } from '../sql/vault.ts';
import { runReconciliation } from '../reconciliations/reconciliations.service.ts';
import { resources } from '../resources.ts';
import { connected } from './connected.ts';

/** `npm run audit:reconcile`: exit 0 when everything matches the trail, 2 when it does not. */
await connected(async (sql, { encryptionKey, storageUrl }) => {
  const origin: Origin = { kind: 'job', job: 'audit-reconcile', requestId: uuid() };
  const vault = new Vault(encryptionKey);
  await requireSameKey(sql, vault, resources);
  const storage = await LocalStorage.at(fileURLToPath(storageUrl));
  const office = { sql, vault, registry: registryOf(resources), storage };
  const { rows, unmatched, faultCount, faults } = await runReconciliation(office, origin, 'perintah');
  console.log(`${rows} baris dicocokkan dengan jejak audit.`);
  if (unmatched > 0)
    console.log(`${unmatched} baris belum dapat dicocokkan: catatannya dibuat sebelum ada nilai pembanding.`);
  if (faultCount === 0)
    console.log('Cocok: tidak ada baris atau berkas yang diubah, ditambah, atau dihapus di luar aplikasi.');
  else {
    const named = faults ?? [];
    console.error(`ADA ${faultCount} SELISIH:`);
    for (const { resource, recordId, says } of named) console.error(`  ${resource} ${recordId}: ${says}.`);
    if (faultCount > named.length) console.error(`  … dan ${faultCount - named.length} lagi.`);
    process.exitCode = 2;
  }
});
