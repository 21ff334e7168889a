import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { Alerts } from '../../api/clock/alerts.ts';
import { ClockCompletion } from '../../api/clock/clock-completion.ts';
import { Database } from '../../api/database/database.ts';
import { phaseOf } from '../../api/define/clock.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import { isFinal } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { askedSteps, turnOf } from '../../api/define/turn.ts';
import { ShutSanctions1795437090000 } from '../../api/migrations/1795437090000-shut-sanctions.ts';
import { resources } from '../../api/resources.ts';
import { Unheld } from '../../api/work/unheld.ts';
import { sanctionFlow } from '../../api/sanctions/sanctions.flow.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Body, day, done, type Office, openOffice, PDF } from '../support/office.ts';

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

  const clockOf = async (id: string) => done(await office.as('kadis').get<ClockAnswer>(`/api/sanctions/${id}/clock`));
  const work = async () => {
    const all = (['kadis', 'kabid', 'kasi'] as const).map(async (who) =>
      done(await office.as(who).get<MyWorkAnswer>('/api/my-work?limit=50')).items.map(({ id }) => id),
    );
    return (await Promise.all(all)).flat();
  };
  const told = (id: string) =>
    office.sql<{ title: string }>('select title from notifications where "recordId" = $1', [id]);

  it('leaves no promise running and nobody warned once a case was looked into', async () => {
    const sanction = await opened('verifikator2');
    expect([(await clockOf(sanction.id)).phase, await work()]).toEqual(['runs', expect.arrayContaining([sanction.id])]);
    done(await office.as('kabid').step('sanctions', sanction, 'telaah'));
    const before = await told(sanction.id);
    expect(await clockOf(sanction.id)).toMatchObject({ phase: 'stopped', late: false });
    expect(await work()).not.toContain(sanction.id);
    const [clock] = await office.sql('select roles, owner_id, alert, alert_at from clocks where record_id = $1', [
      sanction.id,
    ]);
    expect(clock).toEqual({ roles: [], owner_id: null, alert: null, alert_at: null });
    expect(await office.app.get(Unheld).found(office.app.get(Database))).toEqual(new Map());
    while (await office.app.get(Alerts).warnDue());
    expect(await told(sanction.id)).toEqual(before);
  });

  it('takes the promise from the cases that had one by an earlier version, by the trail', async () => {
    const sanction = await opened('verifikator2');
    done(await office.as('kabid').step('sanctions', sanction, 'telaah'));
    const owner = new pg.Client({ connectionString: office.ownerUrl });
    await owner.connect();
    try {
      await owner.query('alter table clock_segments disable trigger written_once');
      await owner.query(
        `update clock_segments set stops = false, runs = true, verb = 'panggil', party = 'office' where record_id = $1 and state = 'telaah'`,
        [sanction.id],
      );
      await owner.query('alter table clock_segments enable trigger written_once');
      await owner.query(
        `update clocks set phase = 'runs', stopped_at = null, alert = 50, alert_at = now() where record_id = $1`,
        [sanction.id],
      );
      await new ShutSanctions1795437090000().up({
        query: (text: string) => owner.query(text),
      } as unknown as QueryRunner);
    } finally {
      await owner.end();
    }
    await office.app.get(ClockCompletion).complete();
    expect(await clockOf(sanction.id)).toMatchObject({ phase: 'stopped', late: false });
    const [clock] = await office.sql('select alert, alert_at from clocks where record_id = $1', [sanction.id]);
    expect(clock).toEqual({ alert: null, alert_at: null });
  });
});
