import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { type Body, day, done, ifMatch, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
const idsWhere = async (table: string, where: string) =>
  idsOf(await office.sql<{ id: string }>(`select id from ${table} t where "archivedAt" is null and ${where}`));

/** Every row that the filter finds, over all pages. */
async function found(who: Username, resource: string, filter: Record<string, unknown>): Promise<string[]> {
  const rows: Body[] = [];
  for (let first = 0; ; first += 100) {
    const page = done(await office.as(who).list(resource, { filter, range: [first, first + 99], sort: ['id', 'ASC'] }));
    rows.push(...page);
    if (page.length < 100) return idsOf(rows);
  }
}

describe('filters find exactly what SQL finds', () => {
  const [lo, hi] = ['2026-06-01', '2026-10-01'];
  it.each<[Record<string, unknown>, string]>([
    [{ status: 'diproses' }, `status = 'diproses'`],
    [{ status: ['diajukan', 'selesai'] }, `status in ('diajukan', 'selesai')`],
    [{ status: [] }, 'false'],
    [{ status_ne: 'selesai' }, `status <> 'selesai'`],
    [{ letterDate_gte: lo }, `"letterDate" >= '${lo}'`],
    [{ letterDate_lte: hi }, `"letterDate" <= '${hi}'`],
    [{ letterDate_gt: lo, letterDate_lt: hi }, `"letterDate" > '${lo}' and "letterDate" < '${hi}'`],
    [{ receivedAt_gte: `${lo}T00:00:00Z` }, `"receivedAt" >= '${lo}T00:00:00Z'`],
    [{ version_gt: 0, version_lte: 1 }, 'version = 1'],
    [{ subject_like: 'sertifikat' }, `subject ilike '%sertifikat%'`],
    [{ subject_like: '%' }, `subject like '%\\%%'`],
    [{ letterNumber_like: '_' }, `"letterNumber" like '%\\_%'`],
    [{ instruction: null }, 'instruction is null'],
    [{ instruction_ne: null }, 'instruction is not null'],
    [{ addresseeId_ne: '00000000-0000-7000-8000-000000000000' }, 'true'],
    [{ q: 'PERMOHONAN' }, `(number || "letterNumber" || subject || "signerName") ilike '%permohonan%'`],
    [{ q: '000012' }, `(number || ' ' || "letterNumber" || ' ' || subject || ' ' || "signerName") ilike '%000012%'`],
    [{ q: '' }, 'true'],
    [{}, 'true'],
    [{ kind: 'penerbitan', channel: 'srikandi', q: 'SE/' }, `kind = 'penerbitan' and channel = 'srikandi'`],
  ])('%j', async (filter, where) => {
    expect(await found('kadis', 'requests', filter)).toEqual(await idsWhere('requests', where));
  });

  it('these filters are no empty claims: each but [] finds some and most leave some out', async () => {
    expect((await found('kadis', 'requests', { status: 'diproses' })).length).toBeGreaterThan(0);
    expect((await found('kadis', 'requests', { letterDate_gte: lo })).length).toBeGreaterThan(0);
    expect((await found('kadis', 'requests', { q: '000012' })).length).toBeGreaterThan(0);
  });

  it('any of several choices of a list field', async () => {
    const filter = { checklist: ['surel', 'surat'] };
    const expected = await idsWhere('verifications', `checklist && '{surel,surat}'`);
    expect(expected.length).toBeGreaterThan(0);
    expect(await found('kadis', 'verifications', filter)).toEqual(expected);
  });

  it('a boolean is a boolean and no text', async () => {
    expect(await found('kadis', 'org-units', { active: true })).toEqual(await idsWhere('org_units', 'active'));
    expect((await office.as('kadis').list('org-units', { filter: { active: 'true' } })).status).toBe(400);
  });
});

describe('what is unknown is refused', () => {
  const random = () => crypto.randomUUID();
  it.each<[string, string]>([
    ['an unknown field', 'filter={"warna":"merah"}'],
    ['an unknown operator', 'filter={"status_regex":"d.*"}'],
    ['like on something that is no text', 'filter={"createdAt_like":"2026"}'],
    ['a comparison of a list field', 'filter={"constructor_gte":1}'],
    ['a name of JavaScript', 'filter={"constructor":"x"}'],
    ['a name of JavaScript in the sort', 'sort=["__proto__","ASC"]'],
    ['an object as value', 'filter={"status":{"$ne":"x"}}'],
    ['a number as text', 'filter={"status":7}'],
    ['no uuid', 'filter={"opdId":"7"}'],
    ['an impossible date', 'filter={"letterDate_gte":"2026-13-45"}'],
    ['an array as filter', 'filter=["status"]'],
    ['broken JSON', 'filter={status:1}'],
    ['a filter given twice', 'filter={}&filter={}'],
    ['an unknown parameter', 'page=1'],
    ['an unknown field in the sort', 'sort=["warna","ASC"]'],
    ['SQL in the sort', 'sort=["status; drop table requests","ASC"]'],
    ['an unknown direction', 'sort=["status","sideways"]'],
    ['more than a page', 'range=[0,100]'],
    ['a range backwards', 'range=[10,5]'],
    ['a negative range', 'range=[-1,5]'],
    ['a range with fractions', 'range=[0,1.5]'],
    ['an absurd range', 'range=[99999999999999999999,99999999999999999999]'],
  ])('%s', async (_name, query) => {
    const { status, body, headers } = await office.as('kadis').get<Body>(`/api/requests?${encodeURI(query)}`);
    expect([status, body.code, body.requestId]).toEqual([400, 'bad_request', headers['x-request-id']]);
  });

  it('200 ids at once are answered, 201 are refused', async () => {
    const ids = Array.from({ length: 200 }, random);
    const kadis = office.as('kadis');
    expect(await kadis.list('requests', { filter: { id: ids } })).toMatchObject({ status: 200, body: [] });
    expect((await kadis.list('requests', { filter: { id: [...ids, random()] } })).status).toBe(400);
    const paged = { filter: { id: [...ids, random()] }, range: [0, 9] as [number, number] };
    expect((await kadis.list('requests', paged)).status).toBe(400);
  });

  it.each<[Username, string, string]>([
    ['verifikator1', 'staff', 'nip'],
    ['staf', 'staff', 'nip'],
    ['inspektorat', 'users', 'demo'],
    ['kadis', 'users', 'password'],
    ['admin', 'users', 'password'],
    ['kadis', 'attachments', 'storageKey'],
    ['kadis', 'verifications', 'nik'],
    ['kadis', 'verifications', 'nikHash'],
    ['kadis', 'verifications', 'nikMasked'],
    ['kadis', 'verifications', 'archivedAt'],
  ])('%s cannot tell %s.%s from a field that does not exist', async (who, resource, field) => {
    const desk = office.as(who);
    const said = ({ status, body }: { status: number; body: unknown }, name: string) => {
      const { message, code } = body as Body;
      return [status, code, message?.replaceAll(name, '…')];
    };
    for (const value of ['1', null, ['1']])
      for (const operator of ['', '_like', '_ne']) {
        const [hidden, unknown] = await Promise.all(
          [field, 'warna'].map((name) => desk.list(resource, { filter: { [`${name}${operator}`]: value } })),
        );
        expect(said(hidden!, field)).toEqual(said(unknown!, 'warna'));
        expect(hidden!.status).toBe(400);
      }
    const [hidden, unknown] = [
      await desk.list(resource, { sort: [field, 'ASC'] }),
      await desk.list(resource, { sort: ['warna', 'ASC'] }),
    ];
    expect(said(hidden, field)).toEqual(said(unknown, 'warna'));
    expect(hidden.status).toBe(400);
    // A NIK is shown masked, and still cannot be compared.
    const shown = done(await desk.list(resource)).some((row) => field in row);
    expect(shown).toBe(field === 'nik');
  });

  it.each([
    ['PATCH', '/api/requests'],
    ['PUT', '/api/requests'],
    ['DELETE', '/api/requests'],
    ['POST', '/api/audit-logs'],
  ])('%s %s is 405', async (method, path) => {
    const { status, body } = await office.as('kadis').send(method, path, {});
    expect([status, body.code]).toEqual([405, 'method_not_allowed']);
  });

  it.each([
    ['PATCH', 'requests'],
    ['POST', 'requests'],
    ['PUT', 'audit-logs'],
    ['DELETE', 'audit-logs'],
  ])('%s of one of %s is 405', async (method, resource) => {
    const [record] = done(await office.as('kadis').list(resource, { range: [0, 0] }));
    const { status, headers } = await office.as('kadis').send(method, `/api/${resource}/${record!.id}`, {});
    expect([status, headers.allow]).toEqual([405, expect.stringContaining('GET')]);
  });

  it('a path that is no resource is 404, in JSON', async () => {
    const { status, body, headers } = await office.as('kadis').get<Body>('/api/warna');
    expect([status, body.code, body.requestId]).toEqual([404, 'not_found', headers['x-request-id']]);
  });
});

describe('Idempotency-Key', () => {
  const given = async () => {
    const { opdId, letterNumber, letterDate, subject, signerName, signerPosition, authentication, receivedAt } =
      await office.make.letter();
    return { opdId, letterNumber, letterDate, subject, signerName, signerPosition, authentication, receivedAt };
  };
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  it('the same key and body give the same answer and one record', async () => {
    const [staf, body, headers] = [office.as('staf'), { ...(await given()), subject: 'Sekali saja' }, key()];
    const first = await staf.create('requests', body, headers);
    const again = await staf.create('requests', body, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(done(await staf.list('requests', { filter: { subject: 'Sekali saja' } }))).toHaveLength(1);
  });

  it('the same key with another body is 422', async () => {
    const [staf, body, headers] = [office.as('staf'), await given(), key()];
    done(await staf.create('requests', body, headers));
    expect((await staf.create('requests', { ...body, subject: 'Lain' }, headers)).status).toBe(422);
  });

  it('the same key of somebody else is another key', async () => {
    const [body, headers] = [await given(), key()];
    const mine = done(await office.as('staf').create('requests', body, headers));
    const his = done(await office.as('verifikator1').create('requests', body, headers));
    expect(his.id).not.toBe(mine.id);
  });

  it('a refused creation leaves the key free', async () => {
    const [staf, body, headers] = [office.as('staf'), await given(), key()];
    expect((await staf.create('requests', { ...body, letterDate: day(3) }, headers)).status).toBe(422);
    expect((await staf.create('requests', body, headers)).status).toBe(201);
  });

  it('a step under the same key is done once and answered twice', async () => {
    const [kadis, letter] = [office.as('kadis'), await office.make.letterIn('diajukan')];
    const body = { addresseeId: await office.as('kasi').staffId(), instruction: 'Tindak lanjuti' };
    const headers = { ...ifMatch(letter), ...key() };
    const first = done(await kadis.step('requests', letter, 'disposisikan', body, headers));
    expect(done(await kadis.step('requests', letter, 'disposisikan', body, headers))).toEqual(first);
    expect((await kadis.step('requests', letter, 'disposisikan', body)).status).toBe(409);
    const told = done(await kadis.history('requests', letter)).filter(({ action }) => action === 'step:disposisikan');
    expect(told).toHaveLength(1);
  });
});
