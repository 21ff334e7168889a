// Brings a checkout to the point where it runs: packages and builds. Only Node's own modules, as nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = join(root, '.data', 'prepare.lock');
const STAMPS = { api: join(root, 'dist', '.stamp-api'), console: join(root, 'dist', '.stamp-console') };

export class Unprepared extends Error {}

/** @param {{ quiet?: boolean }} [options] */
export async function prepare(options = {}) {
  process.chdir(root);
  requireNode();
  if (isInstalled() && isBuilt()) return;
  const unlock = await takeTurn();
  try {
    if (!isInstalled()) install();
    if (!isBuilt()) build(options.quiet);
  } finally {
    unlock();
  }
}

/** Runs one of the tools of node_modules with this Node; its path is that of its script. */
export function runTool(script, args, options = {}) {
  return spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
}

/** Makes the verifiers that stand alone out of the compiled API. */
const PACK = join(root, 'api/audit/offline/pack.mjs');
export const TYPESCRIPT = 'typescript/bin/tsc';
export const VITE = 'vite/bin/vite.js';
export const VITE_CONFIG = ['--config', 'admin/vite.config.ts'];

export function say(text) {
  console.log(`> ${text}`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Unprepared(`Waskita needs Node.js 20.19 or newer; this is ${process.version}.`);
}

/** npm lists what it installed at the end of an installation, so one that was cut short has no list. */
function isInstalled() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, integrity, optional, devOptional, extraneous }]) =>
      path === '' ||
      (!installed[path] && (optional || devOptional || extraneous)) ||
      (installed[path]?.version === version && installed[path].integrity === integrity),
  );
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function install() {
  say('installing packages (once, about a minute) …');
  const npm = process.env.npm_execpath;
  // devDependencies hold the tools that build and the embedded PostgreSQL: wanted whatever NODE_ENV is.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Unprepared('The packages could not be installed: npm says why above.');
}

function isBuilt() {
  return Object.entries(fingerprints()).every(
    ([part, fingerprint]) => existsSync(STAMPS[part]) && readFileSync(STAMPS[part], 'utf8') === fingerprint,
  );
}

function build(quiet) {
  const wanted = fingerprints();
  const stale = (part) => !existsSync(STAMPS[part]) || readFileSync(STAMPS[part], 'utf8') !== wanted[part];
  if (stale('api')) {
    say('building the API …');
    // The compiler's memory of what it wrote is wrong once somebody has removed a part of dist.
    if (!existsSync(STAMPS.api)) rmSync(join(root, 'dist/api/.tsbuildinfo'), { force: true });
    const compiled = runTool(TYPESCRIPT, ['-b', 'api']);
    made('api', wanted.api, compiled.status === 0 ? spawnSync(process.execPath, [PACK]) : compiled);
  }
  if (stale('console')) {
    say('building the console …');
    const flags = quiet ? ['--logLevel', 'warn'] : [];
    made('console', wanted.console, runTool(VITE, ['build', ...VITE_CONFIG, ...flags]));
  }
}

function made(part, fingerprint, { status }) {
  if (status !== 0)
    throw new Unprepared(`The ${part === 'api' ? 'API' : part} could not be built: the reason is above.`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(STAMPS[part], fingerprint);
}

function fingerprints() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const api = filesUnder('api').filter((file) => /\.(ts|json|html)$|pack\.mjs$/.test(file));
  // What admin may import from the API: the declarations.
  const declared = api.filter((file) => /\.(resource|flow)\.ts$|[\\/]define[\\/]|resources\.ts$/.test(file));
  return { api: fingerprint(lock, api), console: fingerprint(lock, [...filesUnder('admin'), ...declared]) };
}

function fingerprint(lock, files) {
  const hash = createHash('sha256').update(lock);
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`\n${file} ${mtimeMs} ${size}`);
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Two installations at once in one folder ruin each other: the second waits for the first. */
async function takeTurn() {
  mkdirSync(dirname(LOCK), { recursive: true });
  for (let told = false; ;) {
    try {
      writeFileSync(LOCK, `${process.pid}`, { flag: 'wx' });
      const unlock = () => rmSync(LOCK, { force: true });
      process.once('exit', unlock);
      return () => {
        process.off('exit', unlock);
        unlock();
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!told) say('another process installs or builds here; waiting for it …');
    told = true;
    await new Promise((resume) => setTimeout(resume, 300));
  }
}

function isAbandoned() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    // Empty for the moment between its creation and its first byte.
    if (!pid) return Date.now() - statSync(LOCK).mtimeMs > 5000;
    process.kill(pid, 0);
    return pid === process.pid;
  } catch (error) {
    return error.code !== 'EPERM';
  }
}
