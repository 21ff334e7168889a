import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { TimedRequest } from '../../api/data-requests/data-requests.service.ts';
import { MOST_ENTRIES } from '../../api/data-requests/trail.ts';
import { trailPaper } from '../../api/data-requests/trail-paper.ts';
import type { TrailEntry } from '../../api/define/answers/processing.ts';
import { type Body, type Desk, done, type Office, openOffice } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';
import { membersOf, provenIn } from '../support/proven.ts';
import { Trail } from '../support/tampering.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

interface Told {
  number: string;
  entries: {
    id: string;
    sentence: string;
    action: string;
    resource: string;
    recordId: string | null;
    outcome: string;
  }[];
}
const RECEIVED = '2026-04-03T09:00:00.000Z';
const asked = (more: object = {}) =>
  office.as('staf').create('data-requests', { receivedAt: RECEIVED, requester: 'Suparjo', kind: 'jejak', ...more });
/** A request whose subject is known and whose identity was checked. */
async function prepared(subject: object): Promise<Body> {
  const request = done(await asked(subject));
  return done(await office.as('staf').step('data-requests', request, 'siapkan', { identityCheck: 'ktp_tatap_muka' }));
}
const trail = async (request: { id: string }, desk: Desk = office.as('staf')) =>
  done(await desk.get<Told>(`/api/data-requests/${request.id}/trail`)).entries;
async function bytes(desk: Desk, path: string): Promise<Buffer> {
  const { token } = await desk.signedIn();
  const answer = await fetch(office.url + path, { headers: { authorization: `Bearer ${token}` } });
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
}

describe('a request of a data subject', () => {
  it('is promised three times 24 hours after its receipt, over night and weekend', async () => {
    const request = done(await asked());
    expect([request.dueAt, request.status]).toEqual(['2026-04-06T09:00:00+00:00', 'diterima']);
    expect((await asked({ receivedAt: new Date(Date.now() + 3_600_000).toISOString() })).status).toBe(422);
    expect((await asked({ dueAt: RECEIVED })).status).toBe(400);
  });

  it('is answered only when somebody checked who asks, and about whom', async () => {
    const person = await office.make.personIn('diterima');
    const staf = office.as('staf');
    const request = done(await asked());
    expect((await staf.get(`/api/data-requests/${request.id}/trail`)).status).toBe(409);
    const checked = { identityCheck: 'surel_resmi' };
    expect((await staf.step('data-requests', request, 'siapkan')).status).toBe(422);
    expect((await staf.step('data-requests', request, 'siapkan', checked)).status).toBe(422);
    const both = { ...checked, verificationId: person.id, staffId: await staf.staffId() };
    expect((await staf.step('data-requests', request, 'siapkan', both)).status).toBe(422);
    const ready = done(await staf.step('data-requests', request, 'siapkan', { ...checked, verificationId: person.id }));
    expect((await trail(ready)).length).toBeGreaterThan(5);
    const ended = done(await staf.step('data-requests', ready, 'serahkan', { handedOverBy: 'tatap_muka' }));
    expect(ended).toMatchObject({ status: 'diserahkan', handedOverAt: expect.any(String) });
    expect((await staf.update('data-requests', ended, { content: 'Isi lain' })).status).toBe(422);
  });

  it('and its trail are for those who see the request', async () => {
    const request = await prepared({ verificationId: (await office.make.personIn('diterima')).id });
    const path = `/api/data-requests/${request.id}/trail`;
    for (const desk of ['admin', 'verifikator1', 'staf2', 'kasi2'] as const)
      for (const end of ['', '/pdf', '/zip'])
        expect([desk, [403, 404].includes((await office.as(desk).get(path + end)).status)]).toEqual([desk, true]);
  });
});

