import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { Username } from '../../api/seed/people.ts';
import { type Answer, type Body, done, type Office, openOffice } from '../support/office.ts';

const RANDOM = '01980000-0000-7000-8000-00000000abcd';
let office: Office;
/** A letter of the service with a person whom `verifikator1` has in hand, and one whom `verifikator2` has. */
let letter: Body;
let person: Body;
let other: Body;
let certified: Body;
let certificate: Body;
let attachment: string;
let nik: string;

beforeAll(async () => {
  office = await openOffice();
  const identity = office.make.identity();
  nik = identity.nik;
  letter = await office.make.letter({ subject: 'Surat rahasia tentang jeruk purut' });
  person = await office.make.person(letter.id, { ...identity, fullName: 'Jeruk Purut Satu' });
  other = await office.make.person(letter.id, { fullName: 'Jeruk Purut Dua' });
  const { body } = await office
    .as('staf')
    .upload('requests', letter.id, 'surat_permohonan', Buffer.from('%PDF-1.4\n'), 's.pdf');
  attachment = body.id;
  const kasi = office.as('kasi');
  letter = done(await office.as('staf').one('requests', letter.id));
  letter = done(await office.as('staf').step('requests', letter, 'ajukan'));
  const disposition = { addresseeId: await kasi.staffId(), instruction: 'Lanjutkan' };
  letter = done(await office.as('kadis').step('requests', letter, 'disposisikan', disposition));
  const assign = async (to: Username, one: Body) =>
    done(await kasi.step('verifications', one, 'tugaskan', { verifierId: await office.as(to).staffId() }));
  await assign('verifikator1', person);
  await assign('verifikator2', other);
  letter = done(await kasi.step('requests', letter, 'teruskan'));
  person = done(await kasi.one('verifications', person.id));
  other = done(await kasi.one('verifications', other.id));
  certified = await office.make.personIn('diterima');
  [certificate] = done(await kasi.list('certificates', { filter: { verificationId: certified.id } })) as [Body];
});
afterAll(() => office.close());

/** An answer without what differs from request to request. */
const said = ({ status, body }: Answer<unknown>) => {
  const { requestId, ...rest } = body as Body;
  return { status, rest, hasId: typeof requestId === 'string' };
};

/**
 * Every way to ask for one record must say the same about it as about a record that does not exist. Answers the
 * ways that say more.
 */
async function traces(who: Username, resource: string, id: string): Promise<unknown[]> {
  const desk = office.as(who);
  const record = { version: 1 };
  const ways: [string, (id: string) => Promise<Answer<unknown>>][] = [
    ['one', (one) => desk.one(resource, one)],
    ['history', (one) => desk.history(resource, { id: one })],
    ['update', (one) => desk.update(resource, { ...record, id: one }, {})],
    ['archive', (one) => desk.archive(resource, { id: one })],
    ['steps', (one) => desk.get(`/api/${resource}/${one}/steps`)],
    ['step', (one) => desk.step(resource, { ...record, id: one }, 'batalkan', { reason: 'Mencoba saja' })],
    ['reveal', (one) => desk.send('POST', `/api/${resource}/${one}/reveal`, { field: 'nik', reason: 'Mencoba saja' })],
    ['content', (one) => desk.get(`/api/${resource}/${one}/content`)],
    ['upload', (one) => desk.upload(resource, one, 'lampiran', Buffer.from('%PDF-1.4\n'), 'a.pdf')],
  ];
  const telling: unknown[] = [];
  for (const [way, ask] of ways) {
    const [hidden, missing] = [said(await ask(id)), said(await ask(RANDOM))];
    // 403 where the role may not do it to any record, 400 where there is no such way.
    const plain = way === 'one' ? hidden.status === 404 : [400, 403, 404].includes(hidden.status);
    if (!plain || !isDeepStrictEqual(hidden, missing)) telling.push([way, hidden.status, missing.status]);
  }
  for (const filter of [{ id }, { id: [id] }]) {
    const { body, headers } = await desk.list(resource, { filter, range: [0, 24] });
    if (body.length > 0 || headers['content-range'] !== `${resource} */0`) telling.push([filter, headers]);
  }
  const many = await desk.list(resource, { filter: { id: [id] } });
  if (many.body.length > 0) telling.push(many.body);
  return telling;
}

// A staf sees all letters of the service, of whatever Bidang (api/README: Who sees what).
const others: Username[] = ['kasi2', 'kabid2', 'verifikator3'];

describe.each(others)('for %s, of another line or not assigned,', (who) => {
  it('the letter does not exist', async () => {
    expect(await traces(who, 'requests', letter.id)).toEqual([]);
  });
  it('the person does not exist', async () => {
    expect(await traces(who, 'verifications', person.id)).toEqual([]);
  });
  it('the certificate does not exist', async () => {
    expect(await traces(who, 'certificates', certificate.id)).toEqual([]);
  });
  it('the file of the letter does not exist', async () => {
    expect(await traces(who, 'attachments', attachment)).toEqual([]);
  });

  it('no search, reference or number gives it away', async () => {
    const desk = office.as(who);
    for (const [resource, filter] of [
      ['requests', { q: 'jeruk purut' }],
      ['requests', { number: letter.number }],
      ['verifications', { q: 'Jeruk Purut' }],
      ['verifications', { requestId: letter.id }],
      ['attachments', { ownerId: letter.id }],
      ['certificates', { verificationId: certified.id }],
      ['audit-logs', { recordId: letter.id }],
      ['audit-logs', { recordId: person.id }],
    ] as const) {
      const { body, headers } = await desk.list(resource, { filter, range: [0, 24] });
      // Own refusals are in the trail; what others did with the record is not.
      const foreign = body.filter((row) => resource !== 'audit-logs' || row.outcome !== 'denied');
      const counted = resource !== 'audit-logs' && headers['content-range'] !== `${resource} */0`;
      expect([resource, filter, foreign, counted]).toEqual([resource, filter, [], false]);
    }
    const byNik = await desk.send<Body[]>('POST', '/api/verifications/find', { nik });
    expect([byNik.status, byNik.body]).toEqual([200, []]);
  });

  it('nothing can be tied to it', async () => {
    const complaint = {
      channel: 'telepon',
      receivedAt: new Date().toISOString(),
      subject: 'Tautan',
      content: 'Isi',
      requestId: letter.id,
    };
    const [hidden, missing] = await Promise.all(
      [letter.id, RANDOM].map((requestId) => office.as(who).create('complaints', { ...complaint, requestId })),
    );
    expect(said(hidden!)).toEqual(said(missing!));
    expect([403, 422]).toContain(hidden!.status);
  });
});

