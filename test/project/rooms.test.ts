import { basename } from 'node:path';
import {
  admin,
  api,
  features,
  importsOf,
  inFolder,
  type Import,
  isDeclaration,
  read,
  sources,
} from '../support/sources.ts';

/** What the process was started with: for every room. */
const GIVEN = ['api/config.ts', 'api/secrets.ts'];
/** Technical rooms, the lowest first (api/README: The rooms and their order). */
const ROOMS = [
  'define',
  'database',
  'sql',
  'actions',
  'downloads',
  'files',
  'pdf',
  'jobs',
  'audit',
  'access',
  'mail',
  'notifications',
  'work',
  'limits',
  'clock',
  'records',
];
const roomOf = (file: string): string => file.split('/')[1] ?? '';
const told = (imports: Import[]) => imports.map(({ by, of }) => `${by} imports ${of}`);

describe('who may import whom', () => {
  it('the reading of imports finds them', () => {
    expect(api.flatMap(importsOf).length).toBeGreaterThan(300);
    expect(features.length).toBeGreaterThan(10);
  });

  it('define imports nothing', () => {
    const found = api.filter((file) => inFolder(file, 'define')).flatMap(importsOf);
    expect(told(found.filter(({ of, own }) => !own || !inFolder(of, 'define')))).toEqual([]);
  });

  it('declarations and flows import define and each other', () => {
    const found = api.filter(isDeclaration).flatMap(importsOf);
    expect(told(found.filter(({ of, own }) => !own || !(inFolder(of, 'define') || isDeclaration(of))))).toEqual([]);
  });

  it('every room is built on those below it only', () => {
    const rank = (file: string) => (isDeclaration(file) ? ROOMS.indexOf('define') : ROOMS.indexOf(roomOf(file)));
    const found = api.filter((file) => ROOMS.includes(roomOf(file)) && !isDeclaration(file)).flatMap(importsOf);
    const upward = found.filter(({ by, of, own }) => own && !GIVEN.includes(of) && rank(of) > rank(by));
    const outward = found.filter(({ of, own }) => own && !GIVEN.includes(of) && rank(of) === -1);
    expect(found.length).toBeGreaterThan(400);
    expect(told([...upward, ...outward])).toEqual([]);
  });

  it('no two rooms need each other, by whatever way', () => {
    const needs = new Map<string, Set<string>>();
    for (const { by, of, own } of api.filter((file) => !isDeclaration(file)).flatMap(importsOf))
      if (own && of.startsWith('api/') && !isDeclaration(of) && roomOf(by) !== roomOf(of))
        needs.set(roomOf(by), (needs.get(roomOf(by)) ?? new Set()).add(roomOf(of)));
    const reached = (from: string, seen = new Set<string>()): Set<string> => {
      for (const room of needs.get(from) ?? []) if (!seen.has(room)) reached(room, seen.add(room));
      return seen;
    };
    expect(needs.size).toBeGreaterThan(30);
    expect([...needs.keys()].filter((room) => reached(room).has(room))).toEqual([]);
  });

  it('every folder has its place', () => {
    const others = [
      'answer-templates',
      'board',
      'commands',
      'drafts',
      'getting-started',
      'migrations',
      'profile',
      'receipts',
      'seed',
    ];
    const placed = [...ROOMS, ...others, ...features.map((folder) => folder.replace('api/', ''))];
    const folders = [...new Set(api.filter((file) => file.split('/').length > 2).map(roomOf))];
    expect(folders.filter((room) => !placed.includes(room))).toEqual([]);
  });

  it('no feature and no page asks which step it is by its verb', () => {
    const asks = [...api, ...admin].filter((file) =>
      /\bstep\.verb\s*===\s*['"]|switch \((?:step\.)?verb\)/.test(read(file)),
    );
    expect(asks).toEqual([]);
  });

  it('nobody but its own room asks for a kind of fields by its name', () => {
    const rooms = ['api/define/kinds.ts', ...sources('api/define/kinds'), ...sources('admin/engine/kinds')];
    const names = [...read('api/define/kinds.ts').matchAll(/^  (\w+): \w+Kind,$/gm)].map(([, name]) => name!);
    const one = `'(?:${names.join('|')})'`;
    const asks = new RegExp(`(?:kind\\)? [!=]==|case) ${one}|${one}(?:, '\\w+')*\\]\\.includes\\((?:field\\.)?kind`);
    expect(names.length).toBeGreaterThan(15);
    expect(asks.test("field.kind === 'nik'") && asks.test("    case 'longText':")).toBe(true);
    expect([...api, ...admin].filter((file) => !rooms.includes(file) && asks.test(read(file)))).toEqual([]);
  });

  it('no route reads past scope and walls: repositories are for commands and reports', () => {
    const reads = api.filter((file) => /\b(?:getRepository|createQueryBuilder)\b/.test(read(file)));
    expect(reads.filter((file) => file !== 'api/data-source.ts' && !inFolder(file, 'commands'))).toEqual([]);
    expect(reads).toContain('api/data-source.ts');
  });

  it('a handler takes what its class declares: nothing unknown, nothing taken apart by hand, and says what it does', () => {
    const routes = api.filter((file) => file.endsWith('.controller.ts'));
    const byHand = routes.filter((file) => /@Body\(|@Query\(\)|\b(?:body|query): (?:unknown|Record)/.test(read(file)));
    expect(routes.length).toBeGreaterThan(20);
    expect(byHand).toEqual([]);
    const handlers = (text: string) => text.match(/@(?:Get|Post|Put|Delete)\(/g)?.length ?? 0;
    const told = (text: string) => text.match(/@Act\(/g)?.length ?? 0;
    expect(routes.filter((file) => handlers(read(file)) !== told(read(file)))).toEqual([]);
  });

  it('demo data are for the start and the seed only', () => {
    const found = api.filter((file) => file !== 'api/main.ts' && !inFolder(file, 'seed')).flatMap(importsOf);
    expect(told(found.filter(({ of, own }) => own && inFolder(of, 'seed')))).toEqual([]);
  });

  it('the console imports declarations, never the engine, TypeORM or Nest', () => {
    const found = admin.flatMap(importsOf);
    const foreign = found.filter(({ of, own }) =>
      own
        ? of.startsWith('api/') && !inFolder(of, 'define') && !isDeclaration(of)
        : /^(typeorm|@nestjs\/|pg$|node:)/.test(of) && basename(of) !== 'vite',
    );
    expect(told(foreign).filter((line) => !line.startsWith('admin/vite.config.ts'))).toEqual([]);
  });
});
