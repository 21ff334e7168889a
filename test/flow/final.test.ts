import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isFinal } from '../../api/define/flow.ts';
import { editableFields, type Resource, stateOf } from '../../api/define/resource.ts';
import { LEADERS, type Role } from '../../api/define/roles.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { resources } from '../../api/resources.ts';
import { goodBody, roleFor } from '../support/bodies.ts';
import { type Answer, type Body, done, type Office, openOffice, PDF } from '../support/office.ts';

const all = resources as readonly Resource[];
const named = (name: string) => all.find((resource) => resource.name === name)!;
const CLOSES = /sudah selesai dan tidak dapat diubah/;
/** The state in which a part is added, where it is not the first. */
const OPEN_TO_PARTS: Readonly<Record<string, string>> = { complaints: 'pemeriksaan' };
let office: Office;
let special: Record<string, Record<string, unknown>>;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const [verifier, kasi] = [await office.as('verifikator1').staffId(), await office.as('kasi').staffId()];
  const letter = await office.make.letter();
  const person = await office.make.person(letter.id);
  special = {
    requests: { opdId: letter.opdId },
    appointments: { staffId: verifier, role: 'staf', kind: 'definitif' },
    findings: { supervisedId: verifier, clause: 'langkah_h' },
    sanctions: { staffId: verifier, examinerId: kasi },
    'sanction-members': { name: 'Orang Luar', agency: 'Inspektorat', post: 'kepala_dinas' },
    'meeting-attendances': { staffId: verifier },
    'action-items': { ownerId: verifier },
    erasures: { verificationId: person.id },
    'legal-holds': { verificationId: person.id },
    'service-standards': VERSION_1,
    complaints: { category: 'lainnya' },
  };
});
afterAll(() => office?.close());

const writer = (roles: readonly Role[]) => office.as(roleFor(roles, ['kepala_seksi', 'staf'])!);
/** A good body of the resource; of a person, somebody nobody has had before. */
function bodyOf(resource: Resource, more: object = {}): Record<string, unknown> {
  const { nip: _, ...identity } = office.make.identity('non_asn');
  const person = resource.name === 'verifications' ? { ...identity, employment: 'non_asn' } : {};
  return { ...goodBody(resource, roleFor(resource.access.create)!, special[resource.name] ?? {}), ...person, ...more };
}
async function made(resource: Resource, more: object = {}): Promise<Body> {
  if (resource.name === 'action-items' && !('meetingId' in more))
    return made(resource, { meetingId: (await made(named('evaluation-meetings'))).id });
  if (resource.name === 'meeting-addenda' && !('meetingId' in more)) {
    const approved = await put(named('evaluation-meetings'), await made(named('evaluation-meetings')), 'disahkan');
    return made(resource, { meetingId: approved.id });
  }
  if (resource.name === 'verifications' && !('requestId' in more))
    return made(resource, { requestId: (await office.make.letter()).id });
  // Of what it rests on there is one case.
  const rests = resource.name === 'sanctions' ? await office.make.evidence(special.sanctions!.staffId as string) : {};
  return done(await writer(resource.access.create).create(resource.name, bodyOf(resource, { ...rests, ...more })));
}
/** Brought there behind the application's back: how it comes there is the matter of other tests. */
async function put({ name }: Resource, { id }: Body, status: string): Promise<Body> {
  const table = name.replaceAll('-', '_');
  // The table of the standards knows one way only.
  await office.sql(`set session_replication_role = replica;
    update ${table} set status = '${status}', version = version + 1 where id = '${id}'; reset session_replication_role`);
  const [row] = await office.sql<Body>(`select id, version, status from ${table} where id = $1`, [id]);
  return row!;
}
/** An edit that would be taken, were the record not closed. */
function edit(resource: Resource): Record<string, unknown> {
  const names = editableFields(resource, [roleFor(resource.access.edit)!], false);
  const field = names.find(
    (name) => ['text', 'longText'].includes(resource.fields[name]!.kind) && !resource.fields[name]!.sealedBy,
  );
  if (field) return { [field]: 'Diubah kemudian' };
  const chosen = names.find((name) => resource.fields[name]!.kind === 'choice')!;
  return { [chosen]: Object.keys(resource.fields[chosen]!.choices!).at(-1) };
}
const refusalOf = ({ status, body }: Answer) => [status, CLOSES.test(body.message ?? '') ? 'ended' : body.message];
const ENDED = [422, 'ended'];

