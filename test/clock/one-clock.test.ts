import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockCompletion } from '../../api/clock/clock-completion.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import {
  clockOf,
  everything,
  figured,
  iso,
  judgements,
  type Known,
  listed,
  TIMED,
  tracked,
} from '../support/clock-truth.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';
import { type Way, layWays, randomLetters } from '../support/random-ledgers.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe.each([
  ['the demo office', async () => {}],
  ['a random office', () => randomLetters(office, 25, 20261128)],
])('in %s', (_, begin) => {
  let known: Known[];
  beforeAll(async () => {
    await begin();
    known = await everything(office);
  }, 600_000);

  it('list, page, ledger and explanation of every clock say the same, and their lines add up', () => {
    expect(judgements(known)).toEqual([]);
    for (const { name } of TIMED) expect(known.filter(({ resource }) => resource === name).length).toBeGreaterThan(0);
    const phases = known.map(({ clock: { phase, late } }) => `${phase} ${late}`);
    expect(new Set(phases).size).toBeGreaterThanOrEqual(5);
  });

  it('tracking says the same', async () => {
    expect(await tracked(office, known)).toEqual([]);
    await office.sql('delete from receipts where secret_hash is not null');
  });

  it('the figures count the same', async () => {
    const { told, counted } = await figured(office, known);
    expect(told).toEqual(counted);
    expect(told.length).toBeGreaterThan(TIMED.length);
  });

  it('what has ended is overdue in no list, and comes after what goes on', async () => {
    for (const { name } of TIMED) {
      const overdue = await listed(office, name, { overdue: true });
      expect(overdue.filter(({ clockPhase }) => clockPhase === 'stopped')).toEqual([]);
      const wanted = known.filter(({ resource, clock }) => resource === name && clock.phase !== 'stopped');
      const late = wanted.filter(({ clock }) => clock.count.late).map(({ id }) => id);
      expect(overdue.map(({ id }) => id).toSorted()).toEqual(late.toSorted());
      const first = done(await office.as('kadis').list(name, { sort: ['dueAt', 'ASC'], range: [0, 99] }));
      const stopped = first.map(({ clockPhase }) => clockPhase === 'stopped');
      expect(stopped).toEqual(stopped.toSorted((one, other) => Number(one) - Number(other)));
    }
  });
});

/** A moment of the story, on the office's clock. */
const wib = (text: string): number => Date.parse(`2026-11-${text.replace(' ', 'T').replace('.', ':')}:00+07:00`);
async function story(ways: readonly Way[]): Promise<{ letter: Body; people: Body[] }> {
  const receivedAt = new Date(wib('23 08.00')).toISOString();
  const letter = await office.make.letter({ receivedAt, letterDate: '2026-11-20' });
  const people: Body[] = [];
  for (const _ of ways) people.push(await office.make.person(letter.id));
  const ends = ways.map((way) => way.at(-1)!);
  const end = Math.max(...ends.map(({ at }) => at));
  const letterWay = [
    { state: 'draf', at: wib('23 08.00') },
    { state: 'diajukan', at: wib('23 08.10') },
    { state: 'didisposisikan', at: wib('23 08.30') },
    { state: 'diteruskan', at: wib('23 09.00') },
    { state: 'diproses', at: wib('23 09.40') },
    ...(ends.every(({ state }) => state === 'diterima') ? [{ state: 'selesai', at: end }] : []),
  ];
  await layWays(
    office,
    letter,
    letterWay,
    people.map((person, index) => [person, ways[index]!]),
  );
  return { letter, people };
}
/** D 09.40, waits for the selfie until 14.00, outage 14.10 to Tuesday 08.00, G 08.30, waits for the passphrase until Wednesday 15.50. */
const PAUSED: Way = [
  { state: 'menunggu_penugasan', at: wib('23 08.00') },
  { state: 'menunggu_pendaftaran', at: wib('23 09.00') },
  { state: 'menunggu_swafoto', at: wib('23 09.40') },
  { state: 'penentuan_status', at: wib('23 14.00') },
  { state: 'verifikasi_otomatis', at: wib('23 14.05') },
  { state: 'verifikasi_otomatis', at: wib('23 14.10'), outage: 'dukcapil' },
  { state: 'verifikasi_otomatis', at: wib('24 08.00') },
  { state: 'menunggu_passphrase', at: wib('24 08.30') },
  { state: 'terbit', at: wib('25 15.50') },
  { state: 'diterima', at: wib('26 07.45') },
];

