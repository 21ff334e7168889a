import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Username } from '../../api/seed/people.ts';
import { type Answer, type Body, done, type Office, openOffice, PDF } from '../support/office.ts';
import { ask, type Refused, wronglyTaken } from '../support/refusal.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const SVG = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const MEGABYTE = 1024 * 1024;

let office: Office;
let letter: Body;
beforeAll(async () => {
  office = await openOffice();
  letter = await office.make.letter();
});
afterAll(() => office?.close());

type Part =
  readonly [name: string, value: string] | readonly [name: string, file: Buffer, fileName: string, type?: string];
const owned = (): Part[] => [
  ['ownerType', 'requests'],
  ['ownerId', letter.id],
  ['kind', 'lampiran'],
];
const file = (bytes: Buffer, name: string, type?: string): Part => ['file', bytes, name, type];

/** A multipart body as bytes: what a browser would never send can be written here too. */
function encode(parts: readonly Part[], boundary: string): Buffer {
  const chunks = parts.flatMap(([name, value, fileName, type]) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n`,
    ...(fileName === undefined ? ['\r\n'] : [`content-type: ${type ?? 'application/pdf'}\r\n\r\n`]),
    value,
    '\r\n',
  ]);
  return Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk)));
}
async function send(parts: readonly Part[], who: Username = 'staf'): Promise<Answer> {
  const { token } = await office.as(who).signedIn();
  const answer = await fetch(`${office.url}/api/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=batas' },
    body: new Uint8Array(encode(parts, 'batas')),
  });
  return { status: answer.status, body: (await answer.json()) as Body, headers: Object.fromEntries(answer.headers) };
}
const upload =
  (...parts: Part[]) =>
  () =>
    send([...owned(), ...parts]);
/** Files that are kept, and those that are still being received. */
function kept(): string[] {
  const folder = join(office.dataDir, 'files');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}
/** Looks again until it is so, for a minute at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isSo() && Date.now() < end;)
    await new Promise((resolve) => setImmediate(resolve));
}
/** What was not refused as it must be, or kept although it was. */
async function wronglyKept(cases: readonly Refused[]): Promise<string[]> {
  const before = kept();
  const faults = await wronglyTaken(office, cases);
  const left = () => kept().filter((name) => !before.includes(name));
  // What was cut off may be taken away just after the answer; it must not stay.
  await until(() => left().length === 0);
  return [...faults, ...left()];
}

it('what is not PDF, JPEG or PNG by its content is refused, whatever it is called', async () =>
  expect(
    await wronglyKept([
      ['HTML as PDF', upload(file(HTML, 'surat.pdf')), 415],
      ['HTML', upload(file(HTML, 'surat.html', 'text/html')), 415],
      ['SVG', upload(file(SVG, 'cap.svg', 'image/svg+xml')), 415],
      ['SVG as PNG', upload(file(SVG, 'cap.png', 'image/png')), 415],
      ['PNG as PDF', upload(file(PNG, 'surat.pdf')), 415],
      ['PDF as PNG', upload(file(PDF, 'surat.png', 'image/png')), 415],
      ['PDF without an ending', upload(file(PDF, 'surat')), 415],
      ['PDF with two endings', upload(file(PDF, 'surat.pdf.exe')), 415],
      ['PDF as HTML', upload(file(PDF, 'surat.html', 'application/pdf')), 415],
      ['nothing', upload(file(Buffer.alloc(0), 'surat.pdf')), 415],
      ['a program', upload(file(Buffer.from('4d5a90000300000004000000ffff', 'hex'), 'surat.pdf')), 415],
      ['an archive', upload(file(Buffer.from('504b0304140000000800', 'hex'), 'surat.pdf')), 415],
      ['NUL in the name', upload(file(PDF, 'surat.pdf\u0000.exe')), 415],
    ]),
  ).toEqual([]));

it('a file above the limit is refused and not kept', async () =>
  expect(
    await wronglyKept([
      ['10 MB + 1', upload(file(Buffer.concat([PDF, Buffer.alloc(10 * MEGABYTE + 1 - PDF.length)]), 'besar.pdf')), 413],
      ['20 MB', upload(file(Buffer.concat([PDF, Buffer.alloc(20 * MEGABYTE)]), 'besar.pdf')), 413],
    ]),
  ).toEqual([]));

it('exactly the limit is taken', async () => {
  const bytes = Buffer.concat([PDF, Buffer.alloc(10 * MEGABYTE - PDF.length)]);
  expect((await upload(file(bytes, 'pas.pdf'))()).body).toMatchObject({ size: 10 * MEGABYTE, mime: 'application/pdf' });
});

