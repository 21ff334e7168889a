import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = "phase <> 'stopped' and not handed";

/** Lists of work are read in the order of their due time, a page at a time, however much is open. */
const UP = [
  'drop index clocks_owner',
  'drop index clocks_state',
  `create index clocks_owner on clocks (owner_id, resource, due_at, record_id) where ${OPEN}`,
  `create index clocks_state on clocks (resource, state, due_at, record_id) where ${OPEN} and owner_id is null`,
  `create index clocks_step on clocks (resource, state, due_at, record_id) where ${OPEN}`,
  `create index clocks_completed on clocks (resource, stopped_at) where phase = 'stopped'`,
];
const DOWN = [
  'drop index clocks_completed',
  'drop index clocks_step',
  'drop index clocks_state',
  'drop index clocks_owner',
  `create index clocks_owner on clocks (owner_id, due_at) where ${OPEN}`,
  `create index clocks_state on clocks (resource, state, due_at) where ${OPEN} and owner_id is null`,
];

export class WorkLists1795434100000 implements MigrationInterface {
  name = 'WorkLists1795434100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
