import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';

describeInBrowser('the papers of a disciplinary case, in the console', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());
  const caseIn = async (status: string) =>
    (
      await at.office.sql<{ id: string; number: string }>('select id, number from sanctions where status = $1', [
        status,
      ])
    )[0]!;
  const papers = [
    'Surat panggilan I',
    'Berita acara pemeriksaan',
    'Keputusan hukuman disiplin',
    'Berita acara penyerahan',
  ];
  const dossier = 'Unduh berkas perkara (ZIP)';

  it('are buttons once the case has come to them, and the dossier is one for its leaders', async () => {
    const { id, number } = await caseIn('diserahkan');
    const screen = await at.of('kasi');
    await screen.page.goto(`${at.url}/#/sanctions/${id}/show`);
    for (const [label, end] of [...papers.map((one) => [one, 'pdf'] as const), [dossier, 'zip'] as const]) {
      const download = screen.page.waitForEvent('download');
      await screen.button(label).click();
      expect((await download).suggestedFilename()).toMatch(new RegExp(`-${number.replaceAll('/', '-')}\\.${end}$`));
    }
    expect(await screen.button('Surat panggilan II').count()).toBe(0);
    await screen.picture('case-papers');
    expect([screen.faults, screen.refusals]).toEqual([[], []]);
  });

  it('are there for the person himself, without the dossier', async () => {
    const { id } = await caseIn('diserahkan');
    const screen = await at.of('verifikator2');
    await screen.page.goto(`${at.url}/#/sanctions/${id}/show`);
    for (const label of papers) await screen.button(label).waitFor();
    expect(await screen.button(dossier).count()).toBe(0);
    await screen.picture('case-papers-accused');
  });

  it('are said not to be there yet', async () => {
    const { id } = await caseIn('telaah');
    const screen = await at.of('kabid');
    await screen.page.goto(`${at.url}/#/sanctions/${id}/show`);
    await screen.reads('Belum ada naskah: surat panggilan ada sesudah pegawai dipanggil.');
    await screen.button(dossier).waitFor();
    expect(await screen.button('Surat panggilan I').count()).toBe(0);
  });
});
