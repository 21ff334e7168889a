import { randomUUID } from 'node:crypto';
import { asList } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Body, CHECKLIST, day, type Office, openOffice } from '../support/office.ts';
import { ask, type Refused, wronglyTaken } from '../support/refusal.ts';

const shown = (value: unknown) => (JSON.stringify(value) ?? 'undefined').slice(0, 60);
const WRONG_TEXTS = [null, '', '   ', 5, true, ['teks'], { a: 1 }, 'NUL \u0000', 'separuh \ud83d'];
const WRONG_IDS = [
  null,
  '',
  5,
  ['x'],
  { a: 1 },
  'x',
  '{0190d7f3-d680-7000-8000-000000000091}',
  randomUUID(),
  "' or 1=1",
];

let office: Office;
let letter: Body;
let waiting: Body;
let checked: Body;
let issued: Body;
beforeAll(async () => {
  office = await openOffice();
  letter = await office.make.letterIn('diajukan');
  waiting = await office.make.personIn('menunggu_pendaftaran');
  checked = await office.make.personIn('verifikasi_manual', { employment: 'non_asn' });
  issued = await office.make.personIn('menunggu_passphrase');
});
afterAll(() => office?.close());

type Taken = { who: Username; resource: string; record: Body; verb: string };
const take =
  ({ who, resource, record, verb }: Taken, body: unknown, headers?: Record<string, string>) =>
  () =>
    ask(
      office.url,
      office.as(who),
      'POST',
      `/api/${resource}/${record.id}/steps/${verb}`,
      body,
      headers ?? { 'if-match': `"${record.version}"` },
    );
const dispose = (): Taken => ({ who: 'kadis', resource: 'requests', record: letter, verb: 'disposisikan' });

it('a value that a step needs is refused when it is missing or wrong', async () => {
  const addresseeId = await office.as('kasi').staffId();
  const approve: Taken = { who: 'verifikator1', resource: 'verifications', record: checked, verb: 'setujui' };
  const register: Taken = { who: 'verifikator1', resource: 'verifications', record: waiting, verb: 'daftarkan' };
  const finish: Taken = { who: 'verifikator1', resource: 'verifications', record: issued, verb: 'catat_passphrase' };
  const certificate = { serialNumber: '0A01', validFrom: day(), validTo: day(730) };
  const lists = [
    null,
    '',
    [],
    'identitas',
    {},
    5,
    [5],
    [null],
    ['tidak ada'],
    ['identitas', 'identitas'],
    CHECKLIST.slice(1),
    [[...CHECKLIST]],
  ];
  const dates = [null, '', 5, 'x', '2026-02-31', '0000-01-01', '9999-12-31', [day()], { a: 1 }];
  const cases: [Taken, Record<string, unknown>][] = [
    [dispose(), {}],
    ...[...WRONG_IDS].map((value): [Taken, Record<string, unknown>] => [
      dispose(),
      { addresseeId: value, instruction: 'Tindak lanjuti' },
    ]),
    ...[...WRONG_TEXTS, 'a'.repeat(1001)].map((instruction): [Taken, Record<string, unknown>] => [
      dispose(),
      { addresseeId, instruction },
    ]),
    ...lists.map((checklist): [Taken, Record<string, unknown>] => [approve, { checklist }]),
    ...[...WRONG_TEXTS, 'dua\nbaris', 'a'.repeat(81)].map((amsReference): [Taken, Record<string, unknown>] => [
      register,
      { amsReference },
    ]),
    ...[...WRONG_TEXTS, 'abc'].map((serialNumber): [Taken, Record<string, unknown>] => [
      finish,
      { ...certificate, serialNumber },
    ]),
    ...dates.map((validTo): [Taken, Record<string, unknown>] => [finish, { ...certificate, validTo }]),
    [finish, { ...certificate, validTo: day(-1) }],
  ];
  const refused = cases.map(([step, body]): Refused => [`${step.verb} ${shown(body)}`, take(step, body), 400, 422]);
  expect(await wronglyTaken(office, refused)).toEqual([]);
});

