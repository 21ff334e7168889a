import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openOffice, type Office } from './support/office.ts';
import { requestFlow } from '../api/requests/requests.flow.ts';
import { verificationFlow } from '../api/verifications/verifications.flow.ts';
let office: Office;
beforeAll(async () => { const t=Date.now(); office = await openOffice(); console.log('open', Date.now()-t); });
afterAll(() => office.close());
it('makes', async () => {
  for (const s of Object.keys(requestFlow.states)) { const t=Date.now(); const l = await office.make.letterIn(s as 'draf'); expect(l.status).toBe(s); console.log(s, Date.now()-t); }
  for (const s of Object.keys(verificationFlow.states)) { const kind = ['menunggu','diverifikasi','diajukan_ams','selesai'].includes(s)?'pencabutan':undefined; const l = await office.make.personIn(s as 'menunggu', kind?{kind}:{}); expect(l.status).toBe(s); }
  expect((await office.make.personIn('akun_dikirim', {employment:'non_asn'})).status).toBe('akun_dikirim');
});
