import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadConfig } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../migrate.ts';
import { INDEX, makeMigration } from './make-migration.ts';

const USAGE = 'npm run make resource lower-case-name   |   npm run make migration what-it-does';
const RESOURCES = 'api/resources.ts';
const ENGLISH = 'admin/i18n/en.ts';

const camel = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const spoken = (name: string) => name[0]!.toUpperCase() + name.slice(1).replaceAll('-', ' ');

const declaration = (name: string) => `import { text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';

export const ${camel(name)} = defineResource({
  name: '${name}',
  label: '${spoken(name)}',
  group: 'organisasi',
  title: 'name',
  summary: '{name}',
  fields: {
    name: text({ label: 'Nama', required: true, max: 120 }),
  },
  list: ['name', 'createdAt'],
  search: ['name'],
  sort: ['name', 'ASC'],
  // Nobody yet: name the roles that may do each, and for each role which rows it sees.
  access: { list: [], show: [], create: [], edit: [], delete: [] },
  scope: {},
});
export type ${spoken(camel(name))} = RecordOf<typeof ${camel(name)}>;
`;

const english = (name: string) => `import type { Words } from './words.ts';

export const ${camel(name)}En: Words<'${name}'> = {
  '${name}': { name: '${spoken(name)}', fields: { name: 'Name' } },
};
`;

/** Written as `npm run format` would: what was made passes the checks as it is. */
function format(...files: string[]): void {
  spawnSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', ...files]);
}

/** One new file and one line, and its English words: the rest is read off the declaration. */
function makeResource(name: string): void {
  const file = `api/${name}/${name}.resource.ts`;
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  mkdirSync(`api/${name}`, { recursive: true });
  writeFileSync(file, declaration(name));
  const list = readFileSync(RESOURCES, 'utf8')
    .replace(/\n\n\/\*\*/, `\nimport { ${camel(name)} } from './${name}/${name}.resource.ts';\n\n/**`)
    .replace(/\n\] as const;/, `\n  ${camel(name)},\n] as const;`);
  writeFileSync(RESOURCES, list);
  const own = `admin/i18n/en.${name}.ts`;
  writeFileSync(own, english(name));
  const words = readFileSync(ENGLISH, 'utf8')
    .replace(/import type \{ Words \}/, `import { ${camel(name)}En } from './en.${name}.ts';\nimport type { Words }`)
    .replace(/const words: Words = \{/, `const words: Words = { ...${camel(name)}En,`);
  writeFileSync(ENGLISH, words);
  format(file, RESOURCES, ENGLISH, own);
  console.log(`${file}: declare its fields and flow, and who may do what: nobody sees it until access and scope name a role.
${RESOURCES}: its line; move it to its place in the menu.
${own}: its English words.
Then: npm run make migration add-${name}`);
}

async function makeTheMigration(name: string): Promise<void> {
  const config = loadConfig();
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, join: true });
  try {
    const ownerUrl = embedded?.ownerUrl() ?? config.databaseOwnerUrl!;
    await migrate(ownerUrl);
    const file = await makeMigration(ownerUrl, name);
    if (file) format(file, INDEX);
    console.log(file ? `${file}: read it before you commit it.` : 'The database is what the declarations say.');
  } finally {
    embedded?.stop();
  }
}

const [, , what, name = ''] = process.argv;
if (!/^[a-z][a-z-]*[a-z]$/.test(name) || !['resource', 'migration'].includes(what ?? '')) {
  console.error(USAGE);
  process.exitCode = 2;
} else if (what === 'resource') makeResource(name);
else await makeTheMigration(name);
