import { ModulesContainer } from '@nestjs/core';
import request from 'supertest';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
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

/** Every handler that Nest has a route for, with what it says about access. */
function handlers(): { route: string; access: unknown }[] {
  const controllers = [...office.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as new () => object).prototype as Record<string, unknown>;
    const names = new Set<string>();
    for (let level = prototype; level && level !== Object.prototype; level = Object.getPrototypeOf(level))
      for (const name of Object.getOwnPropertyNames(level)) names.add(name);
    return [...names].flatMap((name) => {
      const handler =
        name === 'constructor' ? undefined : Object.getOwnPropertyDescriptor(owner(prototype, name), name)?.value;
      const path = typeof handler === 'function' ? Reflect.getMetadata('path', handler) : undefined;
      if (path === undefined) return [];
      const prefix = Reflect.getMetadata('path', metatype as object) as string;
      const parts = [prefix, path as string].flatMap((part) => part.split('/')).filter(Boolean);
      const method = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'][Reflect.getMetadata('method', handler) as number];
      const access: unknown =
        Reflect.getMetadata('access', handler) ?? Reflect.getMetadata('access', metatype as object);
      return [{ route: `${method} /${parts.join('/')}`, access }];
    });
  });
}
function owner(prototype: object, name: string): object {
  let level = prototype;
  while (!Object.hasOwn(level, name)) level = Object.getPrototypeOf(level) as object;
  return level;
}

it('every route says who may call it, and only the listed ones are public', () => {
  const all = handlers();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ access }) => !['public', 'signed-in', 'own-account'].includes(access as string))).toEqual([]);
  const open = all.filter(({ access }) => access === 'public').map(({ route }) => route);
  expect([...new Set(open)].sort()).toEqual(PUBLIC);
  const own = all.filter(({ access }) => access === 'own-account').map(({ route }) => route);
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
  const missing = handlers()
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
