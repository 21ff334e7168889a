import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { APP_VERSION } from '../api/audit/entry.ts';
import { withPictures } from '../api/commands/flow-picture.ts';

it('the pictures of the flow in the README are those of the declarations (npm run picture)', () => {
  const text = readFileSync('README.md', 'utf8');
  expect(text).toBe(withPictures(text));
});

it('the version that the audit trail names is the version of the package', () => {
  expect(APP_VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});