describe('the trail of one person', () => {
  it('tells everything about the person over all letters and certificates, and nothing about others', async () => {
    const { nik } = office.make.identity();
    const [first, second] = [
      await office.make.personIn('diterima', { nik, fullName: 'Kirana Satu' }),
      await office.make.personIn('terbit', { nik, fullName: 'Kirana Satu' }),
    ];
    const other = await office.make.personIn('diterima');
    const [certificate] = done(await office.as('staf').list('certificates', { filter: { verificationId: first.id } }));
    const reveal = { field: 'nik', reason: 'Mencocokkan dengan surat' };
    done(await office.as('verifikator1').send('POST', `/api/verifications/${second.id}/reveal`, reveal));
    done(await office.as('kadis').one('verifications', first.id));
    done(await office.as('inspektorat').list('verifications', { filter: { id: [second.id, other.id] } }));
    expect((await office.as('kasi2').one('verifications', first.id)).status).toBe(404);
    const filter = encodeURIComponent(JSON.stringify({ requestId: first.requestId }));
    await bytes(office.as('kasi'), `/api/verifications/export?format=csv&filter=${filter}`);
    done(await office.as('kasi').send('POST', '/api/verifications/find', { nik }));

    const request = await prepared({ verificationId: first.id });
    const entries = await trail(request);
    const told = new Set(entries.map(({ action, recordId, outcome }) => `${action} ${recordId} ${outcome}`));
    for (const line of [
      `create ${first.id} ok`,
      `step:serahkan ${first.id} ok`,
      `create ${second.id} ok`,
      `create ${certificate!.id} ok`,
      `reveal:nik ${second.id} ok`,
      `read ${first.id} ok`,
      `list null ok`,
      `export null ok`,
      `find:nik null ok`,
      `create ${request.id} ok`,
      `step:siapkan ${request.id} ok`,
    ])
      expect([line, told.has(line)]).toEqual([line, true]);
    expect(entries.filter(({ recordId }) => recordId === other.id)).toEqual([]);
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted());
    const sentences = entries.map(({ sentence }) => sentence);
    expect(sentences).toContain(
      'Aryo Bimo Saksono, Verifikator, membuka NIK lengkap pada Verifikasi. Alasan: Mencocokkan dengan surat.',
    );
    expect(sentences.filter((sentence) => /\d{16}|undefined|null/.test(sentence))).toEqual([]);
    // Looking at it is processing too.
    const looks = (list: typeof entries) => list.filter((one) => one.action === 'read' && one.recordId === request.id);
    expect([looks(entries).length, looks(await trail(request)).length]).toEqual([1, 2]);
  });

  it('of a member of the office tells the staff record, account and appointments, and no case', async () => {
    const staffId = await office.as('verifikator3').staffId();
    const entries = await trail(await prepared({ staffId }));
    const kinds = new Set(entries.map(({ resource }) => resource));
    for (const name of ['staff', 'users', 'appointments', 'competencies', 'data-requests'])
      expect([name, kinds.has(name)]).toEqual([name, true]);
    for (const name of ['sanctions', 'findings', 'supervision-reviews'])
      expect([name, kinds.has(name)]).toEqual([name, false]);
  });

  it('is a paper too, told as printed', async () => {
    const request = await prepared({ verificationId: (await office.make.personIn('diterima')).id });
    const paper = await bytes(office.as('staf'), `/api/data-requests/${request.id}/trail/pdf`);
    expect([paper.subarray(0, 5).toString(), paper.length > 10_000]).toEqual(['%PDF-', true]);
    expect((await trail(request)).some(({ action, recordId }) => action === 'print' && recordId === request.id)).toBe(
      true,
    );
  });

  it('says on paper that what is older than the newest 5,000 is not on it', async () => {
    const request = await prepared({ verificationId: (await office.make.personIn('diterima')).id });
    const [entry] = await trail(request);
    const textOf = async (count: number) => {
      const entries = Array.from({ length: count }, () => entry! as TrailEntry);
      return pdfText(await buffer(trailPaper(request as unknown as TimedRequest, entries, 'Kirana Satu', 0)));
    };
    expect(await textOf(MOST_ENTRIES - 1)).toContain('berikut seluruh catatan pemrosesan');
    expect(await textOf(MOST_ENTRIES)).toContain('Catatan yang lebih lama diberikan atas permintaan tersendiri.');
  });

  it('comes with proofs that lead to the signed checkpoint', async () => {
    const person = await office.make.personIn('diterima');
    const request = await prepared({ verificationId: person.id });
    await new Trail(office).seal();
    const before = (await trail(request)).length;
    const archive = await bytes(office.as('staf'), `/api/data-requests/${request.id}/trail/zip`);
    const { entries, proven, unproven } = await provenIn<Told>(archive);
    expect(entries.length).toBe(before + 1);
    expect(proven.size).toBeGreaterThan(10);
    // Sealed is all but what was looked at since.
    expect(unproven).toEqual(['read', 'export']);
    expect(membersOf(archive).get('baca-dahulu.txt')!.toString()).toContain('UU 27/2022');
  });
});
