import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { withPictures } from '../api/commands/flow-picture.ts';

it('the pictures of the flow in the README are those of the declarations (npm run picture)', () => {
  const text = readFileSync('README.md', 'utf8');
  expect(text).toBe(withPictures(text));
});
