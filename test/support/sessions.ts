import { expect } from '@jest/globals';
import { PDF } from './office.ts';
import type { Screen } from './screen.ts';

export const PDF_FILE = { name: 'surat-permohonan.pdf', mimeType: 'application/pdf', buffer: PDF };
/** The button that takes it, on the page of a letter. */
export const UPLOAD = 'Unggah berkas: Surat permohonan';

/** What says that something was done. */
const GREEN = /: berhasil|Perubahan disimpan|" diunggah|dibagi/;
export const nothingGreen = async ({ page }: Screen) =>
  expect(await page.getByText(GREEN).allTextContents()).toEqual([]);

/** The stream of news and the draft of a form would find out by themselves that a session has ended, at their own time. */
export async function quiet(screen: Screen): Promise<Screen> {
  await screen.page.route('**/api/notifications/stream', () => undefined);
  const later = { status: 429, json: { statusCode: 429, code: 'too_many_requests', message: 'Coba lagi sebentar.' } };
  await screen.page.route('**/api/drafts/**', (route) => route.fulfill(later));
  return screen;
}

export async function openAt(screen: Screen, path: string): Promise<void> {
  await screen.page.goto(`${screen.url}/#/${path}`);
  await screen.settled();
}

export async function signOut(screen: Screen): Promise<void> {
  await screen.page.getByRole('banner').getByRole('button', { name: 'Profil' }).click();
  await screen.page.getByRole('menuitem', { name: 'Keluar' }).click();
  await screen.button('Masuk').waitFor();
}
