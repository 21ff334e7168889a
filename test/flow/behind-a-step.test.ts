import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { REASON } from '../support/dates.ts';
import { meetingsIn } from '../support/meetings.ts';
import { type Answer, day, done, fieldsOf, type Office, openOffice, PDF } from '../support/office.ts';

const CLOSED = /^".+" tidak diubah lagi sesudah langkah pertama\./;

describe('behind a step', () => {
  let office: Office;
  let desk: ComplaintDesk;
  beforeAll(async () => {
    office = await openOffice({ JOBS: 'off' });
    desk = deskOf(office);
  });
  afterAll(() => office?.close());

  const meetings = meetingsIn(() => office);
  const now = async (resource: string, { id }: { id: string }) => done(await office.as('kadis').one(resource, id));
  const step = async (
    who: 'kasi' | 'verifikator1' | 'staf',
    resource: string,
    record: { id: string },
    verb: string,
    body: object = {},
  ) => office.as(who).step(resource, await now(resource, record), verb, body);
  const saysClosed = ({ status, body }: Answer) => [status, CLOSED.test(body.message ?? '')];
  const lastOf = async (resource: string, record: { id: string }) =>
    done(await office.as('kadis').history(resource, record)).at(-1)!;

  it('D: who the person is', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    const { nik, fullName, email } = office.make.identity();
    for (const who of ['staf', 'verifikator1'] as const)
      for (const change of [{ nik }, { fullName }, { email }, { employment: 'cpns' }, { position: 'Camat' }]) {
        const answer = await office.as(who).update('verifications', await now('verifications', person), change);
        expect([saysClosed(answer), fieldsOf(answer)[1]]).toEqual([[422, true], Object.keys(change)]);
        expect(answer.body.message).toContain('"Koreksi data pemohon" oleh Kepala Seksi');
      }
  });

  it('D: handed back, changed in who he is and submitted again, he is registered anew', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    done(await step('verifikator1', 'verifications', person, 'kembalikan', { reason: 'Nama keliru.' }));
    const { fullName } = office.make.identity();
    done(await office.as('staf').update('verifications', await now('verifications', person), { fullName }));
    const again = done(await step('staf', 'verifications', person, 'ajukan_ulang'));
    expect(again.status).toBe('menunggu_pendaftaran');
  });

  it('D: handed back and changed in nothing that somebody stands for, he goes on where he was', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    done(await step('verifikator1', 'verifications', person, 'kembalikan', { reason: 'Gelar keliru.' }));
    done(await office.as('staf').update('verifications', await now('verifications', person), { backTitle: 'S.Kom.' }));
    expect(done(await step('staf', 'verifications', person, 'ajukan_ulang')).status).toBe('verifikasi_otomatis');
  });

  it.each(['pembaruan', 'pencabutan'])('on the short path (%s) he is verified anew', async (kind) => {
    const person = await office.make.personIn('diverifikasi', { kind });
    const closed = await office
      .as('staf')
      .update('verifications', await now('verifications', person), { fullName: 'X' });
    expect(saysClosed(closed)).toEqual([422, true]);
    done(await step('verifikator1', 'verifications', person, 'kembalikan', { reason: 'Nama keliru.' }));
    const { fullName } = office.make.identity();
    done(await office.as('staf').update('verifications', await now('verifications', person), { fullName }));
    expect(done(await step('staf', 'verifications', person, 'ajukan_ulang')).status).toBe('menunggu');
  });

  it('what the second person approved is approved anew when it is verified anew', async () => {
    const person = await office.make.personIn('diverifikasi', { kind: 'pencabutan' });
    expect((await now('verifications', person)).approvedById).toBe(await office.as('kasi').staffId());
    done(await step('verifikator1', 'verifications', person, 'kembalikan', { reason: 'Alasannya keliru.' }));
    const change = { revocationReason: 'pensiun' };
    done(await office.as('staf').update('verifications', await now('verifications', person), change));
    expect(done(await step('staf', 'verifications', person, 'ajukan_ulang')).status).toBe('menunggu');
    const checklist = ['identitas', 'kepegawaian', 'jabatan', 'surel', 'surat'];
    expect(
      done(await step('verifikator1', 'verifications', person, 'verifikasi', { checklist })).approvedById,
    ).toBeNull();
    const early = await step('verifikator1', 'verifications', person, 'ajukan_ams', { amsReference: 'AMS-1' });
    expect([early.status, early.body.message]).toEqual([409, expect.stringContaining('disetujui orang kedua')]);
  });

  it.each(['menunggu_passphrase', 'terbit'] as const)(
    'a person in %s is set right by koreksi_data, back to before D',
    async (state) => {
      const person = await office.make.personIn(state);
      const { email } = office.make.identity();
      const body = { email, reason: REASON };
      for (const who of ['staf', 'verifikator1'] as const)
        expect((await step(who, 'verifications', person, 'koreksi_data', body)).status).toBe(403);
      const shown = await now('verifications', person);
      // As the form sends it: what is recorded beside what is corrected, the NIK as it is shown.
      const whole = { nik: shown.nik, fullName: shown.fullName, nip: shown.nip, ...body };
      const set = done(await step('kasi', 'verifications', person, 'koreksi_data', whole));
      expect([set.status, set.email, set.serialNumber]).toEqual(['menunggu_pendaftaran', email, null]);
      const told = await lastOf('verifications', person);
      expect([told.action, told.reason]).toEqual(['step:koreksi_data', REASON]);
      expect(told.changes.find(({ field }) => field === 'email')).toMatchObject({ before: person.email, after: email });
      expect(told.changes.some(({ field }) => field === 'nik')).toBe(false);
    },
  );

  it('koreksi_data asks for something, a reason, and what a person must be', async () => {
    const person = await office.make.personIn('menunggu_swafoto');
    const refused = async (body: object) => fieldsOf(await step('kasi', 'verifications', person, 'koreksi_data', body));
    expect(await refused({ reason: REASON })).toEqual([422, ['fullName']]);
    expect(await refused({ fullName: 'Siti Aminah', reason: 'salah' })).toEqual([422, ['reason']]);
    expect(await refused({ fullName: null, reason: REASON })).toEqual([422, ['fullName']]);
    expect(await refused({ nip: null, reason: REASON })).toEqual([422, ['nip']]);
    expect(await refused({ email: 'siti@contoh.id', reason: REASON })).toEqual([422, ['email']]);
    expect(await refused({ nik: [], reason: REASON })).toEqual([422, ['nik']]);
    expect((await now('verifications', person)).status).toBe('menunggu_swafoto');
  });

  it('B: the letter, its scan too', async () => {
    const letter = await office.make.letterIn('didisposisikan');
    for (const change of [
      { letterNumber: '800/X' },
      { subject: 'Lain' },
      { signerName: 'Lain' },
      { authentication: 'tanda_tangan_elektronik' },
    ]) {
      const answer = await office.as('staf').update('requests', await now('requests', letter), change);
      expect([saysClosed(answer), fieldsOf(answer)[1]]).toEqual([[422, true], Object.keys(change)]);
      expect(answer.body.message).toContain('"Koreksi data surat" oleh Kepala Seksi');
    }
    const scan = await office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'lain.pdf');
    expect([saysClosed(scan), fieldsOf(scan)[1]]).toEqual([[422, true], ['kind']]);
    expect((await now('requests', letter)).surat_permohonan).toBe(letter.surat_permohonan);
  });

  it('B: a wrong scan and a wrong number are set right by koreksi_surat, the old ones kept', async () => {
    const letter = await office.make.letterIn('diproses');
    const enclosed = done(await office.as('staf').upload('requests', letter.id, 'lampiran', PDF, 'benar.pdf'));
    const body = { letterNumber: '800/BENAR', surat_permohonan: enclosed.id, reason: REASON };
    expect((await step('staf', 'requests', letter, 'koreksi_surat', body)).status).toBe(403);
    const set = done(await step('kasi', 'requests', letter, 'koreksi_surat', body));
    expect([set.status, set.letterNumber, set.surat_permohonan]).toEqual(['diproses', '800/BENAR', enclosed.id]);
    const { changes, reason } = await lastOf('requests', letter);
    const changed = Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]]));
    expect([changed, reason]).toEqual([
      {
        letterNumber: [letter.letterNumber, '800/BENAR'],
        surat_permohonan: [letter.surat_permohonan, enclosed.id],
      },
      REASON,
    ]);
    const files = done(await office.as('staf').list('attachments', { filter: { ownerId: letter.id } }));
    expect(files).toHaveLength(2);
  });

  it('koreksi_surat takes no file of another letter, and nothing empty', async () => {
    const [letter, other] = [await office.make.letterIn('didisposisikan'), await office.make.letterIn('diajukan')];
    const refused = async (body: object) => fieldsOf(await step('kasi', 'requests', letter, 'koreksi_surat', body));
    for (const file of [other.surat_permohonan, office.make.identity().nik, letter.id, [], {}])
      expect(await refused({ surat_permohonan: file, reason: REASON })).toEqual([422, ['surat_permohonan']]);
    expect(await refused({ surat_permohonan: null, reason: REASON })).toEqual([422, ['surat_permohonan']]);
    expect(await refused({ letterNumber: '  ', reason: REASON })).toEqual([422, ['letterNumber']]);
    expect(await refused({ letterNumber: letter.letterNumber, reason: REASON })).toEqual([422, ['letterNumber']]);
    expect(await refused({ letterDate: day(3), reason: REASON })).toEqual([422, ['letterDate']]);
    expect(await refused({ letterNumber: '800/Y', reason: 'salah' })).toEqual([422, ['reason']]);
  });

  it('intake: what the reporter said and how it came; what the office finds out stays open', async () => {
    const complaint = await desk.handled('verifikator1');
    const { status } = await now('complaints', complaint);
    expect(status).toBe('ditangani');
    for (const who of ['verifikator1', 'kasi'] as const)
      for (const change of [{ content: 'Lain' }, { subject: 'Lain' }, { channel: 'email' }, { kind: 'saran' }]) {
        const answer = await office.as(who).update('complaints', await now('complaints', complaint), change);
        expect([saysClosed(answer), fieldsOf(answer)[1]]).toEqual([[422, true], Object.keys(change)]);
      }
    const found = { category: 'teknis', reporter: 'Bu Ani', contact: '0811' };
    done(await office.as('verifikator1').update('complaints', await now('complaints', complaint), found));
  });

  it('intake: the scan of the letter is uploaded until it is classed, and not again', async () => {
    const complaint = await desk.record({ channel: 'kotak_pengaduan' });
    const upload = (kind: string) => office.as('kasi').upload('complaints', complaint.id, kind, PDF, 'surat.pdf');
    done(await upload('surat_pengaduan'));
    done(await upload('surat_pengaduan'));
    const handlerId = await office.as('verifikator1').staffId();
    const { surat_pengaduan: scan } = await desk.took('kasi', complaint, 'klasifikasikan', {
      class: 'ringan',
      handlerId,
    });
    expect(saysClosed(await upload('surat_pengaduan'))).toEqual([422, true]);
    done(await upload('lampiran'));
    expect((await now('complaints', complaint)).surat_pengaduan).toBe(scan);
  });

  it('the examination is what the answer rests on', async () => {
    const complaint = await desk.handled('verifikator1', 'berkadar_pengawasan');
    await desk.took('kasi', complaint, 'periksa');
    const kasi = office.as('kasi');
    const early = await desk.step('kasi', complaint, 'jawab', { answer: 'Terbukti.' });
    expect([early.status, early.body.message]).toEqual([422, expect.stringContaining('belum disimpulkan')]);
    const held = { complaintId: complaint.id, heldOn: day() };
    const room = done(await kasi.create('examinations', held));
    expect((await desk.step('kasi', complaint, 'jawab', { answer: 'Terbukti.' })).status).toBe(422);
    const verdict = done(await kasi.steps('complaints', complaint)).find(({ verb }) => verb === 'jawab')!;
    expect([verdict.allowed, verdict.refusedBy]).toEqual([false, 'missing']);
    const concluded = done(await kasi.update('examinations', room, { conclusion: 'terbukti' }));
    const said = { examinationId: room.id, givenBy: 'Saksi', capacity: 'saksi', givenOn: day(), statement: 'Melihat.' };
    const statement = done(await kasi.create('examination-statements', said));
    await desk.took('kasi', complaint, 'jawab', { answer: 'Terbukti.' });
    for (const answer of [
      await kasi.update('examinations', concluded, { conclusion: 'tidak_terbukti' }),
      await kasi.update('examination-statements', statement, { statement: 'Tidak melihat.' }),
      await kasi.create('examination-statements', said),
    ])
      expect([answer.status, answer.body.message]).toEqual([
        422,
        'Berita acara hanya diubah selama pengaduannya diperiksa.',
      ]);
  });

  it('minutes are approved with somebody present, and then nobody is added or taken away', async () => {
    const staf = office.as('staf');
    const begun = await meetings.begun(['staf']);
    const meeting = await meetings.took('staf', begun, 'tulis_notula', { minutes: 'Notula.' });
    const nobody = await office.as('kadis').step('evaluation-meetings', meeting, 'sahkan');
    expect([nobody.status, nobody.body.message]).toEqual([422, 'Belum ada yang hadir pada daftar hadir rapat ini.']);
    done(await meetings.mark(meeting, 'staf', { attendance: 'sakit' }));
    expect((await office.as('kadis').step('evaluation-meetings', meeting, 'sahkan')).status).toBe(422);
    const came = done(await meetings.mark(meeting, 'staf', { attendance: 'hadir' }));
    done(await office.as('kadis').step('evaluation-meetings', meeting, 'sahkan'));
    expect((await staf.update('meeting-attendances', came, { attendance: 'sakit' })).status).toBe(422);
    expect((await meetings.seat(meeting, 'kasi')).status).toBe(422);
  });
});
