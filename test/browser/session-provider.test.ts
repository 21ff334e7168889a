import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done, PDF } from '../support/office.ts';
import { buildProviderPage, openProviderPage } from '../support/provider-page.ts';
import type { Screen } from '../support/screen.ts';

/** Asks for nothing that needs a session. */
const PUBLIC = ['about'];
/** Names that say how the provider is made, no requests. */
const NO_METHODS = ['supportAbortSignal'];

describeInBrowser('every method of the provider, called when the session has ended', () => {
  let at: Console;
  let screen: Screen;
  let page: Page;
  let letter: Body;
  let drafts: Body[];
  let methods: string[];
  beforeAll(async () => {
    at = await openConsole(chromium!);
    letter = await at.office.make.letter({ subject: 'Surat untuk dicoba' });
    await at.office.make.person(letter.id);
    done(await at.office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    drafts = [await at.office.make.letter(), await at.office.make.letter()];
    screen = await at.window();
    page = screen.page;
    await openProviderPage(page, at.url, buildProviderPage());
    await page.evaluate(`signIn('staf', '${DEMO_PASSWORD}')`);
    methods = await page.evaluate('methods');
  });
  afterAll(() => at?.close());

  /** For each method what it is called with, as text for the page; the record is read anew by it each time. */
  const calls = (): Record<string, string> => {
    const { id } = letter;
    const [one, other] = drafts as [Body, Body];
    const of = (name: string, more = '') => `provider.${name}('requests', '${id}'${more && `, ${more}`})`;
    const current = `(await provider.getOne('requests', { id: '${id}' })).data`;
    return {
      getList: `provider.getList('requests', { pagination: { page: 1, perPage: 5 }, sort: { field: 'createdAt', order: 'DESC' }, filter: {} })`,
      getOne: `provider.getOne('requests', { id: '${id}' })`,
      getMany: `provider.getMany('requests', { ids: ['${id}'] })`,
      getManyReference: `provider.getManyReference('verifications', { target: 'requestId', id: '${id}', pagination: { page: 1, perPage: 5 }, sort: { field: 'createdAt', order: 'DESC' }, filter: {} })`,
      create: `provider.create('requests', { data: { ...before, letterNumber: '800/77/2026', subject: 'Dibuat sekali' } })`,
      update: `provider.update('requests', { id: '${id}', data: { ...before, subject: 'Diubah sekali' }, previousData: before })`,
      updateMany: `provider.updateMany('requests', { ids: ['${id}'], data: {} })`,
      delete: `provider.delete('requests', { id: '${one.id}', previousData: { id: '${one.id}', version: ${one.version} } })`,
      deleteMany: `provider.deleteMany('requests', { ids: ['${other.id}'] })`,
      steps: of('steps'),
      step: `provider.step('requests', before, 'ajukan', { body: {} })`,
      clock: of('clock'),
      myWork: 'provider.myWork(5)',
      board: 'provider.board()',
      proposal: `provider.proposal('${id}')`,
      shareOut: `provider.shareOut('${id}', [], before.version)`,
      history: of('history'),
      closed: of('closed'),
      reveal: `provider.reveal('verifications', '${id}', 'nik', 'Alasan yang cukup panjang.')`,
      exported: `provider.exported('requests', 'csv', {}, { field: 'createdAt', order: 'DESC' })`,
      read: `provider.read('my-work?limit=1')`,
      post: `provider.post('notifications/read-all', {})`,
      changePassword: `provider.changePassword('bukan-yang-sekarang', 'kata-sandi-lain-sama-sekali')`,
      file: `provider.file('requests/export?format=csv&filter={}')`,
      content: `provider.content('${id}')`,
      act: of('act', `'share-out'`),
      paper: `provider.paper('service-standards', '${id}')`,
      upload: `provider.upload(new File(['%PDF-1.4 x'], 'surat.pdf', { type: 'application/pdf' }), 'requests', '${id}', 'surat_permohonan', () => undefined)`,
      before: current,
    };
  };

  it('is listed here, so that none is left out', () => {
    const { before: _, ...listed } = calls();
    expect(methods.filter((name) => ![...PUBLIC, ...NO_METHODS].includes(name)).sort()).toEqual(
      Object.keys(listed).sort(),
    );
  });

  it('never answers before its person has signed in again, and is then sent again, and done once', async () => {
    const { before, ...listed } = calls();
    // The step after which a letter is no longer the registrar's comes last.
    const { step, ...others } = listed;
    const wrong: Record<string, unknown> = {};
    const ended: Record<string, unknown> = {};
    for (const [name, call] of Object.entries({ ...others, step: step! })) {
      await page.evaluate(`(async () => { window.before = ${before} })()`);
      expect((await page.request.post(`${at.url}/api/auth/logout`)).status()).toBe(200);
      const refused = page.waitForResponse(
        (answer) => answer.url().endsWith('/api/auth/refresh') && answer.status() === 401,
      );
      const sent: number[] = [];
      const path = new RegExp(`^${at.url}/api/(?!auth/(login|logout|refresh)$)`);
      const listen = (answer: { url(): string; status(): number }) => {
        if (path.test(answer.url())) sent.push(answer.status());
      };
      page.on('response', listen);
      await page.evaluate(
        `window.said = undefined; ${call}.then(() => { said = 'answered' }, (error) => { said = String(error.status) }); 0`,
      );
      await refused;
      const dialog = page.getByRole('dialog', { name: /^Sesi Anda berakhir\./ });
      await dialog.waitFor();
      const early = await page.evaluate('window.said');
      await screen.fill({ 'Kata sandi': DEMO_PASSWORD }, dialog);
      await screen.button('Masuk dan lanjutkan', dialog).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForFunction('window.said !== undefined');
      const late = await page.evaluate('window.said');
      page.off('response', listen);
      ended[name] = late;
      const [first, ...rest] = sent;
      if (early !== undefined || late === '401' || first !== 401 || rest.length !== 1 || rest.includes(401))
        wrong[name] = { early, late, sent };
    }
    expect(wrong).toEqual({});
    // Refused for what was asked, as it would have been before; everything else was done.
    const refusals = Object.entries(ended).filter(([, how]) => how !== 'answered');
    expect(Object.fromEntries(refusals)).toEqual({
      act: '403',
      board: '403',
      changePassword: '422',
      content: '404',
      paper: '404',
      proposal: '403',
      reveal: '404',
      shareOut: '400',
      updateMany: '428',
    });
    const staf = at.office.as('staf');
    const after = done(await staf.one('requests', letter.id));
    expect([after.subject, after.status]).toEqual(['Diubah sekali', 'diajukan']);
    const made = await at.office.sql(`select 1 from requests where subject = 'Dibuat sekali'`);
    expect(made).toHaveLength(1);
    const deeds = done(await staf.history('requests', letter)).map(({ action }) => action);
    expect(deeds.filter((action) => action === 'update' || action === 'step:ajukan').sort()).toEqual([
      'step:ajukan',
      'update',
    ]);
  });
});
