import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingsIn, FOLLOWED, NOTHING } from '../support/findings.ts';
import { done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
const { draft, inState, kept, prove, take, told, took, waitsFor } = findingsIn(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe('step by step', () => {
  it('is written, handed over, answered, followed up with evidence, and closed', async () => {
    const finding = await draft();
    expect(finding).toMatchObject({ status: 'draf', delivered: false });
    expect(await took('kasi', finding, 'sampaikan')).toMatchObject({ status: 'disampaikan', delivered: true });
    const answered = await took('verifikator1', finding, 'tanggapi', {
      ...NOTHING,
      actionPlan: 'Mengulang verifikasi.',
    });
    expect(answered).toMatchObject({ status: 'ditanggapi', actionPlan: 'Mengulang verifikasi.', silentAt: null });
    expect(done(await prove('verifikator1', finding))).toMatchObject({ kind: 'bukti' });
    const followed = await took('verifikator1', finding, 'tindaklanjuti', FOLLOWED);
    expect(followed).toMatchObject({
      status: 'ditindaklanjuti',
      followedUpById: await office.as('verifikator1').staffId(),
    });
    expect(await took('kasi', finding, 'selesaikan')).toMatchObject({ status: 'ditutup' });
  });

  it('everybody next is told, and it waits for him', async () => {
    const finding = await draft();
    expect(await waitsFor('kasi', finding)).toBe(true);
    await took('kasi', finding, 'sampaikan');
    expect([await waitsFor('kasi', finding), await waitsFor('verifikator1', finding)]).toEqual([false, true]);
    expect(await told('verifikator1', finding)).toEqual([expect.stringContaining('Tanggapi temuan')]);
    await took('verifikator1', finding, 'tanggapi', NOTHING);
    expect(await waitsFor('verifikator1', finding)).toBe(true);
    expect(await told('kasi', finding)).toEqual([expect.stringContaining('ditanggapi oleh yang diawasi')]);
    await prove('verifikator1', finding);
    await took('verifikator1', finding, 'tindaklanjuti', FOLLOWED);
    expect([await waitsFor('kasi', finding), await waitsFor('verifikator1', finding)]).toEqual([true, false]);
    await took('kasi', finding, 'selesaikan');
    expect((await told('verifikator1', finding)).at(-1)).toMatch(/^Temuan TM\/\d{4}\/\d{6} ditutup$/);
  });

  it('what is not enough goes back, with a reason', async () => {
    const finding = await inState('ditindaklanjuti');
    expect(fieldsOf(await take('kasi', finding, 'kembalikan'))).toEqual([422, ['reason']]);
    const back = await took('kasi', finding, 'kembalikan', { reason: 'Hasil telepon belum dicatat.' });
    expect(back.status).toBe('ditanggapi');
    expect(await waitsFor('verifikator1', finding)).toBe(true);
    await took('verifikator1', finding, 'tindaklanjuti', { followUp: 'Hasil telepon dicatat.' });
  });

  it('each step is for whom it is', async () => {
    const [handed, answered, followed] = [
      await inState('disampaikan'),
      await inState('ditanggapi'),
      await inState('ditindaklanjuti'),
    ];
    for (const who of ['kasi', 'kabid', 'kadis'] as const) {
      expect(await kept(who, handed, 'tanggapi', NOTHING)).toEqual([403, 'Temuan ditanggapi oleh yang diawasi.']);
      expect(await kept(who, answered, 'tindaklanjuti', FOLLOWED)).toEqual([
        403,
        'Tindak lanjut dilaporkan oleh yang diawasi.',
      ]);
    }
    for (const verb of ['selesaikan', 'kembalikan', 'batalkan'])
      expect((await kept('verifikator1', followed, verb, { reason: 'Sudah cukup.' }))[0]).toBe(403);
    expect(await kept('kasi', followed, 'batalkan', { reason: 'Keliru dicatat.' })).toEqual([
      403,
      expect.stringContaining('Kepala Dinas'),
    ]);
    for (const verb of ['tanggapi', 'selesaikan', 'sampaikan'])
      expect((await kept('inspektorat', followed, verb))[0]).toBe(403);
    expect((await kept('kasi', handed, 'selesaikan'))[0]).toBe(409);
    expect(await kept('kadis', handed, 'catat_diam')).toEqual([403, 'Langkah ini dilakukan oleh aplikasi.']);
  });

  it('nothing is reported without a file that shows it, and nobody else brings it', async () => {
    const finding = await inState('ditanggapi');
    expect(await kept('verifikator1', finding, 'tindaklanjuti', FOLLOWED)).toEqual([
      422,
      'Bukti tindak lanjut belum diunggah.',
    ]);
    for (const who of ['kasi', 'kabid', 'kadis'] as const)
      expect([who, (await prove(who, finding)).status]).toEqual([who, 403]);
    expect((await prove('inspektorat', finding)).status).toBe(403);
    expect((await prove('verifikator2', finding)).status).toBe(404);
    const early = await draft();
    expect((await prove('verifikator1', early)).status).toBe(404);
    expect((await prove('kasi', early)).status).toBe(422);
    expect((await prove('verifikator1', finding)).status).toBe(201);
    await took('verifikator1', finding, 'tindaklanjuti', FOLLOWED);
    expect((await prove('verifikator1', finding)).status).toBe(403);
  });

  it('who is supervised writes nothing else, and what was handed over is not rewritten', async () => {
    const finding = await inState('disampaikan');
    for (const who of ['verifikator1', 'kasi'] as const) {
      const { status } = await office.as(who).update('findings', finding, { condition: 'Tidak ada apa-apa.' });
      expect([who, status >= 400 && status < 500]).toEqual([who, true]);
    }
    expect(done(await office.as('kasi').one('findings', finding.id)).condition).toBe(finding.condition);
  });
});

describe('who closes it', () => {
  it('of somebody who leads, the superior of his superior', async () => {
    const finding = await inState('ditindaklanjuti', 'kabid', 'kasi');
    expect(await kept('kabid', finding, 'selesaikan')).toEqual([
      403,
      'Temuan tentang pimpinan ditutup atasan dari atasan langsungnya.',
    ]);
    expect(await kept('kasi', finding, 'selesaikan')).toEqual([403, 'Temuan tentang Anda ditutup atasan Anda.']);
    expect([await waitsFor('kabid', finding), await waitsFor('kadis', finding)]).toEqual([false, true]);
    expect((await told('kadis', finding)).at(-1)).toContain('menunggu penilaian Anda');
    await took('kadis', finding, 'selesaikan');
  });

  it('where nobody stands above his superior, the superior does', async () => {
    const finding = await inState('ditindaklanjuti', 'kadis', 'kabid');
    expect(await took('kadis', finding, 'selesaikan')).toMatchObject({ status: 'ditutup' });
  });

  it('never whoever did what was to be done', async () => {
    const finding = await inState('ditindaklanjuti');
    await office.sql(`update findings set "followedUpById" = $2 where id = $1`, [
      finding.id,
      await office.as('kasi').staffId(),
    ]);
    expect(await kept('kasi', finding, 'selesaikan')).toEqual([
      403,
      'Temuan ditutup orang lain, bukan yang menindaklanjutinya.',
    ]);
    await took('kabid', finding, 'selesaikan');
  });

  it('two at once close it once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const finding = await inState('ditindaklanjuti');
      const both = await Promise.all([
        take('kasi', finding, 'selesaikan'),
        take('kabid', finding, 'batalkan', { reason: 'Keliru dicatat.' }),
      ]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(both.every(({ status }) => status < 500)).toBe(true);
    }
  });
});
