// `npm run migrate`, `admin:create`, `make`: brings a checkout to the point where commands run, then runs one.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const [name] = process.argv.splice(2, 1);
// In the image everything is built, and there is nothing to build it from.
if (existsSync('api/prepare.mjs')) {
  const { prepare, Unprepared } = await import('./prepare.mjs');
  try {
    await prepare({ quiet: true });
  } catch (error) {
    if (!(error instanceof Unprepared)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
if (existsSync('.env')) process.loadEnvFile('.env');
await import(`../dist/api/commands/${name}.js`);
