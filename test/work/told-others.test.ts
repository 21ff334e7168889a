import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MyWorkAnswer, WorkItem } from '../../api/define/answers/work.ts';
import type { Username } from '../../api/seed/people.ts';
import { StandIns } from '../../api/work/stand-ins.ts';
import { casesOf, EXAMINED } from '../support/discipline.ts';
import { deskOf } from '../support/complaints.ts';
import { PEOPLE } from '../support/flow-office.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
beforeAll(async () => (office = await openOffice({ JOBS: 'off' })));
afterAll(() => office?.close());

/** Who was told of it since the last time, how it begins, and what else the console says. */
async function told(id: string): Promise<[Username, string, string][]> {
  const rows = await office.sql<{ username: Username; title: string; text: string }>(
    `with told as (delete from notifications where "recordId" = $1 returning *)
     select u.username, n.title, n.text from told n join users u on u."staffId" = n."staffId" order by u.username`,
    [id],
  );
  return rows.map(({ username, title, text }) => [username, title, text]);
}
const titles = async (id: string) => (await told(id)).map(([who, title]) => [who, title.replace(/^SN\S+ /, '')]);
const work = async (who: Username) => done(await office.as(who).get<MyWorkAnswer>('/api/my-work?limit=50')).items;
const waits = async (who: Username, id: string): Promise<WorkItem | undefined> =>
  (await work(who)).find((item) => item.id === id);
/** Of what else waits for somebody, none is between this and the top of his list. */
const first = (id: string) =>
  office.sql(`update clocks set due_at = '2020-01-06T02:00:00Z' where record_id = $1`, [id]);

describe('a person who is given back', () => {
  it('is his registrar’s: in her bell with the reason, and in her list, no longer in that of the verifier', async () => {
    const person = await office.make.personIn('penentuan_status');
    await told(person.id);
    const now = done(await office.as('verifikator1').one('verifications', person.id));
    const back = done(
      await office.as('verifikator1').step('verifications', now, 'kembalikan', { reason: 'NIK kabur.' }),
    );
    await first(person.id);
    expect(await told(person.id)).toEqual([
      [
        'staf',
        expect.stringMatching(/^Dikembalikan untuk diperbaiki 1 orang dari SE/),
        expect.stringContaining('Alasan: NIK kabur.'),
      ],
    ]);
    expect(await waits('staf', person.id)).toMatchObject({ label: 'Ajukan ulang', waits: null });
    expect(await waits('verifikator1', person.id)).toBeUndefined();
    done(await office.as('staf').step('verifications', back, 'ajukan_ulang'));
    expect((await titles(person.id)).map(([who]) => who)).toEqual(['verifikator1']);
  });
});

describe('who recorded it', () => {
  it('is told that her letter has ended, and the verifier with her that a certificate was put right', async () => {
    const person = await office.make.personIn('diterima');
    const letter = String(person.requestId);
    expect(await told(letter)).toEqual(
      expect.arrayContaining([
        ['staf', expect.stringMatching(/^Permohonan berakhir \(Selesai\): SE/), expect.anything()],
      ]),
    );
    await told(person.id);
    const now = done(await office.as('kasi').one('verifications', person.id));
    const right = {
      serialNumber: 'ABC123',
      validFrom: now.validFrom,
      validTo: now.validTo,
      reason: 'Salah ketik nomornya.',
    };
    done(await office.as('kasi').step('verifications', now, 'koreksi_sertifikat', right));
    const said = [
      expect.stringMatching(/^Verifikasi: Koreksi data sertifikat 1 orang dari SE/),
      expect.stringContaining('Salah ketik'),
    ];
    expect(await told(person.id)).toEqual([
      ['staf', ...said],
      ['verifikator1', ...said],
    ]);
  });

  it('is told when the reporter is asked for more', async () => {
    const desk = deskOf(office);
    const complaint = await desk.handled('verifikator1');
    await told(complaint.id);
    await desk.took('verifikator1', complaint, 'minta_kelengkapan', { reason: 'Nomor surat belum ada.' });
    expect(await told(complaint.id)).toEqual([
      ['staf', expect.stringMatching(/^Kelengkapan diminta dari pelapor: PD/), expect.stringContaining('Nomor surat')],
    ]);
  });
});

describe('a verdict of supervision', () => {
  it('is told to the supervised, what takes its place too, and his answer to whoever gave it', async () => {
    const [kasi, staf] = [await cases.staffId('kasi'), await cases.staffId('staf')];
    const [act] = await office.sql<{ id: string }>(
      `update supervised_acts set status = 'menunggu', "drawId" = null, "supervisedId" = $1, "supervisorId" = $2, remark = null,
         answer = null, "answeredAt" = null where id = (select id from supervised_acts order by id limit 1) returning id`,
      [staf, kasi],
    );
    const { id } = act!;
    const step = async (who: Username, verb: string, values: object) => {
      const now = done(await office.as(who).one('supervised-acts', id));
      done(await office.as(who).step('supervised-acts', now, verb, values));
      return titles(id);
    };
    await told(id);
    const remark = 'Lampiran surat ini belum lengkap.';
    expect(await step('kasi', 'nilai_pembinaan', { remark })).toEqual([
      ['staf', 'Perbuatan Anda dinilai perlu pembinaan'],
    ]);
    expect(await step('staf', 'tanggapi', { answer: 'Sudah dilengkapi.' })).toEqual([
      ['kasi', 'Penilaian Anda ditanggapi oleh yang diawasi'],
    ]);
    expect(await step('kasi', 'ganti_sesuai', { reason: 'Sudah dilengkapi.' })).toEqual([
      ['staf', 'Penilaian atas perbuatan Anda diganti menjadi sesuai'],
    ]);
  });
});