const flows = all.filter((resource) => stateOf(resource));
const cases = flows.flatMap((resource) =>
  Object.keys(stateOf(resource)!.flow.states)
    .filter((status) => isFinal(stateOf(resource)!.flow, status) && resource.access.create.length > 0)
    .map((status) => [resource.name, status] as const),
);

describe('what has ended', () => {
  it('is every final state of every flow that people write', () => {
    const written = flows.filter(({ access }) => access.create.length > 0).map(({ name }) => name);
    expect([...new Set(cases.map(([name]) => name))]).toEqual(written);
    expect(cases.length).toBeGreaterThanOrEqual(22);
  });

  it.each(cases)('%s %s: no edit, no archiving, no file, no part, no step', async (name, status) => {
    const resource = named(name);
    const before = await made(resource);
    const record = await put(resource, before, status);
    const found: Record<string, unknown> = {};
    found.edit = refusalOf(await writer(resource.access.edit).update(name, record, edit(resource)));
    if (resource.access.delete.length > 0)
      found.archive = refusalOf(await writer(resource.access.delete).archive(name, record));
    const slots = Object.keys(resource.fields).filter((one) => resource.fields[one]!.kind === 'file');
    const parts = resource.parts ?? [];
    for (const kind of [...slots, ...(parts.some((part) => part.resource === 'attachments') ? ['lampiran'] : [])])
      found[kind] = refusalOf(await writer(resource.access.edit).upload(name, record.id, kind, PDF, 'a.pdf'));
    for (const { resource: part, by, goesOn } of parts) {
      const { access } = named(part);
      if (goesOn || access.create.length === 0) continue;
      found[part] = refusalOf(await writer(access.create).create(part, bodyOf(named(part), { [by]: record.id })));
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((act) => [act, ENDED])));
    const verdicts = done(await writer(resource.access.edit).steps(name, record));
    expect(verdicts.filter(({ allowed }) => allowed)).toEqual([]);
    const [row] = await office.sql(`select version from ${name.replaceAll('-', '_')} where id = $1`, [record.id]);
    expect(row).toEqual({ version: record.version });
  });

  const parted = flows.flatMap((whole) =>
    Object.entries(stateOf(whole)!.flow.states).flatMap(([status, { final }]) =>
      (whole.parts ?? [])
        .filter(({ resource, goesOn }) => final && !goesOn && resource !== 'attachments')
        .map(({ resource, by }) => [whole.name, status, resource, by] as const),
    ),
  );
  it.each(parted)('%s %s: what is in it stays as it is: %s', async (name, status, part, by) => {
    const [whole, inner] = [named(name), named(part)];
    const around = await made(whole);
    if (OPEN_TO_PARTS[name]) await put(whole, around, OPEN_TO_PARTS[name]);
    const record = await made(inner, { [by]: around.id });
    await put(whole, around, status);
    const found = [refusalOf(await writer(inner.access.edit).update(part, record, edit(inner)))];
    if (inner.access.delete.length > 0) found.push(refusalOf(await writer(inner.access.delete).archive(part, record)));
    if (inner.parts?.some(({ resource }) => resource === 'attachments'))
      found.push(refusalOf(await writer(inner.access.edit).upload(part, record.id, 'lampiran', PDF, 'a.pdf')));
    expect(found).toEqual(found.map(() => ENDED));
  });

  it('a complaint’s examination: its statements too; who may read it is decided also later', async () => {
    const complaint = await made(named('complaints'));
    await put(named('complaints'), complaint, 'pemeriksaan');
    const room = await made(named('examinations'), { complaintId: complaint.id });
    const statement = await made(named('examination-statements'), { examinationId: room.id });
    await put(named('complaints'), complaint, 'selesai');
    const kasi = writer(LEADERS);
    const given = bodyOf(named('examination-statements'), { examinationId: room.id });
    expect(refusalOf(await kasi.update('examination-statements', statement, { statement: 'Lain' }))).toEqual(ENDED);
    expect(refusalOf(await kasi.create('examination-statements', given))).toEqual(ENDED);
    const reader = done(
      await kasi.create('examination-readers', { examinationId: room.id, staffId: await office.as('staf').staffId() }),
    );
    expect((await kasi.archive('examination-readers', reader)).status).toBe(200);
  });

  it('approved minutes: an action item that was agreed on is carried on by its steps', async () => {
    const meeting = await made(named('evaluation-meetings'));
    const item = await made(named('action-items'), { meetingId: meeting.id });
    await put(named('evaluation-meetings'), meeting, 'disahkan');
    const owner = office.as('verifikator1');
    done(await owner.step('action-items', item, 'kerjakan'));
    done(await owner.upload('action-items', item.id, 'bukti', PDF, 'bukti.pdf'));
    const ready = done(await owner.one('action-items', item.id));
    const reported = done(await owner.step('action-items', ready as never, 'laporkan', { result: 'Sudah.' }));
    const seen = done(await office.as('kasi').one('action-items', reported.id));
    expect(done(await office.as('kasi').step('action-items', seen as never, 'verifikasi')).status).toBe('selesai');
  });

  it('an ended whole that somebody may not see is not told by its refusal', async () => {
    const letter = await put(named('requests'), await office.make.letter(), 'selesai');
    const answer = await office
      .as('verifikator3')
      .create('verifications', bodyOf(named('verifications'), { requestId: letter.id }));
    expect([answer.status, CLOSES.test(answer.body.message!)]).toEqual([422, false]);
  });
});

