import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { openOffice, type Office } from '../support/office.ts';

const root = join(import.meta.dirname, '..', '..');

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  security: Record<string, string[]>[];
  parameters?: { $ref?: string; name?: string }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: unknown }>; headers?: object }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: object; required?: string[] }> };
}

let office: Office;
let text: string;
let document: Document;
let operations: (Operation & { at: string; method: string; path: string })[];
beforeAll(async () => {
  office = await openOffice();
  text = (await request(office.url).get('/api/openapi.json').expect(200)).text;
  document = JSON.parse(text) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ ...one, method, path, at: `${method.toUpperCase()} ${path}` })),
  );
});
afterAll(() => office?.close());

it('passes the recommended rules of redocly', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waskita-openapi-'));
  const file = join(folder, 'openapi.json');
  writeFileSync(file, text);
  const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const options = ['--extends=recommended', '--format=json', '--max-problems=1000'];
  const told = spawnSync(process.execPath, [redocly, 'lint', file, ...options], {
    cwd: folder,
    encoding: 'utf8',
    // Asks nobody whether there is a newer one, and tells nobody that it ran.
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  rmSync(folder, { recursive: true });
  const { totals, problems } = JSON.parse(told.stdout) as {
    totals: { errors: number; warnings: number };
    problems: { ruleId: string; message: string; location: { pointer?: string }[] }[];
  };
  const found = problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
  expect(found).toEqual([]);
  expect([totals.errors, totals.warnings]).toEqual([0, 0]);
});

it('every operation has a name of its own, that a person can read', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(operations.length).toBeGreaterThan(250);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z-]+(\.[a-zA-Z_-]+){1,2}$/.test(id))).toEqual([]);
  expect(ids).toEqual(
    expect.arrayContaining([
      'requests.list',
      'requests.create',
      'requests.ajukan',
      'verifications.reveal',
      'auth.login',
    ]),
  );
});

it('every operation says what it does, answers and refuses', () => {
  const lacking = operations.filter(
    ({ summary, tags, responses }) =>
      !summary.trim() || tags.length !== 1 || !Object.keys(responses).some((status) => status.startsWith('2')),
  );
  expect(lacking.map(({ at }) => at)).toEqual([]);
  const silent = operations.filter(({ responses }) =>
    Object.values(responses).some(({ $ref, content }) => !$ref && !content),
  );
  expect(silent.map(({ at }) => at)).toEqual([]);
  const lenient = operations.filter(({ security, responses }) => {
    const needed = ['400', '503', ...(security.some((one) => 'bearer' in one) ? ['401', '403'] : [])];
    return needed.some((status) => !(status in responses));
  });
  expect(lenient.map(({ at }) => at)).toEqual([]);
});
