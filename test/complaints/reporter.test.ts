import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { type Body, done, type Office, openOffice, PDF } from '../support/office.ts';

const NAME = 'Bu Rahasia Sekali';
const CONTACT = 'bu.rahasia@contoh.id';
const SECRETS = [NAME, CONTACT];
const WHY = { reason: 'Menghubungi pelapor' };

let office: Office;
let desk: ComplaintDesk;
let complaint: Body;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  desk = deskOf(office);
  complaint = await desk.handled('verifikator1', 'ringan', { reporter: NAME, contact: CONTACT, confidential: true });
});
afterAll(() => office?.close());

const reveal = (who: Username, body: object = WHY) =>
  office.as(who).send('POST', `/api/complaints/${complaint.id}/reporter`, body);

describe('a reporter who is to stay unknown', () => {
  it.each<Username>(['kadis', 'kabid', 'kasi', 'verifikator1', 'staf', 'inspektorat'])(
    'is in no ordinary answer for %s',
    async (who) => {
      const person = office.as(who);
      const answers = [
        await person.one('complaints', complaint.id),
        await person.list('complaints', { range: [0, 99] }),
        await person.list('complaints', { filter: { q: 'Rahasia' } }),
        await person.history('complaints', complaint),
        await person.list('audit-logs', { filter: { recordId: complaint.id }, range: [0, 99] }),
        await person.send('POST', '/api/complaints/similar', { contact: CONTACT }),
      ];
      for (const answer of answers)
        for (const secret of SECRETS) expect(JSON.stringify(answer.body)).not.toContain(secret);
      expect(done(await person.one('complaints', complaint.id))).toMatchObject({ reporter: null, contact: null });
    },
  );

  it('cannot be asked after by filter, order or export', async () => {
    for (const filter of [
      { reporter: NAME },
      { contact: CONTACT },
      { reporter_like: 'Rahasia' },
      { contact_ne: null, id: complaint.id },
    ])
      expect(done(await office.as('kadis').list('complaints', { filter }))).toEqual([]);
    const { token } = await office.as('kadis').signedIn();
    const csv = await fetch(`${office.url}/api/complaints/export?format=csv`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await csv.text();
    expect(text).toContain(complaint.number);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('is not even in the answer to the clerk who typed it, nor written into the trail', async () => {
    const made = await desk.record({ reporter: NAME, contact: CONTACT, confidential: true });
    expect([made.reporter, made.contact]).toEqual([null, null]);
    const rows = await office.sql(`select 1 from audit.event e where audit.told(e.id)::text like any($1)`, [
      SECRETS.map((one) => `%${one}%`),
    ]);
    expect(rows).toEqual([]);
    const [kept] = await office.sql('select reporter, contact from complaints where id = $1', [made.id]);
    expect(kept).toEqual({ reporter: NAME, contact: CONTACT });
  });

  it('stays on file when somebody who does not see it saves the record', async () => {
    const seen = done(await office.as('kasi').one('complaints', complaint.id));
    complaint = done(await office.as('kasi').update('complaints', seen, { ...seen, category: 'teknis' }));
    const [kept] = await office.sql('select reporter, contact from complaints where id = $1', [complaint.id]);
    expect(kept).toEqual({ reporter: NAME, contact: CONTACT });
  });

  it('is opened by the handler and Kepala Dinas, with a reason, each time in the trail', async () => {
    for (const who of ['verifikator1', 'kadis'] as const) {
      expect((await reveal(who, {})).status).toBe(422);
      const { status, body } = await reveal(who);
      expect([status, body]).toEqual([200, { reporter: NAME, contact: CONTACT }]);
      const told = done(await office.as('kadis').history('complaints', complaint)).at(-1)!;
      expect([told.action, told.reason]).toEqual(['reveal:reporter', WHY.reason]);
    }
    for (const who of ['kabid', 'kasi', 'staf', 'inspektorat'] as const)
      expect([who, (await reveal(who)).status]).toEqual([who, 403]);
    for (const who of ['verifikator2', 'kasi2'] as const) expect([who, (await reveal(who)).status]).toEqual([who, 404]);
  });

  it('cannot be made known again by an edit', async () => {
    const seen = done(await office.as('staf').one('complaints', complaint.id));
    const opened = await office.as('staf').update('complaints', seen, { confidential: false });
    expect([opened.status, Object.keys(opened.body.errors!)]).toEqual([422, ['confidential']]);
  });

  it('is whoever leaves a contact and no name', async () => {
    const made = await desk.record({ reporter: null, contact: 'tanpa.nama@contoh.id' });
    expect([made.confidential, made.contact]).toEqual([true, null]);
  });

  it('sealed later is gone from the history too', async () => {
    const open = await desk.record({ reporter: 'Pak Terbuka' });
    expect(JSON.stringify(done(await office.as('kasi').history('complaints', open)))).toContain('Pak Terbuka');
    done(await office.as('staf').update('complaints', open, { confidential: true }));
    for (const answer of [
      await office.as('kasi').history('complaints', open),
      await office.as('kasi').list('audit-logs', { filter: { recordId: open.id } }),
    ])
      expect(JSON.stringify(answer.body)).not.toContain('Pak Terbuka');
  });
});

describe('what a hidden reporter handed in', () => {
  let scan: Body;
  let sealed: Body;
  beforeAll(async () => {
    // Its scan is filed before it is classed.
    const taken = await desk.record({ reporter: NAME, confidential: true });
    scan = done(await office.as('staf').upload('complaints', taken.id, 'surat_pengaduan', PDF, `surat ${NAME}.pdf`));
    sealed = await desk.handle('verifikator1', taken);
  });
  const content = (who: Username) => office.as(who).get(`/api/attachments/${scan.id}/content`);

  it('opens for the handler and Kepala Dinas, each time in the trail', async () => {
    for (const who of ['verifikator1', 'kadis'] as const) {
      expect((await office.as(who).one('attachments', scan.id)).status).toBe(200);
      expect([who, (await content(who)).status]).toEqual([who, 200]);
      const told = done(await office.as('kadis').history('attachments', scan)).at(-1)!;
      expect([told.action, (told as { actorId?: string }).actorId]).toEqual([
        'download',
        await office.as(who).staffId(),
      ]);
    }
  });

  it('is not there for others who see the complaint: one, list, search, export, content', async () => {
    for (const who of ['kabid', 'kasi', 'staf', 'inspektorat'] as const) {
      const person = office.as(who);
      expect((await person.one('complaints', sealed.id)).status).toBe(200);
      expect([who, (await person.one('attachments', scan.id)).status, (await content(who)).status]).toEqual([
        who,
        404,
        404,
      ]);
      expect(done(await person.list('attachments', { filter: { ownerId: sealed.id } }))).toEqual([]);
      const { body } = await person.get<string>('/api/attachments/export?format=csv');
      expect(JSON.stringify(body)).not.toContain(scan.sha256);
    }
  });

  it('bears no name of its own, also in the trail', async () => {
    expect(scan.name).toBe('surat_pengaduan.pdf');
    const rows = await office.sql('select 1 from audit.event e where audit.told(e.id)::text like $1', [`%${NAME}%`]);
    expect(rows).toEqual([]);
  });

  it('is hidden also when nobody gave a name at all', async () => {
    const made = await desk.record({ reporter: null, contact: null, channel: 'kotak_pengaduan' });
    expect(made.confidential).toBe(true);
    const box = done(await office.as('staf').upload('complaints', made.id, 'surat_pengaduan', PDF, 'kotak.pdf'));
    expect((await office.as('kasi').one('attachments', box.id)).status).toBe(404);
  });

  it('counts as a letter on file for who may not open it', async () => {
    const made = await desk.record({ reporter: null, contact: null, channel: 'kotak_pengaduan' });
    done(await office.as('staf').upload('complaints', made.id, 'surat_pengaduan', PDF, 'kotak.pdf'));
    const handlerId = await office.as('verifikator1').staffId();
    const classed = await desk.took('kasi', made, 'klasifikasikan', { class: 'ringan', handlerId });
    expect(classed.status).toBe('diklasifikasi');
  });
});
