import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { counted, Door, HOME, mostLooks, NAT, newAddress, newName, timed, times } from '../support/door.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const door = new Door(() => office);
beforeAll(async () => (office = await openOffice({ TRUST_PROXY: '127.0.0.1' })));
afterAll(() => office?.close());
beforeEach(() => office.sql('delete from throttles; delete from sign_in_places'));

describe('while strangers guess at an account from ever new addresses', () => {
  const attack = () => times(120, () => door.guess('kasi', newAddress()));

  it('they get no more than thirty looks, then one in five seconds', async () => {
    const [first, took] = await timed(attack);
    expect(counted(first, 401) + counted(first, 429)).toBe(120);
    expect(counted(first, 401)).toBeGreaterThanOrEqual(30);
    // A few more only where the machine took seconds for all this.
    expect(counted(first, 401)).toBeLessThanOrEqual(mostLooks({ free: 30, longest: 5 }, took));
    let looked = 0;
    const [, more] = await timed(async () => {
      for (let second = 0; second < 60; second += 5) {
        looked += counted(await times(20, () => door.guess('kasi', newAddress())), 401);
        await door.pass(5);
      }
    });
    expect(looked).toBeGreaterThanOrEqual(10);
    expect(looked).toBeLessThanOrEqual(Math.ceil((60 + more) / 5) + 2);
  });

  it('the owner is in at once from an address he came from before, and it costs him nothing', async () => {
    expect((await door.own('kasi', HOME)).status).toBe(200);
    await attack();
    for (let again = 0; again < 3; again++) {
      const [inside] = await Promise.all([door.own('kasi', HOME), times(10, () => door.guess('kasi', newAddress()))]);
      expect(inside.status).toBe(200);
    }
  });

  it('and from anywhere with a device he came with before', async () => {
    const { cookies } = await door.own('kasi', HOME);
    await attack();
    expect((await door.own('kasi', newAddress(), cookies)).status).toBe(200);
    // The device of somebody else is no help.
    await office.sql(`update throttles set wait_until = now() + interval '1 minute' where key like 'account %'`);
    const { cookies: of } = await door.own('staf', newAddress());
    expect((await door.own('kasi', newAddress(), of)).status).toBe(429);
  });

  it('without either he waits as everybody, five seconds at most, and his tries are not held against him', async () => {
    await attack();
    const address = newAddress();
    for (let again = 0; again < 20; again++) {
      const refused = await door.own('kasi', address);
      if (refused.status === 200) break;
      expect([refused.status, refused.wait <= 5]).toEqual([429, true]);
    }
    await door.pass(5);
    expect((await door.own('kasi', address)).status).toBe(200);
  });

  it('and is in within a minute while they go on, though they knock first each time', async () => {
    await attack();
    const address = newAddress();
    let [second, wait, isIn] = [0, 0, false];
    for (; second <= 60 && !isIn; second++, wait--) {
      await times(5, () => door.guess('kasi', newAddress()));
      if (wait <= 0) {
        const own = await door.own('kasi', address);
        [isIn, wait] = [own.status === 200, own.wait];
      }
      await door.pass(1);
    }
    expect([isIn, second <= 60]).toEqual([true, true]);
  });

  it('but those who come back with all their addresses get no more than as many looks again', async () => {
    await attack();
    const addresses = Array.from({ length: 40 }, newAddress);
    let looked = 0;
    const [, more] = await timed(async () => {
      for (let second = 0; second < 60; second += 5) {
        looked += counted(await times(40, (index) => door.guess('kasi', addresses[index]!)), 401);
        await door.pass(5);
      }
    });
    // Two in five seconds, of those that really went by too, and three more before the waits have grown.
    expect(looked).toBeLessThanOrEqual(2 * Math.ceil((60 + more) / 5) + 5);
  });
});

describe('behind one address', () => {
  /** Sixty people of one office, who all have the password of the demo. */
  const COLLEAGUES = Array.from({ length: 60 }, (_, index) => `rekan${index}`);
  beforeAll(async () => {
    await office.sql(
      `with model as (select s, u from users u join staff s on s.id = u."staffId" where u.username = 'staf2'),
        people as (insert into staff select (jsonb_populate_record(s, jsonb_build_object('id', uuidv7(), 'nip', null, 'email', null, 'fullName', name))).* from model, unnest($1::text[]) name returning id, "fullName")
       insert into users select (jsonb_populate_record(u, jsonb_build_object('id', uuidv7(), 'staffId', p.id, 'username', p."fullName"))).* from model, people p`,
      [COLLEAGUES],
    );
  });

  it('sixty who come in at once with the right password are all let in', async () => {
    const statuses = await times(60, async (index) => (await door.own(COLLEAGUES[index]!, NAT)).status);
    expect(statuses).toEqual(COLLEAGUES.map(() => 200));
    expect((await door.rows('address')).map(({ failures }) => failures)).toEqual([0]);
  });

  it.each(['names there are', 'one name', 'ever new names'])(
    'all sixty are in within a minute after and while a stranger there guesses at %s',
    async (what) => {
      const target = (index: number) =>
        what === 'one name' ? COLLEAGUES[0]! : what === 'ever new names' ? newName() : COLLEAGUES[index % 60]!;
      await times(60, (index) => door.guess(target(index), NAT));
      let outside = COLLEAGUES;
      let seconds = 0;
      for (; outside.length > 0 && seconds <= 60; seconds++) {
        const tried = await Promise.all([
          ...outside.map(async (name) => [name, (await door.own(name, NAT)).status] as const),
          ...[1, 2].map(async () => ['', (await door.guess(target(seconds), NAT)).status] as const),
        ]);
        outside = outside.filter((name) => !tried.some(([one, status]) => one === name && status === 200));
        await door.pass(1);
      }
      expect([outside, seconds <= 60]).toEqual([[], true]);
    },
    120_000,
  );

  it('a stranger has sixty looks, then one a second, over all names', async () => {
    const most = (seconds: number) => mostLooks({ free: 0, longest: 1 }, 60 + seconds);
    const [first, seconds] = await timed(() => times(100, (index) => door.guess(`orang${index}`, NAT)));
    expect(counted(first, 401)).toBeGreaterThanOrEqual(60);
    expect(counted(first, 401)).toBeLessThanOrEqual(most(seconds));
    // Nor does another address of the same subscriber help: of IPv6 the first half is his.
    await office.sql('delete from throttles');
    const [many, more] = await timed(() =>
      times(100, (index) => door.guess(`orang${index}`, `2001:db8:1:2::${index.toString(16)}`)),
    );
    expect(counted(many, 401)).toBeLessThanOrEqual(most(more));
    expect((await door.own('staf', '2001:db8:1:3::1')).status).toBe(200);
  });
});
