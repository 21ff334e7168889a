import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { isReference } from '../../api/define/kinds.ts';
import type { Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

const found = async (who: Username, resource: string, q: string) =>
  done(await office.as(who).list(resource, { filter: { q }, range: [0, 99] }));
const ids = async (who: Username, resource: string, q: string) => (await found(who, resource, q)).map(({ id }) => id);

describe('a record is found by what its list shows of others', () => {
  let letter: Body;
  let person: Body;
  beforeAll(async () => {
    letter = await office.make.letterIn('draf');
    person = await office.make.person(letter.id, { fullName: 'Zulaikha Wijilestari', unit: 'Puskesmas Karangjambu' });
  });

  it('a letter by its agency and by its people', async () => {
    const [opd] = await office.sql<{ name: string }>('select name from org_units where id = $1', [letter.opdId]);
    expect(await ids('kadis', 'requests', opd!.name)).toContain(letter.id);
    for (const word of ['wijilestari', 'Karangjambu', String(letter.number)])
      expect([word, await ids('kadis', 'requests', word)]).toEqual([word, [letter.id]]);
    expect(await ids('kadis', 'requests', person.id)).toEqual([]);
  });

  it('by nobody whom the reader does not see', async () => {
    expect(await ids('verifikator1', 'requests', 'Wijilestari')).toEqual([]);
    // Of a letter on which he has somebody: only by that one.
    const [shared] = await office.sql<{ id: string; other: string }>(
      `select r.id, v."fullName" as other from requests r join verifications v on v."requestId" = r.id
         join users u on u."staffId" <> v."verifierId" and u.username = 'verifikator1'
         join verifications own on own."requestId" = r.id and own."verifierId" = u."staffId"
       where v."registeredById" is distinct from u."staffId" and r."registeredById" <> u."staffId" limit 1`,
    );
    expect(await ids('kadis', 'requests', shared!.other)).toContain(shared!.id);
    expect(await ids('verifikator1', 'requests', shared!.other)).not.toContain(shared!.id);
  });

  it.each(['sanctions', 'findings', 'supervised-acts', 'leaves', 'appointments', 'users'])(
    '%s by the name of the person',
    async (resource) => {
      const declared = (resources as readonly Resource[]).find(({ name }) => name === resource)!;
      const field = declared.search!.find((name) => isReference(declared.fields[name]))!;
      const who = declared.access.list.includes('kepala_dinas') ? 'kadis' : 'admin';
      const [record] = done(await office.as(who).list(resource, { range: [0, 0] }));
      const { fullName } = done(await office.as(who).one('staff', record![field] as string));
      const all = await found(who, resource, (fullName as string).slice(2, -2));
      expect(all.map(({ id }) => id)).toContain(record!.id);
      expect(new Set(all.map((one) => one[field]))).toEqual(new Set([record![field]]));
    },
  );
});

describe('a NIP', () => {
  const NIP = '199003212015031002';
  it('is found by the whole of it, by those who may read it', async () => {
    expect(await found('kadis', 'staff', ` ${NIP} `)).toMatchObject([{ fullName: 'Aryo Bimo Saksono' }]);
    expect(await ids('kadis', 'staff', NIP.slice(0, -1))).toEqual([]);
    expect(await ids('staf', 'staff', NIP)).toEqual([]);
  });
});

it('what is searched is a text, somebody who is told to all who read of him, or a part', () => {
  const all: readonly Resource[] = resources;
  for (const { name, search = [], fields, parts = [] } of all)
    for (const one of search) {
      const field = fields[one];
      const target = isReference(field) ? all.find(({ name: called }) => called === field!.to)! : undefined;
      const known = target === undefined || target.scope === 'all' || target.told?.includes(target.title);
      const isKnown = field ? known : parts.some(({ resource }) => resource === one);
      expect([name, one, isKnown]).toEqual([name, one, true]);
    }
});

it('every list of the menu that names staff or agencies first is searched by them', () => {
  const all: readonly Resource[] = resources;
  const lacking = all.flatMap(({ name, list, fields, search, detail }) => {
    const named = list.find((one) => ['staff', 'org-units'].includes(fields[one]?.to ?? ''));
    return detail || search === undefined || named === undefined || search.includes(named) ? [] : [`${name}.${named}`];
  });
  // A unit's superior unit and a verifier are filters of their lists.
  expect(lacking.toSorted()).toEqual(['action-items.ownerId', 'org-units.parentId', 'verifications.verifierId']);
});
