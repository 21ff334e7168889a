import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CertificateDates, stateOn } from '../../api/certificates/certificate-dates.ts';
import type { Certificate } from '../../api/certificates/certificates.resource.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

describe('a certificate is to be renewed thirty days before its last day, and expires the day after it', () => {
  const is = (status: Certificate['status'], today: string) => stateOn({ status, validTo: '2028-03-01' }, today);

  it.each([
    ['2028-01-30', 'ISSUE'],
    ['2028-01-31', 'RENEW'],
    ['2028-02-29', 'RENEW'],
    ['2028-03-01', 'RENEW'],
    ['2028-03-02', 'EXPIRED'],
  ])('%s: %s', (today, state) => {
    expect([is('ISSUE', today), is('RENEW', '2028-03-02')]).toEqual([state, 'EXPIRED']);
  });

  it('what BSrE says otherwise stays', () => {
    for (const state of ['REVOKE', 'SUSPEND', 'EXPIRED'] as const) expect(is(state, '2028-03-02')).toBe(state);
  });
});

describe('in the office', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ JOBS: 'off' });
  });
  afterAll(() => office?.close());

  it('happens by itself, once, and is told', async () => {
    const person = await office.make.personIn('diterima');
    const [made] = done(await office.as('staf').list('certificates', { filter: { verificationId: person.id } })) as [
      Body,
    ];
    const dates = office.app.get(CertificateDates);
    const now = async () => done(await office.as('staf').one('certificates', made.id));
    await dates.settle(day());
    expect(await now()).toMatchObject({ status: 'ISSUE', version: made.version });
    const other = await office.another();
    await Promise.all([dates.settle(day(705)), other.app.get(CertificateDates).settle(day(705))]);
    expect(await now()).toMatchObject({ status: 'RENEW', version: made.version + 1 });
    await dates.settle(day(800));
    expect(await now()).toMatchObject({ status: 'EXPIRED', version: made.version + 2 });
    const told = done(await office.as('kadis').history('certificates', made));
    expect(told.map(({ action }) => action)).toEqual(expect.arrayContaining(['update', 'update']));
  });
});
