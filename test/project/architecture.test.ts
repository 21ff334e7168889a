import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { missingStatements } from '../../api/commands/make-migration.ts';
import { asList, type Flow, openStates, PREVIOUS, STAY, unreachableStates } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { createTestDatabase } from '../support/database.ts';
import { admin, api, importsOf, inFolder, read, root, sources } from '../support/sources.ts';

describe('what is typed', () => {
  const holding = (words: RegExp) => admin.filter((file) => words.test(read(file)));

  it('is kept by every dialog that takes it: a click beside one, or the end of the page, loses nothing', () => {
    const typing = holding(/<(?:TextField|TextInput|InputOf|ReasonInput|StepInput)\b/);
    const known = ['admin/drafts/TypingDialog.tsx', 'admin/service-standards/Compare.tsx'];
    expect(typing.filter((file) => /<Dialog\b/.test(read(file)) && !known.includes(file))).toEqual([]);
    expect(holding(/<TypingDialog\b/).length).toBeGreaterThan(4);
  });

  it('is kept by every form that sends it', () => {
    // Passwords are never kept.
    const secret = ['admin/access/', 'admin/profile/PasswordForm.tsx'];
    const forms = holding(/<(?:Form|SimpleForm)\s/).filter((file) => !secret.some((one) => file.startsWith(one)));
    expect(forms.filter((file) => !/<FormDraft\b/.test(read(file)))).toEqual([]);
    expect(forms.length).toBeGreaterThan(2);
  });
});

