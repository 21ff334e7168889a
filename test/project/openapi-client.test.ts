import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { openOffice, type Office } from '../support/office.ts';

const root = join(import.meta.dirname, '..', '..');
const outsider = join(import.meta.dirname, '../outsider');

let office: Office;
let folder: string;
beforeAll(async () => {
  office = await openOffice();
  // Where the packages are found from.
  mkdirSync(join(root, 'test/artefacts'), { recursive: true });
  folder = mkdtempSync(join(root, 'test/artefacts/outsider-'));
});
afterAll(async () => {
  if (folder) rmSync(folder, { recursive: true });
  await office?.close();
});

const execute = promisify(execFile);
/** In a process of its own, while this one goes on answering; what it wrote. */
async function run(...words: string[]): Promise<string> {
  try {
    return (await execute(process.execPath, words, { cwd: folder })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${words.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

it('somebody outside makes a client of the description, and works with it', async () => {
  const answer = await fetch(`${office.url}/api/openapi.json`);
  writeFileSync(join(folder, 'openapi.json'), await answer.text());
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  copyFileSync(join(outsider, 'outsider.ts'), join(folder, 'outsider.ts'));
  const hook = `--import=${join(outsider, 'compiler.mjs')}`;
  const generator = join(root, 'node_modules/openapi-typescript/bin/cli.js');
  await run(hook, generator, 'openapi.json', '--output', 'waskita.ts');
  const options = [
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--strict',
    '--skipLibCheck',
    '--types',
    'node',
    '--ignoreConfig',
  ];
  await run(join(root, 'node_modules/typescript/bin/tsc'), ...options, 'outsider.ts');

  const told = JSON.parse(await run('outsider.js', office.url, 'staf', DEMO_PASSWORD)) as Record<string, unknown>;
  expect(told).toMatchObject({
    role: 'staf',
    listed: 3,
    range: expect.stringMatching(/^requests 0-2\/\d+$/),
    created: [201, 'draf', '"1"'],
    edited: 'Permohonan sertifikat elektronik baru',
    stale: [412, { subject: 'Permohonan sertifikat elektronik baru' }],
    early: [422, 'rule_broken'],
    file: 'surat.pdf',
    submitted: 'diajukan',
    history: expect.arrayContaining(['create', 'update', 'step:ajukan']),
  });
});
