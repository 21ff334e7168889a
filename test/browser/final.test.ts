import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { day, done } from '../support/office.ts';

describeInBrowser('the page of what has ended', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());

  async function approvedMeeting() {
    const { office } = at;
    const staf = office.as('staf');
    const meeting = done(
      await staf.create('evaluation-meetings', {
        subject: 'Evaluasi bulan ini',
        month: `${day().slice(0, 8)}01`,
        startsAt: new Date().toISOString(),
        place: 'Ruang rapat',
      }),
    );
    const attendance = done(
      await staf.create('meeting-attendances', {
        meetingId: meeting.id,
        staffId: await staf.staffId(),
      }),
    );
    await office.sql(`update evaluation_meetings set status = 'disahkan' where id = $1`, [meeting.id]);
    return { meeting, attendance };
  }

  it('offers no change, no part and no file, and says why; its parts neither', async () => {
    const { meeting, attendance } = await approvedMeeting();
    const staf = await at.of('staf');
    await staf.page.goto(`${at.url}/#/evaluation-meetings/${meeting.id}/show`);
    await staf.reads('Rapat evaluasi ini sudah selesai dan tidak dapat diubah.');
    await staf.page.getByRole('heading', { name: 'Daftar hadir' }).waitFor();
    await staf.page.getByRole('heading', { name: 'Lampiran', exact: true }).first().waitFor();
    const offered = () =>
      Promise.all(
        [/^Ubah$/, /^Arsipkan$/, /^Buat$/, /^Unggah/].map(
          async (name) =>
            (await staf.page.getByRole('link', { name }).count()) +
            (await staf.page.getByRole('button', { name }).count()),
        ),
      );
    // What is added to approved minutes is an addendum.
    expect(await offered()).toEqual([0, 0, 1, 0]);
    await staf.picture('final-meeting');
    await staf.page.goto(`${at.url}/#/meeting-attendances/${attendance.id}/show`);
    await staf.reads('Rapat evaluasi yang memuat data ini sudah selesai dan tidak dapat diubah.');
    expect(await offered()).toEqual([0, 0, 0, 0]);
    await staf.picture('final-attendance');
  });

  it('of another unit’s letter shows what is closed, and why', async () => {
    const letter = await at.office.make.letter();
    const staf2 = await at.of('staf2');
    await staf2.page.goto(`${at.url}/#/requests/${letter.id}/show`);
    const says = 'Surat ini dicatat unit kerja lain. Anda dapat melihatnya; yang mengubahnya unit itu.';
    for (const name of ['Ubah', 'Arsipkan', 'Tambah pemohon']) {
      const button = staf2.page.getByRole('button', { name, exact: true, description: says });
      await button.waitFor();
      expect(await button.getAttribute('aria-disabled')).toBe('true');
    }
    expect(await staf2.page.getByRole('button', { name: /^Unggah/ }).count()).toBe(0);
    await staf2.picture('closed-letter');
  });

  it('of a sanction says which step is not open yet, and why another has to wait', async () => {
    const { office } = at;
    const [staffId, examinerId] = [await office.as('verifikator3').staffId(), await office.as('kasi').staffId()];
    const opened = { staffId, examinerId, allegation: 'Lalai.', ...(await office.make.evidence(staffId)) };
    const sanction = done(await office.as('kasi').create('sanctions', opened));
    done(await office.as('kasi').step('sanctions', sanction, 'telaah'));
    const kasi = await at.of('kasi');
    await kasi.page.goto(`${at.url}/#/sanctions/${sanction.id}/show`);
    await kasi.reads(/^Tim pemeriksa perlu ketua, sekretaris, dan anggota/, kasi.page.getByRole('alert'));
    expect(await kasi.page.getByRole('button', { name: 'Panggil pertama' }).count()).toBe(1);
    await kasi.picture('final-sanction');
  });

  it('of a person offers only verifiers who may have him', async () => {
    const { office } = at;
    const letter = await office.make.letterIn('didisposisikan', { kind: 'pencabutan' });
    const kasi = await at.of('kasi');
    await kasi.page.goto(`${at.url}/#/requests/${letter.id}/show`);
    await kasi.page.getByRole('button', { name: /Teruskan ke verifikator/ }).click();
    await kasi.page
      .getByRole('dialog')
      .getByRole('combobox', { name: /Verifikator/ })
      .click();
    const options = kasi.page.getByRole('option');
    await options.first().waitFor();
    const names = (await options.allTextContents()).join('\n');
    const [without] = await office.sql<{ fullName: string }>('select "fullName" from staff where id = $1', [
      await office.as('verifikator3').staffId(),
    ]);
    const [fit] = await office.sql<{ fullName: string }>('select "fullName" from staff where id = $1', [
      await office.as('verifikator1').staffId(),
    ]);
    expect([names.includes(without!.fullName), names.includes(fit!.fullName)]).toEqual([false, true]);
    await kasi.picture('final-verifiers');
  });
});
