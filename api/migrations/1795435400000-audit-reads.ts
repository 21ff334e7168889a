import type { MigrationInterface, QueryRunner } from 'typeorm';

// A filtered list of the trail reads and counts in an index alone. Who reads the acts of people reads by people first, and
// what else he asks is in that index too. A moment is asked for by the id it is in: nothing reads an index by time.
const INDEXES = `
drop index audit.event_at;
drop index audit.event_actor;
create index event_actor on audit.event (actor_id, id) include (action, resource, outcome);
`;
// An index alone tells only of pages that were vacuumed: those of the last days too, not after a fifth of ten million.
const VACUUM = `
alter table audit.event set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
alter table audit.leaf set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
`;

// A verification that goes on when nobody waits for its answer any more says so when it fails.
const RUNS = 'alter table audit_checks add column failed boolean not null default false';

/** Reading the trail (api/README: Many rows and many instances): ten million entries are filtered as fast as ten thousand. */
export class AuditReads1795435400000 implements MigrationInterface {
  name = 'AuditReads1795435400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [INDEXES, VACUUM, RUNS]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit_checks drop column failed; drop index audit.event_actor; create index event_actor on audit.event (actor_id, id);
      create index event_at on audit.event (recorded_at, id)`);
  }
}
