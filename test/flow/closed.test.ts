import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasClosingRules } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

const OTHER_UNIT = 'Surat ini dicatat unit kerja lain. Anda dapat melihatnya; yang mengubahnya unit itu.';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const closed = async (who: 'staf' | 'staf2' | 'kadis', resource: string, id: string) =>
  done(await office.as(who).get<Body>(`/api/${resource}/${id}/closed`));

describe('what a rule closes is said before it is tried', () => {
  it('a letter of another unit is neither edited nor put away, nor are its people', async () => {
    const letter = await office.make.letter();
    expect(await closed('staf', 'requests', letter.id)).toEqual({ editing: null, archiving: null });
    expect(await closed('staf2', 'requests', letter.id)).toEqual({ editing: OTHER_UNIT, archiving: OTHER_UNIT });
    const person = await office.make.person(letter.id);
    const peopleFirst = { editing: null, archiving: 'Arsipkan dahulu pemohon pada surat ini.' };
    expect(await closed('staf', 'requests', letter.id)).toEqual(peopleFirst);
    const { editing, revealing } = await closed('staf2', 'verifications', person.id);
    expect(editing).toContain('unit kerja lain');
    expect(revealing).toBe(`Tidak dibuka lengkap. ${String(editing)}`);
    for (const who of ['staf', 'kadis'] as const)
      expect(await closed(who, 'verifications', person.id)).toMatchObject({ revealing: null });
  });

  it('what cannot be seen tells nothing', async () => {
    const path = '/api/requests/00000000-0000-7000-8000-000000000000/closed';
    expect((await office.as('staf').get(path)).status).toBe(404);
  });

  // Of the team of a case whoever is refused stands below the accused: sanctions/unbiased.
  const judged = resources.filter(
    (resource) =>
      hasClosingRules(resource) && resource.access.delete.length > 0 && resource.name !== 'sanction-members',
  );
  it.each(judged.map(({ name }) => name))('%s: putting away is refused in the words that were told', async (name) => {
    const desk = office.as('staf');
    const all = done(await desk.get<Body[]>(`/api/${name}?range=[0,99]`)) as unknown as Body[];
    let told = 0;
    for (const record of all) {
      const { archiving } = await closed('staf', name, record.id);
      if (archiving === null) continue;
      const { status, body } = await desk.archive(name, record);
      expect([status >= 400 && status < 500, body.message]).toEqual([true, archiving]);
      told += 1;
    }
    expect(told).toBeGreaterThan(0);
  });
});
