import { randomUUID } from 'node:crypto';
import { editableFields, type Resource } from '../api/define/resource.ts';
import { resources } from '../api/resources.ts';
import { goodBody, roleFor, wrongValues } from './support/bodies.ts';
import { type Answer, type Body, day, done, type Office, openOffice } from './support/office.ts';
import { fingerprint, refusalFault } from './support/refusal.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const creatable = (resources as readonly Resource[]).filter(({ access }) => access.create.length > 0);
const shown = (value: unknown) => (JSON.stringify(value) ?? 'undefined').slice(0, 60);

let office: Office;
/** What a good body needs beside its plain fields. */
let special: Record<string, Record<string, unknown>>;

beforeAll(async () => {
  office = await openOffice();
  const kasi = office.as('kasi');
  const [letter, meeting] = [await office.make.letter(), (await kasi.list('evaluation-meetings')).body[0]!];
  const verifier = await office.as('verifikator1').staffId();
  const unit = done(await office.as('admin').one('staff', verifier)).unitId;
  const newcomer = { employment: 'non_asn', activeFrom: day(-30), unitId: unit };
  const colleague = done(await office.as('admin').create('staff', { fullName: 'Pegawai Baru', position: 'Staf', ...newcomer }));
  special = {
    requests: { opdId: letter.opdId },
    verifications: { requestId: letter.id, employment: 'non_asn', nik: '3374011501900123' },
    'supervision-reviews': { supervisedId: verifier },
    findings: { supervisedId: verifier },
    sanctions: { staffId: verifier, examinerId: await kasi.staffId() },
    'meeting-attendances': { meetingId: meeting.id, staffId: colleague.id },
    'action-items': { meetingId: meeting.id, ownerId: verifier },
    'office-hours': { opensAt: '07.30', closesAt: '16.00' },
    staff: newcomer,
    appointments: { staffId: colleague.id },
    competencies: { staffId: verifier },
    users: { username: 'pegawai.baru', staffId: colleague.id },
    holidays: { date: '2031-01-01' },
  };
});
afterAll(() => office?.close());

