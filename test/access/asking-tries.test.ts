import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Refusals } from '../../api/access/refusals.ts';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { deskOf } from '../support/complaints.ts';
import { counted, Door, HOME, mostLooks, NAT, newAddress, PAIR, timed, times, WRONG } from '../support/door.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const door = new Door(() => office);
beforeAll(async () => (office = await openOffice({ TRUST_PROXY: '127.0.0.1' })));
afterAll(() => office?.close());
beforeEach(() => office.sql('delete from throttles; delete from sign_in_places'));

describe('a try', () => {
  it('counts only when a password was looked at; refused ones make no wait longer', async () => {
    const [answers, seconds] = await timed(() => times(30, () => door.guess('kabid', HOME)));
    const looked = counted(answers, 401);
    expect(counted(answers, 429)).toBe(30 - looked);
    expect(looked).toBeLessThanOrEqual(mostLooks(PAIR, seconds));
    const [before] = await door.rows('pair');
    expect(before!.failures).toBe(looked);
    expect((await door.rows('account')).map(({ failures }) => failures)).toEqual([looked]);
    expect((await door.rows('address')).map(({ failures }) => failures)).toEqual([looked]);
    await office.sql(`update throttles set wait_until = now() + interval '30 seconds' where key like 'pair %'`);
    await times(20, () => door.guess('kabid', HOME));
    const [after] = await door.rows('pair');
    expect(after!.failures).toBe(looked);
    expect(after!.left).toBeLessThanOrEqual(30);
  });

  it('that nobody came to look at, as the database was busy, is not counted', async () => {
    await door.guess('kabid', HOME);
    const others = new pg.Client(office.database.superUrl);
    await others.connect();
    try {
      await others.query(`begin; update throttles set failures = failures where key like 'address %'`);
      expect((await door.guess('kabid', HOME)).status).toBe(503);
    } finally {
      await others.end();
    }
    for (const lane of ['pair', 'account', 'address'])
      expect([lane, ...(await door.rows(lane)).map(({ failures }) => failures)]).toEqual([lane, 1]);
  });

  it('waits a minute at most, and longer with each wrong one', async () => {
    const waits: number[] = [];
    for (let wrong = 0; wrong < 14; wrong++) {
      expect((await door.guess('kabid', HOME)).status).toBe(401);
      const [row] = await door.rows('pair');
      waits.push(Math.max(0, Math.ceil(row!.left)));
      await door.pass(61);
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('that is right clears what it caused and what its owner mistyped before', async () => {
    for (let wrong = 0; wrong < 5; wrong++) await door.guess('kabid', HOME);
    const before = { account: await door.rows('account'), address: await door.rows('address') };
    expect((await door.own('kabid', HOME)).status).toBe(200);
    expect(await door.rows('pair')).toEqual([]);
    for (const [kind, [was]] of Object.entries(before)) {
      const [is] = await door.rows(kind);
      expect([kind, is!.failures, is!.left <= Math.max(0, was!.left)]).toEqual([kind, was!.failures, true]);
    }
    for (let wrong = 0; wrong < 5; wrong++) expect((await door.guess('kabid', HOME)).status).toBe(401);
  });

  it('that is right is never held against anybody, however often', async () => {
    const address = newAddress();
    for (let again = 0; again < 40; again++) {
      await office.sql('delete from sign_in_places');
      expect((await door.own('kabid2', address)).status).toBe(200);
    }
    expect((await door.rows('%')).filter(({ failures }) => failures > 0)).toEqual([]);
  });

  it('whose entry in the trail cannot be written opens nothing, leaves nothing, and does not count', async () => {
    const userId = (await office.as('kabid2').signedIn()).userId;
    const traces = () =>
      office.sql(
        `select (select count(*)::int from sessions) as sessions, (select "lastSignInAt" from users where id = $1) as at, (select count(*)::int from sign_in_places) as places`,
        [userId],
      );
    const before = await traces();
    const right = 'execute on function audit.append(jsonb, text, integer, jsonb)';
    await office.sql(`revoke ${right} from waskita_app`);
    const refused = await door.own('kabid2', HOME);
    await office.sql(`grant ${right} to waskita_app`);
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(await traces()).toEqual(before);
    expect((await door.rows('%')).filter(({ failures }) => failures > 0)).toEqual([]);
  });
});

describe('the cookie of a device', () => {
  const lanes = async () => (await office.sql<{ key: string }>('select key from throttles')).map(({ key }) => key);

  it('is for the sign-in alone, and says nothing about anybody', async () => {
    const answer = await fetch(`${office.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'kasi2', password: DEMO_PASSWORD }),
    });
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('waskita-device='))!;
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api/auth', 'Max-Age=15552000'])
      expect(cookie.split('; ')).toContain(part);
    expect(cookie).not.toContain('kasi2');
    const me = await fetch(`${office.url}/api/auth/refresh`, { method: 'POST', headers: { cookie } });
    expect(me.status).toBe(401);
  });

  it('serves all who share the device, and guesses with it are slowed down as well', async () => {
    const first = await door.own('kasi2', HOME);
    const second = await door.own('staf2', HOME, first.cookies);
    await office.sql('delete from throttles; delete from sign_in_places');
    const [answers, seconds] = await timed(() => times(20, () => door.guess('kasi2', newAddress(), second.cookies)));
    expect(counted(answers, 401)).toBeLessThanOrEqual(mostLooks(PAIR, seconds));
    expect(await lanes()).toEqual([expect.stringMatching(/^device /)]);
    expect((await door.own('staf2', newAddress(), second.cookies)).status).toBe(200);
  });

  it('made up or changed is none', async () => {
    const { cookies } = await door.own('kasi2', HOME);
    const [name, value = ''] = cookies
      .split('; ')
      .find((one) => one.startsWith('waskita-device='))!
      .split('=');
    const [device, mark] = value.split('~') as [string, string];
    await office.sql('delete from throttles; delete from sign_in_places');
    const forged = [
      `${crypto.randomUUID()}~${mark}`,
      `${device}~${'a'.repeat(43)}`,
      device,
      `${device}~`,
      `~${mark}`,
      '%ff',
      `${value}~`,
      'x'.repeat(3000),
    ];
    for (const one of forged) expect((await door.guess('kasi2', newAddress(), `${name}=${one}`)).status).toBe(401);
    expect((await lanes()).filter((key) => key.startsWith('device '))).toEqual([]);
  });
});

describe('elsewhere', () => {
  it('guesses on the tracking page hold no sign-in up, and not whoever has the paper', async () => {
    const track = async (number: string, secret: string, from: string) =>
      (
        await fetch(`${office.url}/api/public/track`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
          body: JSON.stringify({ number, secret }),
        })
      ).status;
    const { number } = await deskOf(office).record();
    const guesses = await times(150, () => track(number as string, 'AAAAA-AAAAA', NAT));
    expect(guesses).toContain(429);
    const others = await times(150, (index) => track(`PD/2026/${index}`, 'AAAAA-AAAAA', NAT));
    expect(others).toContain(429);
    expect((await door.own('staf', NAT)).status).toBe(200);
    await times(150, () => track(number as string, 'AAAAA-AAAAA', newAddress()));
    expect(await track(number as string, 'AAAAA-AAAAA', newAddress())).toBe(404);
  });

  it('the own password, said again wrongly too often, holds up that alone', async () => {
    const { token } = await office.as('verifikator2').signedIn();
    const change = async (currentPassword: unknown) =>
      (
        await fetch(`${office.url}/api/auth/password`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ currentPassword, newPassword: 'empat kuda di sawah' }),
        })
      ).status;
    for (const odd of [null, 5, ['x'], {}, 'x'.repeat(201), undefined]) expect(await change(odd)).toBe(422);
    expect((await door.rows('%')).filter(({ failures }) => failures > 0)).toEqual([]);
    const [statuses, seconds] = await timed(() => times(20, () => change(WRONG)));
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(mostLooks(PAIR, seconds));
    expect(statuses).toContain(429);
    expect((await door.own('verifikator2', HOME)).status).toBe(200);
  });
});

describe('the trail', () => {
  it('has every refused try, of each lane in one entry a minute, and nothing that was typed', async () => {
    const mark = 'RahasiaYangDiketik';
    const since = async () =>
      (await office.sql<{ id: string }>(`select coalesce(max(id::text), '') as id from audit.event`))[0]!.id;
    // What earlier tests left.
    await office.app.get(Refusals).tell();
    const begun = await since();
    const [answers, seconds] = await timed(async () => [
      ...(await times(60, () => door.knock('kabid', mark, HOME))),
      ...(await times(200, () => door.knock('kasi', mark, newAddress()))),
      ...(await times(120, (index) => door.knock(`${mark}${index}`, mark, NAT))),
    ]);
    // Rounds that meet tell nothing twice.
    await Promise.all([office.app.get(Refusals).tell(), office.app.get(Refusals).tell()]);
    const told = await office.sql<{ reason: string | null; tries: string | null; text: string }>(
      `select e.envelope::json->>'reason' as reason, (p.content->'tries'->>0)::json->>'after' as tries, e.envelope || p.content::text as text
       from audit.event e left join audit.payload p on p.event_id = e.id where e.action = 'sign-in' and e.outcome = 'denied' and e.id::text > $1`,
      [begun],
    );
    const refused = told.filter(({ reason }) => reason === 'too_many_attempts');
    const tries = refused.reduce((sum, one) => sum + Number(one.tries), 0);
    expect([told.length - refused.length, tries]).toEqual([counted(answers, 401), counted(answers, 429)]);
    // Of three lanes each the first, what is told at the end, and one a minute on a machine that takes minutes.
    expect(refused.length).toBeLessThanOrEqual(3 * (2 + Math.floor(seconds / 60)));
    expect(told.filter(({ text }) => text.includes(mark))).toEqual([]);
    expect(refused.some(({ text }) => text.includes(HOME) && text.includes('kabid'))).toBe(true);
  });
});
