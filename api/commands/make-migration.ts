import { readFileSync, writeFileSync } from 'node:fs';
import { ownerDataSource } from '../data-source.ts';
import { tableOf } from '../sql/columns.ts';
import { ownTexts, searchExpression } from '../sql/entity.ts';
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
      .filter(
        (resource) => ownTexts(resource).length > 0 && !resource.readFrom && !names.has(`${tableOf(resource)}_search`),
      )
      .map(
        (resource) =>
          `CREATE INDEX "${tableOf(resource)}_search" ON "${tableOf(resource)}" USING gin (${searchExpression(ownTexts(resource))} gin_trgm_ops)`,
      );
    return [...upQueries.map(({ query }) => query), ...searches];
  } finally {
    await dataSource.destroy();
  }
}

export const INDEX = 'api/migrations/index.ts';

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

/** Writes the migration that is missing and enters it in migrations/index.ts; answers its file, or nothing where none is needed. */
export async function makeMigration(ownerUrl: string, name: string): Promise<string | undefined> {
  const statements = await missingStatements(ownerUrl);
  if (statements.length === 0) return undefined;
  const stamp = Date.now();
  const className = `${name.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}${stamp}`;
  const file = `api/migrations/${stamp}-${name}.ts`;
  writeFileSync(file, migrationText(className, statements));
  const index = readFileSync(INDEX, 'utf8')
    .replace(/\n\n\/\*\*/, `\nimport { ${className} } from './${stamp}-${name}.ts';\n\n/**`)
    .replace(/,?\s*\];/, `, ${className}];`);
  writeFileSync(INDEX, index);
  return file;
}