describe.each(creatable.map((resource) => [resource.name, resource] as [string, Resource]))('%s', (name, resource) => {
  const role = roleFor(resource.access.create)!;
  const names = editableFields(resource, [role], true);
  const readOnly = [
    ...['id', 'version', 'createdAt', 'updatedAt', 'createdById', 'archivedAt', 'previousStatus', 'nikHash', 'nikMasked'],
    ...Object.keys(resource.fields).filter((field) => !names.includes(field)),
    ...['tidakAda', 'toString', 'hasOwnProperty', '', 'a.b', 'a'.repeat(5000), "id' or '1'='1"],
  ];
  let good: Record<string, unknown>;
  let record: Body;

  /** Tries all, and tells which were not refused as they must be. */
  async function wronglyTaken(cases: [what: string, ask: () => Promise<Answer>, ...statuses: number[]][]): Promise<string[]> {
    const before = await fingerprint(office.sql);
    const faults: string[] = [];
    for (const [what, ask, ...statuses] of cases) {
      const fault = refusalFault(await ask(), ...(statuses.length > 0 ? statuses : [400]));
      if (fault) faults.push(`${what} → ${fault}`);
    }
    expect(await fingerprint(office.sql)).toEqual(before);
    return faults;
  }
  const desk = () => office.as(role);

  beforeAll(async () => {
    good = goodBody(resource, role, special[name] ?? {});
    record = done(await desk().create(name, good));
  });

  test('a field that is unknown, hidden or read-only is refused by name at creation', async () => {
    const cases = readOnly.map((field) => {
      const body = JSON.stringify({ ...good, [field]: record.id });
      return [field.slice(0, 40), () => desk().create(name, body, JSON_TYPE)] as [string, () => Promise<Answer>];
    });
    expect(await wronglyTaken(cases)).toEqual([]);
    const { body } = await desk().create(name, { ...good, tidakAda: 1 });
    expect(Object.keys(body.errors ?? {})).toEqual(['tidakAda']);
  });

  test('a wrong value is refused at creation, by field', async () => {
    const cases = names.flatMap((field) =>
      wrongValues(resource.fields[field]!).map((value) => {
        const what = `${field} ${shown(value)}`;
        return [what, () => desk().create(name, { ...good, [field]: value }), 400] as [string, () => Promise<Answer>, number];
      }),
    );
    expect(await wronglyTaken(cases)).toEqual([]);
  });

  test('a reference to a record that is not there is a broken rule', async () => {
    const references = names.filter((field) => ['reference', 'file'].includes(resource.fields[field]!.kind));
    const cases = references.map((field) => {
      return [field, () => desk().create(name, { ...good, [field]: randomUUID() }), 422] as [string, () => Promise<Answer>, number];
    });
    expect(await wronglyTaken(cases)).toEqual([]);
  });

  test('a body that is no plain object of moderate size is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x${n}`, n]));
    const first = names[0]!;
    const proto = `{"__proto__":{"role":"admin_sistem"},${JSON.stringify(good).slice(1)}`;
    const constructed = `{"constructor":{"prototype":{"a":1}},${JSON.stringify(good).slice(1)}`;
    const inner = JSON.stringify({ ...good, [first]: 'X' }).replace('"X"', '{"__proto__":{"a":1}}');
    const bodies: [string, string, ...number[]][] = [
      ...['[]', '[{}]', '"teks"', '5', 'true', `[${JSON.stringify(good)}]`].map((text) => [text.slice(0, 20), text] as [string, string]),
      ['__proto__', proto],
      ['constructor', constructed],
      ['__proto__ inside', inner],
      ['300 keys', JSON.stringify({ ...good, ...many })],
      ['20,000 keys', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`x${n}`, 1]))), 400, 413],
      ['5,000 deep', `{"${first}":${'['.repeat(5000)}${']'.repeat(5000)}}`],
      ['5,000 deep objects', `{"${first}":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
      ['cut off', JSON.stringify(good).slice(0, -5)],
      ['twice', JSON.stringify(good) + JSON.stringify(good)],
      ['empty', ''],
      ['null', 'null'],
      ['comment', `/* a */ ${JSON.stringify(good)}`],
      ['oversize', JSON.stringify({ ...good, [first]: 'a'.repeat(110 * 1024) }), 413],
    ];
    const cases = bodies.map(([what, text, ...statuses]) => {
      return [what, () => desk().create(name, text, JSON_TYPE), ...statuses] as [string, () => Promise<Answer>, ...number[]];
    });
    expect(await wronglyTaken(cases)).toEqual([]);
  });

  const editor = roleFor(resource.access.edit, [role]);
  const editable = editor ? editableFields(resource, [editor], false) : [];
  (editor ? test : test.skip)('a wrong value or changed read-only field is refused in an edit', async () => {
    const as = office.as(editor!);
    const wrong = editable.flatMap((field) =>
      wrongValues(resource.fields[field]!)
        .filter((value) => resource.fields[field]!.kind !== 'password' || ![null, '', '   '].includes(value as string))
        .map((value) => [`${field} ${shown(value)}`, () => as.update(name, record, { [field]: value })] as [string, () => Promise<Answer>]),
    );
    const fixed = readOnly.filter((field) => !editable.includes(field) && field !== 'version' && field !== 'id');
    const foreign = [...fixed, 'id'].map((field) => {
      return [field.slice(0, 40), () => as.update(name, record, { [field]: randomUUID() })] as [string, () => Promise<Answer>];
    });
    expect(await wronglyTaken([...wrong, ...foreign])).toEqual([]);
  });

  (editor ? test : test.skip)('an edit without the version that was seen, or with an old one, changes nothing', async () => {
    const as = office.as(editor!);
    const old = { id: record.id, version: record.version + 1 };
    const edit = (headers: Record<string, string>, more = {}) => () => as.update(name, record, more, headers);
    const cases: [string, () => Promise<Answer>, ...number[]][] = [
      ['none', edit({}), 428],
      ['another', () => as.update(name, old, {}), 412],
      ['in the body', edit({}, { version: record.version + 7 }), 412],
      ...['*', 'abc', '""', '"1.5"', '"-1"', '"99999999999999999999"', '1 or 1=1', `"${'1'.repeat(5000)}"`].map(
        (value) => [`If-Match ${value.slice(0, 20)}`, edit({ 'if-match': value })] as [string, () => Promise<Answer>],
      ),
      ...['"1"', [1], { gt: 0 }, true, 1.5].map((version) => [`version ${shown(version)}`, edit({}, { version })] as [string, () => Promise<Answer>]),
      ['a random id', () => as.update(name, { id: randomUUID(), version: 1 }, {}), 404],
      ['no id', () => as.update(name, { id: 'x', version: 1 }, {}), 404],
    ];
    expect(await wronglyTaken(cases)).toEqual([]);
  });
});
