import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { actorsAtWork } from '../../api/access/actors.ts';
import { Remembered } from '../../api/access/remembered.ts';
import { STANDARDS } from '../../api/clock/sources.ts';
import { Database } from '../../api/database/database.ts';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { Writer } from '../../api/records/writer.ts';
import { resources } from '../../api/resources.ts';
import { MEMBERS, type Username } from '../../api/seed/people.ts';
import type { StandardInForce } from '../../api/service-standards/in-force.ts';
import { Reader } from '../../api/sql/reader.ts';
import { Holders } from '../../api/work/holders.ts';
import { deskOf } from './complaints.ts';
import { endLeaves } from './leaves.ts';
import { day, done, type Office, openOffice } from './office.ts';

export const PEOPLE = (Object.keys(MEMBERS) as Username[]).filter((who) => who !== 'sekretaris');
export const declared = resources as readonly Resource[];

/** Whom the flow names, as the office would. */
export const NAMED = {
  requests: { addresseeId: 'kasi', registeredById: 'staf' },
  appointments: { staffId: 'verifikator2', proposedById: 'admin' },
  verifications: { verifierId: 'verifikator1', registeredById: 'staf' },
  complaints: { handlerId: 'verifikator1', registeredById: 'staf' },
  sanctions: { examinerId: 'kasi', staffId: 'verifikator2' },
  'evaluation-meetings': { minuteTakerId: 'staf' },
  'action-items': { ownerId: 'staf', verifierId: 'kasi' },
  'meeting-addenda': { writerId: 'staf' },
  findings: { supervisorId: 'kasi', supervisedId: 'verifikator2' },
  'supervision-draws': { supervisorId: 'kasi' },
  'supervised-acts': { supervisorId: 'kasi', supervisedId: 'verifikator2' },
  erasures: { requestedById: 'staf' },
  'data-requests': { registeredById: 'staf' },
  'service-standards': { writtenById: 'kasi', reviewedById: 'kabid' },
} as const satisfies Record<string, Readonly<Record<string, Username>>>;

/** A record of each resource that has a flow, made by people where the demo office has none. */
async function oneOfEach(office: Office): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const { name } of declared.filter((resource) => stateOf(resource))) {
    const [row] = await office.sql<{ id: string }>(
      `select id from ${name.replaceAll('-', '_')} where "archivedAt" is null order by "createdAt" desc, id desc limit 1`,
    );
    if (row) made[name] = row.id;
  }
  const person = await office.make.personIn('menunggu_pendaftaran');
  const complaint = await deskOf(office).record();
  const standards = '/api/service-standards';
  const copy = done(await office.as('kasi').send('POST', `${standards}/${made['service-standards']}/copy`, {}));
  const acting = { role: 'kepala_seksi', kind: 'plh', validFrom: day(), validTo: day(9), decree: 'ST/1' };
  const staffId = await office.as('verifikator2').staffId();
  const proposed = done(await office.as('admin').create('appointments', { ...acting, staffId }));
  return {
    ...made,
    appointments: proposed.id,
    verifications: person.id,
    requests: person.requestId as string,
    complaints: complaint.id,
    'service-standards': copy.id,
  };
}

