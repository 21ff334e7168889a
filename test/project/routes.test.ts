import request from 'supertest';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { handlersOf } from '../support/handlers.ts';
import { openOffice, type Office } from '../support/office.ts';

/** What nobody has to be signed in for; everything else is refused with 401. */
const PUBLIC = [
  'GET /api/public/about',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/auth/login',
  'POST /api/auth/logout',
  'POST /api/auth/refresh',
  'POST /api/public/track',
];
/** What is open before somebody has replaced the password that another person gave him. */
const OWN_ACCOUNT = ['GET /api/auth/me', 'PUT /api/auth/password'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
type OpenApi = { paths: Record<string, Record<string, unknown>> };

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

it('every route says who may call it, and only the listed ones are public', () => {
  const all = handlersOf(office.app);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ by }) => by === undefined)).toEqual([]);
  const open = all.filter(({ by }) => by === 'public').map(({ route }) => route);
  expect([...new Set(open)].sort()).toEqual(PUBLIC);
  const own = all.filter(({ by }) => by === 'own-account').map(({ route }) => route);
  expect(own.sort()).toEqual(OWN_ACCOUNT);
});

it('nobody who is not signed in gets past any route of the documentation', async () => {
  const { body } = await request(office.url).get('/api/openapi.json').expect(200);
  const routes = Object.entries((body as OpenApi).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );
  expect(routes.length).toBeGreaterThan(100);
  const past: string[] = [];
  for (const [method, path] of routes) {
    if (PUBLIC.includes(`${method} ${path}`)) continue;
    const address = path.replaceAll(/\{id\}/g, '0190d7f3-d680-7000-8000-000000000081').replaceAll(/\{\w+\}/g, 'ajukan');
    const call = request(office.url)[method.toLowerCase() as 'get'](address);
    const answer = await (method === 'GET' || method === 'DELETE' ? call : call.send({}));
    if (answer.status !== 401 || (answer.body as { code?: string }).code !== 'unauthorized')
      past.push(`${method} ${path}: ${answer.status}`);
  }
  expect(past).toEqual([]);
});

it('every handler is in the documentation, so that the walk above leaves none out', async () => {
  const { body } = await request(office.url).get('/api/openapi.json');
  const { paths } = body as OpenApi;
  const documented = Object.keys(paths).flatMap((path) =>
    Object.keys(paths[path]!).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  // A verb has an address of its own, with what it needs and takes.
  const verbs = (name: string, isForeseen: boolean) =>
    (stateOf((resources as readonly Resource[]).find((one) => one.name === name)!)?.flow.steps ?? [])
      .filter(({ by, corrects }) => by.length > 0 && (corrects || !isForeseen))
      .map(({ verb }) => verb);
  const missing = handlersOf(office.app)
    .flatMap(({ route }) => {
      if (!route.includes('/:verb')) return route;
      return verbs(route.split('/')[2]!, route.endsWith('/preview')).map((verb) => route.replace(':verb', verb));
    })
    .filter((route) => !documented.includes(route));
  expect(documented.filter((route) => route.includes('/steps/')).length).toBeGreaterThan(80);
  expect(documented.filter((route) => route.includes(':verb'))).toEqual([]);
  expect(missing).toEqual([]);
});

it('a method that a resource does not have is 405, an address that is nowhere is 404, in the words of the contract', async () => {
  const [nowhere, patch] = [
    await request(office.url).get('/api/nothing'),
    await request(office.url).patch('/api/requests'),
  ];
  expect([nowhere.status, (nowhere.body as { code: string }).code]).toEqual([404, 'not_found']);
  expect([patch.status, (patch.body as { code: string }).code]).toEqual([405, 'method_not_allowed']);
  expect(METHODS).toEqual(expect.arrayContaining(String(patch.headers.allow).split(', ')));
});
