import { randomUUID } from 'node:crypto';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import { LEADERS } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { goodBody, roleFor, weakPasswords, wrongValues } from '../support/bodies.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';
import { ask, type Refused, wronglyTaken } from '../support/refusal.ts';

const creatable = (resources as readonly Resource[]).filter(({ access }) => access.create.length > 0);
const shown = (value: unknown) => (JSON.stringify(value) ?? 'undefined').slice(0, 60);
const ENGINE_NAMES = ['id', 'version', 'createdAt', 'updatedAt', 'createdById', 'archivedAt', 'previousStatus'];
const ODD_NAMES = ['tidakAda', 'nikHash', 'toString', 'hasOwnProperty', '', 'a.b', 'a'.repeat(5000), `id' or '1'='1`];

let office: Office;
/** What a good body needs beside its plain fields. */
let special: Record<string, Record<string, unknown>>;

beforeAll(async () => {
  office = await openOffice();
  const kasi = office.as('kasi');
  const [letter, meeting] = [await office.make.letter(), (await kasi.list('evaluation-meetings')).body[0]!];
  const [approved] = done(await kasi.list('evaluation-meetings', { filter: { status: 'disahkan' } }));
  const person = await office.make.person(letter.id);
  const verifier = await office.as('verifikator1').staffId();
  const unit = done(await office.as('admin').one('staff', verifier)).unitId;
  const newcomer = { employment: 'non_asn', activeFrom: day(-30), unitId: unit, position: 'Staf' };
  const colleague = done(await office.as('admin').create('staff', { fullName: 'Pegawai Baru', ...newcomer }));
  const leader = office.as(roleFor(LEADERS)!);
  const [examined] = done(await leader.list('complaints', { filter: { status: 'pemeriksaan' } }));
  const about = { staffId: verifier, examinerId: await kasi.staffId(), allegation: 'Lalai.' };
  const looked = done(await leader.create('sanctions', { ...about, ...(await office.make.evidence(verifier)) }));
  await office.sql(
    `update sanction_authorities set "archivedAt" = now() where post = 'kepala_dinas' and level = 'berat'`,
  );
  const examination = { complaintId: examined!.id };
  const room = done(await leader.create('examinations', { ...examination, heldOn: day() }));
  special = {
    examinations: examination,
    'examination-statements': { examinationId: room.id },
    'examination-readers': { examinationId: room.id, staffId: verifier },
    requests: { opdId: letter.opdId },
    verifications: { requestId: letter.id, employment: 'non_asn', nik: '3374011501900123' },
    'supervision-reviews': { supervisedId: verifier },
    'discipline-articles': { article: 12, letter: 'z' },
    leaves: { staffId: verifier },
    findings: { supervisedId: verifier, clause: 'langkah_h' },
    sanctions: { staffId: verifier, examinerId: await kasi.staffId(), ...(await office.make.evidence(verifier)) },
    'sanction-members': { sanctionId: looked.id, name: 'Orang Luar', agency: 'Inspektorat', post: 'kepala_seksi' },
    'sanction-authorities': { post: 'kepala_dinas', level: 'berat', decider: 'bupati' },
    'meeting-attendances': { meetingId: meeting.id, staffId: colleague.id },
    'action-items': { meetingId: meeting.id, ownerId: verifier, dueOn: day(90) },
    'meeting-agenda-items': { meetingId: meeting.id },
    'meeting-addenda': { meetingId: approved!.id },
    'office-hours': { weekday: 'sabtu', opensAt: '07.30', closesAt: '16.00', reason: 'Menambah hari layanan' },
    staff: newcomer,
    appointments: { staffId: colleague.id, role: 'staf', kind: 'definitif' },
    competencies: { staffId: verifier },
    users: { username: 'pegawai.baru', staffId: colleague.id },
    erasures: { verificationId: person.id },
    'legal-holds': { verificationId: person.id },
    holidays: { date: '2031-01-01', decree: 'SKB 1/2030', reason: 'Menurut SKB yang baru' },
    'service-standards': VERSION_1,
  };
});
afterAll(() => office?.close());

