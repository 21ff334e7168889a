import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeDate, officeMidnight } from '../../api/define/office-time.ts';
import { examinedFrom, summonsBy } from '../../api/sanctions/terms.ts';
import { ahead, calendar, casesOf, EXAMINED } from '../support/discipline.ts';
import { day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
const { staffId, open, put, step, slot } = cases;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe('a case is opened', () => {
  it('on something: without a source it is refused, and with one that is not there', async () => {
    expect(fieldsOf(await open('staf', { entryId: null }))[0]).toBe(422);
    for (const entryId of ['bukan-nomor', '00000000-0000-7000-8000-000000000000'])
      expect(fieldsOf(await open('staf', { entryId }))).toEqual([422, ['entryId']]);
  });

  it('once for a person and a source, also by four at once, and never again after it was decided', async () => {
    const evidence = await office.make.evidence(await staffId('staf'));
    const answers = await Promise.all([1, 2, 3, 4].map(() => open('staf', evidence)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 422, 422, 422]);
    const made = answers.find(({ status }) => status === 201)!.body;
    expect(fieldsOf(await open('verifikator1', evidence))).toEqual([422, ['entryId']]);
    await put(made, { status: 'selesai' });
    const again = await open('staf', evidence);
    expect([again.status, again.body.message]).toEqual([422, expect.stringContaining(made.number as string)]);
    await put(made, { status: 'tidak_terbukti' });
    expect((await open('staf', evidence)).status).toBe(201);
  });

  it('with an examiner who is neither the examined nor below him', async () => {
    const own = await open('kasi', { examinerId: await staffId('kasi') });
    expect(own.status).toBe(422);
    expect(fieldsOf(await open('kabid', { examinerId: await staffId('kasi') }))).toEqual([422, ['examinerId']]);
  });

  it('keeps the employment and the post of its time', async () => {
    expect(done(await open('verifikator3'))).toMatchObject({ regime: 'pppk', post: 'pelaksana' });
    expect(done(await open('kasi'))).toMatchObject({ regime: 'pns', post: 'kepala_seksi' });
  });

  it('under the employment of the day of the breach, which a later change of it does not move', async () => {
    const admin = office.as('admin');
    const person = done(await admin.one('staff', await staffId('verifikator2')));
    const since = day(-10);
    const employment = person.employment === 'pns' ? 'pppk' : 'pns';
    done(await admin.update('staff', person, { employment, since }));
    const before = done(await open('verifikator2', { breachOn: day(-11) }));
    expect(before.regime).toBe(person.employment);
    expect(done(await open('verifikator2', { breachOn: since })).regime).toBe(employment);
    const moved = done(await office.as('kadis').update('sanctions', before, { breachOn: since }));
    expect(moved.regime).toBe(employment);
    expect(fieldsOf(await open('verifikator2', { breachOn: '2001-01-01' }))).toEqual([422, ['breachOn']]);
  });
});

describe('a summons', () => {
  it('is delivered seven working days before the examination, with proof; the dates follow from the calendar', async () => {
    let record = done(await step('kasi', done(await open('staf')), 'telaah'));
    const first = examinedFrom(calendar, day());
    const soon = officeDate(officeMidnight(first) - 1);
    expect(fieldsOf(await step('kasi', record, 'panggil', { summonsDate: soon }))).toEqual([422, ['summonsDate']]);
    record = done(await step('kasi', record, 'panggil', { summonsDate: first }));
    expect(record).toMatchObject({ summonsBy: summonsBy(calendar, first), summonedOn: day() });
    const delivered = { deliveredOn: day(), deliveredBy: 'langsung' };
    expect(fieldsOf(await step('kasi', record, 'catat_penyampaian', delivered))).toEqual([422, ['summonsProof']]);
    record = await slot(record, 'summonsProof');
    for (const deliveredOn of [day(1), day(-1)])
      expect(fieldsOf(await step('kasi', record, 'catat_penyampaian', { ...delivered, deliveredOn }))).toEqual([
        422,
        ['deliveredOn'],
      ]);
    record = done(await step('kasi', record, 'catat_penyampaian', delivered));
    // Nobody is examined, nor absent, before the day has come.
    for (const [verb, values] of [
      ['periksa', { examinedOn: day(), examinationRecord: 'Hadir.' }],
      ['panggil_ulang', { secondDate: ahead(20) }],
    ] as const)
      expect((await step('kasi', record, verb, values)).status).toBe(422);
  });

  it('that came too late is refused and set anew', async () => {
    let record = await put(done(await open('staf')), {
      status: 'dipanggil_1',
      summonsDate: day(2),
      summonedOn: day(-9),
    });
    record = await slot(record, 'summonsProof');
    const late = await step('kasi', record, 'catat_penyampaian', { deliveredOn: day(), deliveredBy: 'pos' });
    expect([late.status, late.body.message]).toEqual([422, expect.stringContaining('jadwalkan ulang')]);
    const again = { summonsDate: examinedFrom(calendar, day()), reason: 'Panggilan terlambat sampai.' };
    record = done(await step('kasi', record, 'jadwalkan_ulang', again));
    expect(record).toMatchObject({ status: 'dipanggil_1', deliveredOn: null, summonsProof: null });
  });

  it('is told to the person by bell and mail; he writes his statement and signs or refuses himself', async () => {
    let record = done(await step('kasi', done(await open('verifikator1')), 'telaah'));
    const told = () =>
      office.sql(
        'select title, "mailDueAt" is not null as mailed from notifications where "recordId" = $1 and kind = $2',
        [record.id, 'discipline'],
      );
    expect(await told()).toEqual([]);
    expect((await office.as('verifikator1').one('sanctions', record.id)).status).toBe(404);
    record = done(await step('kasi', record, 'panggil', { summonsDate: ahead(30) }));
    expect(await told()).toEqual([
      { title: `${record.number as string}: Anda dipanggil untuk diperiksa`, mailed: true },
    ]);
    const seen = done(await office.as('verifikator1').one('sanctions', record.id));
    expect(seen).toMatchObject({ summonsDate: record.summonsDate });
    const said = { statement: 'Saya mengikuti petunjuk.' };
    expect((await step('kasi', record, 'beri_tanggapan', said)).status).toBe(403);
    record = done(await step('verifikator1', record, 'beri_tanggapan', said));
    record = await put(record, { ...EXAMINED, signature: null });
    expect((await step('kasi', record, 'usulkan', { level: 'ringan', kind: 'teguran_lisan' })).status).toBe(422);
    expect((await step('kasi', record, 'tanda_tangani', { signature: 'ditandatangani' })).status).toBe(403);
    const refused = { signature: 'ditolak', reason: 'Menolak.' };
    const unproven = await step('kasi', record, 'catat_tanda_tangan', refused);
    expect([unproven.status, unproven.body.message]).toEqual([422, expect.stringContaining('belum diunggah')]);
    record = done(await step('verifikator1', record, 'tanda_tangani', { signature: 'ditolak' }));
    expect((await step('kasi', record, 'catat_tanda_tangan', refused)).status).toBe(409);
    done(await step('kasi', record, 'usulkan', { level: 'ringan', kind: 'teguran_lisan' }));
  });

  it('twice in vain, with both proofs, leads on without an examination', async () => {
    let record = await put(done(await open('staf')), {
      status: 'dipanggil_2',
      summonsDate: day(-12),
      deliveredOn: day(-30),
      secondSummonedOn: day(-8),
      secondDate: day(-1),
    });
    expect((await step('kasi', record, 'catat_tidak_hadir')).status).toBe(422);
    record = await slot(record, 'secondProof');
    record = done(
      await step('kasi', record, 'catat_penyampaian', { secondDeliveredOn: day(-6), secondDeliveredBy: 'pos' }),
    );
    expect((await step('kasi', record, 'catat_tidak_hadir')).status).toBe(422);
    record = await put(record, { summonsProof: record.secondProof });
    record = done(await step('kasi', record, 'catat_tidak_hadir'));
    done(await step('kasi', record, 'usulkan', { level: 'ringan', kind: 'teguran_tertulis' }));
  });
});

describe('what is proposed', () => {
  it.each([
    ['verifikator1', 'ringan', 'potong_tunjangan_6'],
    ['verifikator1', 'sedang', 'teguran_lisan'],
    ['verifikator1', 'ringan', 'putus_kontrak'],
    ['verifikator3', 'sedang', 'potong_tunjangan_9'],
    ['verifikator3', 'berat', 'pdh_taps'],
    ['staf2', 'ringan', 'pernyataan_tidak_puas'],
  ] as const)('%s, %s, %s: is refused, by the table as well', async (who, level, kind) => {
    const record = await put(done(await open(who)), { ...EXAMINED, teamDecree: '800/T' });
    expect((await step('kadis', record, 'usulkan', { level, kind })).status).toBe(422);
    await expect(
      office.sql('update sanctions set level = $2, kind = $3 where id = $1', [record.id, level, kind]),
    ).rejects.toThrow(/check constraint/);
  });

  it('is severe only after a team has examined: chair, secretary, member; superior, Inspektorat, BKPSDM; none lower', async () => {
    let record = done(await step('kabid', done(await open('kasi')), 'telaah'));
    const add = (more: object) =>
      office
        .as('kabid')
        .create('sanction-members', { sanctionId: record.id, position: 'anggota', element: 'atasan', ...more });
    expect(fieldsOf(await step('kabid', record, 'bentuk_tim', { teamDecree: '800/1' }))[0]).toBe(422);
    expect(fieldsOf(await add({ staffId: await staffId('verifikator1') }))).toEqual([422, ['staffId']]);
    expect((await add({ staffId: await staffId('kasi') })).status).toBe(422);
    expect(fieldsOf(await add({ name: 'Orang Luar', agency: 'BKPSDM', post: 'pelaksana' }))).toEqual([422, ['post']]);
    done(await add({ position: 'ketua', staffId: await staffId('kabid') }));
    expect(fieldsOf(await add({ position: 'ketua', name: 'A', agency: 'BKPSDM', post: 'kepala_dinas' }))).toEqual([
      422,
      ['position'],
    ]);
    const outside = { post: 'kepala_bidang' };
    done(
      await add({ position: 'sekretaris', element: 'kepegawaian', name: 'Orang BKPSDM', agency: 'BKPSDM', ...outside }),
    );
    expect((await step('kabid', record, 'bentuk_tim', { teamDecree: '800/1' })).body.message).toContain(
      'unsur pengawasan',
    );
    done(await add({ element: 'pengawasan', name: 'Orang Inspektorat', agency: 'Inspektorat', ...outside }));
    record = done(await step('kabid', record, 'bentuk_tim', { teamDecree: '800/1' }));
    expect((await add({ name: 'B', agency: 'BKPSDM', post: 'kepala_dinas' })).status).toBe(409);
    expect(done(await office.as('kasi').list('sanction-members', { filter: { sanctionId: record.id } }))).toEqual([]);
    const severe = { level: 'berat', kind: 'penurunan_jabatan_12' };
    record = await put(record, { ...EXAMINED, teamDecree: null });
    expect(fieldsOf(await step('kabid', record, 'usulkan', severe))[0]).toBe(422);
    record = await put(record, { teamDecree: '800/1' });
    done(await step('kabid', record, 'usulkan', severe));
  });

  it('is not proposed nor decided before a hearing', async () => {
    const record = await put(done(await open('staf')), { status: 'diperiksa' });
    expect((await step('kasi', record, 'usulkan', { level: 'ringan', kind: 'teguran_lisan' })).status).toBe(422);
    const later = await put(record, { status: 'diusulkan', level: 'ringan', kind: 'teguran_lisan' });
    expect((await step('kasi', later, 'putuskan', { decisionNumber: '1', decidedOn: day() })).status).toBe(422);
  });
});
