import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComplaintsService } from '../../api/complaints/complaints.service.ts';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
const ids = {} as Record<'kasi' | 'kabid' | 'kadis' | 'verifikator1' | 'verifikator2' | 'staf', string>;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  desk = deskOf(office);
  for (const who of ['kasi', 'kabid', 'kadis', 'verifikator1', 'verifikator2', 'staf'] as const)
    ids[who] = await office.as(who).staffId();
});
afterAll(() => office?.close());

const examined = async () => {
  const complaint = await desk.handled('kasi', 'berkadar_pengawasan', { category: 'gratifikasi' });
  return desk.took('kasi', complaint, 'periksa');
};

describe('a complaint', () => {
  it('is received, classed, handled, answered, and closed when the reporter is satisfied', async () => {
    const complaint = await desk.record({}, 'verifikator1');
    const wanted = { class: 'ringan', handlerId: ids.verifikator1 };
    expect(await desk.took('verifikator1', complaint, 'klasifikasikan', wanted)).toMatchObject({
      status: 'diklasifikasi',
      class: 'ringan',
      classConfirmed: false,
    });
    await desk.took('verifikator1', complaint, 'tangani');
    const answered = await desk.took('verifikator1', complaint, 'jawab', { answer: 'Sudah.' });
    expect(answered).toMatchObject({ status: 'dijawab', answer: 'Sudah.', answeredById: ids.verifikator1 });
    expect((await desk.took('verifikator1', complaint, 'puas')).status).toBe('selesai');
  });

  it('goes to BSrE and comes back, with date, ticket and answer', async () => {
    const complaint = await desk.handled('verifikator1');
    const lacking = await desk.step('verifikator1', complaint, 'teruskan_bsre', {});
    expect([lacking.status, Object.keys(lacking.body.errors!)]).toEqual([422, ['bsreForwardedOn', 'bsreTicket']]);
    const forwarded = { bsreForwardedOn: day(), bsreTicket: 'BSRE-1' };
    expect(await desk.took('verifikator1', complaint, 'teruskan_bsre', forwarded)).toMatchObject({
      status: 'diteruskan_bsre',
      ...forwarded,
    });
    const back = await desk.took('verifikator1', complaint, 'catat_jawaban_bsre', { bsreAnswer: 'Pulih.' });
    expect([back.status, back.bsreAnswer]).toEqual(['ditangani', 'Pulih.']);
  });

  it('that is incomplete waits for its reporter and goes on where it was', async () => {
    for (const from of ['diterima', 'ditangani']) {
      const complaint = from === 'diterima' ? await desk.record() : await desk.handled('verifikator1');
      const waiting = await desk.took('kasi', complaint, 'minta_kelengkapan', { reason: 'Kapan kejadiannya?' });
      expect(waiting.status).toBe('tidak_lengkap');
      expect((await desk.took('kasi', complaint, 'lengkapi')).status).toBe(from);
    }
  });

  it('is replied to at most twice', async () => {
    const complaint = await desk.answered('verifikator1');
    for (const turn of [1, 2]) {
      const back = await desk.took('staf', complaint, 'tanggapi_balik', { reason: 'Belum selesai.' });
      expect([back.status, back.replies]).toEqual(['ditanggapi_balik', turn]);
      await desk.took('verifikator1', complaint, 'tangani');
      await desk.took('verifikator1', complaint, 'jawab', { answer: `Jawaban ${turn + 1}` });
    }
    const third = await desk.step('staf', complaint, 'tanggapi_balik', { reason: 'Lagi.' });
    expect([third.status, third.body.code]).toEqual([409, 'step_not_allowed']);
  });

  it('answered and left in silence for ten days is closed by the application', async () => {
    const [old, young] = [await desk.answered('verifikator1'), await desk.answered('verifikator1')];
    await office.sql(`update complaints set "answeredAt" = now() - interval '9 days 23 hours' where id = $1`, [
      young.id,
    ]);
    await office.sql(`update complaints set "answeredAt" = now() - interval '10 days 1 minute' where id = $1`, [
      old.id,
    ]);
    await office.app.get(ComplaintsService, { strict: false }).closeSilent();
    expect([(await desk.now(old)).status, (await desk.now(young)).status]).toEqual(['selesai', 'dijawab']);
    const last = done(await office.as('kadis').history('complaints', old)).at(-1)!;
    expect([last.action, last.actorName]).toEqual(['step:tutup_otomatis', null]);
  });

  it('that is final changes no more', async () => {
    const complaint = await desk.took('verifikator1', await desk.answered('verifikator1'), 'puas');
    const edit = await office.as('kasi').update('complaints', complaint, { subject: 'Lain' });
    expect([edit.status, (await desk.step('kasi', complaint, 'tangani')).status]).toEqual([422, 409]);
  });

  it('that is somebody else’s business is turned away by a head, with a reason', async () => {
    const complaint = await desk.record({}, 'verifikator1');
    const reason = { reason: 'Urusan DPUPR' };
    expect((await desk.step('verifikator1', complaint, 'nyatakan_bukan_kewenangan', reason)).status).toBe(403);
    expect((await desk.step('kasi', complaint, 'nyatakan_bukan_kewenangan')).status).toBe(422);
    expect((await desk.took('kasi', complaint, 'nyatakan_bukan_kewenangan', reason)).status).toBe('bukan_kewenangan');
  });
});

