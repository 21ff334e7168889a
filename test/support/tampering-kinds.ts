import { generateKeyPairSync } from 'node:crypto';
import type { Check } from '../../api/audit/offline/verdict.ts';
import type { Trail } from './tampering.ts';

const event = (index: number) => `(select event_id from audit.leaf where idx = ${index})`;
const onEvent = (t: Trail, index: number, sets: string) =>
  t.forge(`update audit.event set ${sets} where id = ${event(index)}`);
const envelopeWith = (from: string, to: string) => `envelope = replace(envelope, '${from}', '${to}')`;
const EDITED = envelopeWith('"outcome":"ok"', '"outcome":"denied"');
/** The first value of an entry in another form: `[value, salt]` as SQL, or null to leave it out. */
const onValue = (t: Trail, index: number, pair: string) =>
  t.forge(`update audit.payload p set content = (
      select coalesce(jsonb_object_agg(f.key, case when f.place = 1 then ${pair} else f.value end) filter (where f.place > 1 or ${pair} is not null), '{}')
      from jsonb_each(p.content) with ordinality f(key, value, place)) where event_id = ${event(index)}`);
const gone = (t: Trail, where: string) =>
  t.forge(`create temp table doomed on commit drop as select event_id from audit.leaf where ${where};
    delete from audit.payload where event_id in (table doomed); delete from audit.event where id in (table doomed);
    delete from audit.leaf where event_id in (table doomed)`);
export const strangersKey = generateKeyPairSync('ed25519').privateKey;

export interface Tampering {
  readonly kind: string;
  readonly check: Check | readonly Check[];
  /** The entry named is the very one, not only the stretch between two checkpoints. */
  readonly exact?: true;
  /** Needs an entry with values. */
  readonly valued?: true;
  readonly harm: (trail: Trail, index: number) => Promise<unknown>;
}

