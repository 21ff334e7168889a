import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';

const SAVED = /^Draf tersimpan \d\d\.\d\d/;
const OFFERED = /^Anda punya isian yang belum dikirim dari /;
const STAY = 'Isian belum dikirim. Tekan Batal untuk menutup; isian tersimpan sebagai draf.';

describeInBrowser('a form of a record or a step', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());
  const fresh = async (who: Username) => {
    await at.office.sql('delete from drafts');
    return (await at.window()).signIn(who);
  };
  const go = async (screen: Screen, address: string) => {
    await screen.page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  };
  const saved = (screen: Screen) => screen.page.getByRole('status').filter({ hasText: SAVED }).waitFor();
  const drafts = async () => at.office.sql<{ key: string }>('select key from drafts order by key');

  it('keeps the text of a step whose dialog one clicks beside, and offers it after Batal', async () => {
    const letter = await at.office.make.letterIn('diajukan');
    const kadis = await fresh('kadis');
    await go(kadis, `/requests/${letter.id}/show`);
    const open = () => kadis.button('Kembalikan untuk diperbaiki').click();
    await open();
    const dialog = kadis.page.getByRole('dialog', { name: 'Kembalikan untuk diperbaiki' });
    const reason = kadis.input('Alasan', dialog);
    // With nothing typed a click beside it closes.
    await reason.waitFor();
    await kadis.page.mouse.click(5, 400);
    await dialog.waitFor({ state: 'hidden' });
    await open();
    await reason.fill('Stempel pada surat belum ada.');
    await kadis.page.mouse.click(5, 400);
    await kadis.hears(STAY);
    await kadis.page.keyboard.press('Escape');
    expect(await reason.inputValue()).toBe('Stempel pada surat belum ada.');
    await saved(kadis);
    await kadis.picture('draft-step', false);
    await kadis.button('Batal', dialog).click();
    await dialog.waitFor({ state: 'hidden' });
    await kadis.page.reload();
    await open();
    await kadis.reads(OFFERED, dialog);
    await kadis.button('Lanjutkan', dialog).click();
    expect(await reason.inputValue()).toBe('Stempel pada surat belum ada.');
    await kadis.button('Ya, kembalikan untuk diperbaiki', dialog).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await drafts()).toEqual([]);
    expect(done(await at.office.as('kadis').one('requests', letter.id)).status).toBe('dikembalikan');
    expect([kadis.faults, kadis.refusals]).toEqual([[], []]);
  });

  it('keeps the reason for opening a NIK until it is given', async () => {
    const person = await at.office.make.personIn('menunggu_swafoto');
    const kadis = await fresh('kadis');
    await go(kadis, `/verifications/${person.id}/show`);
    await kadis.button('Buka NIK').click();
    const dialog = kadis.page.getByRole('dialog', { name: 'Buka NIK lengkap' });
    await kadis.fill({ 'Alasan membuka': 'Dicocokkan dengan KTP' }, dialog);
    await kadis.page.mouse.click(5, 400);
    await kadis.hears(STAY);
    await saved(kadis);
    await kadis.page.reload();
    await kadis.button('Buka NIK').click();
    await kadis.button('Lanjutkan', dialog).click();
    // Whoever opens it does not wait until the draft is gone.
    const removed = kadis.page.waitForResponse(
      (answer) => answer.request().method() === 'DELETE' && answer.url().includes('/api/drafts/'),
    );
    await kadis.button('Ya, buka', dialog).click();
    await dialog.waitFor({ state: 'hidden' });
    await kadis.button('Buka NIK').waitFor({ state: 'hidden' });
    await removed;
    expect(await drafts()).toEqual([]);
  });

  it('says what is refused about a field that it does not show, and can be sent again (K2)', async () => {
    const { nik } = at.office.make.identity();
    const first = await at.office.make.letter();
    await at.office.make.person(first.id, { nik });
    const second = await at.office.make.letter();
    const staf = await fresh('staf');
    await go(staf, `/requests/${second.id}/show`);
    await staf.page.getByRole('link', { name: 'Tambah pemohon' }).click();
    const other = at.office.make.identity('non_asn');
    await staf.fill({
      'Nama lengkap': other.fullName,
      'Status kepegawaian': 'Non ASN',
      NIK: nik,
      Jabatan: 'Analis',
      'Unit kerja': 'Bidang Umum',
      'Surel resmi': other.email,
    });
    await staf.button('Simpan').click();
    await staf.reads('Permohonan sejenis untuk NIK ini masih berjalan.');
    expect(await staf.input('NIK').getAttribute('aria-invalid')).toBe('true');
    await staf.fill({ NIK: other.nik });
    // A refusal that names what no form can show.
    const says = 'Surat ini baru saja ditutup.';
    await staf.page.route('**/api/verifications', (route) =>
      route.fulfill({
        status: 422,
        json: { statusCode: 422, code: 'rule_broken', message: says, errors: { kind: says } },
      }),
    );
    await staf.button('Simpan').click();
    await staf.page.getByRole('alert').getByText(says).waitFor();
    await staf.picture('refused-elsewhere', false);
    await staf.page.unroute('**/api/verifications');
    await staf.button('Simpan').click();
    await staf.reads('Pemohon pada surat ini (1)');
    expect(staf.refusals).toEqual(['POST verifications 422', 'POST verifications 422']);
    expect(await drafts()).toEqual([]);
  });

  it('can always be pressed, and goes to the first input that is wrong', async () => {
    const staf = await fresh('staf');
    await go(staf, '/requests/create');
    await staf.button('Simpan').click();
    await staf.hears('Ada isian yang perlu diperbaiki. Periksa yang bertanda merah.');
    const focused = () => staf.page.evaluate(() => document.activeElement?.getAttribute('name'));
    await staf.page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect(await focused()).toBe('opdId');
    expect([staf.faults, staf.refusals]).toEqual([[], []]);
    expect(await drafts()).toEqual([]);
  });

  it('typed over a record that others changed since is compared with it', async () => {
    const letter = await at.office.make.letter({ subject: 'Perihal semula' });
    const staf = await fresh('staf');
    await go(staf, `/requests/${letter.id}`);
    await staf.fill({ Hal: 'Perihal saya' });
    await saved(staf);
    await staf.menu('Pengaduan');
    // A colleague of the same unit: no other may change it.
    await at.office.sql(`update staff set "unitId" = (select "unitId" from staff where id = $1) where id = $2`, [
      await at.office.as('staf').staffId(),
      await at.office.as('staf2').staffId(),
    ]);
    done(
      await at.office.as('staf2').update('requests', letter, { subject: 'Perihal orang lain', note: 'Catatan lain' }),
    );
    await go(staf, `/requests/${letter.id}`);
    await staf.reads(OFFERED);
    await staf.reads('Data ini diubah orang lain sejak isian itu diketik. Saat disimpan, keduanya dibandingkan.');
    await staf.button('Lanjutkan').click();
    expect(await staf.input('Hal').inputValue()).toBe('Perihal saya');
    expect(await staf.input('Catatan').inputValue()).toBe('Catatan lain');
    await staf.button('Simpan').click();
    const dialog = staf.page.getByRole('dialog', { name: 'Data ini berubah sejak Anda membukanya' });
    await dialog.getByRole('radiogroup', { name: 'Hal' }).getByLabel('Data sekarang: Perihal orang lain').waitFor();
    await staf.button('Simpan pilihan ini', dialog).click();
    await staf.hears('Perubahan disimpan.');
    expect(done(await at.office.as('staf').one('requests', letter.id))).toMatchObject({
      subject: 'Perihal saya',
      note: 'Catatan lain',
    });
    expect(await drafts()).toEqual([]);
  });

  it('is no draft as long as nobody has typed', async () => {
    const person = await at.office.make.personIn('diterima');
    const of = async (who: Username, resource: string) => done(await at.office.as(who).list(resource))[0]!.id;
    const pages: readonly (readonly [Username, readonly string[]])[] = [
      [
        'staf',
        [
          'requests/create',
          `requests/${String(person.requestId)}`,
          'verifications/create',
          `verifications/${person.id}`,
          'complaints/create',
          'data-requests/create',
          'erasures/create',
        ],
      ],
      ['kasi', ['service-standards/create', `service-standards/${await of('kasi', 'service-standards')}`]],
      ['kadis', ['legal-holds/create']],
      [
        'admin',
        ['staff/create', `staff/${await of('admin', 'staff')}`, 'users/create', 'org-units/create', 'holidays/create'],
      ],
    ];
    for (const [who, addresses] of pages) {
      const screen = await fresh(who);
      for (const address of addresses) {
        await go(screen, `/${address}`);
        await screen.page.getByRole('main').getByRole('textbox').first().waitFor();
        await screen.settled();
        const told = screen.page.getByText(/^(Menyimpan draf|Draf tersimpan)/);
        expect([address, await told.count()]).toEqual([address, 0]);
      }
      // Leaving a form that nobody has typed into says nothing of drafts.
      await go(screen, '/');
      await screen.page.getByRole('heading', { name: /^Selamat bekerja, / }).waitFor();
    }
    expect(await drafts()).toEqual([]);
  });

  it('holds a whole standard, its lists too', async () => {
    const kabid = await fresh('kabid');
    await go(kabid, '/service-standards/create');
    await kabid.button('Tambah', kabid.page.getByRole('main')).last().waitFor();
    const says = kabid.page.locator('textarea[name="content.steps.2.says"]');
    await says.fill('Uraian langkah yang panjang');
    await saved(kabid);
    await kabid.page.reload();
    await kabid.button('Lanjutkan').click();
    expect(await says.inputValue()).toBe('Uraian langkah yang panjang');
    await kabid.picture('draft-standard', false);
  });
});
