import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { SupervisionDrawsService } from '../../api/supervision/draws.service.ts';
import { type Console, openConsole } from '../support/console.ts';
import { nextMorning } from '../support/mornings.ts';
import { Trail } from '../support/tampering.ts';

describeInBrowser('the supervision of a day, in the console', () => {
  let at: Console;
  let id: string;
  let drawn: number;
  let kept: number;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    // What the Kepala Seksi has begun with: one act is judged.
    const [open] = await at.office.sql<{ id: string; drawn: number; kept: number }>(
      `select d.id, d.always + d.sampled as drawn, d.always + d.others as kept from supervision_draws d join users u on u."staffId" = d."supervisorId"
       where d.status = 'ditinjau' and u.username = 'kasi' and exists (select from supervised_acts a where a."drawId" = d.id and a.status = 'dugaan_pelanggaran')`,
    );
    ({ id, drawn, kept } = open!);
  });
  afterAll(() => at.close());
  const judged = async () =>
    (
      await at.office.sql<{ status: string }>(
        `select status from supervised_acts where "drawId" = $1 and status <> 'menunggu' order by "reviewedAt"`,
        [id],
      )
    ).map(({ status }) => status);

  it('waits at home, and is gone through by keyboard', async () => {
    const screen = await at.of('kasi');
    await screen.page.getByRole('link', { name: /Tinjau perbuatan bawahan/ }).click();
    await screen.reads(`1 dari ${drawn} dinilai`);
    expect(await screen.page.getByText('Catatan ini tidak dapat Anda lihat lagi.').count()).toBe(0);
    await screen.picture('supervision');
    /** As somebody does: when he sees that it may be judged. */
    const press = async (key: string) => {
      await screen.button('Perlu pembinaan').waitFor();
      await screen.page.keyboard.press(key);
    };
    await press('1');
    await screen.reads(`2 dari ${drawn} dinilai`);
    expect(await judged()).toEqual(['dugaan_pelanggaran', 'sesuai']);
    await press('2');
    const note = screen.page.getByLabel('Catatan pengawasan');
    // At once, as somebody does who knows the key.
    await screen.page.keyboard.type('Terlalu singkat');
    expect(await note.inputValue()).toBe('Terlalu singkat');
    await screen.page.getByRole('button', { name: 'Ya, perlu pembinaan' }).click();
    await screen.reads(/20 karakter/);
    // What is typed are letters, not keys of the page.
    await note.fill('Hubungi pemohon lebih dahulu, 1 2 3, baru kirim tautannya.');
    await screen.page.getByRole('button', { name: 'Ya, perlu pembinaan' }).click();
    for (let judged = 3; judged < drawn; judged += 1) {
      await screen.reads(`${judged} dari ${drawn} dinilai`);
      await press('1');
    }
    await screen.reads('Semua perbuatan hari itu sudah dinilai.');
    const current = screen.page.locator('li [aria-current=true]');
    const list = (await screen.page.getByRole('list').filter({ has: current }).boundingBox())!;
    for (const key of 'j'.repeat(drawn) + 'k'.repeat(drawn)) {
      await screen.page.keyboard.press(key);
      const { y, height } = (await current.boundingBox())!;
      expect([y >= list.y - 1, y + height <= list.y + list.height + 1]).toEqual([true, true]);
    }
    expect(await judged()).toHaveLength(drawn);
  });

  it('is drawn again by the auditor', async () => {
    const screen = await at.of('inspektorat');
    await screen.page.goto(`${at.url}/#/supervision-draws/${id}/show`);
    await screen.button('Undi ulang').click();
    await screen.reads(`Sama: ${drawn} perbuatan yang diperiksa adalah hasil undian atas ${kept} perbuatan.`);
    await screen.reads('Benihnya tidak berasal dari titik periksa yang ditandatangani di sini.');
    await screen.picture('supervision-drawn-again');
    expect([screen.faults, screen.refusals]).toEqual([[], []]);
  });

  it('leads from what was alleged to a finding, with what is known already', async () => {
    const screen = await at.of('kasi');
    await screen.page.goto(`${at.url}/#/supervision-draws/${id}/show`);
    await screen.page.getByText('Dugaan pelanggaran', { exact: true }).first().click();
    await screen.page.getByRole('link', { name: 'Buat temuan' }).click();
    await screen.page.getByLabel('Judul').fill('Swafoto yang berbeda');
    expect(await screen.page.getByLabel('Kondisi').inputValue()).toMatch(/\S/);
    await screen.picture('supervision-finding');
    await screen.page.goBack();
    await screen.page.getByText('Dugaan pelanggaran', { exact: true }).first().click();
    await screen.page.getByRole('link', { name: 'Buka perkara' }).waitFor();
    expect(screen.faults).toEqual([]);
  });

  it('is read by whoever did it in words, with the ways to the record and to the entry', async () => {
    const [act] = await at.office.sql<{ id: string; entryId: string; username: Username }>(
      `select a.id, a."entryId", u.username from supervised_acts a join users u on u."staffId" = a."supervisedId"
       where a."drawId" = $1 and a.status = 'perlu_pembinaan' limit 1`,
      [id],
    );
    const screen = await at.of(act!.username);
    await screen.page.goto(`${at.url}/#/supervised-acts/${act!.id}/show`);
    await screen.page.getByRole('link', { name: 'Buka catatan jejak audit' }).waitFor();
    await screen.picture('supervision-act');
    const said = await screen.page.getByRole('main').innerText();
    expect([said.includes(act!.entryId), /Ganti penilaian.*menunggu/.test(said)]).toEqual([false, false]);
    await screen.page.getByRole('link', { name: 'Buka catatan jejak audit' }).click();
    await screen.page.getByRole('heading', { name: 'Temuan', exact: true }).waitFor();
    expect(screen.faults).toEqual([]);
  });

  it('tells who keeps up, superior by superior, down to the day', async () => {
    const screen = await at.of('kadis');
    await screen.page.getByRole('menuitem', { name: 'Pelaksanaan pengawasan' }).click();
    const table = screen.page.getByRole('table');
    await table.getByRole('row').nth(1).waitFor();
    await screen.picture('supervision-coverage');
    await table.getByRole('link').first().click();
    await screen.page.getByText(/Atasan langsung: \S/).waitFor();
    await screen.picture('supervision-coverage-months');
    await table.getByRole('link').first().click();
    await screen.page.getByRole('heading', { name: 'Pengawasan harian' }).waitFor();
    await screen.page.getByText(/PW\//).first().waitFor();
    await screen.page.goBack();
    await screen.page.getByText(/Atasan langsung: \S/).waitFor();
    expect(screen.faults).toEqual([]);
  });

  it('fits a phone', async () => {
    const screen = await (await at.window({ viewport: { width: 360, height: 740 } })).signIn('kasi');
    await screen.page.goto(`${at.url}/#/supervision-draws/${id}/show`);
    await screen.reads('Perbuatan yang terundi');
    await screen.picture('supervision-phone');
    expect(await screen.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('shows what was done beside the record it was done to', async () => {
    await at.office.make.letterIn('diteruskan');
    await new Trail(at.office).seal();
    await at.office.app.get(SupervisionDrawsService).daily(await nextMorning(at.office));
    const [latest] = await at.office.sql<{ id: string }>(
      `select d.id from supervision_draws d join users u on u."staffId" = d."supervisorId" where u.username = 'kasi' order by d."drawnOn" desc limit 1`,
    );
    // The first that was done to a letter that is there as a scan, or to somebody on it.
    const acts = await at.office.sql<{ title: string | null }>(
      `select case when exists (select from attachments f where f."ownerId" = coalesce(l.id, v."requestId")::text) then coalesce(l.number, v."fullName") end as title
       from supervised_acts a join audit.event e on e.id::text = a."entryId"
       left join requests l on l.id::text = e.record_id left join verifications v on v.id::text = e.record_id
       where a."drawId" = $1 order by a.id`,
      [latest!.id],
    );
    const place = acts.findIndex(({ title }) => title !== null);
    const screen = await at.of('kasi');
    await screen.page.goto(`${at.url}/#/supervision-draws/${latest!.id}/show`);
    const listed = screen.page.getByRole('region', { name: 'Perbuatan yang terundi' }).getByRole('listitem');
    await listed.nth(place).getByRole('button').click();
    await screen.page.getByRole('heading', { name: acts[place]!.title! }).waitFor();
    await screen.page.keyboard.press('s');
    await screen.page.locator('iframe').waitFor();
    await screen.picture('supervision-beside');
    expect(screen.faults).toEqual([]);
  });
});
