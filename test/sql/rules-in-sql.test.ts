import pg from 'pg';
import { boolean, choice, date, integer, moment, multiChoice, reference, state, text } from '../../api/define/field.ts';
import { defineFlow } from '../../api/define/flow.ts';
import { defineResource, type Resource, stateOf } from '../../api/define/resource.ts';
import { type Actor, ROLES, type Role } from '../../api/define/roles.ts';
import {
  broken,
  isAboutGiven,
  type Known,
  MY_COMPETENCES,
  MY_SUPERIOR,
  MY_UNIT,
  type Rule,
} from '../../api/define/rule.ts';
import { facts as allFacts } from '../../api/facts.ts';
import { resources } from '../../api/resources.ts';
import { factsSql } from '../../api/sql/facts.ts';
import { unbrokenSql } from '../../api/sql/rule-sql.ts';
import { Values } from '../../api/sql/scope.ts';
import { allWorking, heldSql, openSql } from '../../api/work/open-work.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const [ME, OTHER] = ['01980000-0000-7000-8000-00000000000a', '01980000-0000-7000-8000-00000000000b'];
const UNIT = '01980000-0000-7000-8000-0000000000aa';

/** A field of each column, and a fact of each kind. */
const sample = defineResource({
  name: 'samples',
  label: 'Contoh',
  group: 'sistem',
  title: 'name',
  summary: '{name}',
  fields: {
    name: text({ label: 'Nama' }),
    opens: text({ label: 'Buka' }),
    closes: text({ label: 'Tutup' }),
    kind: choice({ baru: 'Baru', lama: 'Lama' }, { label: 'Jenis' }),
    ticked: multiChoice({ a: 'A', b: 'B', c: 'C' }, { label: 'Butir' }),
    count: integer({ label: 'Jumlah' }),
    most: integer({ label: 'Paling banyak' }),
    from: date({ label: 'Sejak' }),
    to: date({ label: 'Sampai' }),
    began: moment({ label: 'Mulai' }),
    ended: moment({ label: 'Selesai' }),
    ownerId: reference('staff', { label: 'Pemilik' }),
    otherId: reference('staff', { label: 'Yang lain' }),
    isOpen: boolean({ label: 'Terbuka', initial: false }),
    status: state(
      defineFlow({
        name: 'samples',
        initial: 'awal',
        states: { awal: { label: 'Awal', tone: 'idle' }, akhir: { label: 'Akhir', tone: 'good', final: true } },
        steps: {},
      }),
      'Status',
    ),
  },
  list: ['name'],
  access: { list: [], show: [], create: [], edit: [], delete: [] },
  scope: 'all',
  facts: { people: 'number', letter: 'text', known: 'boolean', line: 'list' },
});
const FACTS = { people: 't.f_people', letter: 't.f_letter', known: 't.f_known', line: 't.f_line' };

const columns: Record<string, [type: string, values: readonly unknown[]]> = {
  name: ['text', [null, 'x']],
  opens: ['text', [null, '07:30', '16:00']],
  closes: ['text', [null, '07:30', '12:00']],
  kind: ['text', [null, 'baru', 'lama']],
  ticked: ['text[]', [null, ['a'], ['a', 'b', 'c']]],
  count: ['integer', [null, 0, 5]],
  most: ['integer', [null, 4, 5]],
  from: ['date', [null, '2026-02-02', '2026-02-01']],
  to: ['date', [null, '2026-02-01']],
  // 18.00 UTC is the next day in the office.
  began: ['timestamptz', [null, '2026-02-01T18:00:00+00:00', '2026-02-01T16:00:00+00:00']],
  ended: ['timestamptz', [null, '2026-02-01T17:00:00+00:00']],
  ownerId: ['uuid', [null, ME, OTHER, UNIT]],
  otherId: ['uuid', [null, OTHER]],
  isOpen: ['boolean', [false, true]],
  f_people: ['integer', [0, 3]],
  f_letter: ['text', [null, 'draf']],
  f_known: ['boolean', [false, true]],
  f_line: ['json', [[], [ME], [OTHER, ME]]],
};

