import request from 'supertest';
import { done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('an address that is nowhere', () => {
  it.each(['/lacak', '/permohonan/1', '/%ff', '/apik', `/${'a'.repeat(300)}`])(
    'is a page for a browser: %s',
    async (path) => {
      const { status, headers, text } = await request(office.url).get(path).set('accept', BROWSER);
      expect([400, 404, 414]).toContain(status);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(text).toContain('<html lang="id">');
      expect(text).toContain('href="/#/lacak"');
      expect(text).toContain(headers['x-request-id']);
      expect(text).not.toContain('permohonan/1');
    },
  );

  it.each([
    ['/api/nothing', BROWSER],
    ['/api', BROWSER],
    ['/health/nothing', BROWSER],
    ['/lacak', 'application/json'],
    ['/lacak', '*/*'],
  ])('stays JSON for machines: %s, %s', async (path, accept) => {
    const { status, headers, body } = await request(office.url).get(path).set('accept', accept);
    expect([status, (body as { code: string }).code]).toEqual([404, 'not_found']);
    expect(headers['content-type']).toMatch(/^application\/json/);
  });

  it('stays JSON for what is sent, whatever is accepted', async () => {
    const { body } = await request(office.url).post('/lacak').set('accept', BROWSER).send({});
    expect((body as { code: string }).code).toBe('not_found');
  });
});

describe('the verdict on a step asks what the step itself would ask', () => {
  it('nobody is assigned before the letter was disposed', async () => {
    const letter = await office.make.letter();
    const person = await office.make.person(letter.id);
    const kasi = office.as('kasi');
    const verdict = done(await kasi.steps('verifications', person)).find(({ verb }) => verb === 'tugaskan');
    expect(verdict).toMatchObject({
      allowed: false,
      refusedBy: 'state',
      reason: 'Verifikator ditugaskan setelah surat didisposisikan.',
    });
    const verifierId = await office.as('verifikator1').staffId();
    const refused = await kasi.step('verifications', person, 'tugaskan', { verifierId });
    const says = `Langkah "Tugaskan verifikator" tidak dapat dilakukan. ${verdict?.reason}`;
    expect([refused.status, refused.body.message]).toEqual([409, says]);
  });
});
