import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writtenDate, writtenDay } from '../../api/define/dates.ts';
import { casePaperNames } from '../../api/sanctions/sanction-papers.flow.ts';
import type { Username } from '../../api/seed/people.ts';
import { AGAIN, casePapersOf, DECIDED, HEARD, lacking, SUMMONED } from '../support/case-papers.ts';
import { ahead, casesOf } from '../support/discipline.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
const { open, put } = cases;
const { paper, refusal } = casePapersOf(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const told = async (record: Body) =>
  (
    await office.sql<{ action: string }>(
      `select action from audit.event where record_id = $1 and action like '%.pdf' and outcome = 'ok' order by id`,
      [record.id],
    )
  ).map(({ action }) => action);

describe('surat panggilan', () => {
  it('says who is to come to whom, on which day, for what; how it is delivered in time; hour and place are for the hand', async () => {
    const [article] = done(await office.as('kadis').list<Body[]>('discipline-articles'));
    const record = await put(done(await open('verifikator1', { breachOn: day(-60) })), {
      ...SUMMONED,
      articleId: article!.id,
    });
    const text = await paper('kasi', record, 'summons.pdf');
    expect(
      lacking(text, [
        'Surat Panggilan I',
        'Aryo Bimo Saksono',
        'Sekar Ayu Lukitasari',
        writtenDay(day(-28)),
        `Tanggal pelanggaran : ${writtenDate(day(-60))}`,
        article!.name as string,
        'Lalai.',
        `paling lambat ${writtenDate(day(-38))}, 7 hari kerja sebelum pemeriksaan`,
        `Purbalingga, ${writtenDate(day(-40))}`,
        '…… WIB',
        'Diterima pada',
      ]),
    ).toEqual([]);
    expect(text).not.toContain('panggilan kedua');
  });

  it('the second says that he did not come to the first, and what follows when he does not come again', async () => {
    const record = await put(done(await open('verifikator1')), { ...SUMMONED, ...AGAIN, status: 'dipanggil_2' });
    expect(
      lacking(await paper('kasi', record, 'second-summons.pdf'), [
        'Surat Panggilan II',
        `Saudara tidak hadir pada pemeriksaan ${writtenDay(day(-28))}`,
        writtenDay(day(-20)),
        'diputuskan menurut bukti dan keterangan yang ada',
        `Purbalingga, ${writtenDate(day(-27))}`,
      ]),
    ).toEqual([]);
  });

  it('is no second one any more once a team summons anew', async () => {
    let record = done(await cases.step('kabid', done(await open('kasi')), 'telaah'));
    const member = { sanctionId: record.id, post: 'kepala_dinas', agency: 'BKPSDM' };
    const add = async (more: object) =>
      done(await office.as('kabid').create('sanction-members', { ...member, ...more }));
    const superior = { agency: null, post: null, staffId: await cases.staffId('kabid') };
    await add({ ...superior, position: 'ketua', element: 'atasan' });
    await add({ name: 'Hening Pramudita', position: 'sekretaris', element: 'kepegawaian' });
    await add({ name: 'Lukman Sasmita', position: 'anggota', element: 'pengawasan' });
    record = await put(record, { ...HEARD, ...AGAIN });
    const given = { teamDecree: '800/T', summonsDate: ahead(40) };
    record = done(await cases.step('kabid', record, 'bentuk_tim', given));
    expect(await refusal('kabid', record, 'second-summons.pdf')).toEqual([
      409,
      'Surat panggilan kedua belum ada karena pegawai belum dipanggil lagi.',
    ]);
    expect(
      lacking(await paper('kabid', record, 'summons.pdf'), [
        writtenDay(ahead(40)),
        'Tim pemeriksa menurut keputusan nomor 800/T:',
        'Lukman Sasmita, BKPSDM – Anggota, Unsur pengawasan (Inspektorat)',
        'Ketua Tim Pemeriksa',
      ]),
    ).toEqual([]);
  });
});

describe('berita acara pemeriksaan', () => {
  it('says who examined whom and when, what he said himself, and that he signs', async () => {
    const said = {
      statement: 'Saya mengikuti petunjuk.',
      statedAt: `${day(-19)}T02:00:00Z`,
      signedAt: `${day(-19)}T03:30:00Z`,
    };
    const record = await put(done(await open('verifikator1')), { ...HEARD, ...said });
    const text = await paper('verifikator1', record, 'examination.pdf');
    expect(
      lacking(text, [
        'Berita Acara Pemeriksaan',
        `Pada hari ini, ${writtenDay(day(-20))}, diperiksa:`,
        'Aryo Bimo Saksono',
        'Sekar Ayu Lukitasari',
        'Ditanya: mengapa?',
        'Dijawab: lupa.',
        'Saya mengikuti petunjuk.',
        `Ditulis sendiri pada ${writtenDate(day(-19))} pukul 09.00 WIB.`,
        `Yang diperiksa menandatangani berita acara ini, dicatat ${writtenDate(day(-19))} pukul 10.30 WIB.`,
      ]),
    ).toEqual([]);
    expect(text.match(/Yang diperiksa (?!m)/g)).toHaveLength(1);
  });

  it('says that he refuses, wrote nothing, or has not signed yet', async () => {
    const record = await put(done(await open('verifikator1')), { ...HEARD, signature: 'ditolak' });
    expect(
      lacking(await paper('kasi', record, 'examination.pdf'), [
        'menolak menandatangani; berita acara ini tetap menjadi dasar',
        'tidak menulis tanggapan',
      ]),
    ).toEqual([]);
    const open1 = await put(record, { signature: null });
    expect(await paper('kasi', open1, 'examination.pdf')).toContain('Tanda tangan yang diperiksa belum dicatat.');
  });

  it('names the NIP of whom the reader may know it, and his own', async () => {
    const record = await put(done(await open('verifikator1')), HEARD);
    const numbers = async (who: Username) => (await paper(who, record, 'examination.pdf')).match(/NIP \d{8} \d{6}/g);
    const [nip] = await office.sql<{ nip: string }>('select nip from staff where id = $1', [
      await cases.staffId('verifikator1'),
    ]);
    const own = `NIP ${nip!.nip.slice(0, 8)} ${nip!.nip.slice(8, 14)}`;
    expect(new Set(await numbers('verifikator1'))).toEqual(new Set([own]));
    expect(new Set(await numbers('kasi')).size).toBe(2);
  });
});

describe('a paper', () => {
  it('is not there before the case has come to it: one clear sentence each, and nothing is told as printed', async () => {
    const record = done(await open('verifikator1'));
    const answers = await Promise.all(casePaperNames.map((name) => refusal('kadis', record, name)));
    expect(answers).toEqual(casePaperNames.map(() => [409, expect.stringMatching(/^\S.* belum ada karena .*\.$/)]));
    expect(await told(record)).toEqual([]);
  });

  it('is for whoever may read the case, then: nothing for the person before his summons, all of it afterwards', async () => {
    const record = await put(done(await open('verifikator1')), { ...HEARD, status: 'telaah' });
    for (const name of casePaperNames) expect((await refusal('verifikator1', record, name))[0]).toBe(404);
    const summoned = await put(record, { status: 'diperiksa' });
    for (const name of ['summons.pdf', 'examination.pdf'] as const) await paper('verifikator1', summoned, name);
    for (const [who, status] of [
      ['verifikator2', 404],
      ['kasi2', 404],
      ['staf2', 404],
      ['admin', 404],
    ] as const)
      expect([who, (await refusal(who, summoned, 'summons.pdf'))[0]]).toEqual([who, status]);
    await paper('inspektorat', summoned, 'examination.pdf');
  });

  it('is told by its name each time', async () => {
    const record = await put(done(await open('verifikator1')), { ...DECIDED, ...AGAIN, handedOverOn: day(-5) });
    for (const name of casePaperNames) await paper('kadis', record, name);
    expect(await told(record)).toEqual([...casePaperNames]);
    const entries = done(await office.as('kadis').history('sanctions', record));
    expect(entries.at(-1)!.sentence).toMatch(
      /, Kepala Dinas, mencetak berita acara penyerahan keputusan dari Sanksi\.$/,
    );
  });
});
