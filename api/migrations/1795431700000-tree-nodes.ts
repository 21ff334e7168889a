import type { MigrationInterface, QueryRunner } from 'typeorm';

// A proof must not read ten million leaves: the sealer keeps every eighth level of the tree (api/audit/proof.ts).
const NODES = `
create table audit.node (level smallint, position bigint, hash bytea not null, primary key (level, position));
create trigger written_once before update or delete or truncate on audit.node for each statement execute function audit.refuse();

-- Together with audit.set_frontier, in its transaction.
create function audit.keep_nodes(levels smallint[], positions bigint[], hashes bytea[]) returns void
language sql security definer set search_path = pg_catalog, audit as $$
  insert into audit.node select * from unnest(levels, positions, hashes);
$$;
revoke all on function audit.keep_nodes(smallint[], bigint[], bytea[]) from public;
grant execute on function audit.keep_nodes(smallint[], bigint[], bytea[]) to waskita_sealer;
grant select on audit.node to waskita_app, waskita_sealer;
`;

/** How long a verification has come and what it found, for whoever asks on whichever instance. */
const RUNS = `
create table audit_checks (
  id uuid primary key,
  started_at timestamptz(3) not null default now(),
  told_at timestamptz(3) not null default now(),
  checked bigint not null default 0,
  size bigint not null,
  verdict json
);
create index audit_checks_time on audit_checks (started_at);
`;

/** For verifying (api/README: The audit trail). */
export class TreeNodes1795431700000 implements MigrationInterface {
  name = 'TreeNodes1795431700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [NODES, RUNS]) await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: an audit trail is not dropped by a command.');
  }
}
