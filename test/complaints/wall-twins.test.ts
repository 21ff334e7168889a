import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { hiddenComplaint, wordOf } from '../support/hidden-complaint.ts';
import type { Office } from '../support/office.ts';
import { type Hidden, openModel, twinsOf } from '../support/wall.ts';

let model: Office;
beforeAll(async () => (model = await openModel()));
afterAll(() => model?.close());

describe.each<[complained: Username, as: string, chief: Username, clerk: Username]>([
  ['verifikator2', 'verifikator', 'kasi', 'staf'],
  ['kasi', 'kepala_seksi', 'kabid', 'staf'],
  ['kadis', 'kepala_dinas', 'kabid', 'staf'],
  ['staf', 'staf', 'kasi', 'kasi'],
  ['inspektorat', 'auditor', 'kasi', 'staf'],
  ['admin', 'admin_sistem', 'kasi', 'staf'],
])('for %s, complained about as %s, as where the complaint never was:', (complained, _as, chief, clerk) => {
  let twins: Awaited<ReturnType<typeof twinsOf>>;
  let hidden: Hidden;
  let said: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    twins = await twinsOf(model, complained);
    ({ hidden, said } = await hiddenComplaint(twins.held, complained, chief, clerk));
  });
  afterAll(() => twins?.close());

  it('the whole trail, its total and its last page', async () => {
    expect(await twins.tellingWhole()).toEqual([]);
  });

  it('every page, clock, history and paper of what he may see', async () => {
    expect(await twins.tellingRecords()).toEqual([]);
  });

  it('every list, count, search, export, figure and inbox', async () => {
    expect(await twins.tellingLists(wordOf(complained))).toEqual([]);
  });

  it('every route that is asked with one of its ids', async () => {
    expect(Object.values(hidden).every((ids) => ids.length > 0)).toBe(true);
    expect(await twins.tellingRoutes(hidden)).toEqual([]);
  });

  it('everything that would be tied to it, or looks for one like it', async () => {
    expect(await twins.tellingReferences(hidden.complaints![0]!, said)).toEqual([]);
  });

  it('while others see it', async () => {
    for (const resource of ['complaints', 'examinations', 'audit-logs'])
      expect((await twins.held.as(chief).one(resource, hidden[resource]![0]!)).status).toBe(200);
  });
});
