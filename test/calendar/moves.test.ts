import { ledgerOn } from '../../api/calendar/ledger-on.ts';
import type { CalendarChange } from '../../api/calendar/calendar-change.ts';
import { CalendarKeeper } from '../../api/calendar/calendar-keeper.ts';
import { CalendarPreview } from '../../api/calendar/calendar-preview.ts';
import { CalendarState } from '../../api/calendar/calendar-state.ts';
import { rebuild } from '../../api/clock/rebuild.ts';
import { Database } from '../../api/database/database.ts';
import type { Actor } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { promisedSince } from '../support/complaints.ts';
import { dueFrom } from '../support/due-from.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

const REASON = 'Libur daerah menurut keputusan Bupati';
interface Move extends Record<'resource' | 'id', string> {
  number: string | null;
  title: string | null;
  oldDueAt: string | null;
  newDueAt: string | null;
}
interface Preview {
  counts: { open: number; moved: number; firm: number };
  moved: Move[];
}
interface Clock {
  record_id: string;
  due: string | null;
  phase: string;
  provisional: boolean;
  calendar_version: number;
}

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  // Carried by its people, waiting for its disposition, done, and with the applicant.
  await office.make.letterIn('diproses');
  await office.make.letterIn('diajukan');
  await office.make.letterIn('selesai');
  await office.make.personIn('menunggu_passphrase');
});
afterAll(() => office?.close());

const admin = () => office.as('admin');
const clocks = () =>
  office.sql<Clock>(
    `select record_id, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due, phase, provisional, calendar_version from clocks order by record_id`,
  );
const by = (list: readonly Clock[]) => new Map(list.map((clock) => [clock.record_id, clock]));
const preview = async (...changes: object[]) =>
  done(await admin().send<Preview>('POST', '/api/calendar/preview', { changes }));
const foresee = async (...changes: CalendarChange[]) => {
  const [counts, moved] = await office.app.get(CalendarKeeper, { strict: false }).foresee(changes);
  return { counts, moved };
};
const pairs = (moves: readonly { id: string; oldDueAt: string | null; newDueAt: string | null }[]) =>
  moves.map(({ id, oldDueAt, newDueAt }) => [id, oldDueAt, newDueAt].join(' ')).toSorted();
const officeDate = (moment: string) => new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);
/** The office's day on which the next open clock falls due. */
async function nextDueDay(): Promise<string> {
  const [row] = await office.sql<{ due: string }>(
    `select to_json(min(due_at)) #>> '{}' as due from clocks where phase = 'runs' and due_at > now() and term_unit <> all('{jam_kalender,bulan_kalender}')`,
  );
  return officeDate(row!.due);
}
const version = async () => done(await admin().get('/api/calendar')).version as number;
const recorded = async (since: number) =>
  office.sql<{ id: string; oldDueAt: string | null; newDueAt: string | null; reason: string; actor_id: string }>(
    `select record_id as id, to_char(old_due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldDueAt", to_char(new_due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "newDueAt", reason, actor_id
     from clock_recalculations offset $1`,
    [since],
  );
const recalculations = async () => (await recorded(0)).length;

