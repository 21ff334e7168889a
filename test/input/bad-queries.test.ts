import { randomUUID } from 'node:crypto';
import { type Resource, visibleFields } from '../../api/define/resource.ts';
import { holds, type Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { HOLDERS, type Office, openOffice } from '../support/office.ts';
import { ask, type Refused, wronglyTaken } from '../support/refusal.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const roles = Object.keys(HOLDERS) as Role[];
const all = (resources as readonly Resource[]).map((resource) => [resource.name, resource] as [string, Resource]);
const query = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
const list =
  (role: Role, resource: string, ...pairs: (readonly [string, string])[]) =>
  () =>
    ask(office.url, office.as(role), 'GET', `/api/${resource}?${query(pairs)}`);

const INJECTIONS = [
  "'",
  "' or '1'='1",
  '";drop table requests--',
  '"id" desc--',
  '\\',
  '$1',
  '%00',
  'x; select 1',
  '/**/',
];
const RANGES = [
  '[0,1e9]',
  '[-1,2]',
  '[5,1]',
  '["0","9"]',
  '[0,NaN]',
  '[0]',
  '[0,1,2]',
  '{}',
  '"[0,9]"',
  '[0.5,9]',
  '[null,9]',
  '[0,100]',
  '5',
  '[0,9',
  `[0,${'9'.repeat(400)}]`,
  '',
];
const SORTS = [
  '["id"]',
  '["id","asc"]',
  '["id","ASC","DESC"]',
  '[["id"],"ASC"]',
  '[1,"ASC"]',
  '{"id":"ASC"}',
  '"id"',
  'id',
  '["id",null]',
  '["id","ASC NULLS FIRST"]',
  '["id","ASC;drop"]',
  '',
];
const NAMES = [
  'tidakAda',
  '__proto__',
  'constructor',
  'toString',
  'archivedAt',
  'previousStatus',
  'nikHash',
  'nikMasked',
  'password',
  '',
  'id::text',
  't.id',
  'version_',
  '_gte',
  'id_gte_lte',
];

describe.each(all)('the list of %s', (name, resource) => {
  const role = roles.find((one) => holds({ roles: [one] }, resource.access.list))!;
  const filter = (value: unknown) => list(role, name, ['filter', JSON.stringify(value)]);

  it('takes no range, sort or filter that it does not know', async () => {
    const cases: Refused[] = [
      ...RANGES.map((range): Refused => [`range ${range.slice(0, 30)}`, list(role, name, ['range', range])]),
      ...[...SORTS, ...INJECTIONS.map((word) => JSON.stringify([word, 'ASC']))].map((sort): Refused => [
        `sort ${sort}`,
        list(role, name, ['sort', sort]),
      ]),
      ...[...NAMES, ...INJECTIONS].map((field): Refused => [`filter ${field}`, filter({ [field]: 'x' })]),
      ...NAMES.filter(Boolean).map((field): Refused => [
        `sort ${field}`,
        list(role, name, ['sort', JSON.stringify([field, 'ASC'])]),
      ]),
      ...['[]', '5', '"x"', '{"id":', '', '[{"id":1}]', '{"a":'.repeat(400)].map((text): Refused => [
        `filter ${text.slice(0, 20)}`,
        list(role, name, ['filter', text]),
      ]),
      ...['{"__proto__":"x"}', '{"q":5}', '{"q":["a"]}', '{"q":{}}', '{"q":"\\u0000"}', '{"q":"\\ud800"}'].map(
        (text): Refused => [text, list(role, name, ['filter', text])],
      ),
      ['a long search', filter({ q: 'a'.repeat(201) })],
      ['201 ids', filter({ id: Array.from({ length: 201 }, () => randomUUID()) })],
      ['filter twice', list(role, name, ['filter', '{}'], ['filter', '{}'])],
      ['range twice', list(role, name, ['range', '[0,1]'], ['range', '[0,1]'])],
      ['filter[id]', list(role, name, ['filter[id]', '1'])],
      ['unknown parameter', list(role, name, ['limit', '1'])],
      ['__proto__', list(role, name, ['__proto__', '1'])],
    ];
    expect(await wronglyTaken(office, cases)).toEqual([]);
  });

  it('takes no value that the type of a field cannot have', async () => {
    const wrong: Record<string, unknown[]> = {
      integer: ['1', 1.5, 2_147_483_648, true, {}, [1, 'x']],
      boolean: ['true', 1, {}, [true, 'x']],
      reference: ['x', 5, {}, ['x'], '{0190d7f3-d680-7000-8000-000000000081}', "' or 1=1"],
      date: ['x', 5, {}, '2026-13-01', '2026-02-31', '0000-01-01', 'infinity', 'now'],
      moment: ['x', 5, {}, '2026-13-01', '0000-01-01', 'infinity', 'now', '2026-11-22T99:00:00Z'],
      text: [5, true, {}, [5], 'a\u0000b', '\ud83d', 'a'.repeat(201)],
    };
    const visible = visibleFields(resource, [role]).filter(
      (field) => !['nik', 'json'].includes(resource.fields[field]!.kind),
    );
    const cases = visible.flatMap((field) => {
      const values = wrong[resource.fields[field]!.kind] ?? wrong.text!;
      const ofRange = values.filter((value) => !Array.isArray(value));
      return [
        ...values.map((value): Refused => [
          `${field} ${JSON.stringify(value)}`.slice(0, 60),
          filter({ [field]: value }),
        ]),
        ...ofRange.map((value): Refused => [
          `${field}_gte ${JSON.stringify(value)}`.slice(0, 60),
          filter({ [`${field}_gte`]: value }),
        ]),
        [`${field}_like 5`, filter({ [`${field}_like`]: 5 })] as Refused,
      ];
    });
    const common = ['id', 'version', 'createdAt'].flatMap((field): Refused[] => [
      [`${field} {}`, filter({ [field]: {} })],
      [`${field} x`, filter({ [field]: 'x' })],
      [`${field}_gt []`, filter({ [`${field}_gt`]: [] })],
    ]);
    expect(await wronglyTaken(office, [...cases, ...common])).toEqual([]);
  });

  it('does not know a field that is hidden from the role, in filter or sort', async () => {
    const readers = roles.filter((one) => holds({ roles: [one] }, resource.access.list));
    const hidden = readers.flatMap((one) => {
      const visible = visibleFields(resource, [one]);
      return Object.keys(resource.fields)
        .filter((field) => !visible.includes(field))
        .map((field) => [one, field] as const);
    });
    const cases = hidden.flatMap(([one, field]): Refused[] => [
      [`${one} ${field}`, list(one, name, ['filter', JSON.stringify({ [field]: 'x' })])],
      [`${one} ${field}_like`, list(one, name, ['filter', JSON.stringify({ [`${field}_like`]: 'x' })])],
      [`${one} ${field}_ne`, list(one, name, ['filter', JSON.stringify({ [`${field}_ne`]: null })])],
      [`${one} sort ${field}`, list(one, name, ['sort', JSON.stringify([field, 'ASC'])])],
    ]);
    expect(await wronglyTaken(office, cases)).toEqual([]);
  });

  it('searches for odd words without finding more or failing', async () => {
    if (!resource.search) return;
    const names = await office.sql<{ id: string; says: string }>(
      `select id, name as says from org_units union all select id, "fullName" from staff
       union all select "requestId", concat_ws(' ', "fullName", position, unit, email) from verifications`,
    );
    for (const word of [...INJECTIONS, '%', '_', '\\%', '\u{1F600}'.repeat(50), '🇮🇩', '‮', '(', '[a-z]', '%_%']) {
      const { status, body } = await filter({ q: word })();
      expect([word, status]).toEqual([word, 200]);
      const found = body as unknown as Record<string, unknown>[];
      // A wildcard is a plain character: what is found has it, or is named by what has it.
      for (const record of found) {
        const own = JSON.stringify(record);
        const said = [own, ...names.flatMap(({ id, says }) => (own.includes(id) ? [JSON.stringify(says)] : []))].join(
          ' ',
        );
        expect(said.toLowerCase()).toContain(JSON.stringify(word).slice(1, -1).toLowerCase());
      }
    }
  });
});
