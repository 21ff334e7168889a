import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const TEXT = 'Menjaga rahasia jabatan.';
const statusOf = async (given: object) =>
  (await office.as('kadis').create('discipline-articles', { text: TEXT, ...given })).status;

it('an article stands in the catalogue once, with a letter or without, however its regulation is spaced', async () => {
  expect([await statusOf({ article: 90 }), await statusOf({ article: 90 })]).toEqual([201, 422]);
  expect([await statusOf({ article: 90, letter: 'b' }), await statusOf({ article: 90, letter: 'b' })]).toEqual([
    201, 422,
  ]);
  expect(await statusOf({ article: 90, regulation: 'PP  94/2021' })).toBe(422);
  const atOnce = await Promise.all([1, 2].map(() => statusOf({ article: 91 })));
  expect(atOnce.toSorted((one, other) => one - other)).toEqual([201, 422]);
});