it('what is foreseen is what the change then does, recorded with reason and author', async () => {
  const date = await nextDueDay();
  const values = { date, name: 'Hari jadi kabupaten', type: 'libur_daerah' };
  const [before, since] = [by(await clocks()), await recalculations()];
  const foreseen = await foresee({ resource: 'holidays', values });
  expect((await preview({ resource: 'holidays', values })).counts).toEqual(foreseen.counts);
  expect([by(await clocks()), await recalculations()]).toEqual([before, since]);
  expect(foreseen.counts.moved).toBeGreaterThanOrEqual(3);
  const resourcesMoved = new Set(foreseen.moved.map(({ resource }) => resource));
  expect([...resourcesMoved]).toEqual(expect.arrayContaining(['requests', 'verifications', 'complaints']));
  expect(resourcesMoved).toEqual(await dueFrom(office, date));

  const holiday = done(await admin().create('holidays', { ...values, reason: REASON }));
  const made = await recorded(since);
  expect(pairs(made)).toEqual(pairs(foreseen.moved));
  expect(new Set(made.map(({ reason, actor_id }) => `${reason} ${actor_id}`))).toEqual(
    new Set([`${REASON} ${await admin().staffId()}`]),
  );
  const after = by(await clocks());
  const current = await version();
  const moved = new Map(foreseen.moved.map((move) => [move.id, move.newDueAt]));
  for (const [id, clock] of before) {
    const now = after.get(id)!;
    expect([id, now.due]).toEqual([id, moved.has(id) ? moved.get(id) : clock.due]);
    const expected = clock.phase === 'stopped' ? clock : { ...now, calendar_version: current };
    expect(now).toEqual(expected);
  }
  const entries = await office.sql<{ told: Record<string, { after: unknown }> }>(
    `select audit.told(id) as told from audit.event where action = 'recalculate' order by id desc limit 1`,
  );
  expect(entries[0]!.told).toMatchObject({
    calendarVersion: { after: await version() },
    open: { after: foreseen.counts.open },
    moved: { after: foreseen.counts.moved },
  });

  const back = await foresee({ resource: 'holidays', id: holiday.id });
  done(await admin().send('DELETE', `/api/holidays/${holiday.id}`, { reason: 'Libur daerah dibatalkan' }));
  expect(pairs(await recorded(since + made.length))).toEqual(pairs(back.moved));
  expect([...by(await clocks())].map(([id, { due }]) => [id, due])).toEqual(
    [...before].map(([id, { due }]) => [id, due]),
  );
});

it('a letter that its people carry shows the worst of them after a recalculation', async () => {
  const [row] = await office.sql<{ id: string; due: string; worst: string }>(
    `select k.record_id as id, k.due_at as due, (select min(p.due_at) from clocks p join verifications v on v.id = p.record_id
       where v."requestId" = k.record_id and p.phase = 'runs') as worst
     from clocks k where k.resource = 'requests' and k.handed and k.phase = 'runs' limit 1`,
  );
  expect(row!.due).toEqual(row!.worst);
});

it('the explanation of a clock tells of its recalculation', async () => {
  const [row] = await office.sql<{ record_id: string }>(
    `select record_id from clock_recalculations where resource = 'requests' limit 1`,
  );
  const clock = done(await office.as('kadis').get(`/api/requests/${row!.record_id}/clock`));
  expect(clock.recalculations).toContainEqual(expect.objectContaining({ reason: REASON }));
});

it('the administrator reads counts, and no record; who is somebody else beside, those that he may see', async () => {
  const values = { date: await nextDueDay(), name: 'Libur lain', type: 'libur_daerah' };
  const { moved, counts } = await preview({ resource: 'holidays', values });
  expect(moved).toEqual([]);
  expect(counts.moved).toBeGreaterThanOrEqual(3);

  const change: CalendarChange = { resource: 'holidays', values };
  const { moved: all } = await foresee(change);
  const previews = office.app.get(CalendarPreview, { strict: false });
  const who = ['admin_sistem', 'kepala_dinas'] as const;
  const [boss] = await office.sql<{ staffId: string; userId: string }>(
    `select u.id as "userId", u."staffId" from users u where u.username = 'kadis'`,
  );
  const lists = { unitIds: [], lineIds: [], standsIn: [], aboveIds: [], competences: [] };
  const actor: Actor = { ...boss!, ...lists, acting: {}, passwordDue: false, name: 'x', roles: who };
  const shown = (await previews.of(actor, [change])).moved;
  expect(pairs(shown)).toEqual(pairs(all));
  expect(shown.filter(({ number }) => !/^[A-Z]{2}\/\d{4}\/\d{6}$/.test(number!))).toEqual([]);
  const complaint = shown.find(({ resource }) => resource === 'complaints')!;
  await office.sql('update complaints set "complainedId" = $2, "handlerId" = null where id = $1', [
    complaint.id,
    boss!.staffId,
  ]);
  const after = await previews.of(actor, [change]);
  expect(pairs(after.moved)).toEqual(pairs(shown.filter(({ id }) => id !== complaint.id)));
  expect(after.counts).toEqual(counts);
});

