import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_VERSION } from '../../api/audit/entry.ts';
import { withPictures } from '../../api/commands/flow-picture.ts';

it('the pictures of the flow in the README are those of the declarations (npm run picture)', () => {
  const text = readFileSync('README.md', 'utf8');
  expect(text).toBe(withPictures(text));
});

it('the version that the audit trail names is the version of the package', () => {
  expect(APP_VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});

it('the files that the handbooks name are there', () => {
  const handbooks = ['README.md', 'CONTRIBUTING.md', 'api/README.md'];
  const named = handbooks.flatMap((book) =>
    [...readFileSync(book, 'utf8').matchAll(/(?<![\w./-])(?:api|admin|test|docker)\/[\w./-]+\.\w+/g)].map(
      ([file]) => file,
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  // Those of the resource that is made as an example are not.
  expect(named.filter((file) => !file.includes('surat-tugas') && !existsSync(file))).toEqual([]);
});

describe('a comment leads somewhere', () => {
  const house = readFileSync('api/README.md', 'utf8');
  const headings = [...house.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
  const files = ['api', 'admin', 'test', 'docker'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(m?[tj]sx?|sql|css|html|sh|ya?ml|conf|md)$/.test(name) && !name.startsWith('artefacts'))
      .map((name) => join(folder, name)),
  );
  /** Each file as one line, without the signs of comments: a pointer may be broken over two. */
  const texts = files.map(
    (file) => [file, readFileSync(file, 'utf8').replace(/\s*\n\s*(?:\/\/|\*|#|--)?\s*/g, ' ')] as const,
  );

  it('and not to papers that are not in this repository', () => {
    const lost = texts.flatMap(([file, text]) =>
      [...text.matchAll(/\bdesign(?:['’]s)? \d[\d.]*/gi)].map(([found]) => `${file}: ${found}`),
    );
    expect(lost).toEqual([]);
  });

  it('to a heading of api/README.md, and to a rule that stands there', () => {
    const pointers = texts.flatMap(([file, text]) =>
      [...text.matchAll(/\((?:api\/)?README: ([^)]*)\)/g)].map(([, to]) => [file, to!] as const),
    );
    expect(pointers.length).toBeGreaterThan(50);
    const lost = pointers.filter(([, to]) => {
      const [heading, ...rules] = to.split(/, |–/);
      return !headings.includes(heading!) || rules.some((rule) => !house.includes(`\n- ${rule} `));
    });
    expect(lost).toEqual([]);
  });
});