describe('within a letter', () => {
  it('a verifier sees his own person and not his colleague’s', async () => {
    const seen = async (who: Username) =>
      done(await office.as(who).list('verifications', { filter: { requestId: letter.id } })).map(({ id }) => id);
    expect(await seen('verifikator1')).toEqual([person.id]);
    expect(await seen('verifikator2')).toEqual([other.id]);
    expect((await office.as('verifikator2').one('requests', letter.id)).status).toBe(200);
    expect(await traces('verifikator2', 'verifications', person.id)).toEqual([]);
  });

  it.each<Username>(['kadis', 'inspektorat', 'kabid', 'kasi', 'staf'])(
    '%s sees both, with masked NIKs',
    async (who) => {
      const rows = done(await office.as(who).list('verifications', { filter: { requestId: letter.id } }));
      expect(rows).toHaveLength(2);
      for (const row of rows) expect(row.nik).toMatch(/^\d{6}••••••\d{4}$/);
    },
  );
});

describe('the system administrator sees no case', () => {
  it.each(['requests', 'verifications', 'certificates', 'complaints', 'supervision-reviews'])(
    '%s',
    async (resource) => {
      const [record] = done(await office.as('kadis').list(resource, { range: [0, 0] }));
      const admin = office.as('admin');
      // Of what is written no more there may be none.
      const id = record?.id ?? '00000000-0000-7000-8000-000000000000';
      for (const answer of [
        await admin.list(resource),
        await admin.list(resource, { filter: { id: [id] } }),
        await admin.one(resource, id),
        await admin.history(resource, { id }),
        await admin.update(resource, { id, version: 1 }, {}),
      ])
        expect([answer.status, (answer.body as unknown as Body).code]).toEqual([403, 'role_not_allowed']);
    },
  );

  it.each(['sanctions', 'findings', 'supervised-acts'])('%s: of himself only', async (resource) => {
    const [record] = done(await office.as('kadis').list(resource, { range: [0, 0] }));
    const admin = office.as('admin');
    expect(done(await admin.list(resource))).toEqual([]);
    for (const answer of [
      await admin.one(resource, record!.id),
      await admin.history(resource, { id: record!.id }),
      await admin.steps(resource, record!),
    ])
      expect(answer.status).toBe(404);
  });

  it('no audit entry, file or NIK either', async () => {
    const admin = office.as('admin');
    expect(done(await admin.list('audit-logs', { filter: { recordId: [letter.id, person.id] } }))).toEqual([]);
    expect(done(await admin.list('attachments'))).toEqual([]);
    const seen = await office.sql<{ resource: string }>(`select distinct resource from audit_logs`);
    const entries = done(await admin.list('audit-logs', { range: [0, 99] }));
    const cases = ['requests', 'verifications', 'certificates', 'complaints', 'attachments', 'sanctions', 'findings'];
    expect(seen.map((row) => row.resource)).toEqual(expect.arrayContaining(cases));
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(cases).not.toContain(entry.resource);
    for (const resource of ['staff', 'users', 'appointments', 'audit-logs', 'org-units'])
      expect(JSON.stringify(done(await admin.list(resource, { range: [0, 99] })))).not.toMatch(/••|\b\d{16}\b/);
    const nikRoutes = [
      await admin.send('POST', '/api/verifications/find', { nik }),
      await admin.send('POST', `/api/verifications/${person.id}/reveal`, { field: 'nik', reason: 'Ingin tahu' }),
    ];
    for (const { status } of nikRoutes) expect(status).toBe(403);
  });
});

describe('the NIP of a colleague', () => {
  it.each<Username>(['verifikator1', 'staf'])('is no field for %s: list, one, history', async (who) => {
    const desk = office.as(who);
    const rows = done(await desk.list('staff'));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      expect(row).not.toHaveProperty('nip');
      expect(done(await desk.one('staff', row.id))).not.toHaveProperty('nip');
      const told = done(await desk.history('staff', row));
      expect(told.flatMap(({ changes }) => changes.map(({ field }) => field))).not.toContain('nip');
    }
    expect((await desk.list('staff', { filter: { nip: '199003212015031002' } })).status).toBe(400);
    expect((await desk.list('staff', { sort: ['nip', 'ASC'] })).status).toBe(400);
    expect(done(await desk.list('staff', { filter: { q: '199003212015031002' } }))).toEqual([]);
  });

  it.each<Username>(['kadis', 'kabid', 'kasi', 'admin', 'inspektorat'])('is shown to %s', async (who) => {
    const filter = { nip: '199003212015031002' };
    expect(done(await office.as(who).list('staff', { filter }))).toMatchObject([
      { fullName: 'Aryo Bimo Saksono', ...filter },
    ]);
  });
});
