import { type Answer, type Body, type Office, openOffice } from '../support/office.ts';
import { ask, type Refused, wronglyTaken } from '../support/refusal.ts';

/** Names that every object answers to; who sends one as his own key would be asked instead of the object. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);
const VALUES = ['null', '"x"', '1', '{}', '[]', '{"prototype":{"a":1}}'];
const SENTENCE = /^Nama isian \w+ tidak dapat dipakai\./;
const RECORD = '0190d7f3-d680-7000-8000-000000000081';
type OpenApi = { paths: Record<string, Record<string, unknown>> };

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const stranger = async (path: string, body: string): Promise<Answer> => {
  const answer = await fetch(office.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return {
    status: answer.status,
    body: (await answer.json()) as Body,
    headers: Object.fromEntries(answer.headers),
  };
};
/** The same refusal for all, so that nobody is told "an unknown value" in another language. */
const inWords = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  return SENTENCE.test(answer.body.message ?? '') ? answer : { ...answer, status: 0 };
};

it('a name of every object is refused before anybody is signed in, whatever stands under it', async () => {
  const bodies: Readonly<Record<string, string>> = {
    '/api/auth/login': '"username":"kadis","password":"bukan ini"',
    '/api/public/track': '"number":"SE/2026/000001","secret":"AAAAA-AAAAA"',
  };
  const cases = Object.entries(bodies).flatMap(([path, rest]) =>
    NAMES.flatMap((name) =>
      VALUES.map((value): Refused => {
        const body = `{${rest},"${name}":${value}}`;
        return [`${path} ${name} ${value}`, () => inWords(stranger(path, body))];
      }),
    ),
  );
  expect(cases.length).toBeGreaterThan(100);
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('on every route that changes something, however deep', async () => {
  const { body } = (await office.as('kadis').get('/api/openapi.json')) as unknown as Answer<OpenApi>;
  const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => ['post', 'put', 'delete'].includes(method))
      .map((method) => [method.toUpperCase(), path] as const),
  );
  expect(routes.length).toBeGreaterThan(80);
  const cases = routes.flatMap(([method, path]) => {
    const address = path.replaceAll('{id}', RECORD).replaceAll(/\{\w+\}/g, 'ajukan');
    return ['{"constructor":null}', '{"note":{"a":[{"hasOwnProperty":1}]}}', '[{"toString":[]}]'].map(
      (sent): Refused => {
        const asked = () => inWords(ask(office.url, office.as('kadis'), method, address, sent));
        return [`${method} ${path} ${sent}`, asked];
      },
    );
  });
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('in what stands in an address, too', async () => {
  const filters = NAMES.flatMap((name) => [`{"${name}":null}`, `{"status":{"${name}":1}}`]);
  const cases = filters.map((filter): Refused => {
    const path = `/api/requests?filter=${encodeURIComponent(filter)}`;
    return [filter, () => inWords(ask(office.url, office.as('kadis'), 'GET', path))];
  });
  expect(await wronglyTaken(office, cases)).toEqual([]);
});
