import { expect, it } from '@jest/globals';
import { actorsAtWork } from '../../api/access/actors.ts';
import { Database } from '../../api/database/database.ts';
import { asList, isFinal, STAY, type Step } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { type Actor, holds } from '../../api/define/roles.ts';
import { stamped } from '../../api/records/judging.ts';
import { Writer } from '../../api/records/writer.ts';
import { Reader } from '../../api/sql/reader.ts';
import { isKept } from '../../api/work/open-work.ts';
import { declared, type FlowOffice, inFlowOffice, NAMED } from '../support/flow-office.ts';

/** What is carried on by others: whoever has those is told of them. */
const CARRIED = ['requests.teruskan', 'verifications.mulai', 'verifications.tarik_kembali'];

/** May be written down by whoever goes on himself. */
const OWN = [
  'complaints.catat_jawaban_bsre',
  'complaints.lengkapi',
  'complaints.periksa',
  'complaints.tanggapi_balik',
  'requests.koreksi',
];
/** What is told in other words than these (staff/rights-news.ts), and what the table keeps from being so at once. */
const ELSEWHERE = ['appointments.konfirmasi', 'service-standards.tetapkan', 'service-standards.gantikan'];

let at: FlowOffice;
inFlowOffice((opened) => (at = opened));

const flowing = declared.filter((resource) => stateOf(resource));
const steps = flowing
  .flatMap((resource) =>
    stateOf(resource)!.flow.steps.flatMap((step, row) =>
      asList(step.from).map((from) => [`${resource.name}.${step.verb}`, from, row, resource, step] as const),
    ),
  )
  .filter(([key]) => !ELSEWHERE.includes(key));

/** Who would take it: whose turn it is, where he may, or the first who holds one of the roles. */
async function takerOf(resource: Resource, step: Step, present: readonly Actor[]): Promise<Actor | undefined> {
  const owners = await at.toldNow(resource.name);
  const able = present.filter((one) => holds(one, step.by));
  return able.find(({ staffId }) => owners.includes(staffId)) ?? able[0];
}

it.each(steps)(
  '%s, from %s (row %i): whoever is next is told, unless he did it himself',
  async (key, from, _, ...of) => {
    const [resource, step] = of;
    const { name } = resource;
    const { field, flow } = stateOf(resource)!;
    const database = at.office.app.get(Database);
    const reader = at.office.app.get(Reader);
    await at.put(name, from, NAMED[name as keyof typeof NAMED] ?? {});
    const before = flow.steps.find(({ to }) => to === from);
    const previous = before ? asList(before.from)[0] : from;
    await at.office.sql(`update ${name.replaceAll('-', '_')} set "previousStatus" = $2 where id = $1`, [
      at.ids[name],
      previous,
    ]);
    const actor = await takerOf(resource, step, await actorsAtWork(database));
    const did = step.by.length === 0 ? undefined : actor;
    await at.office.sql('delete from notifications');
    await database.transaction(async (sql) => {
      const row = (await reader.any(resource, at.ids[name]!, sql))!;
      const origin = did
        ? ({ kind: 'person', actor: did, sessionId: 'test', requestId: 'test' } as const)
        : ({ kind: 'job', job: 'test', requestId: 'test' } as const);
      const values = did ? stamped(step.sets, did) : {};
      await at.office.app.get(Writer).move(resource, { origin: origin as never, sql }, row, { step, values });
    });
    const row = (await reader.any(resource, at.ids[name]!, database))!;
    const state = row[field] as string;
    const next = isKept(resource, state) ? [] : await at.toldNow(name);
    const told = (await at.office.sql<{ staffId: string }>('select "staffId" from notifications')).map(
      (one) => one.staffId,
    );
    const isMoved = step.to !== STAY && state !== from && !isFinal(flow, state);
    const others = (people: readonly string[]) => people.filter((staffId) => staffId !== did?.staffId);
    const expected = isMoved && !CARRIED.includes(key) ? others(next) : [];
    expect(told).toEqual(expect.arrayContaining(expected));
    // What is said to the next person is said to somebody.
    const isSaid = isMoved && step.hands !== undefined && !OWN.includes(key);
    expect(others(told).length > 0 || !isSaid).toBe(true);
  },
);
