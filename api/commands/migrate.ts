import { loadConfig } from '../config.ts';
import { migrate } from '../migrate.ts';

const { databaseOwnerUrl } = loadConfig();
if (!databaseOwnerUrl) {
  console.error('DATABASE_OWNER_URL (or DATABASE_URL) is needed: the embedded database is migrated by npm start.');
  process.exit(2);
}
await migrate(databaseOwnerUrl);
console.log('The database is at the newest migration.');