it('a form that is not one file with its owner is refused', async () => {
  const pdf = file(PDF, 'surat.pdf');
  const without = (name: string) => () => send([...owned().filter(([one]) => one !== name), pdf]);
  const other = (name: string, value: string) => () =>
    send([...owned().filter(([one]) => one !== name), [name, value], pdf]);
  expect(
    await wronglyKept([
      ['no file', upload()],
      ['two files', upload(pdf, pdf), 400, 413],
      ['a text for a file', upload(['file', 'isi'])],
      ['no owner type', without('ownerType')],
      ['no owner', without('ownerId'), 400, 404],
      ...['users', 'audit-logs', 'constructor', '__proto__', '../requests', "requests'--", ''].map((value): Refused => [
        value,
        other('ownerType', value),
      ]),
      ...[randomUUID(), 'x', '', `{${letter.id}}`, "' or 1=1", letter.id.slice(1)].map((value): Refused => [
        value,
        other('ownerId', value),
        404,
      ]),
      ...['sembarang', 'status', 'constructor', '../x', ''].map((value): Refused => [
        `kind ${value}`,
        other('kind', value),
      ]),
      ['an unknown field', upload(['tidakAda', 'x'], pdf)],
      ['a read-only field', upload(['sha256', 'x'], pdf)],
      ['__proto__', upload(['__proto__', 'x'], pdf)],
      ['20 fields', upload(...Array.from({ length: 20 }, (_, n): Part => [`x${n}`, 'x']), pdf), 400, 413],
      ['a long field', upload(['kind', 'x'.repeat(5000)], pdf), 400, 413],
    ]),
  ).toEqual([]);
});

it('nobody adds a file to a record that is not his, not there, or finished', async () => {
  const finished = await office.make.letterIn('dibatalkan');
  const pdf = file(PDF, 'surat.pdf');
  const to = (who: Username, ownerId: string) => () =>
    send([['ownerType', 'requests'], ['ownerId', ownerId], ['kind', 'surat_permohonan'], pdf], who);
  expect(
    await wronglyKept([
      ['another line', to('kasi2', letter.id), 404],
      ['not assigned', to('verifikator3', letter.id), 404],
      ['an administrator', to('admin', letter.id), 404],
      ['an auditor', to('inspektorat', letter.id), 403],
      ['a leader', to('kasi', letter.id), 403],
      ['finished', to('staf', finished.id), 422],
    ]),
  ).toEqual([]);
});

it('the wrong kind of request is refused', async () => {
  const raw = (type: string, body: string) => () =>
    ask(office.url, office.as('staf'), 'POST', '/api/attachments', body, { 'content-type': type });
  expect(
    await wronglyKept([
      ['JSON', raw('application/json', JSON.stringify({ ownerType: 'requests', ownerId: letter.id })), 415],
      ['form-encoded', raw('application/x-www-form-urlencoded', 'ownerType=requests'), 415],
      ['no boundary', raw('multipart/form-data', 'x'), 400, 415],
      [
        'another boundary',
        raw('multipart/form-data; boundary=lain', encode([...owned(), file(PDF, 'a.pdf')], 'batas').toString()),
        400,
      ],
      [
        'cut off',
        raw(
          'multipart/form-data; boundary=batas',
          encode([...owned(), file(PDF, 'a.pdf')], 'batas')
            .toString()
            .slice(0, -40),
        ),
        400,
      ],
      ['empty', raw('multipart/form-data; boundary=batas', ''), 400],
    ]),
  ).toEqual([]);
});

it.each([
  ['a path', '../../etc/x.pdf', 'x.pdf'],
  ['a path of Windows', '..\\..\\x.pdf', 'x.pdf'],
  ['a drive', 'C:\\Surat\\surat dinas.pdf', 'surat dinas.pdf'],
  ['quotes', 'tanya?"jawab".pdf'],
  ['a line break', 'baris\\r\\nSet-Cookie: a=b.pdf'],
  ['200 emoji', '\u{1F600}'.repeat(200) + '.pdf'],
  ['a letter and 200 emoji', 'a' + '\u{1F600}'.repeat(200) + '.pdf'],
  ['400 letters', `${'a'.repeat(400)}.PDF`],
  ['an ending only', '.pdf'],
  ['an apostrophe', "tanda'petik(1)*.pdf"],
])('a file whose name is %s is kept under a harmless one and downloaded safely', async (_, given, expected = '') => {
  const record = done(await upload(file(PDF, given.replaceAll('"', '%22')))());
  const name = record.name as string;
  expect(name).toMatch(/^[^/\\"\r\n\0]{1,120}$/u);
  expect(name.isWellFormed()).toBe(true);
  expect(name.toLowerCase().endsWith('.pdf')).toBe(true);
  expect(name).toBe(expected || name);
  const { status, headers } = await ask(office.url, office.as('staf'), 'GET', `/api/attachments/${record.id}/content`);
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="[ -!#-[\]-~]*"; filename\*=UTF-8''[\x21-\x7e]+$/,
  );
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  expect(headers['content-security-policy']).toContain('sandbox');
});

it('fields may follow the file', async () => {
  expect(await send([file(PDF, 'surat.pdf'), ...owned()])).toMatchObject({ status: 201, body: { ownerId: letter.id } });
});

it('an upload that breaks off leaves nothing behind', async () => {
  const before = kept();
  const { token } = await office.as('staf').signedIn();
  const { port } = new URL(office.url);
  const socket = connect(Number(port), '127.0.0.1');
  const head = [
    'POST /api/attachments HTTP/1.1',
    'host: x',
    `authorization: Bearer ${token}`,
    'content-length: 9000000',
  ];
  socket.write([...head, 'content-type: multipart/form-data; boundary=batas', '', ''].join('\r\n'));
  socket.write(encode([...owned(), file(PDF, 'a.pdf')], 'batas').subarray(0, -30));
  socket.write(Buffer.alloc(MEGABYTE));
  await until(() => kept().length > before.length);
  socket.destroy();
  await until(() => kept().length === before.length);
  expect(kept()).toEqual(before);
});
