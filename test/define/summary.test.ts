import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { en } from '../../admin/i18n/en.ts';
import { Database } from '../../api/database/database.ts';
import { isReference } from '../../api/define/kinds.ts';
import type { Resource } from '../../api/define/resource.ts';
import { partsOf, pathsOf } from '../../api/define/summary.ts';
import { resources } from '../../api/resources.ts';
import { tableOf } from '../../api/sql/columns.ts';
import { registryOf } from '../../api/sql/registry.ts';
import { summarySql } from '../../api/sql/summary.ts';
import { type Office, openOffice } from '../support/office.ts';

const all: readonly Resource[] = resources;
const registry = registryOf(all);

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

it('a summary is said in parts, some of them only where they are known', () => {
  expect(partsOf('{opdId}[: {subject}] · {verifications} orang')).toEqual([
    { pieces: [{ path: ['opdId'] }], ifKnown: false },
    { pieces: [{ text: ': ' }, { path: ['subject'] }], ifKnown: true },
    { pieces: [{ text: ' · ' }, { path: ['verifications'] }, { text: ' orang' }], ifKnown: false },
  ]);
  expect(pathsOf('{requestId.opdId}')).toEqual([['requestId', 'opdId']]);
});

it('has words of its own in English wherever it has any, and fills in the same', () => {
  const isWord = (summary: string) =>
    partsOf(summary).some(({ pieces }) => pieces.some((piece) => 'text' in piece && /\p{L}/u.test(piece.text)));
  const places = (summary: string) => pathsOf(summary).join(' ');
  const english = (name: string) => (en.resources as Readonly<Record<string, { summary?: string }>>)[name]?.summary;
  for (const { name, summary } of all)
    expect([name, english(name) && places(english(name)!)]).toEqual([
      name,
      isWord(summary) ? places(summary) : undefined,
    ]);
});

it.each(['appointments', 'competencies'])('%s says whose they are: they have no title that does', (name) => {
  const { about, summary } = registry.get(name)!;
  expect(pathsOf(summary).map(([first]) => first)).toContain(about);
});

describe.each(all.map((resource) => [resource.name, resource] as const))('the summary of %s', (_, resource) => {
  it('says nothing that only some may know, and nothing of the people whom the office serves', () => {
    const paths = pathsOf(resource.summary);
    expect(paths.length).toBeGreaterThan(0);
    for (const [name, further] of paths) {
      if (resource.parts?.some((part) => part.resource === name)) continue;
      const field = resource.fields[name]!;
      const target = isReference(field) ? registry.get(field.to!)! : undefined;
      const shown = target ? target.fields[further ?? target.title]! : field;
      for (const one of [field, shown])
        expect([one.personal, one.sealedBy, one.visibleTo]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('can be asked of the database, whole and for a mail', async () => {
    const sql = office.app.get(Database, { strict: false });
    for (const leaves of [false, true]) {
      const said = summarySql(registry, resource, 't', leaves);
      const rows = await sql.query<[string | null]>(`select ${said} from ${tableOf(resource)} t limit 5`, []);
      const texts = rows.map(([text]) => text);
      expect(texts.filter((text) => text !== null && /\{|\}|\[|\]|^$|[a-z]_[a-z]/.test(text))).toEqual([]);
    }
  });
});

it('a mail says of a letter whose it is and of how many people, not what it is about', async () => {
  const letter = await office.make.letter({ subject: 'Hal yang rahasia' });
  const sql = office.app.get(Database, { strict: false });
  const saidOf = async (leaves: boolean) =>
    await sql.query<[string | null]>(
      `select ${summarySql(registry, registry.get('requests')!, 't', leaves)} from requests t where t.id = $1`,
      [letter.id],
    );
  const [[whole], [mailed]] = [(await saidOf(false))[0]!, (await saidOf(true))[0]!];
  expect(whole).toMatch(/^.+: Hal yang rahasia · \d orang$/);
  expect(mailed).toMatch(/^.+ · \d orang$/);
  expect(mailed).not.toContain('rahasia');
});