describe('berkadar_pengawasan', () => {
  it('proposed by a verifier waits for the confirmation of a head; meanwhile it is handled', async () => {
    const complaint = await desk.record({}, 'verifikator1');
    const wanted = { class: 'berkadar_pengawasan', handlerId: ids.verifikator1 };
    const proposed = await desk.took('verifikator1', complaint, 'klasifikasikan', wanted);
    expect(proposed.classConfirmed).toBe(false);
    await desk.took('verifikator1', complaint, 'tangani');
    expect((await desk.step('kasi', complaint, 'periksa')).status).toBe(422);
    expect((await desk.step('verifikator1', complaint, 'konfirmasi')).status).toBe(403);
    expect((await desk.took('kasi', complaint, 'konfirmasi')).classConfirmed).toBe(true);
    expect((await desk.step('kasi', complaint, 'konfirmasi')).status).toBe(409);
  });

  it('is examined and answered by a head, never by a verifier', async () => {
    const complaint = await desk.handled('verifikator1', 'berkadar_pengawasan');
    expect(complaint.classConfirmed).toBe(true);
    const early = await desk.step('verifikator1', complaint, 'jawab', { answer: 'Tidak ada.' });
    expect([early.status, early.body.message]).toEqual([409, expect.stringContaining('dijawab setelah pemeriksaan')]);
    expect((await desk.step('verifikator1', complaint, 'periksa')).status).toBe(403);
    await desk.took('kasi', complaint, 'periksa');
    const held = { complaintId: complaint.id, heldOn: day(), conclusion: 'terbukti' };
    done(await office.as('kasi').create('examinations', held));
    expect((await desk.step('verifikator1', complaint, 'jawab', { answer: 'Tidak ada.' })).status).toBe(403);
    expect((await desk.took('kasi', complaint, 'jawab', { answer: 'Terbukti.' })).status).toBe('dijawab');
  });

  it('is reached and left by reclassification: a head, with a reason, to another class', async () => {
    const complaint = await desk.handled('verifikator1', 'ringan');
    const raise = { class: 'berkadar_pengawasan', reason: 'Menyangkut petugas' };
    expect((await desk.step('verifikator1', complaint, 'klasifikasi_ulang', raise)).status).toBe(403);
    expect((await desk.step('kasi', complaint, 'klasifikasi_ulang', { class: raise.class })).status).toBe(422);
    expect((await desk.step('kasi', complaint, 'klasifikasi_ulang', { ...raise, class: 'ringan' })).status).toBe(422);
    expect(await desk.took('kasi', complaint, 'klasifikasi_ulang', raise)).toMatchObject({ classConfirmed: true });
    const lower = { class: 'normatif', reason: 'Ternyata tidak' };
    expect(await desk.took('kasi', complaint, 'klasifikasi_ulang', lower)).toMatchObject({ classConfirmed: false });
  });
});