describe('a letter with one person', () => {
  it('that waited for the applicant and an outage was on time, everywhere', async () => {
    const { letter, people } = await story([PAUSED]);
    const [own, his] = [
      await clockOf(office, 'requests', letter.id),
      await clockOf(office, 'verifications', people[0]!.id),
    ];
    expect([his.used.officeMinutes, his.late, his.phase]).toEqual([165, false, 'stopped']);
    const { dueAt, used, byParty, bySteps, segments, late, phase, count } = own;
    expect({ dueAt, used, byParty, bySteps, segments, late, phase, count }).toEqual({
      dueAt: his.dueAt,
      used: his.used,
      byParty: his.byParty,
      bySteps: his.bySteps,
      segments: his.segments,
      late: false,
      phase: 'stopped',
      count: his.count,
    });
    // Five minutes were left on Thursday at 07.45.
    expect(iso(own.dueAt)).toBe(new Date(wib('26 07.50')).toISOString());
    expect(own.explanation).toEqual([
      `Menurut pemohon paling lambat: ${people[0]!.fullName as string}.`,
      ...his.explanation,
    ]);
    expect(own.worstId).toBe(people[0]!.id);
    const page = done(await office.as('kadis').one('requests', letter.id));
    expect([iso(page.dueAt), page.clockPhase]).toEqual([iso(own.dueAt), 'stopped']);
  });
});

describe('a letter with two people', () => {
  const LATE: Way = PAUSED.map((one) => (one.state === 'diterima' ? { ...one, at: wib('26 10.00') } : one));
  const WAITING = PAUSED.slice(0, 3);

  it('of whom one was late is late, after the end and while the other goes on', async () => {
    const ended = await story([PAUSED, LATE]);
    const clock = await clockOf(office, 'requests', ended.letter.id);
    expect([clock.worstId, clock.late, clock.count.late]).toEqual([ended.people[1]!.id, true, true]);
    expect(clock.explanation.at(-1)).toMatch(/terlambat\.$/);
    const open = await story([LATE, WAITING]);
    const goesOn = await clockOf(office, 'requests', open.letter.id);
    expect([goesOn.worstId, goesOn.phase, goesOn.late, goesOn.count.late]).toEqual([
      open.people[1]!.id,
      'paused',
      true,
      false,
    ]);
    expect(goesOn.explanation[1]).toBe('Pemohon lain pada surat ini sudah selesai melewati batas waktunya.');
  });

  it('does not name one whom the reader may not see', async () => {
    const { letter, people } = await story([PAUSED, LATE]);
    const verifierId = await office.as('verifikator1').staffId();
    await office.sql('update verifications set "verifierId" = $2 where id = $1', [people[0]!.id, verifierId]);
    const clock = done(await office.as('verifikator1').get<ClockAnswer>(`/api/requests/${letter.id}/clock`));
    expect(clock.explanation[0]).toBe('Menurut pemohon paling lambat.');
    expect(JSON.stringify(clock)).not.toContain(people[1]!.fullName);
  });
});

it('what ended before its promise was kept is given it at the next start, once', async () => {
  const ended = `select record_id, due_at, stopped_at, calendar_version from clocks where phase = 'stopped' order by record_id`;
  const before = await office.sql(ended);
  await office.sql(`update clocks set due_at = null where phase = 'stopped' and due_at > stopped_at`);
  const completion = office.app.get(ClockCompletion, { strict: false });
  expect(await completion.completeEnded()).toBeGreaterThan(TIMED.length);
  expect(await office.sql(ended)).toEqual(before);
  expect(await completion.completeEnded()).toBe(0);
});

it('an export tells by when each letter was promised', async () => {
  const { token } = await office.as('kadis').signedIn();
  const answer = await fetch(`${office.url}/api/requests/export?format=csv&filter={"status":"selesai"}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const [head, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(head).toMatch(/Jatuh tempo"?$/);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !/\d{4}-\d\d-\d\d \d\d\.\d\d WIB"?$/.test(line))).toEqual([]);
});
