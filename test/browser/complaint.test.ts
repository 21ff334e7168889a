import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { type Body, done } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';
import { scanned } from '../support/qr.ts';
import { noFaults, read } from '../support/reading.ts';
import type { Screen } from '../support/screen.ts';

describeInBrowser('the complaint desk in the console', () => {
  let at: Console;
  let desk: ComplaintDesk;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    desk = deskOf(at.office);
  });
  afterAll(() => at.close());

  const goTo = async (screen: Screen, path: string) => screen.page.goto(`${at.url}/#/${path}`);

  it('an intake: the channel asks for its number, a duplicate is named before saving, a double click makes one', async () => {
    const first = await desk.record({
      subject: 'Tautan aktivasi tidak dapat dibuka',
      content: 'Tautan aktivasi yang dikirim lewat surel tidak dapat dibuka sejak kemarin.',
    });
    const screen = await at.of('staf');
    await goTo(screen, 'complaints/create');
    await screen.fill({ Kanal: 'SP4N-LAPOR!', Pelapor: 'Ibu Marsinah Uji' });
    await screen.fill({ Hal: 'Tautan aktivasi tidak dapat dibuka' });
    await screen.fill({ 'Isi aduan': 'Tautan aktivasi yang dikirim lewat surel tidak dapat dibuka sejak kemarin.' });
    const warning = screen.page.getByRole('alert').filter({ hasText: first.number as string });
    await warning.waitFor();
    await screen.picture('complaint-intake');
    await screen.button('Simpan').click();
    await screen.reads('Wajib diisi.');
    expect(screen.refusals).toEqual([]);
    await screen.fill({ 'Nomor pelacakan SP4N-LAPOR!': 'LAPOR-UJI-1' });
    await screen.button('Simpan').dblclick();
    await screen.page.getByRole('heading', { level: 1, name: /^PD\// }).waitFor();
    const made = done(await at.office.as('kasi').list('complaints', { filter: { trackingId: 'LAPOR-UJI-1' } }));
    expect(made).toHaveLength(1);
    expect(screen.faults).toEqual([]);
  });

  it.each(['kasi', 'inspektorat'] as const)(
    'shows %s the usual way of a complaint; the Inspektorat is on it only where nobody here may decide',
    async (who) => {
      const screen = await at.of(who);
      const wayOf = async (more: Readonly<Record<string, unknown>>) => {
        const { id, number } = await desk.record(more);
        await goTo(screen, `complaints/${id}/show`);
        await screen.page.getByRole('heading', { level: 1, name: String(number) }).waitFor();
        await screen.settled();
        const stages = screen.page.getByRole('main').locator('.MuiStepper-root').first().locator('.MuiStepLabel-label');
        return (await stages.allInnerTexts()).map((text) => text.replace(' (sekarang)', ''));
      };
      const [kabid, kadis] = [await at.office.as('kabid').staffId(), await at.office.as('kadis').staffId()];
      const usual = ['Klasifikasikan', 'Tangani', 'Jawab', 'Tutup: pelapor puas'];
      expect(await wayOf({})).toEqual(usual);
      expect(await wayOf({ complainedId: kabid })).toEqual(usual);
      expect(await wayOf({ complainedId: kadis })).toEqual([
        'Teruskan ke Inspektorat',
        'Catat jawaban Inspektorat',
        'Tutup: pelapor puas',
      ]);
    },
  );

  it('the Inspektorat reads who is complained about without opening his page, which he would read in the trail', async () => {
    const complainedId = await at.office.as('kadis').staffId();
    const { id } = await desk.record({ complainedId });
    const screen = await at.of('inspektorat');
    const asked: string[] = [];
    screen.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await goTo(screen, `complaints/${id}/show`);
    await screen.reads('Yang diadukan: Wiratmo Adisaputra');
    await screen.settled();
    expect(asked).not.toContain(`/api/staff/${complainedId}`);
    expect([screen.faults, screen.refusals]).toEqual([[], []]);
  });

  it('a reclassification shows the old and the new due time, and wants a reason', async () => {
    const complaint = await desk.handled('verifikator1');
    const screen = await at.of('kasi');
    await goTo(screen, `complaints/${complaint.id}/show`);
    await screen.button('Klasifikasikan ulang').click();
    const dialog = screen.page.getByRole('dialog', { name: 'Klasifikasikan ulang' });
    await screen.fill({ Klasifikasi: 'Bersifat normatif' }, dialog);
    const told = await dialog.getByText(/WIB.*WIB/).textContent();
    const { oldDueAt, newDueAt } = done(
      await at.office
        .as('kasi')
        .send<{ oldDueAt: string; newDueAt: string }>('POST', `/api/complaints/${complaint.id}/reclassification`, {
          class: 'normatif',
        }),
    );
    const inOffice = (moment: string) =>
      new Date(moment).toLocaleTimeString('id-ID', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' });
    for (const due of [oldDueAt, newDueAt]) expect(told).toContain(inOffice(due));
    await screen.picture('complaint-reclassification', false);
    const confirm = screen.button('Ya, klasifikasikan ulang', dialog);
    await confirm.click();
    await dialog.getByText('Wajib diisi.').first().waitFor();
    expect((await desk.now(complaint)).class).toBe('ringan');
    await dialog.getByRole('textbox', { name: /^Alasan/ }).fill('Menyangkut ketentuan.');
    await confirm.click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await desk.now(complaint)).class).toBe('normatif');
    expect(screen.faults).toEqual([]);
  });

  it('the code on a printed receipt opens its tracking page, without an account; a wrong code tells nothing', async () => {
    const complaint: Body = await desk.record({ subject: 'Hal yang tidak diceritakan' });
    const clerk = await at.of('staf');
    await goTo(clerk, `complaints/${complaint.id}/show`);
    const saving = clerk.page.waitForEvent('download');
    await clerk.button('Tanda terima (PDF)').click();
    const paper = await readFile(await (await saving).path());
    const link = scanned(paper)!;
    expect(link).toContain('/#/lacak?nomor=');
    const secret = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(pdfText(paper))![0];

    const visitor = await at.window({ viewport: { width: 360, height: 740 } });
    await visitor.page.goto(`${at.url}/${link.slice(link.indexOf('#'))}`);
    await visitor.input('Kode lacak').waitFor();
    expect(await visitor.input('Kode lacak').inputValue()).toBe(secret);
    await visitor.page.route('**/api/public/track', (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<html>502 Bad Gateway</html>' }),
    );
    await visitor.button('Lihat').click();
    await visitor.reads('Tidak ada koneksi ke server. Coba lagi sebentar.');
    await visitor.page.unroute('**/api/public/track');
    await visitor.button('Lihat').click();
    await visitor.reads('Diterima');
    expect(await visitor.page.getByText('Hal yang tidak diceritakan').count()).toBe(0);
    await visitor.picture('tracking', false);
    await visitor.fill({ 'Kode lacak': 'AAAAA-AAAAA' });
    await visitor.button('Lihat').click();
    await visitor.reads('Nomor atau kode lacak tidak cocok. Periksa keduanya pada tanda terima.');
    expect(visitor.faults).toEqual(['POST public/track 502']);
  });

  it('the figures are told by each grouping, as chart and table, and taken away', async () => {
    const screen = await at.of('kasi');
    const faults = noFaults();
    await screen.menu('Angka aduan');
    for (const by of ['Kanal', 'Jenis', 'Jeda pencatatan', 'Pihak yang ditunggu', 'Klasifikasi']) {
      await screen.fill({ Menurut: by });
      await screen.page.getByRole('columnheader', { name: by === 'Jeda pencatatan' ? 'Kanal' : by }).waitFor();
      await read(screen.page, 'id', faults);
    }
    await screen.reads(/^\d+ dari \d+ \(\d+%\)$/);
    const saving = screen.page.waitForEvent('download');
    await screen.button('Unduh CSV').click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFF"Klasifikasi","Diterima","Dijawab","Tepat waktu","Terlambat","Belum selesai"',
    );
    expect(faults).toEqual(noFaults());
    expect(screen.faults).toEqual([]);
  });
});
