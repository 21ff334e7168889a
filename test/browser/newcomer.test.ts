import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { GettingStartedAnswer } from '../../api/define/getting-started.ts';
import { dateOf } from '../../api/seed/time.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';

describeInBrowser('who comes new to the console', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at?.close());
  const go = (screen: Screen, address: string) =>
    screen.page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  const hash = (screen: Screen) => new URL(screen.page.url()).hash;

  it('is told in an office that works only what it still lacks, by its name', async () => {
    const year = dateOf(Date.now()).slice(0, 4);
    await at.office.sql(
      `update office_hours set "archivedAt" = now() where regime = 'ramadan' and left("validFrom"::text, 4) = $1`,
      [year],
    );
    await at.office.sql(
      `insert into calendar_versions (version, actor_id, reason) select max(version) + 1, 'test', 'Jam Ramadan dicabut' from calendar_versions`,
    );
    const screen = await at.of('admin');
    const { needs } = done(await at.office.as('admin').get<GettingStartedAnswer>('/api/getting-started'));
    expect(needs.filter((need) => !need.done).map(({ name }) => name)).toContain('ramadan');
    await screen.page.reload();
    const start = screen.page.getByRole('region', { name: 'Mulai di sini' });
    await start
      .getByRole('listitem')
      .filter({ hasText: `Jam Ramadan ${year}` })
      .waitFor();
    expect(await start.getByRole('listitem').count()).toBe(needs.filter((need) => !need.done).length);
    expect(await start.getByRole('img', { name: 'sudah ada' }).count()).toBe(0);
    await screen.reads('Ini yang masih kurang.', start);
    await screen.picture('getting-started-working');
    await start.getByRole('link', { name: `Kerjakan: Jam Ramadan ${year}` }).click();
    await screen.button('Masukkan jam Ramadan').waitFor();
  });

  it('reads who holds a letter, also somebody outside his scope: by name and post, without a way to his page', async () => {
    const letter = await at.office.make.letterIn('diajukan');
    const addresseeId = await at.office.as('kabid').staffId();
    done(
      await at.office
        .as('kadis')
        .step('requests', letter, 'disposisikan', { addresseeId, instruction: 'Tindak lanjuti.' }),
    );
    const staf = await at.of('staf');
    await go(staf, `/requests/${letter.id}/show`);
    await staf.reads('Tejo Purwadi Kusuma, S.T., M.Kom. (Kepala Bidang Informatika)', staf.page.getByRole('main'));
    expect(await staf.page.getByRole('link', { name: /^Tejo Purwadi/ }).count()).toBe(0);
    await staf.settled();
    expect(await staf.page.getByText('Tidak dapat Anda lihat').count()).toBe(0);
    await staf.picture('letter-holder');
    expect([staf.faults, staf.refusals]).toEqual([[], []]);
  });

  it('sees on a phone that a long title goes on', async () => {
    const phone = await (await at.window({ viewport: { width: 360, height: 740 } })).signIn('admin');
    await go(phone, '/audit-logs');
    await phone.settled();
    await phone.picture('title-phone', false);
    const title = phone.page.locator('#react-admin-title');
    const cut = await title.evaluate((element) => ({
      overflow: getComputedStyle(element).textOverflow,
      isLonger: element.scrollWidth > element.clientWidth,
      // An ellipsis stands only for text in line.
      inside: [...element.querySelectorAll('*')]
        .filter((one) => one.textContent !== '')
        .map((one) => getComputedStyle(one).display),
    }));
    expect(cut).toEqual({ overflow: 'ellipsis', isLonger: true, inside: cut.inside.map(() => 'inline') });
    await phone.page.context().close();
  });

  it('stays where he went while an answer to the page before was under way', async () => {
    const staf = await at.of('staf');
    await go(staf, '/requests/create');
    await staf.fill({
      'Perangkat Daerah pemohon': 'Dinas Kesehatan',
      'Nomor surat': '800/99/2026',
      'Tanggal surat': '2026-11-20',
      Hal: 'Permohonan yang dijawab lambat',
      'Penanda tangan': 'Budi',
      'Jabatan penanda tangan': 'Kepala OPD',
      'Pengesahan surat': 'Cap/stempel OPD',
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      void staf.page.route('**/api/requests', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        resolve();
        await held;
        return route.continue();
      });
    });
    await staf.button('Simpan').click();
    await arrived;
    await staf.page.getByRole('menuitem', { name: 'Pengaduan', exact: true }).click();
    await staf.page.getByRole('banner').getByRole('heading', { name: 'Pengaduan', exact: true }).waitFor();
    release();
    await staf.hears('Data dibuat.');
    await staf.settled();
    expect(hash(staf)).toMatch(/^#\/complaints/);
    await staf.page.unroute('**/api/requests');
    const [made] = done(await at.office.as('staf').list('requests', { filter: { letterNumber: '800/99/2026' } }));
    expect((made as Body).subject).toBe('Permohonan yang dijawab lambat');
  });

  it('is refused a page at its own address, and goes back to where he was', async () => {
    const staf = await at.of('staf');
    await staf.menu('Permohonan');
    for (const address of ['/users', '/users/create', '/sanctions/create']) {
      await go(staf, address);
      await staf.reads('Akses ditolak');
      expect(hash(staf)).toBe(`#${address}`);
      await staf.page.goBack();
      await staf.page.getByRole('banner').getByRole('heading', { name: 'Permohonan', exact: true }).waitFor();
    }
    expect(staf.faults).toEqual([]);
  });
});