export const KINDS: readonly Tampering[] = [
  { kind: 'an envelope edited', check: 'daun', exact: true, harm: (t, i) => onEvent(t, i, EDITED) },
  {
    kind: 'an entry backdated, envelope and column',
    check: 'daun',
    exact: true,
    harm: (t, i) =>
      onEvent(t, i, `${envelopeWith('"ts":"20', '"ts":"19')}, recorded_at = recorded_at - interval '100 years'`),
  },
  {
    kind: 'two entries swapped',
    check: 'daun',
    exact: true,
    harm: (t, i) =>
      t.forge(`create temp table pair on commit drop as select * from audit.leaf where idx in (${i}, ${i + 1});
        delete from audit.leaf where idx in (${i}, ${i + 1});
        insert into audit.leaf select p.idx, o.event_id, p.leaf_hash from pair p join pair o on o.idx <> p.idx`),
  },
  { kind: 'one entry deleted', check: 'indeks', exact: true, harm: (t, i) => gone(t, `idx = ${i}`) },
  {
    kind: 'one entry deleted, its place left',
    check: 'daun',
    exact: true,
    harm: (t, i) => t.forge(`delete from audit.event where id = ${event(i)}`),
  },
  {
    kind: 'everything about one record deleted',
    check: 'indeks',
    harm: (t, i) =>
      gone(
        t,
        `event_id in (select id from audit.event where record_id = (select record_id from audit.event where id = ${event(i)})) or idx = ${i}`,
      ),
  },
  {
    kind: 'the tail deleted',
    check: ['penghapusan', 'akar', 'keadaan', 'titik luar', 'basis data'],
    harm: (t, i) => gone(t, `idx >= ${i}`),
  },
  {
    kind: 'the tail deleted and the state of the log set back',
    check: ['penghapusan', 'titik luar', 'keadaan'],
    async harm(t, i) {
      await gone(t, `idx >= ${i}`);
      await t.reseal(t.key);
    },
  },
  {
    kind: 'an entry inserted past the queue',
    check: 'basis data',
    harm: (t, i) =>
      t.forge(`insert into audit.event select uuidv7(), recorded_at, resource, record_id, record_version, actor_id, action, outcome, envelope
        from audit.event where id = ${event(i)}`),
  },
  {
    kind: 'an entry inserted and the rest renumbered',
    check: ['akar', 'kolom', 'versi'],
    harm: (t, i) =>
      t.forge(`create temp table one on commit drop as select * from audit.event where id = ${event(i)};
        update one set id = uuidv7(); insert into audit.event table one;
        update audit.leaf set idx = -idx - 1 where idx > ${i}; update audit.leaf set idx = -idx where idx < 0;
        insert into audit.leaf select ${i + 1}, one.id, leaf_hash from one, audit.leaf where idx = ${i}`),
  },
  {
    kind: 'everything sealed again with another key',
    check: ['tanda tangan', 'titik luar'],
    async harm(t, i) {
      await onEvent(t, i, `${EDITED}, outcome = 'denied'`);
      await t.reseal(strangersKey);
      await t.replaceSigner(strangersKey);
    },
  },
  {
    kind: 'everything sealed again with the real key, the checkpoints outside kept',
    check: ['titik luar', 'keadaan'],
    async harm(t, i) {
      await onEvent(t, i, `${EDITED}, outcome = 'denied'`);
      await t.reseal(t.key);
    },
  },
  {
    kind: 'an older dump restored, and gone on from',
    check: ['penghapusan', 'titik luar', 'keadaan'],
    async harm(t, i) {
      await gone(t, `idx >= ${i}`);
      await t.append(2000);
      await t.forge(
        `insert into audit.leaf select ${i} - 1 + row_number() over (order by event_id), event_id, '' from audit.pending; delete from audit.pending`,
      );
      await t.reseal(t.key, []);
    },
  },
  {
    kind: 'a value changed',
    check: 'komitmen',
    exact: true,
    valued: true,
    harm: (t, i) => onValue(t, i, `jsonb_build_array((f.value->>0) || ' ', f.value->>1)`),
  },
  {
    kind: 'a salt changed',
    check: 'komitmen',
    exact: true,
    valued: true,
    harm: (t, i) => onValue(t, i, `jsonb_build_array(f.value->>0, md5(f.value->>1))`),
  },
  {
    kind: 'a value put where a salt is none',
    check: 'daun',
    exact: true,
    valued: true,
    harm: (t, i) => onValue(t, i, `'"forged"'::jsonb`),
  },
  {
    kind: 'a value removed without an erasure',
    check: 'penghapusan',
    exact: true,
    valued: true,
    harm: (t, i) => onValue(t, i, `null::jsonb`),
  },
  {
    kind: 'all values of an entry removed',
    check: 'penghapusan',
    exact: true,
    valued: true,
    harm: (t, i) => t.forge(`delete from audit.payload where event_id = ${event(i)}`),
  },
  {
    kind: 'a value added',
    check: 'komitmen',
    exact: true,
    valued: true,
    harm: (t, i) =>
      t.forge(
        `update audit.payload set content = content || '{"zz": ["1", "00112233445566778899aabbccddeeff"]}' where event_id = ${event(i)}`,
      ),
  },
  ...(['actor_id', 'action', 'resource', 'record_id', 'outcome'] as const).map((column): Tampering => ({
    kind: `only the column ${column} changed`,
    check: 'kolom',
    exact: true,
    harm: (t, i) =>
      onEvent(t, i, `${column} = case when ${column} = 'ok' then 'error' else coalesce(${column}, '') || 'x' end`),
  })),
  {
    kind: 'only the column recorded_at changed',
    check: 'kolom',
    exact: true,
    harm: (t, i) => onEvent(t, i, `recorded_at = recorded_at - interval '1 day'`),
  },
  {
    kind: 'only the column record_version changed',
    check: 'kolom',
    exact: true,
    harm: (t, i) => onEvent(t, i, 'record_version = coalesce(record_version, 0) + 1'),
  },
  {
    kind: 'a leaf hash changed',
    check: 'daun',
    exact: true,
    harm: (t, i) => t.forge(`update audit.leaf set leaf_hash = sha256('x') where idx = ${i}`),
  },
  {
    kind: 'an entry changed together with its leaf hash',
    check: ['akar', 'basis data'],
    harm: (t, i) =>
      t.forge(`update audit.event set ${EDITED}, outcome = 'denied' where id = ${event(i)};
        update audit.leaf set leaf_hash = sha256('\\x00'::bytea || convert_to((select envelope from audit.event where id = event_id), 'UTF8')) where idx = ${i}`),
  },
  {
    kind: 'the numbers shifted by one',
    check: 'indeks',
    exact: true,
    harm: (t, i) =>
      t.forge(`update audit.leaf set idx = -idx where idx >= ${i}; update audit.leaf set idx = 1 - idx where idx < 0`),
  },
];
