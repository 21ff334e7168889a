import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, deskOf, intake } from '../support/complaints.ts';
import { appointed } from '../support/appointing.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
const ids = new Map<Username, string>();
const idOf = (who: Username) => ids.get(who)!;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  desk = deskOf(office);
  for (const who of ['kadis', 'kabid', 'kasi', 'verifikator1', 'verifikator2'] as const)
    ids.set(who, await office.as(who).staffId());
});
afterAll(() => office?.close());

describe('a complaint about a verifier', () => {
  it('is hidden from every verifier, from the one who registered letters too, and open to the clerk', async () => {
    const complaint = await desk.record({ complainedId: idOf('verifikator2') });
    for (const who of ['verifikator1', 'verifikator2', 'verifikator3'] as const)
      expect((await office.as(who).one('complaints', complaint.id)).status).toBe(404);
    for (const who of ['staf', 'kasi', 'kabid', 'kadis', 'inspektorat'] as const)
      expect((await office.as(who).one('complaints', complaint.id)).status).toBe(200);
  });

  it('stays hidden from a verifier who holds a second role', async () => {
    const complaint = await desk.record({ complainedId: idOf('verifikator2') });
    const given = {
      staffId: idOf('verifikator1'),
      role: 'kepala_seksi',
      kind: 'plh',
      validFrom: day(),
      validTo: day(1),
      decree: 'ST/1',
    };
    const acting = await appointed(office.as('admin'), office.as('inspektorat'), given);
    const verifier = office.as('verifikator1');
    expect((await verifier.one('complaints', complaint.id)).status).toBe(404);
    expect(done(await verifier.list('audit-logs', { filter: { recordId: complaint.id } }))).toEqual([]);
    done(await office.as('admin').archive('appointments', acting));
  });
});

describe('a tracking number that is behind the wall', () => {
  it('is new to the one complained about, and refused to everybody else', async () => {
    const tracked = { channel: 'sp4n_lapor', trackingId: 'LAPOR-KEMBAR' };
    const complaint = await desk.record({ ...tracked, complainedId: idOf('verifikator2') });
    const again = await office.as('verifikator2').create('complaints', intake(tracked));
    const never = await office
      .as('verifikator2')
      .create('complaints', intake({ ...tracked, trackingId: 'LAPOR-TUNGGAL' }));
    expect([again.status, Object.keys(again.body).toSorted()]).toEqual([201, Object.keys(never.body).toSorted()]);
    expect(again.body).not.toHaveProperty('twin');
    expect((await office.as('staf').create('complaints', intake(tracked))).status).toBe(422);
    expect((await office.as('verifikator2').create('complaints', intake(tracked))).status).toBe(422);
    // Who sees both can put them together… once they are about the same person.
    expect(
      done(await office.as('kasi').list('complaints', { filter: { trackingId: 'LAPOR-KEMBAR' } }))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([complaint.id, again.body.id].toSorted());
  });
});

describe('what was opened from a complaint', () => {
  it('does not name it to the one complained about: record, filter, history, trail', async () => {
    const complained = idOf('verifikator2');
    const complaint = await desk.record({ complainedId: complained });
    const opened = {
      staffId: complained,
      allegation: 'Melanggar',
      examinerId: idOf('kasi'),
      complaintId: complaint.id,
    };
    const sanction = done(await office.as('kabid').create('sanctions', opened));
    await office.sql(`update sanctions set status = 'dipanggil_1' where id = $1`, [sanction.id]);
    const person = office.as('verifikator2');
    const own: Body = done(await person.one('sanctions', sanction.id));
    expect([own.complaintId, own.allegation]).toEqual([null, 'Melanggar']);
    for (const filter of [{ complaintId: complaint.id }, { complaintId_ne: null, id: sanction.id }])
      expect(done(await person.list('sanctions', { filter }))).toEqual([]);
    expect(done(await person.list('sanctions', { filter: { complaintId: null, id: sanction.id } }))).toHaveLength(1);
    const told = done(await person.history('sanctions', sanction));
    expect(told.flatMap(({ changes }) => changes.map(({ field }) => field))).not.toContain('complaintId');
    expect(
      done(await office.as('kadis').history('sanctions', sanction)).flatMap(({ changes }) =>
        changes.map(({ field }) => field),
      ),
    ).toContain('complaintId');
    expect(done(await person.list('audit-logs', { filter: { recordId: sanction.id } }))).toEqual([]);
  });

  it('is edited by one from whom it is hidden without losing it', async () => {
    const complaint = await desk.record({ complainedId: idOf('kasi') });
    const opened = {
      staffId: idOf('verifikator1'),
      allegation: 'Lalai',
      examinerId: idOf('kabid'),
      complaintId: complaint.id,
    };
    const sanction = done(await office.as('kabid').create('sanctions', opened));
    const seen = done(await office.as('kasi').one('sanctions', sanction.id));
    const saved = done(await office.as('kasi').update('sanctions', seen, { ...seen, allegation: 'Lalai sekali' }));
    expect(saved.complaintId).toBeNull();
    const [row] = await office.sql('select "complaintId" from sanctions where id = $1', [sanction.id]);
    expect(row).toEqual({ complaintId: complaint.id });
  });
});

describe('the trail of an export', () => {
  it('does not tell others how many complaints it held', async () => {
    await desk.record({ complainedId: idOf('kadis') });
    done(await office.as('kasi').get('/api/complaints/export?format=csv'));
    const filter = { action: 'export', resource: 'complaints' };
    const [told] = done(await office.as('kadis').list<Body[]>('audit-logs', { filter, range: [0, 0] }));
    expect([told!.actorId, told!.changes]).toEqual([idOf('kasi'), []]);
  });
});
