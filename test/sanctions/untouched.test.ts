import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseTerms } from '../../api/sanctions/case-terms.ts';
import { appointed } from '../support/appointing.ts';
import { DECIDED, HEARD, SUMMONED } from '../support/case-papers.ts';
import { ahead, casesOf } from '../support/discipline.ts';
import { type Answer, type Body, day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const says = ({ status, body }: Answer) => [status, body.message];
const words = (text: string) => expect.stringContaining(text);

const opened = async (values: Record<string, unknown>): Promise<Body> =>
  cases.put(done(await cases.open('verifikator1')), values);

describe('one breach is one case', () => {
  it('however its entry is written', async () => {
    const { entryId } = await office.make.evidence(await cases.staffId('staf'));
    done(await cases.open('staf', { entryId }));
    const again = await cases.open('staf', { entryId: entryId.toUpperCase() });
    expect(says(again)).toEqual([422, words('tidak diperiksa atau dihukum dua kali')]);
  });

  it('also on an act and on the entry that the act is about', async () => {
    const supervisedId = await cases.staffId('verifikator2');
    const [act] = await office.sql<{ id: string; entryId: string }>(
      `update supervised_acts set status = 'dugaan_pelanggaran' where id = (
         select a.id from supervised_acts a where "supervisedId" = $1 and status in ('menunggu', 'sesuai')
           and not exists (select from sanctions s where s."entryId" = a."entryId"::text) order by id desc limit 1)
       returning id, "entryId"`,
      [supervisedId],
    );
    done(await cases.open('verifikator2', { actId: act!.id }));
    expect(says(await cases.open('verifikator2', { entryId: act!.entryId }))).toEqual([422, words('dua kali')]);
  });
});

describe('a case rests', () => {
  it('on what he did himself, not on an entry of somebody else, nor on one that its opener may not read', async () => {
    for (const [who, by] of [
      ['verifikator2', 'kadis'],
      ['staf2', 'kasi'],
    ] as const) {
      const entry = await office.make.evidence(await cases.staffId(who));
      expect([who, ...fieldsOf(await cases.open('verifikator1', entry, by))]).toEqual([who, 422, ['entryId']]);
    }
  });
});

describe('what the Bupati decides', () => {
  it('is ended on his paper only', async () => {
    const record = await cases.put(done(await cases.open('verifikator1')), {
      ...HEARD,
      status: 'diajukan_ppk',
      decider: 'bupati',
    });
    const end = (row: Body) =>
      cases.step('kadis', row, 'nyatakan_tidak_terbukti', {
        reason: 'Bupati tidak menemukan pelanggaran.',
        decisionNumber: '800/B',
        decidedOn: day(-1),
      });
    expect(says(await end(record))).toEqual([422, words('belum diunggah')]);
    const ended = done(await end(await cases.slot(record, 'decisionFile')));
    expect(ended).toMatchObject({ status: 'tidak_terbukti', decisionNumber: '800/B', handOverBy: null });
    const imposed = await cases.put(done(await cases.open('verifikator1')), {
      ...DECIDED,
      decider: 'bupati',
      level: 'berat',
      kind: 'penurunan_jabatan_12',
    });
    const cancelled = (row: Body) =>
      cases.step('kadis', row, 'batalkan', { cancelNumber: '800/C', reason: 'Dibatalkan Bupati.' });
    expect(says(await cancelled(imposed))).toEqual([422, words('keputusan pembatalannya')]);
    expect(done(await cancelled(await cases.slot(imposed, 'cancelFile'))).status).toBe('batal');
  });

  it('is never written below the post of the accused', async () => {
    const [row] = done(
      await office.as('kadis').list('sanction-authorities', { filter: { post: 'kepala_bidang', level: 'ringan' } }),
    );
    for (const decider of ['kepala_seksi', 'kepala_bidang'])
      expect(says(await office.as('kadis').update('sanction-authorities', row!, { decider }))).toEqual([
        422,
        words('pejabat di atas Kepala Bidang'),
      ]);
  });
});

describe('what was done stays', () => {
  it('the statement, once the minutes are signed or refused', async () => {
    const record = await opened(HEARD);
    expect(says(await cases.step('verifikator1', record, 'beri_tanggapan', { statement: 'Bukan begitu.' }))).toEqual([
      409,
      words('tanggapan tidak diubah lagi'),
    ]);
  });

  it('the minutes, once a team has examined: it is not made anew', async () => {
    const record = await opened({ ...HEARD, teamDecree: '800/T' });
    const again = { teamDecree: '800/T2', summonsDate: ahead(30) };
    expect(says(await cases.step('kasi', record, 'bentuk_tim', again))[1]).toEqual(words('sudah diperiksa tim'));
  });

  it('what was proposed, where the decision from outside leaves it open', async () => {
    const proposed = { level: 'sedang', kind: 'potong_tunjangan_9', decider: 'bupati', status: 'diajukan_ppk' };
    const record = await cases.slot(await opened({ ...HEARD, ...proposed }), 'decisionFile');
    const given = { decisionNumber: '800/B', decidedOn: day(-1) };
    for (const emptied of [{ level: null }, { kind: null }, { level: null, kind: 'pdh_taps' }]) {
      const answer = await cases.step('kadis', record, 'catat_putusan_ppk', { ...given, ...emptied });
      expect([answer.status, answer.body.message]).toEqual([422, words('tidak dikosongkan')]);
    }
  });

  it('the team, once it has examined', async () => {
    const record = await opened({ ...HEARD, teamDecree: '800/T' });
    const member = { sanctionId: record.id, position: 'anggota', element: 'kepegawaian', name: 'Orang Luar' };
    const answer = await office
      .as('kabid')
      .create('sanction-members', { ...member, agency: 'BKPSDM', post: 'kepala_seksi' });
    expect(says(answer)).toEqual([409, words('Susunan tim')]);
  });
});

describe('what counts against him', () => {
  it('is not dated before it was proposed, nor recorded when his time is gone', async () => {
    const proposed = await cases.proposed('verifikator1', 'sedang', 'potong_tunjangan_9');
    const record = await cases.put(proposed, { submittedOn: day(-6), examinationRecord: 'Hadir.' });
    const decided = { decisionNumber: '800/1', decidedOn: day(-7) };
    expect(fieldsOf(await cases.step('kabid', record, 'putuskan', decided))).toEqual([422, ['decidedOn']]);
    const put = await cases.put(record, { status: 'diputuskan', decidedOn: day(-40), handOverProof: null });
    const late = await cases.step('kasi', await cases.slot(put, 'handOverProof'), 'serahkan', {
      handedOverOn: day(-20),
    });
    expect([...fieldsOf(late), late.body.message]).toEqual([
      422,
      ['handedOverOn'],
      words('paling lambat 3 hari kerja'),
    ]);
  });

  it('is delivered once: a wrong day is set right by a new summons', async () => {
    const summoned = { ...SUMMONED, deliveredOn: day(-39), deliveredBy: 'langsung' };
    const record = await cases.slot(await opened(summoned), 'summonsProof');
    const again = { deliveredOn: day(-38), deliveredBy: 'pos' };
    expect(says(await cases.step('kasi', record, 'catat_penyampaian', again))).toEqual([409, words('jadwalkan ulang')]);
  });

  it('moves with the calendar of the office, and is told in the trail', async () => {
    const record = await opened({
      ...DECIDED,
      status: 'diserahkan',
      handedOverOn: day(-1),
      objectionBy: day(3),
      inForceOn: day(4),
    });
    await office.app.get(CaseTerms).recount();
    const now = done(await office.as('kadis').one('sanctions', record.id));
    expect([now.objectionBy! > day(12), now.inForceOn! > now.objectionBy!]).toEqual([true, true]);
    const [entry] = await office.sql(
      `select 1 from audit.event where record_id = $1 and action = 'update' and (envelope::jsonb)->>'actor' = 'system:case-terms'`,
      [record.id],
    );
    expect(entry).toBeDefined();
  });
});

describe('a wrong proposal', () => {
  it.each([
    ['diusulkan', HEARD, 'diperiksa'],
    ['diajukan_ppk', HEARD, 'diperiksa'],
    ['diusulkan', { summoned: true }, 'tanpa_hadir'],
  ] as const)('is withdrawn from %s, back to where it came from', async (status, heard, to) => {
    const proposal = { level: 'sedang', kind: 'potong_tunjangan_9', decider: 'kepala_bidang', proposalNumber: '1' };
    const record = await cases.put(done(await cases.open('verifikator1')), { ...heard, ...proposal, status });
    const back = done(await cases.step('kasi', record, 'tarik_usulan', { reason: 'Tingkatnya keliru ditulis.' }));
    expect(back).toMatchObject({ status: to, level: null, kind: null, decider: null, proposalNumber: null });
  });
});

describe('an objection', () => {
  const objected = async (by: 'kadis' | 'kabid'): Promise<Body> =>
    cases.put(done(await cases.open('verifikator1')), {
      ...DECIDED,
      status: 'keberatan',
      decidedById: await cases.staffId(by),
      objection: 'Keberatan.',
      objectedOn: day(-1),
    });
  const answered = (record: Body, verb: string) =>
    cases.step('kadis', record, verb, { objectionAnswer: 'Ditolak.', reason: 'Surat Bupati 800/3 tanggal kemarin.' });

  it('is not answered by whoever decided: he records what his own superior answered', async () => {
    const record = await objected('kadis');
    expect(says(await cases.step('kadis', record, 'jawab_keberatan', { objectionAnswer: 'Ditolak.' }))).toEqual([
      403,
      words('dijawab atasan Anda'),
    ]);
    expect(done(await answered(record, 'catat_jawaban_keberatan')).objectionAnswer).toBe('Ditolak.');
  });

  it('to the decision of the Bupati or, by whoever acts for him, of the head is answered outside', async () => {
    const bupati = await cases.put(await objected('kadis'), { decider: 'bupati', decidedById: null });
    expect(says(await answered(bupati, 'jawab_keberatan'))).toEqual([409, words('di luar kantor ini')]);
    expect(done(await answered(bupati, 'catat_jawaban_keberatan')).objectionAnswer).toBe('Ditolak.');
    const acting = { role: 'kepala_dinas', kind: 'plh', validFrom: day(), validTo: day(2), decree: 'ST/2' };
    const plh = { staffId: await cases.staffId('kabid2'), ...acting };
    await appointed(office.as('admin'), office.as('inspektorat'), plh);
    const own = await cases.put(await objected('kadis'), { decider: 'kepala_dinas' });
    expect((await cases.step('kabid2', own, 'jawab_keberatan', { objectionAnswer: 'Ditolak.' })).status).toBe(409);
  });

  it('to the decision of another is answered by the head himself', async () => {
    expect((await answered(await objected('kabid'), 'catat_jawaban_keberatan')).status).toBe(403);
  });
});

it('the auditor alone draws a day again', async () => {
  const [draw] = done(await office.as('kadis').list('supervision-draws'));
  const redraw = (who: 'kadis' | 'inspektorat') =>
    office.as(who).send('POST', `/api/supervision-draws/${draw!.id}/redraw`);
  expect([(await redraw('kadis')).status, (await redraw('inspektorat')).status]).toEqual([403, 200]);
});
