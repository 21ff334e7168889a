import 'reflect-metadata';
import { ledgerOn } from '../calendar/ledger-on.ts';
import { rebuild } from '../clock/rebuild.ts';
import { resources } from '../resources.ts';
import { connected } from './connected.ts';

// `npm run clock:rebuild`: reads every due time again from the audit trail. `-- --check`: only compares, exit 2 on a difference.
const check = process.argv.includes('--check');
await connected(async (sql) => {
  const differences = await rebuild(sql, ledgerOn(sql), resources, check);
  for (const { resource, id } of differences)
    console.log(`${resource} ${id}: buku waktu berbeda dari riwayat langkah.`);
  console.log(
    differences.length === 0
      ? 'Buku waktu sama dengan riwayat langkah.'
      : `${differences.length} catatan berbeda dari riwayat langkahnya.`,
  );
  if (differences.length > 0) process.exitCode = 2;
});
