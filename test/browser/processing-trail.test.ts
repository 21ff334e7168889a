import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { Trail } from '../support/tampering.ts';

describeInBrowser('the trail of the processing of one person, in the console', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());
  const requestIn = async (status: string) =>
    (
      await at.office.sql<{ id: string; number: string }>('select id, number from data_requests where status = $1', [
        status,
      ])
    )[0]!;

  it('is taken as a paper and as a file with proofs; what goes wrong is said', async () => {
    const { id, number } = await requestIn('disiapkan');
    const screen = await at.of('kasi');
    await screen.page.goto(`${at.url}/#/data-requests/${id}/show`);
    const [paper, proofs] = [screen.button('Naskah (PDF)'), screen.button('Dengan bukti (ZIP)')];
    await new Trail(at.office).seal();
    await at.office.sql('alter table audit.signer rename to signer_away');
    await proofs.click();
    await screen.page
      .getByRole('alert')
      .getByText(/kesalahan/)
      .waitFor();
    await at.office.sql('alter table audit.signer_away rename to signer');
    for (const [button, end] of [
      [paper, 'pdf'],
      [proofs, 'zip'],
    ] as const) {
      const download = screen.page.waitForEvent('download');
      await button.click();
      expect((await download).suggestedFilename()).toBe(`jejak-pemrosesan-${number.replaceAll('/', '-')}.${end}`);
    }
    await screen.picture('processing-trail');
  });

  it('is not there before the identity was checked, and the page says so', async () => {
    const { id } = await requestIn('diterima');
    const screen = await at.of('kasi');
    await screen.page.goto(`${at.url}/#/data-requests/${id}/show`);
    await screen.reads('Tersedia setelah identitas peminta diperiksa dan subjeknya dipilih (Siapkan jawaban).');
    expect([
      await screen.button('Naskah (PDF)').isDisabled(),
      await screen.button('Dengan bukti (ZIP)').isDisabled(),
    ]).toEqual([true, true]);
  });
});