describe('the end and an addition at once', () => {
  it('cannot both win: nothing is added after the minutes are approved', async () => {
    const late: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const meeting = await put(named('evaluation-meetings'), await made(named('evaluation-meetings')), 'notula_draf');
      const attendance = bodyOf(named('meeting-attendances'), { meetingId: meeting.id });
      const present = { ...attendance, staffId: await office.as('staf').staffId(), attendance: 'hadir' };
      done(await office.as('staf').create('meeting-attendances', present));
      await office.sql(`update evaluation_meetings set minutes = 'Notula.' where id = $1`, [meeting.id]);
      const [approved, added] = await Promise.all([
        office.as('kadis').step('evaluation-meetings', meeting, 'sahkan'),
        office.as('staf').create('meeting-attendances', attendance),
      ]);
      expect([approved.status, [201, 422].includes(added.status)]).toEqual([200, true]);
      if (added.status !== 201) continue;
      const entries = await office.sql<{ action: string }>(
        'select action from audit.event where record_id = any($1) order by id desc limit 1',
        [[meeting.id, added.body.id]],
      );
      if (entries[0]!.action !== 'step:sahkan') late.push(added.body.id);
    }
    expect(late).toEqual([]);
  });

  it('nobody is added to a letter after it was submitted', async () => {
    const late: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const letter = await office.make.letter();
      await office.make.person(letter.id);
      done(await office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
      const current = done(await office.as('staf').one('requests', letter.id));
      const [submitted, ...added] = await Promise.all([
        office.as('staf').step('requests', current, 'ajukan'),
        ...[1, 2, 3].map(() =>
          office.as('staf').create('verifications', bodyOf(named('verifications'), { requestId: letter.id })),
        ),
      ]);
      expect(submitted.status).toBe(200);
      const ids = added.filter(({ status }) => status === 201).map(({ body }) => body.id);
      const [last] = await office.sql<{ action: string }>(
        'select action from audit.event where record_id = any($1) order by id desc limit 1',
        [[letter.id, ...ids]],
      );
      if (last!.action !== 'step:ajukan') late.push(round);
    }
    expect(late).toEqual([]);
  });
});
