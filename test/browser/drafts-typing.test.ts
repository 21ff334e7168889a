import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Resource } from '../../api/define/resource.ts';
import type { Username } from '../../api/seed/people.ts';
import { resources } from '../../api/resources.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { HOLDERS } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';
import { openAt } from '../support/sessions.ts';

describeInBrowser('what counts as typed', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at?.close());
  const fresh = async (who: Username): Promise<Screen> => {
    await at.office.sql('delete from drafts');
    return (await at.window()).signIn(who);
  };

  it('is asked about before the page goes, where the session has ended and nothing can be sent', async () => {
    const letter = await at.office.make.letter();
    const staf = await fresh('staf');
    await openAt(staf, `requests/${letter.id}`);
    await staf.page.getByLabel('Hal').click();
    expect((await staf.page.request.post(`${at.url}/api/auth/logout`)).status()).toBe(200);
    await staf.page.keyboard.press('End');
    await staf.page.keyboard.type(' diketik');
    // The draft finds out that the session has ended.
    await staf.page.getByRole('dialog', { name: /^Sesi Anda berakhir./ }).waitFor();
    const asked = staf.page.waitForEvent('dialog');
    await staf.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await staf.page.getByLabel('Hal').inputValue()).toMatch(/ diketik$/);
  });

  it('while an offer stands above the form, stays when the offer is taken', async () => {
    const staf = await fresh('staf');
    await openAt(staf, 'requests/create');
    await staf.fill({ Hal: 'Yang lama', 'Nomor surat': '800/1' });
    await staf.reads(/^Draf tersimpan/);
    await staf.page.reload();
    await staf.button('Lanjutkan').waitFor();
    await staf.fill({ Hal: 'Yang baru' });
    await staf.button('Lanjutkan').click();
    await staf.button('Lanjutkan').waitFor({ state: 'hidden' });
    const values = ['Hal', 'Nomor surat'].map((label) => staf.input(label).inputValue());
    expect(await Promise.all(values)).toEqual(['Yang baru', '800/1']);
  });

  it('is not the worker who is proposed: the dialog closes, and leaves no draft', async () => {
    const letter = await at.office.make.letterIn('diajukan');
    const kadis = await fresh('kadis');
    await openAt(kadis, `requests/${letter.id}/show`);
    // The second time the answer is known before it comes.
    for (const time of ['first', 'second']) {
      await kadis.page.getByRole('button', { name: /Disposisikan$/ }).click();
      const dialog = kadis.page.getByRole('dialog', { name: 'Disposisikan' });
      const worker = kadis.input('Penerima disposisi', dialog);
      await worker.and(kadis.page.locator('[value]:not([value=""])')).waitFor();
      await kadis.settled();
      expect([time, await dialog.getByText(/^(Menyimpan draf|Draf tersimpan)/).count()]).toEqual([time, 0]);
      await kadis.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    expect(await at.office.sql('select key from drafts')).toEqual([]);
    expect([kadis.faults, kadis.refusals]).toEqual([[], []]);
  });

  it('is asked for with a star, but never for a yes', async () => {
    const declared = (resources as readonly Resource[]).flatMap((resource) => {
      const labels = Object.values(resource.fields).filter(
        ({ kind, changedBy }) => kind === 'boolean' && (changedBy ?? 'user') === 'user',
      );
      const [role] = resource.access.create;
      return role && labels.length > 0 ? [{ resource, role, labels: labels.map(({ label }) => label) }] : [];
    });
    expect(declared.length).toBeGreaterThan(2);
    for (const { resource, role, labels } of declared) {
      const screen = await at.of(HOLDERS[role]);
      await openAt(screen, `${resource.name}/create`);
      for (const label of labels) {
        const box = screen.page
          .getByRole('switch')
          .or(screen.page.getByRole('checkbox'))
          .and(screen.page.getByLabel(label));
        if ((await box.count()) === 0) continue;
        const text = await box.first().evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent);
        expect([resource.name, text?.includes('*')]).toEqual([resource.name, false]);
      }
    }
  });
});
