import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVERYONE } from '../../api/define/roles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('a resource that was just made is open to nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waskita-make-'));
  for (const file of ['api/resources.ts', 'admin/i18n/en.ts']) cpSync(join(root, file), join(folder, file));
  const command = join(root, 'dist/api/commands/make.js');
  const made = spawnSync(process.execPath, [command, 'resource', 'surat-tugas'], { cwd: folder, encoding: 'utf8' });
  expect([made.status, made.stdout]).toEqual([0, expect.stringContaining('nobody sees it')]);
  const declared = readFileSync(join(folder, 'api/surat-tugas/surat-tugas.resource.ts'), 'utf8');
  expect(declared).toContain("name: 'surat-tugas'");
  for (const word of [...EVERYONE, 'EVERYONE', 'all']) expect(declared).not.toMatch(new RegExp(`\\b${word}\\b`));
  rmSync(folder, { recursive: true });
});
