import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import { done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

/** Why a letter falls due when it does, without its first line (receipt) and the second (promise). */
async function explained(receivedAt: string): Promise<readonly string[]> {
  const letter = await office.make.letter({ receivedAt, letterDate: '2026-01-02' });
  const clock = done(await office.as('kadis').get<ClockAnswer>(`/api/requests/${letter.id}/clock`));
  expect(clock.explanation[1]).toBe('Janji layanan 170 menit kerja, menurut standar pelayanan versi 1.');
  return clock.explanation.filter((_, index) => index !== 1);
}
const LATE = 'Batas waktu sudah lewat.';

it('the explanation names the lunch break by what is counted around it', async () => {
  expect(await explained('2026-01-12T10:00:00+07:00')).toEqual([
    'Diterima Senin 12 Jan 2026 pukul 10.00 WIB.',
    'Senin 12 Jan 2026: 10.00–12.00, 12.30–13.20 (170 menit).',
    'Jatuh tempo Senin 12 Jan 2026 pukul 13.20 WIB.',
    LATE,
  ]);
});

it('the explanation names a holiday by its name, and the weekend', async () => {
  expect(await explained('2026-01-15T15:00:00+07:00')).toEqual([
    'Diterima Kamis 15 Jan 2026 pukul 15.00 WIB.',
    'Kamis 15 Jan 2026: 15.00–16.00 (60 menit).',
    'Jumat 16 Jan 2026: libur (Isra Mikraj Nabi Muhammad SAW), tidak dihitung.',
    'Sabtu 17 Jan 2026: akhir pekan, tidak dihitung.',
    'Minggu 18 Jan 2026: akhir pekan, tidak dihitung.',
    'Senin 19 Jan 2026: 07.30–09.20 (110 menit).',
    'Jatuh tempo Senin 19 Jan 2026 pukul 09.20 WIB.',
    LATE,
  ]);
});

it('the explanation tells that receipt outside office hours counts from the next opening', async () => {
  expect(await explained('2026-01-12T17:15:00+07:00')).toEqual([
    'Diterima Senin 12 Jan 2026 pukul 17.15 WIB.',
    'Di luar jam kerja: dihitung mulai Selasa 13 Jan 2026 pukul 07.30 WIB.',
    'Selasa 13 Jan 2026: 07.30–10.20 (170 menit).',
    'Jatuh tempo Selasa 13 Jan 2026 pukul 10.20 WIB.',
    LATE,
  ]);
});

it('the explanation tells since when the clock stands still, for whom, and what is left', async () => {
  const person = await office.make.personIn('menunggu_swafoto');
  const { explanation, left } = done(
    await office.as('kadis').get<ClockAnswer>(`/api/verifications/${person.id}/clock`),
  );
  expect(explanation).toContainEqual(
    expect.stringMatching(/^Berhenti sejak .* WIB sampai sekarang: menunggu swafoto \(Pemohon\)\.$/),
  );
  expect(explanation.at(-1)).toBe(`Jatuh tempo dihitung lagi setelah waktu berjalan; sisa ${left} menit.`);
});
