import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointed } from '../support/appointing.ts';
import { ahead, casesOf } from '../support/discipline.ts';
import { findingsIn } from '../support/findings.ts';
import { type Answer, type Body, day, done, fieldsOf, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const says = ({ status, body }: Answer) => [status, body.message];
const words = (text: string) => expect.stringContaining(text);

describe('whoever is below the accused', () => {
  it('has no hand in his case, also as Plh. of a post above him', async () => {
    const acting = { role: 'kepala_dinas', kind: 'plh', validFrom: day(), validTo: day(2), decree: 'ST/1' };
    const plh = { staffId: await cases.staffId('kasi'), ...acting };
    await appointed(office.as('admin'), office.as('inspektorat'), plh);
    const kabid = await cases.staffId('kabid');
    const examinerId = await cases.staffId('kadis');
    const opened = { staffId: kabid, examinerId, allegation: 'Lalai.', ...(await office.make.evidence(kabid)) };
    const record = done(await office.as('kadis').create('sanctions', opened));
    for (const [verb, status] of [
      ['telaah', 'dugaan'],
      ['nyatakan_tidak_terbukti', 'telaah'],
      ['batalkan', 'diputuskan'],
      ['berlakukan', 'diserahkan'],
    ] as const) {
      const put = await cases.put(record, { status });
      expect([verb, ...says(await cases.step('kasi', put, verb, { reason: 'Cukup.', cancelNumber: '1' }))]).toEqual([
        verb,
        403,
        words('Anda bawahan pegawai ini'),
      ]);
    }
  });

  it('opens none', async () => {
    expect(fieldsOf(await cases.open('kabid', { examinerId: await cases.staffId('kadis') }, 'kasi'))).toEqual([
      422,
      ['staffId'],
    ]);
    expect(fieldsOf(await cases.open('kasi', {}, 'kasi'))[0]).toBeGreaterThanOrEqual(400);
  });
});

describe('whoever is below the person, acting for somebody above', () => {
  it('writes nothing of his case, his team, a finding about him, nor a verdict on him', async () => {
    const kabid = await cases.staffId('kabid');
    const examinerId = await cases.staffId('kadis');
    const opened = { staffId: kabid, examinerId, allegation: 'Lalai.', ...(await office.make.evidence(kabid)) };
    const record = done(await office.as('kadis').create('sanctions', opened));
    const kasi = office.as('kasi');
    const member = { sanctionId: record.id, position: 'anggota', element: 'pengawasan', name: 'Orang Luar' };
    const outside = { ...member, agency: 'Inspektorat', post: 'kepala_dinas' };
    const made = done(await office.as('kadis').create('sanction-members', outside));
    const found = await findingsIn(() => office).inState('draf', 'kadis', 'kabid');
    const [act] = await office.sql<Body>(
      `insert into supervised_acts (id, version, "createdAt", "updatedAt", "supervisedId", "supervisorId", "entryId", "actedAt", status, "drawId", reasons)
       select gen_random_uuid(), 1, now(), now(), $1, $2, gen_random_uuid()::text, now(), 'sesuai', "drawId", '{}' from supervised_acts limit 1 returning *`,
      [kabid, examinerId],
    );
    const answers = [
      await kasi.update('sanctions', record, { allegation: 'Sudah dibetulkan.' }),
      await kasi.create('sanction-members', { ...outside, name: 'Orang Lain' }),
      await kasi.update('sanction-members', made, { agency: 'BKPSDM' }),
      await kasi.archive('sanction-members', made),
      await kasi.upload('sanctions', record.id, 'lampiran', PDF, 'bukti.pdf'),
      await kasi.update('findings', found, { cause: 'Bukan begitu.' }),
      await kasi.step('findings', found, 'batalkan', { reason: 'Keliru dicatat.' }),
      await kasi.step('supervised-acts', act!, 'ganti_pembinaan', {
        reason: 'Keliru.',
        remark: 'Perlu dibina lagi ya.',
      }),
    ];
    expect(answers.map(({ status, body }) => [status >= 400 && status < 500, body.message])).toEqual(
      answers.map(() => [true, expect.stringMatching(/Anda bawahan pegawai ini|Ia atasan Anda/)]),
    );
  });
});

describe('the line of somebody whose case is open', () => {
  it('stays: nobody sets another superior over him or over those above him, until who stood there has left', async () => {
    done(await cases.open('verifikator2'));
    for (const [who, to] of [
      ['verifikator2', 'kasi2'],
      ['kasi', 'kabid2'],
      ['kasi', null],
    ] as const) {
      const person = done(await office.as('admin').one('staff', await cases.staffId(who)));
      const supervisorId = to && (await cases.staffId(to));
      expect([who, ...fieldsOf(await office.as('admin').update('staff', person, { supervisorId }))]).toEqual([
        who,
        422,
        ['supervisorId'],
      ]);
    }
  });
});

describe('the team', () => {
  it('has no "atasan" who stands nowhere above the accused', async () => {
    const record = done(await cases.step('kabid', done(await cases.open('verifikator1')), 'telaah'));
    const member = async (who: 'kasi2' | 'kasi') => {
      const staffId = await cases.staffId(who);
      return office
        .as('kabid')
        .create('sanction-members', { sanctionId: record.id, position: 'ketua', element: 'atasan', staffId });
    };
    expect(fieldsOf(await member('kasi2'))).toEqual([422, ['element']]);
    expect((await member('kasi')).status).toBe(201);
  });
});

it('whoever is accused sees his case and speaks for himself, whatever his role', async () => {
  const staffId = await cases.staffId('admin');
  const examinerId = await cases.staffId('kadis');
  const evidence = await office.make.evidence(staffId);
  const opened = done(
    await office.as('kadis').create('sanctions', { staffId, examinerId, allegation: 'Lalai.', ...evidence }),
  );
  expect((await office.as('admin').one('sanctions', opened.id)).status).toBe(404);
  const record = await cases.put(opened, { status: 'dipanggil_1', summoned: true, summonsDate: ahead(10) });
  expect((await office.as('admin').one('sanctions', record.id)).status).toBe(200);
  done(await cases.step('admin', record, 'beri_tanggapan', { statement: 'Bukan saya.' }));
  expect(done(await office.as('admin').list('sanctions')).map(({ id }) => id)).toEqual([record.id]);
});
