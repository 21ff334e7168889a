import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice({ JOBS: 'off' })));
afterAll(() => office?.close());

const asked = (who: Username, filter: unknown, resource = 'staff') =>
  office.as(who).get<Body[]>(`/api/named/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`);
const told = async (who: Username, ids: readonly string[]) =>
  done(await asked(who, { id: ids })).map((one) => one.id as string);
/** Somebody of another unit whom no record names yet. */
async function stranger(fullName: string): Promise<string> {
  const [unit] = done(await office.as('admin').list('org-units', { filter: { code: 'INFORMATIKA' } }));
  const person = { fullName, frontTitle: 'Dr.', employment: 'non_asn', position: 'Penelaah', unitId: unit!.id };
  return done(await office.as('admin').create('staff', { ...person, activeFrom: '2026-01-01' })).id;
}

describe('who a record names', () => {
  it('is told by name and post, and no more, to whoever may read the record', async () => {
    const id = await stranger('Wening Astuti');
    const staf = office.as('staf');
    expect(done(await staf.list('staff', { filter: { id: [id] } }))).toEqual([]);
    expect(await told('staf', [id])).toEqual([]);
    const letter = await office.make.letter();
    await office.sql('update requests set "addresseeId" = $2 where id = $1', [letter.id, id]);
    expect(done(await asked('staf', { id: [id] }))).toEqual([
      { id, fullName: 'Wening Astuti', frontTitle: 'Dr.', backTitle: null, position: 'Penelaah' },
    ]);
    // His page stays closed.
    expect((await staf.one('staff', id)).status).toBe(404);
    expect(done(await staf.list('staff', { filter: { id: [id] } }))).toEqual([]);
    // Nor is he told to whoever may not read the letter.
    expect((await office.as('kasi2').one('requests', letter.id)).status).toBe(404);
    expect(await told('kasi2', [id])).toEqual([]);
    await office.sql('update requests set "archivedAt" = now() where id = $1', [letter.id]);
    expect(await told('staf', [id])).toEqual([]);
  });

  it('is no way around a wall, nor around a field that one may not see', async () => {
    const [id, accused] = [await stranger('Rahasia Sekali'), await office.as('verifikator3').staffId()];
    const examinerId = await office.as('kabid').staffId();
    const sanction = { staffId: accused, examinerId, allegation: 'Lalai.', ...(await office.make.evidence(accused)) };
    const opened = done(await office.as('kabid').create('sanctions', sanction));
    await office.sql('update sanctions set "examinerId" = $2 where id = $1', [opened.id, id]);
    expect([await told('verifikator3', [id]), await told('kabid', [id])]).toEqual([[], [id]]);
    await office.sql(`update sanctions set status = 'dipanggil_1' where id = $1`, [opened.id]);
    expect(await told('verifikator3', [id])).toEqual([id]);
    // Who gave an account its password is for those who read accounts.
    const other = await stranger('Pemberi Sandi');
    await office.sql(`update users set "passwordGivenById" = $1 where username = 'staf2'`, [other]);
    expect([await told('staf', [other]), await told('admin', [other])]).toEqual([[], [other]]);
  });

  it('is in the export of the records too', async () => {
    const id = await stranger('Tertulis Dalam Ekspor');
    const letter = await office.make.letter();
    await office.sql('update requests set "addresseeId" = $2 where id = $1', [letter.id, id]);
    const filter = encodeURIComponent(JSON.stringify({ id: [letter.id] }));
    const { token } = await office.as('staf').signedIn();
    const csv = await fetch(`${office.url}/api/requests/export?format=csv&filter=${filter}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await csv.text()).toContain('Tertulis Dalam Ekspor');
  });

  it.each<[string, string, unknown, number]>([
    ['nothing that is told', 'requests', { id: [] }, 404],
    ['no resource', 'faxes', { id: [] }, 404],
    ['a name of every object', '__proto__', { id: [] }, 404],
    ['no list', 'staff', {}, 400],
    ['an empty value', 'staff', { id: null }, 400],
    ['a list in the place of a filter', 'staff', [], 400],
    ['more than ids', 'staff', { id: [], position: 'Kepala' }, 400],
    ['too many', 'staff', { id: Array.from({ length: 201 }, () => 'x') }, 400],
    ['what are no ids', 'staff', { id: [null, {}, 7, "' or true --", 'x'] }, 200],
  ])('asked with %s it is refused in one sentence, or nobody', async (_, resource, filter, status) => {
    const { status: code, body } = await asked('staf', filter, resource);
    expect(code).toBe(status);
    expect(status === 200 ? body : typeof (body as unknown as Body).message).toEqual(status === 200 ? [] : 'string');
  });
});
