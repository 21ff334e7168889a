// `npm run migrate`, `admin:create`, `make`: brings the checkout to the point where commands run, then runs one.
import { existsSync } from 'node:fs';
import { prepare, Unprepared } from './prepare.mjs';

const [name] = process.argv.splice(2, 1);
try {
  await prepare({ quiet: true });
} catch (error) {
  if (!(error instanceof Unprepared)) throw error;
  console.error(error.message);
  process.exit(1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
await import(`../dist/api/commands/${name}.js`);
