import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import { Writer } from '../../api/records/writer.ts';
import type { Username } from '../../api/seed/people.ts';
import { verifications } from '../../api/verifications/verifications.resource.ts';
import { Reader } from '../../api/sql/reader.ts';
import { type ComplaintDesk, openComplaintDesk } from '../support/complaints.ts';
import { type Body, CHECKLIST, day, done, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

/** Weekday and moment of a due time change with the day of the test. */
const timeless = (title: string) => title.replace(/, batas \w+ \d+ \w+ \d\d\.\d\d$/, ', batas …');
/** Who was told of the record, and in which words, since the last time. */
async function news(...ids: string[]): Promise<[Username, string][]> {
  const rows = await office.sql<{ username: Username; title: string }>(
    `with told as (delete from notifications where "recordId" = any($1) returning *)
     select u.username, n.title from told n join users u on u."staffId" = n."staffId" order by n.at, u.username`,
    [ids],
  );
  return rows.map(({ username, title }) => [username, timeless(title)]);
}
const mine = async (who: Username) =>
  done(await office.as(who).get<MyWorkAnswer>('/api/my-work?limit=50')).items.map(({ id }) => id);

/** A draft with so many people on it, and its scan. */
async function letterOf(people: number): Promise<{ letter: Body; persons: Body[] }> {
  const letter = await office.make.letterIn('draf');
  const persons = [];
  for (let n = 1; n < people; n += 1) persons.push(await office.make.person(letter.id));
  return { letter: done(await office.as('staf').one('requests', letter.id)), persons };
}
const disposition = async (to: Username = 'kasi') => ({
  addresseeId: await office.as(to).staffId(),
  instruction: 'Tindak lanjuti.',
});
/** Of the letter and all its people. */
async function newsAround({ id }: Body): Promise<[Username, string][]> {
  const people = await office.sql<{ id: string }>('select id from verifications where "requestId" = $1', [id]);
  return news(id, ...people.map((person) => person.id));
}

describe('a letter on its way is told to the next person, and to nobody else', () => {
  it('to Kepala Dinas, by disposition to Kepala Seksi, and to the verifier as one message for all its people', async () => {
    const { letter } = await letterOf(3);
    const number = String(letter.number);
    const all = () => newsAround(letter);
    const what = `${number}, Dinas Kesehatan · 3 orang, batas …`;
    const filed = done(await office.as('staf').step('requests', letter, 'ajukan'));
    expect(await all()).toEqual([['kadis', `Permohonan baru: ${what}`]]);
    const placed = done(await office.as('kadis').step('requests', filed, 'disposisikan', await disposition()));
    expect(await all()).toEqual([['kasi', `Disposisi baru dari Kepala Dinas: ${what}`]]);
    const verifierId = await office.as('verifikator1').staffId();
    done(await office.as('kasi').step('requests', placed, 'teruskan', { verifierId }));
    expect(await all()).toEqual([
      ['verifikator1', `Anda ditugaskan 3 orang dari ${number} (Dinas Kesehatan), batas …`],
    ]);
  });

  it('back by a correction, with its people: it is one piece of work, and told once', async () => {
    const { letter } = await letterOf(2);
    const [kabid, kasi] = [office.as('kabid'), office.as('kasi')];
    const filed = done(await office.as('staf').step('requests', letter, 'ajukan'));
    const placed = done(await office.as('kadis').step('requests', filed, 'disposisikan', await disposition('kabid')));
    const verifierId = await office.as('verifikator1').staffId();
    const given = done(await kabid.step('requests', placed, 'teruskan', { verifierId }));
    await newsAround(letter);
    done(await kasi.step('requests', given, 'koreksi', { reason: 'Salah verifikator.' }));
    expect(await newsAround(letter)).toEqual([
      ['kabid', `Dikoreksi, kembali kepada Anda: ${String(letter.number)}, Dinas Kesehatan · 2 orang, batas …`],
    ]);
  });

  it('back to the clerk, and from him to Kepala Dinas again', async () => {
    const filed = await office.make.letterIn('diajukan');
    await news(filed.id);
    const back = done(await office.as('kadis').step('requests', filed, 'kembalikan', { reason: 'Cap belum ada.' }));
    const what = `${String(filed.number)}, Dinas Kesehatan · 1 orang`;
    expect(await news(filed.id)).toEqual([['staf', `Dikembalikan untuk diperbaiki: ${what}`]]);
    done(await office.as('staf').step('requests', back, 'ajukan_ulang'));
    expect(await news(filed.id)).toEqual([['kadis', `Diajukan ulang: ${what}, batas …`]]);
  });

  it('by the people who are shared out at once: forty are one message', async () => {
    const { letter } = await letterOf(5);
    const filed = done(await office.as('staf').step('requests', letter, 'ajukan'));
    done(await office.as('kadis').step('requests', filed, 'disposisikan', await disposition()));
    const path = `/api/requests/${letter.id}/share-out`;
    const proposal = done(await office.as('kasi').send<Body & { people: Body[] }>('POST', path, {}));
    const people = proposal.people.map(({ id, verifierId }) => ({ id, verifierId }));
    await office.sql('delete from notifications');
    const headers = { 'if-match': `"${proposal.version}"` };
    done(await office.as('kasi').send('POST', path, { apply: true, people }, headers));
    const told = await office.sql<{ title: string; staffId: string }>('select title, "staffId" from notifications');
    const counts = told.map(({ title, staffId }) => {
      const own = people.filter(({ verifierId }) => verifierId === staffId).length;
      return [own, title.startsWith(`Anda ditugaskan ${own} orang dari ${String(letter.number)}`)];
    });
    expect(counts.map(([own]) => Number(own)).reduce((sum, own) => sum + own, 0)).toBe(5);
    expect(counts.every(([, isSaid]) => isSaid)).toBe(true);
  });
});

describe('a person in hand', () => {
  it('is told to whoever gets him instead, and when a step is corrected', async () => {
    const person = await office.make.personIn('penentuan_status');
    await office.sql('delete from notifications');
    const verifierId = await office.as('verifikator2').staffId();
    const kasi = office.as('kasi');
    const current = done(await kasi.one('verifications', person.id));
    const moved = done(await kasi.step('verifications', current, 'alihkan_tugas', { verifierId, reason: 'Cuti.' }));
    expect((await news(person.id)).map(([who, title]) => [who, title.split(' 1 orang')[0]])).toEqual([
      ['verifikator2', 'Dialihkan kepada Anda'],
    ]);
    done(await kasi.step('verifications', moved, 'koreksi', { reason: 'Salah tekan.' }));
    expect((await news(person.id)).map(([who, title]) => [who, title.split(' 1 orang')[0]])).toEqual([
      ['verifikator2', 'Dikoreksi, kembali kepada Anda'],
    ]);
  });

  it('is not told to who did it himself, and his name is in no message', async () => {
    await office.sql('delete from notifications');
    const person = await office.make.personIn('verifikasi_otomatis');
    const told = await office.sql<{ title: string; text: string }>('select title, text from notifications');
    expect(told.filter(({ title }) => title.startsWith('Anda ditugaskan'))).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(person.fullName);
    const verifier = await office.sql('select 1 from notifications where kind = $1 and "staffId" = $2', [
      'assigned',
      await office.as('verifikator1').staffId(),
    ]);
    expect(verifier).toHaveLength(1);
  });
});

describe('what comes back within one act', () => {
  it('was handed to nobody', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran');
    await news(person.id);
    const origin = { kind: 'job', job: 'test', requestId: 'test' } as const;
    const there = ['menunggu_swafoto', 'penentuan_status'];
    const moved = (states: readonly string[]) =>
      office.app.get(Database).transaction(async (sql) => {
        for (const status of states) {
          const row = (await office.app.get(Reader).any(verifications, person.id, sql))!;
          await office.app
            .get(Writer)
            .update(verifications, { origin, sql }, row, { values: { status }, action: 'update' });
        }
      });
    await moved([...there, 'menunggu_pendaftaran']);
    expect(await news(person.id)).toEqual([]);
    await moved(there);
    expect((await news(person.id)).map(([who]) => who)).toEqual(['verifikator1']);
  });
});