it('the console leads on only from a page that one is still on', () => {
  expect(admin.filter((file) => /\buseRedirect\(/.test(read(file)))).toEqual(['admin/engine/goOn.ts']);
});

describe('what somebody sent', () => {
  /** Where a value is not yet known for what it is, and why. */
  const ROOMS: Readonly<Record<string, string>> = {
    define: 'a kind is asked about any value',
    sql: 'columns hold any value; bodies and addresses are read here',
    database: 'parameters and rows of SQL',
    actions: 'the door: classes of bodies, and their check',
    audit: 'the trail commits to any value, and reads what others hold as bundles',
  };
  const FILES: Readonly<Record<string, string>> = {
    'api/records/body.ts': 'the door: what of a body is right for a record',
    'api/records/export.ts': 'any cell of a table',
    'api/audit-logs/told-rows.ts': 'any value that changed, in words',
    'api/clock/rebuild.ts': 'any value that the trail tells',
    'api/calendar/calendar-sheet.ts': 'a cell of a sheet; its fault is shown at its row',
    'api/drafts/given.ts': 'a form is kept as it was typed',
    'api/access/bearer.ts': 'what stands in a token before its signature is looked at',
  };
  // What was thrown, what nobody looks at, and a class that stands for one of a library.
  const NO_BODY =
    /(?:error|reason|refusal|fault|message|_): unknown|Promise<unknown>|(?:CallHandler|Observable)<unknown>|as unknown as/g;
  const known = (file: string) => file in FILES || inFolder(file, 'migrations', 'seed', ...Object.keys(ROOMS));

  it('goes on typed: no handler, service or what is behind them takes something unknown', () => {
    const found = api
      .filter((file) => file.endsWith('.ts') && !known(file))
      .filter((file) => /[:<|] ?(?:readonly )?unknown\b|as unknown/.test(read(file).replaceAll(NO_BODY, '')));
    expect(found).toEqual([]);
    const idle = Object.keys(FILES).filter((file) => !/\bunknown\b|\bKnown\b/.test(read(file)));
    expect(idle).toEqual([]);
  });

  it('is opened by those who check it', () => {
    const doors = ['api/calendar/calendar-sheet.ts', 'api/records/body.ts', 'api/records/record.service.ts'];
    expect(api.filter((file) => /Sent\.opened\(/.test(read(file)))).toEqual(doors);
    expect(api.filter((file) => /@Body\(/.test(read(file)))).toEqual([]);
  });
});

it('whom a route is open to stands in its row: nothing behind it asks for a role at the door again', () => {
  const asking = api.filter((file) => /'role_not_allowed'|(?<![\w.])permit\((?!\(\))/.test(read(file)));
  // What a record of any resource may be asked for is known only when it is named.
  expect(asking).toEqual(['api/access/access.guard.ts', 'api/sql/permit.ts', 'api/work/workers.ts']);
});

describe('files and names', () => {
  it('no file is longer than 250 lines', () => {
    const all = [...api, ...admin, ...sources('test')].filter((file) => !inFolder(file, 'migrations'));
    const long = all.map((file) => `${file}: ${read(file).split('\n').length - 1}`);
    expect(long.filter((line) => Number(line.split(': ')[1]) > 250)).toEqual([]);
  });

  it('nothing is called Base, Abstract, Helper, Utils or Manager', () => {
    const forbidden =
      /(?:^|[a-z_])(?:Base|Abstract|Helpers?|Utils?|Manager)(?![a-z])|^(?:base|helpers?|utils?|manager)$/;
    const declared = /^\s*(?:export\s+)?(?:async\s+)?(?:class|interface|type|function|const|enum)\s+(\w+)/gm;
    const found = [...api, ...admin, ...sources('test')].flatMap((file) => {
      const names = [...read(file).matchAll(declared)].map(([, name]) => name!);
      return [basename(file).split('.')[0]!, ...names]
        .filter((name) => forbidden.test(name))
        .map((n) => `${file}: ${n}`);
    });
    expect(found).toEqual([]);
  });

  it('no record is written with save(), which overwrites what others changed', () => {
    expect(api.filter((file) => /\.save\s*\(/.test(read(file)))).toEqual([]);
  });

  it('a file leaves the house in one way: who gives one knows no streams, and pipes nothing', () => {
    // Those who make a stream, take one in, or run outside of the house.
    const own = ['downloads', 'files', 'audit/offline', 'commands'].flatMap((folder) => sources(`api/${folder}`));
    const found = api
      .filter((file) => !own.includes(file))
      .filter((file) =>
        /from 'node:stream|from 'yazl'|StreamableFile|createReadStream|(?<!handle\(\))\.pipe\(/.test(read(file)),
      );
    expect(found).toEqual([]);
  });

  it('tables are changed by migrations only', () => {
    expect(api.filter((file) => /synchronize:\s*true|\.synchronize\s*\(/.test(read(file)))).toEqual([]);
  });
});

describe('dependencies', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const all = { ...dependencies, ...devDependencies };

  it('every version is exact', () => {
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('every package has its line in CONTRIBUTING.md', () => {
    expect(existsSync(join(root, 'CONTRIBUTING.md'))).toBe(true);
    const text = read('CONTRIBUTING.md');
    expect(Object.keys(all).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('what is installed in production is what the API uses', () => {
    const packageOf = (name: string) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
    const imported = api.filter((file) => file.endsWith('.ts')).flatMap(importsOf);
    const used = new Set(
      imported.filter(({ of, own }) => !own && !of.startsWith('node:')).map(({ of }) => packageOf(of)),
    );
    // `@nestjs/passport` loads the one, and of the other a file is read.
    const otherwise = ['passport', 'dejavu-fonts-ttf'];
    expect([...used, ...otherwise].toSorted()).toEqual(Object.keys(dependencies!).toSorted());
  });
});

const flows = (resources as readonly Resource[]).flatMap((resource) => stateOf(resource)?.flow ?? []);
describe.each(flows.map((flow) => [flow.name, flow] as [string, Flow]))('the flow %s', (_, flow) => {
  it('reaches every state', () => {
    expect(Object.keys(flow.states)).toContain(flow.initial);
    expect(unreachableStates(flow)).toEqual([]);
  });

  it('leads to and from states there are', () => {
    const named = flow.steps.flatMap(({ from, to }) => [...asList(from), to]);
    const known = [...Object.keys(flow.states), PREVIOUS, STAY];
    expect(named.filter((state) => !known.includes(state))).toEqual([]);
  });

  it('ends: from every open state some step leads on', () => {
    const left = new Set(flow.steps.filter(({ to }) => to !== STAY).flatMap(({ from }) => asList(from)));
    expect(openStates(flow).filter((state) => !left.has(state))).toEqual([]);
  });

  it('says each step in a sentence, and asks for a reason where work is undone', () => {
    expect(flow.steps.filter(({ says, label }) => says.trim() === '' || label.trim() === '')).toEqual([]);
    const undone = flow.steps.filter(
      ({ verb, by }) => by.length > 0 && ['batalkan', 'tolak', 'koreksi'].includes(verb),
    );
    expect(undone.filter(({ needs = [] }) => !needs.includes('reason'))).toEqual([]);
  });
});

it('the procedure has every letter of the standard, A to I', () => {
  const letters = new Set(flows.flatMap(({ steps }) => steps.flatMap(({ at }) => at ?? [])));
  expect(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'H.a', 'H.b', 'I'].filter((letter) => !letters.has(letter))).toEqual(
    [],
  );
});

it('the migrations make exactly the tables that are declared', async () => {
  const database = await createTestDatabase();
  try {
    expect(await missingStatements(database.ownerUrl)).toEqual([]);
  } finally {
    await database.drop();
  }
});