/** An office with one open record of each kind, which can be put into any state and any hands. */
async function openFlowOffice() {
  const office = await openOffice({ JOBS: 'off' });
  const people = await office.sql<{ username: Username; staffId: string }>('select username, "staffId" from users');
  const staffIds = Object.fromEntries(people.map(({ username, staffId }) => [username, staffId])) as Record<
    Username,
    string
  >;
  const ids = await oneOfEach(office);
  // What else the demo office has open is not the point here.
  await office.sql(`update clocks set handed = true, alert = null, alert_at = null where record_id <> all($1)`, [
    Object.values(ids),
  ]);
  for (const { name } of declared.filter(
    (resource) => stateOf(resource) && !resource.clock && resource.name !== 'appointments',
  ))
    await office.sql(
      `update ${name.replaceAll('-', '_')} set "archivedAt" = now() where id <> $1 and status <> 'ditetapkan' and status <> 'digantikan'`,
      [ids[name]],
    );
  await office.sql(`update appointments set "archivedAt" = now() where id <> $1 and status = 'diusulkan'`, [
    ids['appointments'],
  ]);

  // None comes into hand without its class.
  await office.sql(`update complaints set class = 'ringan' where id = $1`, [ids.complaints]);
  // A superior has one draw a day: that of this record, whoever is named for it.
  await office.sql(`update supervision_draws set "archivedAt" = now() where id <> $1`, [ids['supervision-draws']]);

  /** Brings the record to the state by the application's own write, and names these people. */
  async function put(name: string, state: string, named: Readonly<Record<string, Username | null>>): Promise<void> {
    const resource = declared.find((one) => one.name === name)!;
    const { field } = stateOf(resource)!;
    const table = name.replaceAll('-', '_');
    const unit = `(select "unitId" from staff where id = '${staffIds.kasi}')`;
    if ('unitId' in resource.fields)
      await office.sql(`update ${table} set "unitId" = ${unit} where id = $1`, [ids[name]]);
    const isShort = ['menunggu', 'diverifikasi', 'diajukan_ams'].includes(state);
    if (name === 'verifications')
      await office.sql(`update verifications set kind = $2 where id = $1`, [
        ids[name],
        isShort ? 'perubahan_data' : 'penerbitan',
      ]);
    if (name === 'findings')
      await office.sql(`update findings set delivered = $2 where id = $1`, [ids[name], state !== 'draf']);
    for (const [who, username] of Object.entries(named))
      await office.sql(`update ${table} set "${who}" = $2 where id = $1`, [ids[name], username && staffIds[username]]);
    await office.app.get(Database).transaction(async (sql) => {
      const row = (await office.app.get(Reader).any(resource, ids[name]!, sql))!;
      const origin = { kind: 'job', job: 'test', requestId: 'test' } as const;
      // By another state, so that the clock sees it come.
      const others = Object.keys(stateOf(resource)!.flow.states).filter((one) => one !== state);
      if (resource.clock && row[field] === state)
        await sql.query(`update ${table} set "${field}" = $2 where id = $1`, [row.id, others.at(-1)]);
      const before = (await office.app.get(Reader).any(resource, row.id, sql))!;
      if (before[field] === state) return;
      const change = { values: { [field]: state }, action: 'update' } as const;
      await office.app.get(Writer).update(resource, { origin, sql }, before, change);
    });
  }

  /** Accounts in whose list of work the record lies. */
  async function holdersNow(name: string): Promise<Username[]> {
    const found: Username[] = [];
    for (const who of PEOPLE) {
      const answer = await office.as(who).get<MyWorkAnswer>('/api/my-work?limit=50');
      if (answer.status === 401) continue;
      if (done(answer).items.some(({ id }) => id === ids[name])) found.push(who);
    }
    return found;
  }
  async function ownersNow(name: string): Promise<readonly string[]> {
    const database = office.app.get(Database);
    const resource = declared.find((one) => one.name === name)!;
    const row = (await office.app.get(Reader).any(resource, ids[name]!, database))!;
    return (await office.app.get(Holders).of(database, resource, row, await actorsAtWork(database)))?.staffIds ?? [];
  }
  /** Whose turn it is, and whose word is asked beside. */
  async function toldNow(name: string): Promise<readonly string[]> {
    const database = office.app.get(Database);
    const resource = declared.find((one) => one.name === name)!;
    const row = (await office.app.get(Reader).any(resource, ids[name]!, database))!;
    const present = await actorsAtWork(database);
    return [...(await ownersNow(name)), ...(await office.app.get(Holders).askedOf(database, resource, row, present))];
  }
  async function gone(who: readonly Username[]): Promise<void> {
    await office.sql('update users set active = false where username = any($1)', [who]);
    office.app.get(Remembered).forget();
  }

  /** Everybody is back. */
  async function allBack(): Promise<void> {
    await office.sql(`update users set active = true`);
    await endLeaves(office);
    office.app.get(Remembered).forget();
  }

  /** As on an office's first days: no standard is in force, so that nothing is promised. */
  async function noPromise(): Promise<void> {
    await office.sql(`alter table service_standards disable trigger user;
      update service_standards set "archivedAt" = now() where status in ('ditetapkan', 'digantikan');
      alter table service_standards enable trigger user; delete from clocks`);
    for (const { name } of declared.filter(({ clock }) => clock))
      await office.sql(`update ${name.replaceAll('-', '_')} set "archivedAt" = now() where id <> $1`, [ids[name]]);
    office.app.get<StandardInForce>(STANDARDS).forget();
  }

  return { noPromise, office, ids, staffIds, put, holdersNow, ownersNow, toldNow, gone, allBack };
}
export type FlowOffice = Awaited<ReturnType<typeof openFlowOffice>>;

/** One for the tests of a file, in which everybody is back before each of them. */
export function inFlowOffice(opened: (at: FlowOffice) => void): void {
  let at: FlowOffice | undefined;
  beforeAll(async () => {
    at = await openFlowOffice();
    opened(at);
  });
  beforeEach(() => at?.allBack());
  afterAll(() => at?.office.close());
}
