import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownerDataSource } from '../database/data-source.ts';
import { tableOf } from '../engine/columns.ts';
import { searchExpression } from '../engine/entity.ts';
import type { Resource } from '../define/resource.ts';
import { resources } from '../resources.ts';

/**
 * Statements that bring the database from its last migration to the declarations. Trigram indexes, which the ORM
 * cannot express, are added by name where they are not there yet.
 */
export async function missingStatements(ownerUrl: string): Promise<string[]> {
  const dataSource = await ownerDataSource(ownerUrl).initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    const there = (await dataSource.query('select indexname from pg_indexes')) as { indexname: string }[];
    const names = new Set(there.map(({ indexname }) => indexname));
    const searches = (resources as readonly Resource[])
      .filter((resource) => resource.search && !resource.readFrom && !names.has(`${tableOf(resource)}_search`))
      .map(
        (resource) =>
          `CREATE INDEX "${tableOf(resource)}_search" ON "${tableOf(resource)}" USING gin (${searchExpression(resource.search!)} gin_trgm_ops)`,
      );
    return [...upQueries.map(({ query }) => query), ...searches];
  } finally {
    await dataSource.destroy();
  }
}

function migrationText(className: string, statements: readonly string[]): string {
  const lines = statements.map((statement) => `    await runner.query(\`${statement.trim()}\`);`);
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${lines.join('\n')}
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}
`;
}

const [, script, name] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url || !/^[a-z][a-z-]+$/.test(name ?? '')) {
    console.error('DATABASE_OWNER_URL=postgres://… npm run make:migration -- words-with-dashes');
    process.exit(2);
  }
  const statements = await missingStatements(url);
  const stamp = Date.now();
  const className = `${name!.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}${stamp}`;
  if (statements.length === 0) console.log('The database is what the declarations say.');
  else {
    const file = `api/migrations/${stamp}-${name}.ts`;
    writeFileSync(file, migrationText(className, statements));
    console.log(`${file}: ${statements.length} statements. Read it, then add ${className} to api/migrations/index.ts.`);
  }
}
