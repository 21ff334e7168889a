// npm leaves optional packages of other platforms out of the lock file, silently, when the registry does not list them yet:
// the install would then work on the machine that made the lock and fail on others.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const locked = new Set(Object.keys(packages).map(nameOf));
// The lock must install from whatever registry a machine is set up with.
const bound = Object.keys(packages).filter((path) => packages[path].resolved);
const incomplete = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, { version, optionalDependencies = {} }]) => ({
    name: `${nameOf(path)}@${version}`,
    missing: Object.keys(optionalDependencies).filter((name) => !locked.has(name)),
  }))
  .filter(({ missing }) => missing.length > 0);

for (const { name, missing } of incomplete) console.error(`package-lock.json: ${name} lacks ${missing.join(', ')}`);
for (const path of bound) {
  console.error(
    `package-lock.json: ${path} is bound to one registry; use npm install --omit-lockfile-registry-resolved`,
  );
}
process.exitCode = incomplete.length + bound.length > 0 ? 1 : 0;
