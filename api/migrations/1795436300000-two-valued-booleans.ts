import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By table, each boolean with its default, and what an empty one is taken for. An account that was emptied could not sign in
 * and stays off; a secrecy that was emptied had been opened against the rule and is closed again.
 */
const BOOLEANS: Readonly<Record<string, readonly (readonly [column: string, initial: boolean, empty: boolean])[]>> = {
  org_units: [['active', true, true]],
  staff: [['onLeave', false, false]],
  users: [
    ['active', true, false],
    ['demo', false, false],
  ],
  complaints: [
    ['confidential', false, true],
    ['classConfirmed', false, false],
    ['pastVerifiers', false, false],
  ],
  meeting_attendances: [
    ['present', true, true],
    ['delegate', false, false],
  ],
  mails: [['confidential', false, false]],
};
/** Mails move without telling the trail. */
const UNTOLD = ['mails'];

/** Each row that had an empty one is written once, and told. */
function filled(table: string): string {
  const columns = BOOLEANS[table]!;
  const sets = columns.map(([name, , empty]) => `"${name}" = coalesce(t."${name}", ${empty})`).join(', ');
  const some = columns.map(([name]) => `t."${name}" is null`).join(' or ');
  if (UNTOLD.includes(table)) return `update ${table} t set ${sets} where ${some}`;
  const told = columns.map(
    ([name]) =>
      `case when old."${name}" is null then jsonb_build_object('${name}', jsonb_build_object('after', made."${name}")) else '{}' end`,
  );
  return `with old as (select t.* from ${table} t where ${some}),
    made as (update ${table} t set ${sets}, version = t.version + 1, "updatedAt" = now() from old where old.id = t.id returning t.*)
    select audit.append(
      '{"action": "update", "actor": "system:migration", "appVersion": "0.1.0", "outcome": "ok", "requestId": "migration", "resource": "${table.replaceAll('_', '-')}"}',
      made.id::text, made.version, ${told.join(' || ')} || jsonb_build_object('#row', audit.row_hash(made), '#reason', 'Isian ya atau tidak yang kosong diberi nilainya'))
    from made join old using (id)`;
}

/** Yes or no: nothing is no third value, in which rules were got round. */
export class TwoValuedBooleans1795436300000 implements MigrationInterface {
  name = 'TwoValuedBooleans1795436300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(BOOLEANS)) {
      await runner.query(filled(table));
      for (const [name, initial] of columns) {
        await runner.query(`ALTER TABLE "${table}" ALTER COLUMN "${name}" SET DEFAULT ${initial}`);
        await runner.query(`ALTER TABLE "${table}" ALTER COLUMN "${name}" SET NOT NULL`);
      }
    }
    // Who switches an account off ends its sessions; those that outlived an account emptied before end now.
    await runner.query(
      `update sessions s set ended_at = now() from users u where u.id = s.user_id and not u.active and s.ended_at is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}