describe('a handler', () => {
  const faultOf = async (complaint: Body, handlerId: string) => {
    const { status, body } = await desk.step('kadis', complaint, 'tugaskan', { handlerId });
    return [status, Object.keys(body.errors ?? {})];
  };

  it('is a verifier or a head in service', async () => {
    const complaint = await desk.record();
    expect(await faultOf(complaint, ids.staf)).toEqual([422, ['handlerId']]);
    expect(await faultOf(complaint, ids.verifikator2)).toEqual([200, []]);
  });

  it('is told that it was given to him, with the number only', async () => {
    const complaint = await desk.record();
    await desk.took('kasi', complaint, 'tugaskan', { handlerId: ids.verifikator2 });
    const told = done(await office.as('verifikator2').get<Body[]>('/api/notifications'));
    const [mine] = told.filter((one) => one.recordId === complaint.id);
    expect(mine).toMatchObject({
      kind: 'assigned',
      title: `Aduan ${complaint.number as string} ditugaskan kepada Anda`,
    });
  });

  it('is never the one complained about, in the database too', async () => {
    const complaint = await desk.record({ complainedId: ids.kasi });
    expect(await faultOf(complaint, ids.kasi)).toEqual([422, ['handlerId']]);
    await expect(
      office.sql('update complaints set "handlerId" = "complainedId" where id = $1', [complaint.id]),
    ).rejects.toThrow('complaints_complainedId_handlerId_check');
  });

  it('of a complaint about a verifier is no verifier', async () => {
    const complaint = await desk.record({ complainedId: ids.verifikator1 });
    expect(await faultOf(complaint, ids.verifikator2)).toEqual([422, ['handlerId']]);
    expect(await faultOf(complaint, ids.kasi)).toEqual([200, []]);
  });

  it('of a complaint about Kepala Seksi is above her', async () => {
    const complaint = await desk.record({ complainedId: ids.kasi });
    expect(await faultOf(complaint, ids.verifikator1)).toEqual([422, ['handlerId']]);
    expect(await faultOf(complaint, ids.kabid)).toEqual([200, []]);
    expect(await faultOf(complaint, ids.kadis)).toEqual([200, []]);
  });

  it('is taken off when somebody is named whom he may not deal with', async () => {
    const complaint = await desk.handled('verifikator1');
    const named = done(await office.as('staf').update('complaints', complaint, { complainedId: ids.verifikator2 }));
    expect(named.handlerId).toBeNull();
    expect((await office.as('verifikator1').one('complaints', complaint.id)).status).toBe(404);
  });
});

describe('a merge', () => {
  it('keeps both numbers: the one points to the other and is final', async () => {
    const [main, second] = [await desk.record(), await desk.record()];
    const merged = await desk.took('staf', second, 'gabungkan', { mainId: main.id });
    expect(merged).toMatchObject({ status: 'digabung', mainId: main.id, number: second.number });
    expect((await desk.now(main)).number).toBe(main.number);
    const filter = { mainId: main.id };
    expect(done(await office.as('kasi').list('complaints', { filter })).map(({ number }) => number)).toEqual([
      second.number,
    ]);
  });

  it('goes into a main one, not into itself, a merged one, or one about somebody else', async () => {
    const [main, second, third] = [await desk.record(), await desk.record(), await desk.record()];
    await desk.took('staf', second, 'gabungkan', { mainId: main.id });
    const about = await desk.record({ complainedId: ids.kabid });
    for (const mainId of [third.id, second.id, about.id, '01980000-0000-7000-8000-00000000abcd']) {
      const { status, body } = await desk.step('staf', third, 'gabungkan', { mainId });
      expect([status, Object.keys(body.errors!)]).toEqual([422, ['mainId']]);
    }
  });
});

describe('what a complaint leads to', () => {
  it('a finding and a sanction are opened from it, and found from it', async () => {
    const complaint = await examined();
    const about = {
      supervisedId: ids.verifikator1,
      title: 'Dari aduan',
      condition: 'Antrean panjang',
      clause: 'service_delivery_3',
      recommendation: 'Tambah loket',
    };
    const finding = done(
      await office.as('kasi').create('findings', { ...about, dueOn: day(7), complaintId: complaint.id }),
    );
    const sanction = done(
      await office.as('kabid').create('sanctions', {
        staffId: ids.verifikator1,
        allegation: 'Menerima sesuatu',
        examinerId: ids.kasi,
        complaintId: complaint.id,
      }),
    );
    for (const [resource, { id }] of [
      ['findings', finding],
      ['sanctions', sanction],
    ] as const)
      expect(
        done(await office.as('kadis').list(resource, { filter: { complaintId: complaint.id } })).map((one) => one.id),
      ).toEqual([id]);
    await office.sql(`update sanctions set status = 'dipanggil_1' where id = $1`, [sanction.id]);
    // Summoned, the person sees his own sanction; the complaint, which is not his to see, is not named on it.
    const own = done(await office.as('verifikator1').one('sanctions', sanction.id));
    expect(own.complaintId).toBeNull();
  });
});