describe('a case of discipline', () => {
  const accused = 'verifikator2';
  const take = async (who: Username, { id }: Body, verb: string, values: object = {}) => {
    const now = done(await office.as(who).one('sanctions', id));
    done(await office.as(who).step('sanctions', now, verb, values));
    return titles(id);
  };

  it('waits for what the person himself has to say, and whoever examines is told that he did', async () => {
    const record = done(await cases.open(accused));
    await cases.put(record, { ...EXAMINED, status: 'dipanggil_1', summoned: true, examinedOn: null, signature: null });
    await office.sql(`update clocks set state = 'dipanggil_1' where record_id = $1`, [record.id]);
    await told(record.id);
    expect(await waits(accused, record.id)).toMatchObject({ label: 'Tulis tanggapan saya', waits: null });
    expect(await waits('kasi', record.id)).toMatchObject({
      label: 'Catat pemeriksaan',
      waits: expect.stringContaining('Penyampaian surat panggilan pertama belum dicatat.'),
    });
    expect(await take(accused, record, 'beri_tanggapan', { statement: 'Saya sakit.' })).toEqual([
      ['kasi', 'Pegawai menulis tanggapannya'],
    ]);
    expect(await waits(accused, record.id)).toBeUndefined();
    await cases.put(record, { status: 'diperiksa', examinedOn: day(-20) });
    await office.sql(`update clocks set state = 'diperiksa' where record_id = $1`, [record.id]);
    expect(await waits(accused, record.id)).toMatchObject({ label: 'Tanda tangani atau tolak BAP', waits: null });
    expect(await take(accused, record, 'tanda_tangani', { signature: 'ditandatangani' })).toEqual([
      ['kasi', 'Pegawai menandatangani berita acara, atau menolaknya'],
    ]);
    expect(await waits(accused, record.id)).toBeUndefined();
  });

  it('is told to whoever must decide when it is proposed, and to him what is objected', async () => {
    const record = done(await cases.open(accused));
    await cases.put(record, { ...EXAMINED, summoned: true });
    await told(record.id);
    const news = await take('kasi', record, 'usulkan', { level: 'sedang', kind: 'potong_tunjangan_6' });
    expect(news).toEqual([['kabid', expect.stringMatching(/^Sanksi: menunggu Anda \(Putuskan\)/)]]);
    expect(await waits('kabid', record.id)).toMatchObject({ label: 'Putuskan', waits: null });
    const dated = { decidedOn: day(-3), handedOverOn: day(-2), objectionBy: day(20), inForceOn: day(25) };
    await cases.put(record, {
      ...dated,
      status: 'diserahkan',
      decidedById: await cases.staffId('kabid'),
      decisionNumber: '800/1',
    });
    const objected = await take(accused, record, 'ajukan_keberatan', { objection: 'Terlalu berat.' });
    expect(objected).toEqual([
      ['kabid', 'Pegawai mengajukan keberatan'],
      ['kadis', expect.stringMatching(/^Diminta keputusan Anda \(Jawab keberatan\)/)],
      ['kasi', 'Pegawai mengajukan keberatan'],
    ]);
    expect(await waits('kadis', record.id)).toMatchObject({ label: 'Jawab keberatan', waits: null });
    await take('kadis', record, 'jawab_keberatan', { objectionAnswer: 'Tetap.' });
    expect(await waits('kadis', record.id)).toMatchObject({
      label: 'Berlakukan',
      waits: expect.stringMatching(/^Keputusan ini berlaku mulai \d+ \w+ \d{4}/),
    });
  });
});

describe('what is named as waiting', () => {
  it('of a complaint at work is the answer; of one that a head is to confirm, that', async () => {
    const desk = deskOf(office);
    const light = await desk.handled('verifikator1');
    await first(light.id);
    expect(await waits('verifikator1', light.id)).toMatchObject({ label: 'Jawab', waits: null });
    const grave = await desk.record({}, 'verifikator1');
    const wanted = { class: 'berkadar_pengawasan', handlerId: await cases.staffId('verifikator1') };
    await desk.took('verifikator1', grave, 'klasifikasikan', wanted);
    await desk.took('verifikator1', grave, 'tangani');
    await first(grave.id);
    expect(await waits('kasi', grave.id)).toMatchObject({ label: 'Konfirmasi klasifikasi', waits: null });
    await desk.took('kasi', grave, 'konfirmasi');
    await first(grave.id);
    expect(await waits('kasi', grave.id)).toMatchObject({ label: 'Mulai pemeriksaan', waits: null });
  });

  it.each(PEOPLE)('%s: a step that is open to him, or why it is not', async (who) => {
    await office.app.get(StandIns).settle();
    for (const { resource, id, verb, waits: why, label } of await work(who)) {
      const steps = done(await office.as(who).steps(resource, { id }));
      const verdict = steps.find((one) => one.verb === verb);
      expect([resource, label, verdict?.allowed]).toEqual([resource, verdict?.label, why === null]);
      expect(why).not.toBe('');
    }
  });
});