describe.each(creatable.map((resource) => [resource.name, resource] as [string, Resource]))('%s', (name, resource) => {
  const { fields } = resource;
  const role = roleFor(resource.access.create)!;
  const names = editableFields(resource, [role], true);
  const editor = roleFor(resource.access.edit, [role]) ?? role;
  const editable = editableFields(resource, [editor], false);
  const readOnly = [...ENGINE_NAMES, ...Object.keys(fields).filter((field) => !names.includes(field)), ...ODD_NAMES];
  let good: Record<string, unknown>;
  let record: Body;

  const create = (body: unknown) => () => ask(office.url, office.as(role), 'POST', `/api/${name}`, body);
  const edit =
    (body: unknown, headers?: Record<string, string>, id = record.id) =>
    () =>
      ask(
        office.url,
        office.as(editor),
        'PUT',
        `/api/${name}/${id}`,
        body,
        headers ?? { 'if-match': `"${record.version}"` },
      );

  /** The one thing wrong with the bodies below is what each test says: this one is taken. */
  beforeAll(async () => {
    good = goodBody(resource, role, special[name] ?? {});
    record = done(await create(good)());
  });

  it('a field that is unknown, hidden or read-only is refused by name at creation', async () => {
    const cases = readOnly.map((field): Refused => [field.slice(0, 40), create({ ...good, [field]: record.id })]);
    expect(await wronglyTaken(office, cases)).toEqual([]);
    const { body } = await create({ ...good, tidakAda: 1 })();
    expect(Object.keys(body.errors ?? {})).toEqual(['tidakAda']);
  });

  it('a wrong value is refused at creation', async () => {
    const cases = names.flatMap((field) =>
      wrongValues(fields[field]!).map((value): Refused => [
        `${field} ${shown(value)}`,
        create({ ...good, [field]: value }),
      ]),
    );
    const weak = weakPasswords.map((password): Refused => [shown(password), create({ ...good, password }), 400, 422]);
    expect(await wronglyTaken(office, [...cases, ...(names.includes('password') ? weak : [])])).toEqual([]);
  });

  it('a wrong value is told by its field', async () => {
    const field = names.find((one) => fields[one]!.required && fields[one]!.initial === undefined)!;
    const { [field]: _, ...without } = good;
    const { body } = await create(without)();
    expect(body.errors).toEqual({ [field]: 'Wajib diisi.' });
  });

  it('a reference to a record that is not there breaks a rule', async () => {
    const references = names.filter((field) => ['reference', 'file'].includes(fields[field]!.kind));
    const cases = references.map((field): Refused => [field, create({ ...good, [field]: randomUUID() }), 422]);
    expect(await wronglyTaken(office, cases)).toEqual([]);
  });

  it('a body that is no plain object of moderate size is refused', async () => {
    const keys = (many: number) => Object.fromEntries(Array.from({ length: many }, (_, n) => [`x${n}`, 1]));
    const first = names[0]!;
    const rest = JSON.stringify(good).slice(1);
    const bodies: [string, string, ...number[]][] = [
      ...['[]', '[{}]', '"teks"', '5', 'true', `[{${rest}]`].map((text): [string, string] => [text.slice(0, 20), text]),
      ['__proto__', `{"__proto__":{"role":"admin_sistem"},${rest}`],
      ['constructor', `{"constructor":{"prototype":{"a":1}},${rest}`],
      ['__proto__ inside', JSON.stringify({ ...good, [first]: 'X' }).replace('"X"', '{"__proto__":{"a":1}}')],
      ['300 keys', JSON.stringify({ ...good, ...keys(300) })],
      ['8,000 keys', JSON.stringify(keys(8000))],
      ['20,000 keys', JSON.stringify(keys(20_000)), 413],
      ['5,000 deep', `{"${first}":${'['.repeat(5000)}${']'.repeat(5000)}}`],
      ['5,000 deep objects', `{"${first}":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
      ['cut off', JSON.stringify(good).slice(0, -5)],
      ['twice', JSON.stringify(good) + JSON.stringify(good)],
      ['empty', ''],
      ['null', 'null'],
      ['a comment', `/* a */ {${rest}`],
      ['oversize', JSON.stringify({ ...good, [first]: 'a'.repeat(110 * 1024) }), 413],
    ];
    const cases = bodies.map(([what, text, ...statuses]): Refused => [what, create(text), ...statuses]);
    expect(await wronglyTaken(office, cases)).toEqual([]);
  });

  // Nobody edits it: test/access/permissions.test.ts.
  if (resource.access.edit.length === 0) return;

  it('a wrong value or changed read-only field is refused in an edit', async () => {
    const wrong = editable.flatMap((field) => {
      const isPassword = fields[field]!.kind === 'password';
      // An empty password in an edit is no new password.
      const values = wrongValues(fields[field]!).filter(
        (value) => !isPassword || !['', null].includes(value as string),
      );
      return values.map((value): Refused => [`${field} ${shown(value)}`, edit({ [field]: value })]);
    });
    const closed = readOnly.filter((field) => !editable.includes(field) && field !== 'version');
    const changed = closed.map((field): Refused => [field.slice(0, 40), edit({ [field]: randomUUID() })]);
    expect(await wronglyTaken(office, [...wrong, ...changed])).toEqual([]);
  });

  it('an edit without the version that was seen, or with another, changes nothing', async () => {
    const odd = ['*', 'abc', '""', '"1.5"', '"-1"', `"${'9'.repeat(20)}"`, '1 or 1=1', `"${'1'.repeat(5000)}"`];
    const cases: Refused[] = [
      ['none', edit({}, {}), 428],
      ['another', edit({}, { 'if-match': `"${record.version + 1}"` }), 412],
      ['another in the body', edit({ version: record.version + 7 }, {}), 412],
      ...odd.map((value): Refused => [`If-Match ${value.slice(0, 20)}`, edit({}, { 'if-match': value })]),
      ...['"1"', [1], { gt: 0 }, true, 1.5].flatMap((version): Refused[] => [
        [shown(version), edit({ version }, {})],
        [`${shown(version)} beside the header`, edit({ version }), 400],
      ]),
      ...[randomUUID(), 'x', "'", '%00', '1', '..', 'null'].map((id): Refused => [id, edit({}, undefined, id), 404]),
    ];
    expect(await wronglyTaken(office, cases)).toEqual([]);
  });
});