describe('a word that is asked of a second person', () => {
  it('rings with Kepala Seksi and lies in his queue until it is given; then the verifier is told', async () => {
    const waiting = await office.make.personIn('menunggu', { kind: 'pencabutan' });
    await office.sql('delete from notifications');
    const verifier = office.as('verifikator1');
    const current = done(await verifier.one('verifications', waiting.id));
    done(await verifier.step('verifications', current, 'verifikasi', { checklist: CHECKLIST }));
    expect((await news(waiting.id)).map(([who, title]) => [who, title.split(' 1 orang')[0]])).toEqual([
      ['kasi', 'Diminta keputusan Anda (Setujui pencabutan)'],
    ]);
    expect(await mine('kasi')).toContain(waiting.id);
    const asked = done(await office.as('kasi').one('verifications', waiting.id));
    done(await office.as('kasi').step('verifications', asked, 'setujui_pencabutan'));
    expect((await news(waiting.id)).map(([who, title]) => [who, title.split(' 1 orang')[0]])).toEqual([
      ['verifikator1', 'Pencabutan disetujui'],
    ]);
    expect(await mine('kasi')).not.toContain(waiting.id);
  });
});

describe('a complaint', () => {
  it('is told to its handler: when it is his, when BSrE has answered, when the examination begins', async () => {
    const complaint = await desk.handled('verifikator1', 'ringan');
    const forwarded = String(complaint.number);
    await news(complaint.id);
    await desk.took('verifikator1', complaint, 'teruskan_bsre', { bsreForwardedOn: day(), bsreTicket: 'B-1' });
    expect(await news(complaint.id)).toEqual([]);
    await desk.took('kasi', complaint, 'catat_jawaban_bsre', { bsreAnswer: 'Sudah dipulihkan.' });
    expect(await news(complaint.id)).toEqual([['verifikator1', `Jawaban BSrE dicatat: ${forwarded}, batas …`]]);
    // Only a head examines and answers then: it is in the queue of the handler's superior.
    const grave = await desk.handled('verifikator1', 'berkadar_pengawasan');
    const number = String(grave.number);
    expect(await mine('kasi')).toContain(grave.id);
    await news(grave.id);
    await desk.took('kabid', grave, 'periksa');
    expect(await news(grave.id)).toEqual([['kasi', `Pemeriksaan dimulai: ${number}, batas …`]]);
    expect(await mine('kasi')).toContain(grave.id);
    const handlerId = await office.as('verifikator2').staffId();
    await desk.took('kasi', grave, 'tugaskan', { handlerId });
    expect(await news(grave.id)).toEqual([['verifikator2', `Aduan ${number} ditugaskan kepada Anda`]]);
  });

  it('classed by a verifier as berkadar pengawasan waits for the word of Kepala Seksi', async () => {
    const complaint = await desk.record({}, 'verifikator1');
    await news(complaint.id);
    const handlerId = await office.as('verifikator1').staffId();
    await desk.took('verifikator1', complaint, 'klasifikasikan', { class: 'berkadar_pengawasan', handlerId });
    expect((await news(complaint.id)).map(([who, title]) => [who, title.split(':')[0]])).toEqual([
      ['kasi', 'Diminta keputusan Anda (Konfirmasi klasifikasi)'],
    ]);
    expect(await mine('kasi')).toContain(complaint.id);
    await desk.took('kasi', complaint, 'konfirmasi');
    expect((await news(complaint.id)).map(([who]) => who)).toEqual(['verifikator1']);
    expect(await mine('kasi')).not.toContain(complaint.id);
  });

  it('is no work of Kepala Dinas while there is a Kepala Seksi for it', async () => {
    const complaint = await desk.record();
    expect(await mine('kasi')).toContain(complaint.id);
    for (const who of ['kabid', 'kadis'] as const) expect(await mine(who)).not.toContain(complaint.id);
    const about = await desk.record({ complainedId: await office.as('kasi').staffId() });
    expect(await mine('kabid')).toContain(about.id);
    expect(await mine('kasi')).not.toContain(about.id);
  });
});
