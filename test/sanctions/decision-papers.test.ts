import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writtenDate, writtenDay } from '../../api/define/dates.ts';
import { SANCTION_KINDS, TRANSITIONAL } from '../../api/sanctions/sanction-kinds.flow.ts';
import { AGAIN, casePapersOf, DECIDED, lacking } from '../support/case-papers.ts';
import { casesOf } from '../support/discipline.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
const { open, put } = cases;
const { paper, refusal } = casePapersOf(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe('keputusan hukuman disiplin', () => {
  it('weighs, names the law, and imposes a kind with its counterpart of the transition; it says when it holds and how to object', async () => {
    const record = await put(done(await open('verifikator1', { breachOn: day(-60) })), {
      ...DECIDED,
      impact: 'unit',
      absentDays: 15,
      statement: 'Saya lupa.',
      decidedById: await cases.staffId('kabid'),
    });
    expect(
      lacking(await paper('kasi', record, 'decision.pdf'), [
        'Keputusan Hukuman Disiplin',
        'Nomor : 800/9',
        `Tanggal : ${writtenDate(day(-10))}`,
        `diduga melakukan pelanggaran pada ${writtenDate(day(-60))}: Lalai.`,
        `diperiksa pada ${writtenDate(day(-20))}`,
        'telah dipertimbangkan',
        'berdampak pada unit kerja',
        '15 hari dalam setahun',
        'Peraturan Pemerintah Nomor 94 Tahun 2021',
        'tingkat sedang berupa pemotongan tunjangan kinerja sebesar 25% selama 9 bulan; padanannya: penundaan kenaikan pangkat 1 tahun',
        'hari kerja ke-15 sejak diterima',
        'paling lambat 14 hari kerja sejak keputusan ini diterima',
        'Kepala Bidang Informatika Tejo Purwadi Kusuma',
      ]),
    ).toEqual([]);
  });

  it('of somebody twice absent rests on the evidence; of another employment on another law', async () => {
    const [absent, contract] = [done(await open('verifikator1')), done(await open('staf2'))];
    await put(absent, { ...DECIDED, ...AGAIN, examinedOn: null, decidedById: null });
    expect(await paper('kadis', absent, 'decision.pdf')).toContain(
      `dua kali dipanggil dan tidak hadir, pada ${writtenDate(day(-28))} dan ${writtenDate(day(-20))}, sehingga diputuskan menurut bukti`,
    );
    await put(contract, {
      ...DECIDED,
      level: 'ringan',
      kind: 'teguran_tertulis',
      status: 'batal',
      cancelNumber: '800/B',
    });
    const text = await paper('kadis', contract, 'decision.pdf');
    expect(lacking(text, ['Kontrak kerja', 'Non', 'Dibatalkan : dengan keputusan nomor 800/B'])).toEqual([]);
    expect(text).not.toContain('Nomor 94 Tahun 2021');
  });

  it('by who acted for another is signed as Plt. or Plh. of that day', async () => {
    const staffId = await cases.staffId('kasi');
    await office.sql(
      `insert into appointments (id, version, "createdAt", "updatedAt", "staffId", role, kind, status, "validFrom", "validTo", decree)
       values (uuidv7(), 1, now(), now(), $1, 'kepala_bidang', 'plh', 'berlaku', $2, $3, 'ST/1')`,
      [staffId, day(-12), day(-8)],
    );
    const record = await put(done(await open('verifikator1')), { ...DECIDED, decidedById: staffId });
    expect(await paper('kadis', record, 'decision.pdf')).toContain('Plh. Kepala Bidang Sekar Ayu Lukitasari');
    const later = await put(record, { decidedOn: day(-7) });
    expect(await paper('kadis', later, 'decision.pdf')).not.toContain('Plh.');
  });

  it('that was made outside is the file that came from there', async () => {
    const record = await put(done(await open('verifikator1')), { ...DECIDED, decider: 'bupati' });
    expect(await refusal('kadis', record, 'decision.pdf')).toEqual([409, expect.stringContaining('dibuat Bupati')]);
  });

  it('has a counterpart for every cut of the allowance', () => {
    const cuts = Object.keys(SANCTION_KINDS).filter((kind) => kind.startsWith('potong_'));
    expect(TRANSITIONAL.map(([kind]) => kind)).toEqual(cuts);
  });
});

describe('berita acara penyerahan', () => {
  it('says who was handed what by whom, and which terms run from then on', async () => {
    const [{ id }] = (await office.sql<Body>(`select id from sanctions where status = 'diserahkan'`)) as [Body];
    const record = done(await office.as('kasi').one('sanctions', id));
    expect(
      lacking(await paper('kasi', record, 'hand-over.pdf'), [
        'Berita Acara Penyerahan Keputusan',
        `Pada hari ini, ${writtenDay(record.handedOverOn as string)}, diterima keputusan berikut:`,
        record.decisionNumber as string,
        `Keberatan paling lambat : ${writtenDay(record.objectionBy as string)}`,
        `Berlaku mulai : ${writtenDay(record.inForceOn as string)}`,
        '(SHA-256',
        'Yang menerima',
        'Yang menyerahkan Wening Galih Prameswari',
        'Sekar Ayu Lukitasari',
      ]),
    ).toEqual([]);
  });

  it('says that he did not come for it, and of a dismissal where the appeal goes', async () => {
    const sent = { handOverAbsentOn: day(-9), sentOn: day(-8), handedOverOn: day(-6), objectionBy: day(9) };
    const record = await put(done(await open('verifikator1')), { ...DECIDED, ...sent, status: 'diserahkan' });
    expect(
      lacking(await paper('kasi', record, 'hand-over.pdf'), [
        `tidak hadir saat penyerahan pada ${writtenDate(day(-9))}; keputusan dikirimkan pada ${writtenDate(day(-8))}`,
      ]),
    ).toEqual([]);
    const dismissed = await put(record, { level: 'berat', kind: 'pdh_taps', decider: 'bupati' });
    const text = await paper('kasi', dismissed, 'hand-over.pdf');
    expect(text).toContain('Banding kepada Badan Pertimbangan');
    expect(text).not.toContain('Keberatan paling lambat');
  });
});

// The last: it renames people.
it('a decision stays as it was decided, whatever the people and the article are called later', async () => {
  const proposed = await cases.proposed('verifikator2', 'sedang', 'potong_tunjangan_9');
  const record = await put(proposed, { summonsDate: day(-28), examinationRecord: 'Hadir.' });
  const decided = { decisionNumber: '800/9', decidedOn: day() };
  const row = done(await cases.step('kabid', record, 'putuskan', decided));
  const before = await paper('kasi', row, 'decision.pdf');
  expect(before).toContain('Kepala Bidang Informatika Tejo Purwadi Kusuma');
  const names = `"fullName" = 'Nama Lain Sekali', position = 'Jabatan Rekaan', rank = 'IV/e'`;
  for (const who of ['kabid', 'verifikator2'] as const)
    await office.sql(`update staff set ${names} where id = $1`, [await cases.staffId(who)]);
  expect(await paper('kasi', row, 'decision.pdf')).toBe(before);
});
