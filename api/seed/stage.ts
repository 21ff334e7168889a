import type { Database, Sql } from '../database/database.ts';
import { play } from '../database/scene.ts';
import { iso } from './time.ts';

const APPEND = 'audit.append(jsonb, text, integer, jsonb)';
/**
 * A clock that the demo's history sets, in front of the database's own. Everything that tells the time here is asked without
 * naming its schema, and audit.append looks where its owner says: so only the owner of the tables can do this, for one
 * transaction, and what makes it possible is gone before anybody else can see it.
 */
const SET_UP = [
  'create schema demo',
  `create function demo.now() returns timestamptz language sql stable as
     $$ select pg_catalog.current_setting('demo.now')::timestamptz $$`,
  'create function demo.clock_timestamp() returns timestamptz language sql stable as $$ select demo.now() $$',
  // Of one moment the entries are told apart by a counter.
  'create sequence demo.entries',
  `create function demo.uuidv7() returns uuid language sql volatile as
     $$ select (lpad(to_hex((extract(epoch from demo.now()) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(nextval('demo.entries')), 3, '0')
       || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid $$`,
  'set local search_path = demo, pg_catalog, public',
  // Each statement is asked hundreds of times: planning it anew would take a tenth of the whole.
  'set local plan_cache_mode = force_generic_plan',
];
const TAKE_DOWN = ['set local search_path = public', 'drop schema demo cascade'];

/** Where audit.append looks for names, as its migration says. */
const PATH = `select split_part(setting, '=', 2) from pg_proc, unnest(proconfig) setting
  where pg_proc.oid = '${APPEND}'::regprocedure and setting like 'search_path=%'`;

/** Where the history of the demo office is played, scene after scene. */
export class Stage {
  /** Milliseconds: right after the last scene. */
  private last = 0;

  /** `now` (ms): nothing has happened later. */
  constructor(
    readonly sql: Sql,
    private readonly now: number,
  ) {}

  /** Reads, without a moment of its own. */
  look<T>(work: () => Promise<T>): Promise<T> {
    return play({ at: this.last, sql: this.sql }, work);
  }

  /** Plays a scene at its moment, or right after the one before it. */
  async play<T>(moment: number, work: () => Promise<T>): Promise<T> {
    const at = Math.max(Math.min(moment, this.now), this.last);
    await this.sql.query(`select set_config('demo.now', $1, true), setval('demo.entries', 1)`, [iso(at)]);
    this.last = at + 1;
    return play({ at, sql: this.sql }, work);
  }
}

/** All or nothing, as the owner of the tables; nothing is played later than `now` (ms). */
export function onStage<T>(owned: Database, now: number, work: (stage: Stage) => Promise<T>): Promise<T> {
  return owned.transaction(async (sql) => {
    const [[path]] = (await sql.query<[string]>(PATH, [])) as [[string]];
    for (const statement of SET_UP) await sql.query(statement, []);
    await sql.query(`alter function ${APPEND} set search_path = demo, ${path}`, []);
    const result = await work(new Stage(sql, now));
    await sql.query(`alter function ${APPEND} set search_path = ${path}`, []);
    for (const statement of TAKE_DOWN) await sql.query(statement, []);
    return result;
  });
}
