import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handOverBy, inForceOn, objectionBy } from '../../api/sanctions/terms.ts';
import { calendar, casesOf, EXAMINED } from '../support/discipline.ts';
import { type Body, day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
const { staffId, open, put, step, slot, proposed } = cases;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const DECIDED = { decisionNumber: '800/9', decidedOn: day() };
const LEADERS = ['kasi', 'kabid', 'kadis'] as const;
describe('a decision', () => {
  it.each([
    ['staf', 'ringan', 'teguran_lisan', 'kasi'],
    ['staf', 'sedang', 'potong_tunjangan_6', 'kabid'],
    ['kasi', 'ringan', 'teguran_lisan', 'kabid'],
    ['kasi', 'sedang', 'potong_tunjangan_6', 'kadis'],
    ['kabid', 'ringan', 'teguran_lisan', 'kadis'],
  ] as const)('on %s, %s (%s): is made by %s, not by the others', async (who, level, kind, decider) => {
    // Of Kepala Bidang the examiner is Kepala Dinas.
    const opened = done(await open(who, who === 'kabid' ? { examinerId: await staffId('kadis') } : {}));
    const named = await cases.decider(opened, level);
    const record = await put(opened, { ...EXAMINED, status: 'diusulkan', level, kind, decider: named });
    for (const other of LEADERS.filter((one) => one !== decider && one !== who)) {
      const { status } = await step(other, record, 'putuskan', DECIDED);
      expect([other, [403, 404].includes(status)]).toEqual([other, true]);
    }
    expect(fieldsOf(await step(decider, record, 'putuskan', { ...DECIDED, decidedOn: day(1) }))).toEqual([
      422,
      ['decidedOn'],
    ]);
    expect(fieldsOf(await step(decider, record, 'putuskan', { ...DECIDED, decidedOn: day(-21) }))).toEqual([
      422,
      ['decidedOn'],
    ]);
    const decided = done(await step(decider, record, 'putuskan', DECIDED));
    expect(decided).toMatchObject({ decidedById: await staffId(decider), handOverBy: handOverBy(calendar, day()) });
  });

  it('that is severe is made by nobody inside: it goes out, and the answer comes with number, date and file', async () => {
    let record = await proposed('staf', 'berat', 'pdh_taps');
    for (const who of LEADERS) {
      const { status, body } = await step(who, record, 'putuskan', DECIDED);
      expect([status, body.message]).toEqual([409, expect.stringContaining('diputuskan Bupati')]);
    }
    record = done(await step('kadis', record, 'usulkan_ppk', { proposalNumber: '800/3', proposedOn: day(-1) }));
    expect(fieldsOf(await step('kadis', record, 'catat_putusan_ppk', DECIDED))).toEqual([422, ['decisionFile']]);
    record = await slot(record, 'decisionFile');
    const early = { ...DECIDED, decidedOn: day(-2) };
    expect(fieldsOf(await step('kadis', record, 'catat_putusan_ppk', early))).toEqual([422, ['decidedOn']]);
    expect(done(await step('kadis', record, 'catat_putusan_ppk', DECIDED)).decidedById).toBeNull();
    const light = await proposed('verifikator2', 'ringan', 'teguran_lisan');
    expect((await step('kadis', light, 'usulkan_ppk', { proposalNumber: '1', proposedOn: day() })).status).toBe(409);
  });

  it('of a level that the table of authority says nothing of is made by nobody; and severe stays outside', async () => {
    const record = await put(done(await open('verifikator2')), EXAMINED);
    const [row] = await office.sql<Body>(
      `update sanction_authorities set "archivedAt" = now() where post = 'pelaksana' and level = 'sedang' returning id`,
    );
    const asked = await step('kabid', record, 'usulkan', { level: 'sedang', kind: 'potong_tunjangan_6' });
    expect(fieldsOf(asked)).toEqual([422, ['level']]);
    await office.sql('update sanction_authorities set "archivedAt" = null where id = $1', [row!.id]);
    const [severe] = done(
      await office.as('kadis').list('sanction-authorities', { filter: { post: 'kepala_seksi', level: 'berat' } }),
    );
    expect((await office.as('kadis').update('sanction-authorities', severe!, { decider: 'kepala_dinas' })).status).toBe(
      422,
    );
  });

  it('by who acts for another is a light one only', async () => {
    const acting = {
      role: 'kepala_bidang',
      kind: 'plh',
      status: 'berlaku',
      validFrom: day(-1),
      validTo: day(9),
      decree: 'ST/1',
    };
    const made = done(
      await office.as('admin').create('appointments', { ...acting, status: undefined, staffId: await staffId('kasi') }),
    );
    done(await office.as('kadis').step('appointments', made, 'konfirmasi'));
    const record = await proposed('verifikator2', 'sedang', 'potong_tunjangan_6');
    const { status, body } = await step('kasi', record, 'putuskan', DECIDED);
    expect([status, body.message]).toEqual([403, expect.stringContaining('Plt. dan Plh.')]);
  });
});

describe('after the decision', () => {
  const decided = async () =>
    put(await proposed('verifikator1', 'sedang', 'potong_tunjangan_6'), {
      status: 'diputuskan',
      decidedOn: day(-3),
      decisionNumber: '800/9',
    });

  it('the person is handed it with proof, not before it was decided; then terms run from the receipt', async () => {
    let record = await decided();
    expect(fieldsOf(await step('kasi', record, 'serahkan', { handedOverOn: day() }))).toEqual([422, ['handOverProof']]);
    record = await slot(record, 'handOverProof');
    for (const handedOverOn of [day(-4), day(1)])
      expect(fieldsOf(await step('kasi', record, 'serahkan', { handedOverOn }))).toEqual([422, ['handedOverOn']]);
    const absent = { handOverAbsentOn: day(-2), sentOn: day(-1) };
    expect(fieldsOf(await step('kasi', record, 'kirimkan', { ...absent, sentOn: day(-3) }))).toEqual([422, ['sentOn']]);
    record = done(await step('kasi', record, 'kirimkan', absent));
    expect(fieldsOf(await step('kasi', record, 'serahkan', { handedOverOn: day(-2) }))).toEqual([
      422,
      ['handedOverOn'],
    ]);
    record = done(await step('kasi', record, 'serahkan', { handedOverOn: day() }));
    expect(record).toMatchObject({
      objectionBy: objectionBy(calendar, day()),
      inForceOn: inForceOn(calendar, day()),
    });
    const { status, body } = await step('kadis', record, 'berlakukan');
    expect([status, body.message]).toEqual([422, expect.stringContaining('hari kerja ke-15')]);
  });

  it('he objects in time, is answered, and it is in force on the day and served from then on, for its months', async () => {
    const dates = { handedOverOn: day(-1), objectionBy: day(10), inForceOn: day() };
    let record = await put(await decided(), { ...dates, status: 'diserahkan' });
    expect(
      fieldsOf(await step('kasi', record, 'catat_keberatan', { objectedOn: day(-2), objection: 'Keberatan.' })),
    ).toEqual([422, ['objectedOn']]);
    const over = await put(record, { objectionBy: day(-1) });
    expect((await step('verifikator1', over, 'ajukan_keberatan', { objection: 'Saya keberatan.' })).status).toBe(409);
    record = await put(over, { objectionBy: day(10) });
    expect((await step('kasi', record, 'ajukan_keberatan', { objection: 'Saya keberatan.' })).status).toBe(403);
    record = done(await step('verifikator1', record, 'ajukan_keberatan', { objection: 'Saya keberatan.' }));
    expect(record).toMatchObject({ status: 'keberatan', objectedOn: day() });
    expect((await step('kadis', record, 'berlakukan')).status).toBe(422);
    record = done(await step('kadis', record, 'jawab_keberatan', { objectionAnswer: 'Keputusan tetap.' }));
    record = done(await step('kadis', record, 'berlakukan'));
    expect(fieldsOf(await step('kasi', record, 'jalankan', { servedFrom: day(-1) }))).toEqual([422, ['servedFrom']]);
    record = done(await step('kasi', record, 'jalankan', { servedFrom: day() }));
    expect(fieldsOf(await step('kasi', record, 'selesaikan', { servedUntil: day() }))).toEqual([422, ['servedUntil']]);
    record = await put(record, { servedFrom: day(-200) });
    done(await step('kasi', record, 'selesaikan', { servedUntil: day() }));
  });

  it('a sanction is cancelled by decision only, with number and reason', async () => {
    const record = await decided();
    expect((await step('kabid', record, 'batalkan', { cancelNumber: '1', reason: 'Keliru orang.' })).status).toBe(403);
    expect(fieldsOf(await step('kadis', record, 'batalkan', { cancelNumber: '1' }))).toEqual([422, ['reason']]);
    done(await step('kadis', record, 'batalkan', { cancelNumber: '1', reason: 'Keliru orang.' }));
  });

  it('while it is open the person stays in his unit', async () => {
    await decided();
    const admin = office.as('admin');
    const person = done(await admin.one('staff', await staffId('verifikator1')));
    const [other] = done(await admin.list('org-units', { filter: { code: 'PIMP' } }));
    expect(fieldsOf(await admin.update('staff', person, { unitId: other!.id }))).toEqual([422, ['unitId']]);
  });
});
