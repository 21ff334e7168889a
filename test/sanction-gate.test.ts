import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isFinal } from '../api/define/flow.ts';
import { sanctionFlow } from '../api/sanctions/sanctions.flow.ts';
import type { Username } from '../api/seed/people.ts';
import { type Body, day, done, type Office, openOffice, PDF } from './support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

async function opened(who: Username): Promise<Body> {
  const [staffId, examinerId] = [await office.as(who).staffId(), await office.as('kabid').staffId()];
  return done(await office.as('kabid').create('sanctions', { staffId, examinerId, allegation: 'Lalai sekali.' }));
}
/** As it stands in an office where such cases were carried on before. */
async function put({ id }: Body, status: string): Promise<Body> {
  const [row] = await office.sql<Body>(
    'update sanctions set status = $2, version = version + 1 where id = $1 returning id, version, status',
    [id, status],
  );
  return row!;
}

describe('a disciplinary case', () => {
  const LATER = 'Pemeriksaan dan penjatuhan sanksi belum dibuka; tahap ini menyusul.';
  it('is looked into, and everything after that is closed to everybody and says so', async () => {
    const looked = done(await office.as('kasi').step('sanctions', await opened('verifikator3'), 'telaah'));
    for (const status of Object.keys(sanctionFlow.states).filter((one) => !isFinal(sanctionFlow, one))) {
      const record = await put(looked, status);
      for (const who of ['kadis', 'kabid', 'kasi'] as const) {
        const verdicts = done(await office.as(who).steps('sanctions', record));
        const later = verdicts.filter(({ verb, refusedBy }) => verb !== 'telaah' && refusedBy !== 'role');
        expect([status, who, new Set(later.map(({ allowed, reason }) => `${allowed} ${reason}`))]).toEqual([
          status,
          who,
          new Set([`false ${LATER}`]),
        ]);
        for (const { verb, needs } of later) {
          const body = Object.fromEntries(needs.map((name) => [name, day()]));
          const { status: code, body: answer } = await office.as(who).step('sanctions', record, verb, body);
          expect([verb, code, answer.code, answer.message?.endsWith(LATER)]).toEqual([
            verb,
            409,
            'step_not_allowed',
            true,
          ]);
        }
      }
    }
  });

  it('is not there for the one accused before the summons: one, list, count, history, trail, file', async () => {
    for (const who of ['verifikator3', 'kasi'] as const) {
      const [person, sanction] = [office.as(who), await opened(who)];
      done(await office.as('kabid').upload('sanctions', sanction.id, 'lampiran', PDF, 'bukti.pdf'));
      const seen = async () => [
        (await person.one('sanctions', sanction.id)).status,
        (await person.history('sanctions', sanction)).status,
        done(await person.list('sanctions', { filter: { id: [sanction.id] } })).length,
        done(await person.list('attachments', { filter: { ownerId: sanction.id } })).length,
        done(await person.list('sanctions', { filter: { q: sanction.number as string } })).length,
        done(await person.list('audit-logs', { filter: { recordId: sanction.id, outcome: 'ok' } })).length,
      ];
      expect(await seen()).toEqual([404, 404, 0, 0, 0, 0]);
      done(await office.as('kabid').step('sanctions', sanction, 'telaah'));
      expect(await seen()).toEqual([404, 404, 0, 0, 0, 0]);
      await put(sanction, 'dipanggil_1');
      expect(await seen()).toEqual([200, 200, 1, 1, 1, 0]);
    }
  });
});
