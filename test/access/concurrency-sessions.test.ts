import { mostLooks, PAIR, timed, times } from '../support/door.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const signIn = async () =>
  (
    await fetch(`${office.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'kabid2', password: 'sertifikat-demo' }),
    })
  ).headers
    .get('set-cookie')!
    .split(';')[0]!;
const refresh = async (cookie: string) => {
  const answer = await fetch(`${office.url}/api/auth/refresh`, { method: 'POST', headers: { cookie } });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';')[0], accessToken };
};

it.each([2, 3, 8])(
  '%i refreshes with one token at once all go on, and each of their tokens is good later',
  async (count) => {
    const cookie = await signIn();
    const answers = await times(count, () => refresh(cookie));
    expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(200));
    // The ten seconds of grace are over.
    await office.sql(`update sessions set rotated_at = rotated_at - interval '1 minute'`);
    expect((await refresh(answers[count - 1]!.cookie!)).status).toBe(200);
    const last = await refresh(answers[0]!.cookie!);
    expect(last.status).toBe(200);
  },
);

it('a token that was exchanged long ago ends the session, for its owner and its thief', async () => {
  const cookie = await signIn();
  const { cookie: next, accessToken } = await refresh(cookie);
  await refresh(next!);
  await office.sql(`update sessions set rotated_at = rotated_at - interval '1 minute'`);
  expect((await refresh(cookie)).status).toBe(401);
  expect((await refresh(next!)).status).toBe(401);
  const me = await fetch(`${office.url}/api/auth/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect(me.status).toBe(401);
});

it('of thirty wrong passwords at once no more are looked at than one after the other, and those are counted', async () => {
  const wrong = () =>
    fetch(`${office.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'verifikator3', password: 'salah sama sekali' }),
    });
  const [answers, seconds] = await timed(() => times(30, wrong));
  const looked = answers.filter(({ status }) => status === 401).length;
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30 - looked);
  expect(looked).toBeLessThanOrEqual(mostLooks(PAIR, seconds));
  const counted = await office.sql<{ failures: number }>(
    'select failures from throttles order by failures desc limit 1',
  );
  expect(counted[0]!.failures).toBe(looked);
  expect(Number(answers.find(({ status }) => status === 429)!.headers.get('retry-after'))).toBeGreaterThan(0);
});
