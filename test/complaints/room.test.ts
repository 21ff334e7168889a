import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { type Answer, type Body, day, done, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
let complaint: Body;
let room: Body;
let statement: Body;
let early: Answer;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  desk = deskOf(office);
  complaint = await desk.handled('kasi', 'berkadar_pengawasan', {
    complainedId: await office.as('verifikator2').staffId(),
  });
  const kasi = office.as('kasi');
  early = await kasi.create('examinations', { complaintId: complaint.id, heldOn: day() });
  await desk.took('kasi', complaint, 'periksa');
  room = done(await kasi.create('examinations', { complaintId: complaint.id, heldOn: day(), summary: 'Isi rahasia' }));
  const given = {
    examinationId: room.id,
    givenBy: 'Saksi Satu',
    capacity: 'saksi',
    givenOn: day(),
    statement: 'Saya melihat',
  };
  statement = done(await kasi.create('examination-statements', given));
});
afterAll(() => office?.close());

const opened = async (resource: string, id: string, who: Username) => {
  const rows = await office.sql(
    `select 1 from audit.event where action = 'open' and resource = $1 and record_id = $2 and actor_id = $3`,
    [resource, id, await office.as(who).staffId()],
  );
  return rows.length;
};

describe('the record of an examination', () => {
  it('is made during an examination only', () => {
    expect([early.status, early.body.code]).toEqual([409, 'step_not_allowed']);
  });

  it('has a number, its examiner, and is about the complaint', () => {
    expect(room).toMatchObject({ number: expect.stringMatching(/^BAP\/\d{4}\/\d{6}$/), complaintId: complaint.id });
  });

  it('is for its examiner and Kepala Dinas; to everybody else it does not exist', async () => {
    for (const who of ['kasi', 'kadis'] as const) {
      expect((await office.as(who).one('examinations', room.id)).status).toBe(200);
      expect((await office.as(who).one('examination-statements', statement.id)).status).toBe(200);
    }
    for (const who of ['kabid', 'kasi2', 'verifikator1', 'verifikator2', 'staf', 'inspektorat'] as const) {
      expect([who, (await office.as(who).one('examinations', room.id)).status]).toEqual([who, 404]);
      expect([who, (await office.as(who).one('examination-statements', statement.id)).status]).toEqual([who, 404]);
      expect([who, done(await office.as(who).list('examinations', { filter: { complaintId: complaint.id } }))]).toEqual(
        [who, []],
      );
    }
    expect((await office.as('admin').one('examinations', room.id)).status).toBe(403);
  });

  it('is opened to readers by its examiner or Kepala Dinas, one by one', async () => {
    const staffId = await office.as('inspektorat').staffId();
    const reader = done(await office.as('kasi').create('examination-readers', { examinationId: room.id, staffId }));
    expect((await office.as('inspektorat').one('examinations', room.id)).status).toBe(200);
    expect((await office.as('inspektorat').one('examination-statements', statement.id)).status).toBe(200);
    const twice = await office.as('kasi').create('examination-readers', { examinationId: room.id, staffId });
    expect(twice.status).toBe(422);
    // A reader reads: he lets nobody in.
    const kabid = await office.as('kabid').staffId();
    const asReader = done(
      await office.as('kadis').create('examination-readers', { examinationId: room.id, staffId: kabid }),
    );
    const third = { examinationId: room.id, staffId: await office.as('kasi2').staffId() };
    expect((await office.as('kabid').create('examination-readers', third)).status).toBe(403);
    expect((await office.as('kabid').update('examinations', room, { summary: 'Lain' })).status).toBe(403);
    const more = {
      examinationId: room.id,
      givenBy: 'X',
      capacity: 'ahli',
      givenOn: day(),
      statement: 'Melihat sendiri.',
    };
    expect((await office.as('kabid').create('examination-statements', more)).status).toBe(403);
    expect(
      (await office.as('kabid').update('examination-statements', statement, { statement: 'Melihat sendiri.' })).status,
    ).toBe(403);
    for (const one of [reader, asReader]) done(await office.as('kasi').archive('examination-readers', one));
    for (const who of ['inspektorat', 'kabid'] as const)
      expect((await office.as(who).one('examinations', room.id)).status).toBe(404);
  });

  it('is never opened to the one complained about, nor to a verifier when one is', async () => {
    const complained = { examinationId: room.id, staffId: await office.as('verifikator2').staffId() };
    expect((await office.as('kasi').create('examination-readers', complained)).status).toBe(422);
    const colleague = { examinationId: room.id, staffId: await office.as('verifikator1').staffId() };
    done(await office.as('kasi').create('examination-readers', colleague));
    expect((await office.as('verifikator1').one('examinations', room.id)).status).toBe(404);
  });

  it('records every look: one, list, history, its statements', async () => {
    const kadis = office.as('kadis');
    const looks: [string, string, () => Promise<{ status: number }>][] = [
      ['examinations', room.id, () => kadis.one('examinations', room.id)],
      ['examinations', room.id, () => kadis.list('examinations', { filter: { id: room.id } })],
      ['examinations', room.id, () => kadis.history('examinations', room)],
      ['examination-statements', statement.id, () => kadis.one('examination-statements', statement.id)],
      [
        'examination-statements',
        statement.id,
        () => kadis.list('examination-statements', { filter: { examinationId: room.id } }),
      ],
    ];
    for (const [resource, id, look] of looks) {
      const before = await opened(resource, id, 'kadis');
      expect((await look()).status).toBe(200);
      expect(await opened(resource, id, 'kadis')).toBe(before + 1);
    }
  });

  it('leaves neither by export nor by the trail', async () => {
    const asked = await office.as('kadis').get('/api/examinations/export?format=csv');
    expect([asked.status, asked.body.code]).toEqual([403, 'confidential']);
    for (const who of ['kadis', 'inspektorat', 'kabid', 'kasi'] as const) {
      const told = done(
        await office
          .as(who)
          .list<Body[]>('audit-logs', { filter: { recordId: [room.id, statement.id] }, range: [0, 99] }),
      );
      expect(JSON.stringify(told)).not.toMatch(/Isi rahasia|Saya melihat/);
    }
    // On the record itself its readers are told.
    const history = done(await office.as('kasi').history('examinations', room));
    expect(JSON.stringify(history)).toContain('Isi rahasia');
  });

  it('keeps evidence in the same room', async () => {
    const evidence = done(await office.as('kasi').upload('examinations', room.id, 'lampiran', PDF, 'bukti.pdf'));
    expect((await office.as('kadis').one('attachments', evidence.id)).status).toBe(200);
    for (const who of ['kabid', 'inspektorat', 'verifikator2', 'staf'] as const)
      expect((await office.as(who).one('attachments', evidence.id)).status).toBe(404);
  });
});