it.each([
  ['no change', {}, 400],
  ['another resource', { changes: [{ resource: 'users', values: {} }] }, 400],
  ['a row that is not there', { changes: [{ resource: 'holidays', id: 'x' }] }, 404],
  ['a field that is unknown', { changes: [{ resource: 'holidays', values: { warna: 'merah' } }] }, 400],
  [
    'a faulty calendar',
    { changes: [{ resource: 'holidays', values: { date: '2026-12-25', name: 'Natal', type: 'libur_nasional' } }] },
    422,
  ],
])('a preview of %s is refused', async (_, body, status) => {
  const before = await version();
  expect((await admin().send('POST', '/api/calendar/preview', body)).status).toBe(status);
  expect(await version()).toBe(before);
});

it('the ledger is still what the trail tells', async () => {
  const sql = office.app.get(Database, { strict: false });
  expect(await rebuild(sql, ledgerOn(sql), resources, true)).toEqual([]);
});

it('a clock that another instance wrote by the calendar before is brought up by the next round', async () => {
  await office.sql(
    `update clocks set calendar_version = 1, due_at = due_at - interval '1 hour' where phase = 'runs' and resource = 'verifications'`,
  );
  const stale = by(await clocks());
  await office.app.get(CalendarState, { strict: false }).catchUp();
  const now = await clocks();
  const open = now.filter(({ phase }) => phase !== 'stopped');
  const current = await version();
  expect(open.filter(({ calendar_version }) => calendar_version !== current)).toEqual([]);
  expect(open.some(({ record_id, due }) => due !== stale.get(record_id)!.due)).toBe(true);
  const count = await recalculations();
  await office.app.get(CalendarState, { strict: false }).catchUp();
  expect(await recalculations()).toBe(count);
});

it('a due time beyond the known years is provisional, and firm when its year is complete (R7)', async () => {
  const leave = done(
    await admin().list('holidays', { filter: { type: 'cuti_bersama', date_gte: '2026-01-01' }, range: [0, 99] }),
  ) as Body[];
  const fixed = done(await admin().list('holidays', { filter: { date: ['2026-12-25', '2026-01-01'] } })) as Body[];
  const christmas = fixed.find(({ date }) => date === '2026-12-25')!;
  expect(leave.length).toBeGreaterThan(0);
  // Due in December 2026, whatever day it is.
  await promisedSince(office, '2026-11-02T02:00:00Z');
  await office.app.get(CalendarState, { strict: false }).catchUp();
  done(await admin().send('DELETE', `/api/holidays/${christmas.id}`, { reason: 'SKB 2026 salah dimuat' }));
  const without = (await clocks()).filter(
    ({ phase, due }) => phase !== 'stopped' && due! >= '2026-01-01' && due! < '2026-12-31T17',
  );
  expect(without.length).toBeGreaterThan(0);
  expect(without.filter(({ provisional }) => !provisional)).toEqual([]);
  const complete = (({ date, name, type, decree }) => ({ date, name, type, decree }))(christmas);
  const { counts } = await preview({ resource: 'holidays', values: complete });
  expect(counts.firm).toBe(without.length);
  done(await admin().create('holidays', { ...complete, reason: 'SKB 2026 dimuat lengkap' }));
  const now = by(await clocks());
  expect(without.filter(({ record_id }) => now.get(record_id)!.provisional)).toEqual([]);
});

it('a step taken while the calendar changes ends with the present calendar', async () => {
  const letter = await office.make.letterIn('diajukan');
  const date = await nextDueDay();
  const kasi = await office.as('kasi').staffId();
  const [step, holiday] = await Promise.all([
    office.as('kadis').step('requests', letter, 'disposisikan', { addresseeId: kasi, instruction: 'Mohon diproses.' }),
    admin().create('holidays', { date, name: 'Libur mendadak', type: 'libur_daerah', reason: REASON }),
  ]);
  expect([step.status, holiday.status]).toEqual([200, 201]);
  await office.app.get(CalendarState, { strict: false }).catchUp();
  const [clock] = await office.sql<Clock & { state: string }>(
    `select *, to_json(due_at) #>> '{}' as due from clocks where record_id = $1`,
    [letter.id],
  );
  expect([clock!.state, clock!.calendar_version]).toEqual(['didisposisikan', await version()]);
  const told = done(await office.as('kadis').get(`/api/requests/${letter.id}/clock`));
  expect(Date.parse(told.dueAt as string)).toBe(Date.parse(clock!.due!));
});
