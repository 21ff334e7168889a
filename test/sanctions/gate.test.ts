import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { phaseOf } from '../../api/define/clock.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { askedSteps, turnOf } from '../../api/define/turn.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Body, done, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

async function opened(who: Username): Promise<Body> {
  const [staffId, examinerId] = [await office.as(who).staffId(), await office.as('kabid').staffId()];
  const evidence = await office.make.evidence(staffId);
  return done(
    await office.as('kabid').create('sanctions', { staffId, examinerId, allegation: 'Lalai sekali.', ...evidence }),
  );
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

describe('a step that is not open yet', () => {
  const flows = (resources as readonly Resource[]).filter((resource) => stateOf(resource));
  it.each(flows.map((resource) => [resource.name, resource] as const))('%s: is waited for by nobody', (_, resource) => {
    const { flow } = stateOf(resource)!;
    const waited = Object.keys(flow.states).flatMap((state) => {
      const steps = [turnOf(resource, state, {}).step, ...askedSteps(flow, state, {})];
      return steps.filter((step) => step?.closed).map((step) => `${state} ${step!.verb}`);
    });
    expect(waited).toEqual([]);
    const promised = resource.clock ? Object.keys(flow.states) : [];
    const running = promised.filter((state) => {
      const { runs, party } = phaseOf(flow, resource.clock!, state, {});
      const leading = flow.steps.filter(({ from, closed }) => closed && [from].flat().includes(state));
      return runs && party === null && leading.length > 0;
    });
    expect(running).toEqual([]);
  });
});