it('a value that a step does not take is refused', async () => {
  const good = { addresseeId: await office.as('kasi').staffId(), instruction: 'Tindak lanjuti' };
  const extra = [
    'status',
    'version',
    'id',
    'unitId',
    'verifierId',
    'subject',
    'toString',
    'tidakAda',
    'previousStatus',
    'archivedAt',
  ];
  const texts = [
    '[]',
    '"teks"',
    '5',
    '[{}]',
    `{"__proto__":{"a":1},${JSON.stringify(good).slice(1)}`,
    '{"addresseeId":',
    `{"instruction":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  ];
  const reasons = [5, ['alasan'], { a: 1 }, 'a'.repeat(2001), '\u0000'];
  const cases: Refused[] = [
    ...extra.map((name): Refused => [name, take(dispose(), { ...good, [name]: letter.id })]),
    ...texts.map((text): Refused => [text.slice(0, 30), take(dispose(), text)]),
    ...reasons.map((note): Refused => [shown(note), take(dispose(), { ...good, note }), 400, 422]),
  ];
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('a step without the version that was seen, or with another, is not taken', async () => {
  const good = { addresseeId: await office.as('kasi').staffId(), instruction: 'Tindak lanjuti' };
  const odd = ['*', 'abc', '""', '"0x2"', '"-1"', `"${'9'.repeat(20)}"`, '2;drop', `"${'1'.repeat(5000)}"`];
  const cases: Refused[] = [
    ['none', take(dispose(), good, {}), 428],
    ['older', take(dispose(), good, { 'if-match': `"${letter.version - 1}"` }), 412],
    ['newer', take(dispose(), good, { 'if-match': `"${letter.version + 1}"` }), 412],
    ...odd.map((value): Refused => [value.slice(0, 20), take(dispose(), good, { 'if-match': value })]),
  ];
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('a step of a record or a name that is not there is 404, whoever asks', async () => {
  const nowhere = (who: Username, resource: string, id: string, verb: string) => () =>
    ask(office.url, office.as(who), 'POST', `/api/${resource}/${id}/steps/${verb}`, {}, { 'if-match': '"1"' });
  const odd = ['tidak_ada', 'constructor', '__proto__', 'toString', 'ajukan%00', "ajukan'--", '..%2f..%2fx', 'AJUKAN'];
  const ids = [
    randomUUID(),
    'x',
    letter.id.replaceAll('-', ''),
    `{${letter.id}}`,
    '%00',
    '1 or 1=1',
    letter.id.slice(1),
  ];
  const cases: Refused[] = [
    ...odd.map((verb): Refused => [verb, nowhere('kadis', 'requests', letter.id, verb), 404]),
    ...ids.map((id): Refused => [
      id,
      nowhere('kadis', 'requests', encodeURI(id).replaceAll('%25', '%'), 'disposisikan'),
      404,
    ]),
    // Not there, and there but another's: one and the same answer.
    ['another line', nowhere('kasi2', 'requests', letter.id, 'batalkan'), 404],
    ['not assigned', nowhere('verifikator3', 'verifications', waiting.id, 'daftarkan'), 404],
  ];
  expect(await wronglyTaken(office, cases)).toEqual([]);
  const [other, none] = [
    await nowhere('kasi2', 'requests', letter.id, 'batalkan')(),
    await nowhere('kasi2', 'requests', randomUUID(), 'batalkan')(),
  ];
  const same = (body: Body) => ({ ...body, requestId: undefined });
  expect(same(other.body)).toEqual(same(none.body));
});

const flowing = (resources as readonly Resource[])
  .filter((resource) => stateOf(resource) && resource.access.list.includes('auditor'))
  .map(({ name }) => name);
it.each(flowing)('no step of %s is taken by an auditor or a system administrator', async (name) => {
  const { field, flow } = stateOf((resources as readonly Resource[]).find((one) => one.name === name)!)!;
  const verbs = [...new Set(flow.steps.map(({ verb }) => verb))];
  // A right that is proposed is Inspektorat's to confirm.
  const theirs = flow.steps.filter(({ by }) => by.includes('auditor') || by.includes('admin_sistem'));
  const record = (await office.as('inspektorat').list(name)).body.find(
    (one) => !theirs.some(({ from }) => asList(from).includes(String(one[field]))),
  );
  const cases = (['inspektorat', 'admin'] as const).flatMap((who) =>
    verbs.map((verb): Refused => [
      `${who} ${verb}`,
      take({ who, resource: name, record: record!, verb }, {}),
      403,
      404,
      409,
    ]),
  );
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('a NIK is revealed and searched only for a well-formed question', async () => {
  const reveal =
    (body: unknown, who: Username = 'kasi') =>
    () =>
      ask(office.url, office.as(who), 'POST', `/api/verifications/${waiting.id}/reveal`, body);
  const find = (body: unknown) => () => ask(office.url, office.as('kasi'), 'POST', '/api/verifications/find', body);
  const reason = 'Mencocokkan surat';
  const cases: Refused[] = [
    ...[null, 5, '', 'abc', ['alasan panjang'], { a: 1 }, 'NUL\u0000 di sini'].map((one): Refused => [
      shown(one),
      reveal({ field: 'nik', reason: one }),
      400,
      422,
    ]),
    ...['nikHash', 'email', 'password', 'constructor', '__proto__', ['nik'], null, 5].map((field): Refused => [
      shown(field),
      reveal({ field, reason }),
    ]),
    ['unknown', reveal({ field: 'nik', reason, tidakAda: 1 })],
    ['an administrator', reveal({ field: 'nik', reason }, 'admin'), 403],
    ['another line', reveal({ field: 'nik', reason }, 'kasi2'), 404],
    ...[null, 5, 3374010101900001, ['3374010101900001'], { a: 1 }, '', '123', "' or 1=1"].map((nik): Refused => [
      shown(nik),
      find({ nik }),
    ]),
    ['unknown', find({ nik: '3374010101900001', tidakAda: 1 })],
  ];
  expect(await wronglyTaken(office, cases)).toEqual([]);
});
