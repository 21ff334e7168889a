import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Resource } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import type { Access } from '../../api/define/who.ts';
import { resources } from '../../api/resources.ts';
import { handlersOf } from '../support/handlers.ts';
import { LETTERS, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

/** What every resource has: by whom its declaration says (test/access/permissions.test.ts). */
const OF_ALL: Readonly<Record<string, keyof Access>> = {
  'GET ': 'list',
  'GET /export': 'list',
  'GET /:id': 'show',
  'POST ': 'create',
  'PUT /:id': 'edit',
  'DELETE /:id': 'delete',
  'GET /:id/history': 'show',
  'GET /:id/closed': 'show',
  'GET /:id/clock': 'show',
  'GET /:id/steps': 'show',
  'POST /:id/steps/:verb': 'show',
  'POST /:id/steps/:verb/preview': 'show',
  'POST /:id/reveal': 'show',
  'POST /find': 'list',
};
/**
 * Every other route, written by hand: D Kepala Dinas, B Kepala Bidang, S Kepala Seksi, V verifikator, T staf, A system
 * administrator, I Inspektorat. `signed-in`: what somebody is answered depends on who he is.
 */
const TABLE: Readonly<Record<string, string>> = {
  'GET /api/audit-logs/:id/proof': 'DBSVTAI',
  'GET /api/audit-logs/bundle': 'DI',
  'GET /api/audit-logs/checkpoint': 'signed-in',
  'GET /api/audit-logs/integrity': 'DI',
  'GET /api/audit-logs/reconciliation': 'DI',
  'GET /api/audit-logs/verification': 'DI',
  'GET /api/audit-logs/verifier': 'signed-in',
  'POST /api/audit-logs/reconcile': 'DI',
  'POST /api/audit-logs/verify': 'DI',
  'POST /api/attachments': 'signed-in',
  'GET /api/attachments/:id/content': 'DBSVTAI',
  'POST /api/auth/login': 'public',
  'POST /api/auth/logout': 'public',
  'POST /api/auth/refresh': 'public',
  'GET /api/auth/me': 'own-account',
  'PUT /api/auth/password': 'own-account',
  'GET /api/board': 'DBS',
  'GET /api/calendar': 'signed-in',
  'POST /api/calendar/preview': 'A',
  'PUT /api/calendar/years/:year': 'A',
  'GET /api/colleagues': 'DBSVTI',
  'GET /api/complaints/:id/answer.pdf': 'DBSVTI',
  'GET /api/complaints/:id/decider': 'DBSVTI',
  'GET /api/complaints/:id/receipt.pdf': 'BSVT',
  'GET /api/complaints/figures': 'DBSVTI',
  'GET /api/complaints/people': 'BSVT',
  'GET /api/evaluation-meetings/:id/attendance.pdf': 'DBSVTI',
  'GET /api/evaluation-meetings/:id/invitation.pdf': 'DBSVTI',
  'GET /api/evaluation-meetings/:id/minutes.pdf': 'DBSVTI',
  'GET /api/evaluation-meetings/:id/people': 'BST',
  'GET /api/evaluation-meetings/year': 'DBSVTI',
  'POST /api/complaints/:id/answer-preview': 'DBSVTI',
  'POST /api/complaints/:id/reclassification': 'DBSVTI',
  'POST /api/complaints/:id/reporter': 'DBSVTI',
  'POST /api/complaints/similar': 'BSVT',
  'GET /api/data-requests/:id/trail': 'DBSVTI',
  'GET /api/data-requests/:id/trail/pdf': 'DBSVTI',
  'GET /api/data-requests/:id/trail/zip': 'DBSVTI',
  'GET /api/drafts': 'signed-in',
  'GET /api/drafts/:key': 'signed-in',
  'PUT /api/drafts/:key': 'signed-in',
  'DELETE /api/drafts/:key': 'signed-in',
  'GET /api/figures/time': 'DBSI',
  'GET /api/getting-started': 'DBSA',
  'POST /api/getting-started/fill': 'A',
  'GET /api/holidays/template': 'signed-in',
  'POST /api/holidays/import': 'A',
  'GET /api/office-hours/template': 'signed-in',
  'POST /api/office-hours/import': 'A',
  'GET /api/findings/:id/pdf': 'DBSVTAI',
  'GET /api/my-work': 'signed-in',
  'GET /api/named/:resource': 'signed-in',
  'GET /api/notifications': 'signed-in',
  'GET /api/org-chart': 'DBSVTAI',
  'GET /api/notifications/choices': 'signed-in',
  'GET /api/notifications/stream': 'signed-in',
  'GET /api/notifications/unread': 'signed-in',
  'PUT /api/notifications/choices': 'signed-in',
  'POST /api/notifications/:id/read': 'signed-in',
  'POST /api/notifications/read-all': 'signed-in',
  'GET /api/profile': 'signed-in',
  'GET /api/public/about': 'public',
  'POST /api/public/track': 'public',
  'GET /api/requests/:id/receipt.pdf': 'VT',
  'POST /api/requests/:id/share-out': 'DBSVTI',
  'GET /api/sanctions/:id/decision.pdf': 'DBSVTAI',
  'GET /api/sanctions/:id/dossier': 'DBSI',
  'GET /api/sanctions/:id/examination.pdf': 'DBSVTAI',
  'GET /api/sanctions/:id/hand-over.pdf': 'DBSVTAI',
  'GET /api/sanctions/:id/second-summons.pdf': 'DBSVTAI',
  'GET /api/sanctions/:id/summons.pdf': 'DBSVTAI',
  'GET /api/service-standards/:id/pdf': 'DBSVTAI',
  'POST /api/service-standards/:id/copy': 'BS',
  'POST /api/service-standards/:id/simulate': 'DBSI',
  'GET /api/supervision-draws/:id/pdf': 'DBSI',
  'GET /api/sanctions/figures': 'DBSI',
  'GET /api/supervision-draws/figures': 'DBSI',
  'POST /api/supervision-draws/:id/redraw': 'I',
  'GET /api/workers/:resource/:id/:field': 'signed-in',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',
};

/** Beside the lists and exports of every resource: what reckons over many rows, makes a file, or takes one in. */
const DEAR_ROUTES: Readonly<Record<string, string>> = {
  'GET /api/audit-logs/bundle': 'download',
  'GET /api/audit-logs/verifier': 'download',
  'POST /api/attachments': 'upload',
  'GET /api/attachments/:id/content': 'download',
  'POST /api/calendar/preview': 'question',
  'GET /api/complaints/:id/answer.pdf': 'download',
  'GET /api/complaints/:id/receipt.pdf': 'download',
  'GET /api/complaints/figures': 'question',
  'POST /api/complaints/similar': 'question',
  'GET /api/data-requests/:id/trail': 'question',
  'GET /api/data-requests/:id/trail/pdf': 'download',
  'GET /api/data-requests/:id/trail/zip': 'download',
  'GET /api/figures/time': 'question',
  'GET /api/evaluation-meetings/:id/attendance.pdf': 'download',
  'GET /api/evaluation-meetings/:id/invitation.pdf': 'download',
  'GET /api/evaluation-meetings/:id/minutes.pdf': 'download',
  'GET /api/evaluation-meetings/year': 'question',
  'GET /api/findings/:id/pdf': 'download',
  'GET /api/holidays/template': 'download',
  'GET /api/office-hours/template': 'download',
  'GET /api/org-chart': 'question',
  'GET /api/requests/:id/receipt.pdf': 'download',
  'GET /api/sanctions/:id/decision.pdf': 'download',
  'GET /api/sanctions/:id/dossier': 'download',
  'GET /api/sanctions/:id/examination.pdf': 'download',
  'GET /api/sanctions/:id/hand-over.pdf': 'download',
  'GET /api/sanctions/:id/second-summons.pdf': 'download',
  'GET /api/sanctions/:id/summons.pdf': 'download',
  'GET /api/service-standards/:id/pdf': 'download',
  'POST /api/service-standards/:id/simulate': 'question',
  'GET /api/supervision-draws/:id/pdf': 'download',
  'GET /api/sanctions/figures': 'question',
  'GET /api/supervision-draws/figures': 'question',
  'POST /api/supervision-draws/:id/redraw': 'question',
};

function lettersOf(by: readonly Role[] | string | undefined): string {
  if (typeof by === 'string' || by === undefined) return String(by);
  return Object.entries(LETTERS)
    .filter(([, role]) => by.includes(role))
    .map(([letter]) => letter)
    .join('');
}
const ofAll = (route: string) => {
  const [method, path] = route.split(' ') as [string, string];
  const [, api, name, ...rest] = path.split('/');
  const resource = api === 'api' ? (resources as readonly Resource[]).find((one) => one.name === name) : undefined;
  const action = OF_ALL[`${method} ${rest.map((part) => `/${part}`).join('')}`];
  return resource && action && !(route in TABLE) ? resource.access[action] : undefined;
};

it('what every resource has is open to whom its declaration names', () => {
  const found = handlersOf(office.app).flatMap(({ route, by }) => {
    const roles = ofAll(route);
    return roles ? [[route, lettersOf(by), lettersOf(roles)] as const] : [];
  });
  expect(found.length).toBeGreaterThan(150);
  expect(found.filter(([, by, roles]) => by !== roles)).toEqual([]);
});

it('every other route is a row of the table', () => {
  const found = handlersOf(office.app).filter(({ route }) => !ofAll(route));
  expect(Object.fromEntries(found.map(({ route, by }) => [route, lettersOf(by)]))).toEqual(TABLE);
});

it('what is dear to answer has a line of its own for each person', () => {
  const found = handlersOf(office.app).filter(({ route, dear }) => dear && !ofAll(route));
  expect(Object.fromEntries(found.map(({ route, dear }) => [route, dear]))).toEqual(DEAR_ROUTES);
});

it('so has every list, when it looks for a word or is reckoned, and every export', () => {
  const asked = handlersOf(office.app).filter(
    ({ route }) => /^GET \/api\/[^/]+(\/export)?$/.test(route) && ofAll(route),
  );
  const expected = (route: string): string[] => (route.endsWith('/export') ? ['download'] : ['search', 'question']);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(({ route, dear }) => !expected(route).includes(String(dear)))).toEqual([]);
});

it('whoever a row does not name is refused, and nobody else is for his role', async () => {
  const rows = Object.entries(TABLE).filter(([, letters]) => /^[A-Z]*$/.test(letters));
  const wrong: string[] = [];
  for (const [route, letters] of rows)
    for (const [letter, role] of Object.entries(LETTERS)) {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string];
      const address = path.replace(':id', '00000000-0000-7000-8000-000000000000').replace(':year', '1999');
      const answer = await office.as(role).send<{ code?: string }>(method, address, method === 'GET' ? undefined : {});
      const isRefused = answer.status === 403 && answer.body.code === 'role_not_allowed';
      if (isRefused === letters.includes(letter)) wrong.push(`${route} ${letter}: ${answer.status}`);
    }
  expect(rows.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
