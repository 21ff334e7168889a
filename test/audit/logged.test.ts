import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { redactedText, secretFault } from '../../api/define/redaction.ts';
import { type Answer, type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

interface Entry {
  action: string;
  resource: string;
  recordId: string | null;
  outcome: string;
  reason: string | null;
  ids: string[] | null;
}
/** What the trail was told by the request that was answered so. */
const toldBy = ({ headers }: { headers: Record<string, string> }) =>
  office.sql<Entry>(
    `select action, resource, record_id as "recordId", outcome, envelope::json->>'reason' as reason, ids
     from audit.event left join lateral (${IDS}) i on true where envelope::json->>'requestId' = $1 order by id`,
    [headers['x-request-id']],
  );
const IDS = `select (content->'#ids'->>0)::json as ids from audit.payload where event_id = audit.event.id`;
const toldOf = async (answer: Answer<unknown>) =>
  (await toldBy(answer)).map(({ action, recordId, ids }) => [action, recordId, ids]);

describe('reading personal data is told', () => {
  it('opening a person, once in ten minutes for a session, and by everybody who does', async () => {
    const person = await office.make.personIn('menunggu_swafoto');
    const first = await office.as('kasi').one('verifications', person.id);
    expect(await toldBy(first)).toEqual([
      { action: 'read', resource: 'verifications', recordId: person.id, outcome: 'ok', reason: null, ids: null },
    ]);
    expect(await toldOf(await office.as('kasi').one('verifications', person.id))).toEqual([]);
    expect(await toldOf(await office.as('kasi').history('verifications', person))).toEqual([]);
    expect(await toldOf(await office.as('auditor').history('verifications', person))).toEqual([
      ['read', person.id, null],
    ]);
    office.as('kasi').leave();
    expect(await toldOf(await office.as('kasi').one('verifications', person.id))).toEqual([['read', person.id, null]]);
  });

  it('a list, by one entry with the ids on the page, and again when there is somebody new on it', async () => {
    const letter = await office.make.letter();
    const people = [await office.make.person(letter.id), await office.make.person(letter.id)];
    const ask = () =>
      office.as('kadis').list('verifications', { filter: { requestId: letter.id }, sort: ['id', 'ASC'] });
    const ids = people.map(({ id }) => id);
    expect(await toldOf(await ask())).toEqual([['list', null, ids]]);
    expect(await toldOf(await ask())).toEqual([]);
    const { id } = await office.make.person(letter.id);
    expect(await toldOf(await ask())).toEqual([['list', null, [...ids, id]]]);
    expect(await toldOf(await office.as('kadis').list('verifications', { filter: { id: ids } }))).toEqual([]);
  });

  it('an export, every time, and a search by NIK, with the ids', async () => {
    const letter = await office.make.letter();
    const { nik } = office.make.identity();
    const { id } = await office.make.person(letter.id, { nik });
    const filter = encodeURIComponent(JSON.stringify({ requestId: letter.id }));
    for (const _ of [1, 2]) {
      const file = await office.as('kasi').get(`/api/verifications/export?format=csv&filter=${filter}`);
      expect(await toldOf(file)).toEqual([['export', null, [id]]]);
    }
    const found = await office.as('kasi').send('POST', '/api/verifications/find', { nik });
    expect(await toldOf(found)).toEqual([['find:nik', null, [id]]]);
  });

  it('the trail itself where it tells personal data', async () => {
    const person = await office.make.person((await office.make.letter()).id);
    const filter = { recordId: person.id };
    const answer = await office.as('inspektorat').list('audit-logs', { filter });
    const [entry] = done(answer);
    expect(await toldOf(answer)).toEqual([['list', null, [entry!.id]]]);
    expect(await toldOf(await office.as('inspektorat').list('audit-logs', { filter }))).toEqual([]);
    expect(await toldOf(await office.as('inspektorat').one('audit-logs', entry!.id))).toEqual([
      ['read', entry!.id, null],
    ]);
  });

  it('and what holds none is not', async () => {
    const letter = await office.make.letter();
    expect(await toldOf(await office.as('kasi').one('requests', letter.id))).toEqual([]);
    expect(await toldOf(await office.as('kasi').list('requests'))).toEqual([]);
    // The NIP of the office's own staff is for their superiors only.
    expect(await toldOf(await office.as('staf').list('staff'))).toEqual([]);
    expect((await toldOf(await office.as('kasi').list('staff'))).map(([action]) => action)).toEqual(['list']);
  });

  it('or is not shown: without its entry nothing is', async () => {
    const person = await office.make.personIn('menunggu_swafoto');
    const letter = await office.make.letter();
    await office.make.person(letter.id);
    await office.sql(
      `create function audit.fail() returns trigger language plpgsql as 'begin raise exception ''full''; end'`,
    );
    await office.sql('create trigger fail before insert on audit.event for each row execute function audit.fail()');
    try {
      const kadis = office.as('kadis');
      expect((await kadis.one('verifications', person.id)).status).toBe(500);
      expect((await kadis.list('verifications', { filter: { requestId: letter.id } })).status).toBe(500);
    } finally {
      await office.sql('drop trigger fail on audit.event');
    }
    expect(await toldOf(await office.as('kadis').one('verifications', person.id))).toEqual([['read', person.id, null]]);
  });
});

describe('refusals are told', () => {
  const refusal = async (answer: Answer, count = 1) => {
    let told = await toldBy(answer);
    // Told after the answer, so that the time of a 404 says nothing.
    for (const end = Date.now() + 60_000; told.length < count && Date.now() < end;) told = await toldBy(answer);
    return told.map(({ action, recordId, outcome, reason }) => [action, recordId, outcome, reason]);
  };

  it('a record outside of one’s scope, which is answered like one that is not there', async () => {
    const letter = await office.make.letter();
    const stranger = office.as('kasi2');
    const [out, none] = [
      await stranger.one('requests', letter.id),
      await stranger.one('requests', '0190d7f3-d680-7000-8000-000000000081'),
    ];
    expect([out.status, { ...out.body, requestId: '' }]).toEqual([404, { ...none.body, requestId: '' }]);
    expect(await refusal(out)).toEqual([['get', letter.id, 'denied', 'out_of_scope']]);
    expect(await refusal(await stranger.step('requests', letter, 'teruskan'))).toEqual([
      ['step:teruskan', letter.id, 'denied', 'out_of_scope'],
    ]);
    const role = await office.as('kadis').update('requests', letter, { subject: 'x' });
    expect(await refusal(role)).toEqual([['put', letter.id, 'denied', 'role_not_allowed']]);
    expect(await toldBy(none)).toEqual([]);
  });
});

describe('sessions are told', () => {
  const login = (password: string, username = 'verifikator3') =>
    request(office.url).post('/api/auth/login').send({ username, password });
  const toldIn = async (answer: request.Response) =>
    (await toldBy(answer as unknown as Answer)).map(({ action, outcome, reason }) => [action, outcome, reason]);

  it('signing in, a wrong password, too many of them (once), signing out', async () => {
    const good = await login('sertifikat-demo');
    expect(await toldIn(good)).toEqual([['sign-in', 'ok', null]]);
    const token = `Bearer ${(good.body as { accessToken: string }).accessToken}`;
    const out = await request(office.url).post('/api/auth/logout').set('authorization', token);
    expect(await toldIn(out)).toEqual([['sign-out', 'ok', null]]);
    expect(await toldIn(await login('salah sekali'))).toEqual([['sign-in', 'denied', null]]);
    await office.sql(`update throttles set wait_until = now() + interval '1 hour'`);
    const [first, second] = [await login('salah sekali'), await login('salah sekali')];
    expect([first.status, second.status]).toEqual([429, 429]);
    expect(await toldIn(first)).toEqual([['sign-in', 'denied', 'too_many_attempts']]);
    expect(await toldIn(second)).toEqual([]);
    await office.sql('delete from throttles');
  });

  it('a refresh token that was exchanged before, and a wrong current password', async () => {
    const opened = await login('sertifikat-demo');
    const cookie = String(opened.headers['set-cookie']).split(';')[0]!;
    const token = `Bearer ${(opened.body as { accessToken: string }).accessToken}`;
    const wrong = await request(office.url)
      .put('/api/auth/password')
      .set('authorization', token)
      .send({ currentPassword: 'bukan ini', newPassword: 'empat kuda di sawah' });
    expect(await toldIn(wrong)).toEqual([['password-change', 'denied', null]]);
    const refresh = () => request(office.url).post('/api/auth/refresh').set('cookie', cookie);
    expect((await refresh()).status).toBe(200);
    await office.sql(`update sessions set rotated_at = now() - interval '1 hour' where ended_at is null`);
    const again = await refresh();
    expect([again.status, await toldIn(again)]).toEqual([401, [['refresh-reuse', 'denied', null]]]);
  });
});

describe('changes of who may do what, and of what is promised, are told', () => {
  it.each(['appointments', 'holidays', 'users'])('%s', async (resource) => {
    const admin = office.as('admin');
    const staffId = await office.as('verifikator2').staffId();
    const [existing] = done(await admin.list('users', { filter: { staffId } }));
    const made: Record<string, () => Promise<Answer>> = {
      appointments: () =>
        admin.create(resource, {
          staffId,
          role: 'staf',
          kind: 'plh',
          validFrom: '2026-01-01',
          validTo: '2026-01-02',
          decree: 'ST/1',
        }),
      holidays: () =>
        admin.create(resource, {
          date: '2027-12-31',
          name: 'Libur uji',
          type: 'libur_daerah',
          reason: 'Sesuai surat edaran.',
        }),
      users: () => admin.update(resource, existing as Body, { active: false }),
    };
    const answer = await made[resource]!();
    const { id } = done(answer);
    const action = resource === 'users' ? 'update' : 'create';
    expect((await toldOf(answer))[0]).toEqual([action, id, null]);
  });
});

describe('the one redaction', () => {
  it.each([
    ['NIK 3303051708850011 sudah dicek', 'NIK 330305••••••0011 sudah dicek'],
    ['nik:3303 0517 0885 0011.', 'nik:330305••••••0011.'],
    ['Passphrase beliau: kuda besi', 'Passphrase beliau: (dirahasiakan)'],
    ['{"password":"kuda besi","x":1}', '{"password":"(dirahasiakan)","x":1}'],
    ['Authorization: Bearer abcdefghijklmnop', 'Authorization: Bearer (token)'],
    ['$argon2id$v=19$m=19456$abc$def', '(sandi)'],
  ])('%s', (text, expected) => {
    expect(redactedText(text)).toBe(expected);
    expect(secretFault(text)).toBeDefined();
  });

  it.each([
    'NIP 197511032003121003, telepon (0281) 8902091',
    'Pemohon lupa kata sandi AMS dan meminta tautan baru.',
    '0190d7f3-3303-7051-8708-850011330305',
    '3303059999850011 bukan tanggal lahir',
    'a3b1c5330305170885001144e2',
  ])('leaves alone: %s', (text) => {
    expect([secretFault(text), redactedText(text)]).toEqual([undefined, text]);
  });
});