const TESTS: Rule['if'][] = [
  { name: null },
  { name: { not: null } },
  { kind: 'baru' },
  { kind: ['baru', null] },
  { kind: { not: ['baru', null] } },
  { isOpen: true },
  { isOpen: { not: true } },
  { count: 0 },
  { count: { over: 4 } },
  { count: { is: 'most' } },
  { count: { after: 'most' } },
  { opens: { after: 'closes' } },
  { from: { after: 'to' } },
  { from: { after: 'began' } },
  { began: { after: 'from' } },
  { began: { after: 'ended' } },
  { ownerId: { is: 'otherId' } },
  { ownerId: 'me' },
  { ownerId: { not: ['me', null] } },
  { ownerId: MY_UNIT },
  { ownerId: { not: [MY_UNIT, null] } },
  { ownerId: MY_SUPERIOR },
  { ownerId: { not: MY_SUPERIOR } },
  { ticked: null },
  { ticked: { not: null } },
  { ticked: 'b' },
  { ticked: { lacks: ['a', 'b'] } },
  { ticked: { lacks: [] } },
  { people: { over: 2 } },
  { people: 0 },
  { letter: ['draf'] },
  { known: true },
  { line: null },
  { line: 'me' },
  { line: { not: 'me' } },
  { line: { lacks: [OTHER] } },
  { [MY_COMPETENCES]: { lacks: ['a'] } },
  { [MY_COMPETENCES]: { lacks: ['z'] } },
  { kind: 'baru', count: { over: 1 }, ownerId: { not: 'me' } },
];

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const me = { staffId: ME, competences: ['a'], unitIds: [UNIT], aboveIds: [OTHER] };

/** Every value of each column beside those of the others, in an order that favours none. */
const mixed = (at: number, place: number): number => (Math.imul(at * 31 + place + 1, 2_654_435_761) >>> 16) & 0xff;
const rows: Record<string, unknown>[] = Array.from({ length: 200 }, (_, at) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, [, values]], place) => [name, values[mixed(at, place) % values.length]]),
  ),
);

/** As the engine reads a record for its rules. */
const recordOf = (row: Known): Known => ({
  ...row,
  ...Object.fromEntries(Object.keys(FACTS).map((name) => [name, row[`f_${name}`]])),
});

describe('a rule in SQL refuses what it refuses in the application', () => {
  it.each(TESTS.map((tests) => [JSON.stringify(tests), tests] as const))('%s', async (_, tests) => {
    const rule: Rule = { if: tests, says: 'Tidak boleh.' };
    const values = new Values();
    const types = Object.entries(columns).map(([name, [type]]) => `"${name}" ${type}`);
    const from = `json_to_recordset(${values.add(JSON.stringify(rows))}::json) t(${types.join(', ')})`;
    const judged = {
      resource: sample as unknown as Resource,
      facts: FACTS,
      by: { me: me as unknown as Actor, values },
    };
    const sql = `select ${unbrokenSql([rule], judged)} as unbroken from ${from} ${factsSql(FACTS)}`;
    const found = (await client.query<{ unbroken: boolean }>(sql, [...values.list])).rows;
    expect(found.map(({ unbroken }) => unbroken)).toEqual(
      rows.map((row) => broken([rule], recordOf(row), me).length === 0),
    );
  });

  it('these rows tell each test apart from its contrary', () => {
    const alike = TESTS.filter((tests) => !Object.hasOwn(tests, MY_COMPETENCES)).filter((tests) => {
      const refused = rows.filter((row) => broken([{ if: tests, says: '' }], recordOf(row), me).length > 0).length;
      return refused === 0 || refused === rows.length;
    });
    expect(alike).toEqual([{ ticked: { lacks: [] } }]);
  });
});

describe('every rule of the office can be asked by a list', () => {
  const registry = new Map(resources.map((resource) => [resource.name, resource as Resource]));
  const facts = new Map(Object.entries(Object.fromEntries(allFacts)));

  it.each(resources.filter((resource) => stateOf(resource)).map(({ name }) => name))('%s: its steps', async (name) => {
    const resource = registry.get(name)!;
    const own = facts.get(name) ?? {};
    const rules = stateOf(resource)!.flow.steps.flatMap(({ unless = [] }) => unless);
    const asked = [...rules, ...Object.values(resource.unless ?? {}).flat()].filter((rule) => !isAboutGiven(rule));
    const values = new Values();
    const judged = { resource, facts: own, by: { me: me as unknown as Actor, values } };
    const table = `"${name.replaceAll('-', '_')}" t`;
    const sql = `select ${unbrokenSql(asked, judged)} from ${table} ${factsSql(own)}`;
    expect((await client.query(sql, [...values.list])).rows).toEqual([]);
  });

  it.each(Object.keys(ROLES) as Role[])('whose turn it is, for %s', async (role) => {
    const actor = { ...me, roles: [role], lineIds: [ME] } as unknown as Actor;
    for (const of of allWorking(registry, facts)) {
      const values = new Values();
      const held = heldSql(registry, of, actor, values) ?? 'false';
      const sql = `select k.record_id from ${openSql(of)} where ${held}`;
      expect((await client.query(sql, [...values.list])).rows).toEqual([]);
    }
  });
});
