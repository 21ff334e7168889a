import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ledgerOn } from '../../api/calendar/ledger-on.ts';
import { rebuild } from '../../api/clock/rebuild.ts';
import { Database } from '../../api/database/database.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import { resources } from '../../api/resources.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { type Body, done, type Office, openOffice, PDF } from '../support/office.ts';
import { SlowCalendar } from '../support/slow-calendar.ts';
import { MINUTE } from '../../api/define/durations.ts';

const PROMISE = 170 * MINUTE;
const slow = new SlowCalendar({ holidays: HOLIDAYS, hours: HOURS });
/** Of `2026-01-15 15.00`, on the office's clock. */
const wib = (text: string): string => new Date(`${text.replace(' ', 'T').replace('.', ':')}:00+07:00`).toISOString();
const iso = (moment: number): string => new Date(moment).toISOString();
/** So many minutes of office time ago. */
function minutesAgo(minutes: number): string {
  let moment = Math.floor(Date.now() / MINUTE) * MINUTE;
  for (let left = minutes; left > 0;) if (slow.isOpen((moment -= MINUTE))) left -= 1;
  return iso(moment);
}

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const received = (receivedAt: string) => office.make.letter({ receivedAt, letterDate: '2026-01-02' });
const clockOf = async (resource: string, record: { id: string }) =>
  done(await office.as('kadis').get<ClockAnswer>(`/api/${resource}/${record.id}/clock`));
const verify = async (record: Body, verb: string, body: object = {}) =>
  done(await office.as('verifikator1').step('verifications', record, verb, body));
const fresh = async (resource: string, { id }: { id: string }) => done(await office.as('kadis').one(resource, id));
/** A letter with these many people, forwarded to `verifikator1`. */
async function forwarded(letter: Body, count: number): Promise<Body[]> {
  const people: Body[] = [];
  for (let n = 0; n < count; n++) people.push(await office.make.person(letter.id));
  done(await office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
  const filed = done(await office.as('staf').step('requests', await fresh('requests', letter), 'ajukan'));
  const to = { addresseeId: await office.as('kasi').staffId(), instruction: 'Mohon ditindaklanjuti.' };
  const placed = done(await office.as('kadis').step('requests', filed, 'disposisikan', to));
  const by = { verifierId: await office.as('verifikator1').staffId() };
  done(await office.as('kasi').step('requests', placed, 'teruskan', by));
  return Promise.all(people.map((person) => fresh('verifications', person)));
}
/** What the stretches say, counted on paper: nothing while the clock stands still. */
function dueOnPaper({ segments }: ClockAnswer): string | null {
  let left = PROMISE;
  for (const { from, to, runs } of segments) {
    if (!runs) continue;
    const used = to === null ? Infinity : slow.officeTimeBetween(Date.parse(from), Date.parse(to));
    if (used >= left) return iso(slow.addOfficeTime(Date.parse(from), left));
    left -= used;
  }
  return null;
}

describe('the 170 minutes', () => {
  it.each([
    ['in office hours', '2026-01-12 08.00', '2026-01-12 10.50'],
    ['over the lunch break', '2026-01-12 10.00', '2026-01-12 13.20'],
    ['before the office opens', '2026-01-12 05.00', '2026-01-12 10.20'],
    ['over a holiday and the weekend', '2026-01-15 15.00', '2026-01-19 09.20'],
    ['over the break of a Friday', '2026-01-09 10.00', '2026-01-09 14.20'],
    ['in Ramadan', '2026-02-23 14.00', '2026-02-24 09.05'],
    ['over Idul Fitri', '2026-03-17 15.00', '2026-03-25 10.05'],
  ])('start at receipt, also when recorded later: %s', async (_, from, due) => {
    const start = wib(from);
    const clock = await clockOf('requests', await received(start));
    expect([clock.startedAt, clock.dueAt, clock.late]).toEqual([start, wib(due), true]);
    expect(clock.dueAt).toBe(iso(slow.addOfficeTime(Date.parse(start), PROMISE)));
  });

  it('are those of the person too, with the steps of his letter', async () => {
    const start = wib('2026-01-12 08.00');
    const [person] = await forwarded(await received(start), 1);
    const clock = await clockOf('verifications', person!);
    expect([clock.startedAt, clock.dueAt]).toEqual([start, wib('2026-01-12 10.50')]);
    expect(clock.segments.flatMap(({ step }) => step ?? [])).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('the clock stands still', () => {
  it('while the applicant has to act, and goes on with what was left', async () => {
    const [person] = await forwarded(await received(minutesAgo(60)), 1);
    const invited = await verify(person!, 'daftarkan', { amsReference: 'AMS-ledger-1' });
    const waiting = await clockOf('verifications', invited);
    expect([waiting.phase, waiting.dueAt, waiting.segments.at(-1)!.party]).toEqual(['paused', null, 'applicant']);
    expect([60, 61]).toContain(waiting.used.officeMinutes);
    const back = await clockOf('verifications', await verify(invited, 'catat_swafoto'));
    expect(back.phase).toBe('runs');
    expect(back.dueAt).toBe(dueOnPaper(back));
    expect(slow.officeTimeBetween(Date.parse(back.now), Date.parse(back.dueAt!))).toBeLessThanOrEqual(110 * MINUTE);
  });

  it.each(['menunggu_swafoto', 'menunggu_passphrase', 'dikembalikan'] as const)('in %s', async (status) => {
    const clock = await clockOf('verifications', await office.make.personIn(status));
    expect([clock.phase, clock.dueAt, clock.segments.at(-1)!.state]).toEqual(['paused', null, status]);
  });

  it('while the letter was given back to the applicant', async () => {
    const letter = await office.make.letterIn('dikembalikan');
    expect(await clockOf('requests', letter)).toMatchObject({ phase: 'paused', dueAt: null });
    const again = done(await office.as('staf').step('requests', letter, 'ajukan_ulang'));
    const clock = await clockOf('requests', again);
    expect([clock.phase, clock.dueAt]).toEqual(['runs', dueOnPaper(clock)]);
  });

  it('during an outage, until it is over or any step goes on', async () => {
    const person = await office.make.personIn('penentuan_status');
    const outage = { outage: 'dukcapil', reason: 'Layanan Dukcapil tidak menjawab.' };
    const down = await verify(person, 'catat_gangguan', outage);
    const still = await clockOf('verifications', down);
    expect([still.phase, still.dueAt]).toEqual(['paused', null]);
    expect(still.segments.at(-1)).toMatchObject({ outage: 'dukcapil', party: 'dukcapil_bkn', runs: false });
    expect(still.explanation).toContainEqual(
      expect.stringMatching(/^Berhenti sejak .* sampai sekarang: gangguan Dukcapil \(Dukcapil dan BKN\)\.$/),
    );
    const up = await verify(down, 'catat_pulih');
    expect(await clockOf('verifications', up)).toMatchObject({ phase: 'runs' });
    const again = await verify(up, 'catat_gangguan', outage);
    const gone = await verify(again, 'mulai_otomatis');
    expect(gone.outage).toBeNull();
    const clock = await clockOf('verifications', gone);
    expect([clock.phase, clock.dueAt]).toEqual(['runs', dueOnPaper(clock)]);
  });

  it.each(['diterima', 'ditolak', 'dibatalkan'] as const)('for good in %s', async (status) => {
    const clock = await clockOf('verifications', await office.make.personIn(status));
    expect(clock.phase).toBe('stopped');
    expect(clock.stoppedAt).toBe(clock.segments.at(-1)!.from);
    const [before, last] = clock.explanation.slice(-2);
    expect(last).toMatch(/^Selesai .*: (tepat waktu|terlambat)\.$/);
    // What has ended is not counted any further.
    expect(before).toMatch(clock.dueAt ? /^Jatuh tempo / : /^Tidak terpakai \d+ menit\.$/);
  });
});

describe('a letter', () => {
  it('shows the worst of its people: who runs before who waits, and the end with the last', async () => {
    const [one, other] = (await forwarded(await received(minutesAgo(30)), 2)) as [Body, Body];
    const letterClock = async () => {
      const [row] = await office.sql<{ phase: string; due: string | null }>(
        `select phase, to_json(due_at) #>> '{}' as due from clocks where record_id = $1`,
        [one.requestId],
      );
      return [row!.phase, row!.due && iso(Date.parse(row!.due))];
    };
    await verify(one, 'daftarkan', { amsReference: 'AMS-ledger-2' });
    expect(await letterClock()).toEqual(['runs', (await clockOf('verifications', other)).dueAt]);
    const cancel = async (person: Body) =>
      done(
        await office
          .as('kasi')
          .step('verifications', await fresh('verifications', person), 'batalkan', { reason: 'Surat ditarik.' }),
      );
    await cancel(other);
    expect(await letterClock()).toEqual(['paused', null]);
    await cancel(one);
    expect((await letterClock())[0]).toBe('stopped');
  });

  it('that is corrected takes its people back, and their time goes on', async () => {
    const letter = await received(minutesAgo(20));
    const [person] = await forwarded(letter, 1);
    const before = await clockOf('verifications', person!);
    const reason = 'Keliru diteruskan.';
    done(await office.as('kasi').step('requests', await fresh('requests', letter), 'koreksi', { reason }));
    expect((await fresh('verifications', person!)).status).toBe('menunggu_penugasan');
    const after = await clockOf('verifications', person!);
    expect([after.phase, after.dueAt, after.segments.at(-1)!.step]).toEqual(['runs', before.dueAt, 'C']);
  });

  it('whose person is corrected by one step waits for the applicant again', async () => {
    const person = await office.make.personIn('penentuan_status');
    const reason = 'Swafoto belum ada.';
    const back = done(await office.as('kasi').step('verifications', person, 'koreksi', { reason }));
    expect(await clockOf('verifications', back)).toMatchObject({ phase: 'paused', dueAt: null });
  });

  it('received at another moment moves its due time and that of its people, recorded with reason and author', async () => {
    const letter = await received(wib('2026-01-12 08.00'));
    const [person] = await forwarded(letter, 1);
    const receivedAt = wib('2026-01-13 08.00');
    const reason = 'Stempel agenda menyebut tanggal 13.';
    const body = { receivedAt, reason };
    done(await office.as('kasi').step('requests', await fresh('requests', letter), 'koreksi_waktu_terima', body));
    const told = expect.objectContaining({ reason, actorId: await office.as('kasi').staffId() });
    for (const [resource, record] of [['requests', letter] as const, ['verifications', person!] as const]) {
      const { startedAt, dueAt, recalculations } = await clockOf(resource, record);
      expect([startedAt, dueAt]).toEqual([receivedAt, wib('2026-01-13 10.50')]);
      expect(recalculations).toEqual([told]);
      const [{ oldDueAt, newDueAt }] = recalculations as [ClockAnswer['recalculations'][number]];
      expect([iso(Date.parse(oldDueAt!)), iso(Date.parse(newDueAt!))]).toEqual([wib('2026-01-12 10.50'), dueAt]);
    }
  });
});

describe('the ledger', () => {
  const differences = async () => {
    const sql = office.app.get(Database, { strict: false });
    return rebuild(sql, ledgerOn(sql), resources, true);
  };

  it('is what the audit trail tells of all these walks, and the check finds what was tampered with', async () => {
    expect(await differences()).toEqual([]);
    const { id } = await office.make.personIn('penentuan_status');
    const superuser = (change: string) =>
      office.sql(`begin; set local session_replication_role = replica; ${change}; commit`);
    await superuser(`update clock_segments set runs = not runs where record_id = '${id}' and seq = 1`);
    expect(await differences()).toEqual([{ resource: 'verifications', id }]);
    await superuser(`update clock_segments set runs = not runs where record_id = '${id}' and seq = 1`);
    expect(await differences()).toEqual([]);
  });

  it.each(['appUrl', 'ownerUrl'] as const)('is changed and deleted by nobody: %s', async (who) => {
    const client = new pg.Client({ connectionString: office[who] });
    await client.connect();
    try {
      for (const table of ['clock_segments', 'clock_recalculations'])
        for (const change of [`update ${table} set resource = 'x'`, `delete from ${table}`, `truncate ${table}`])
          await expect(client.query(change)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  it('of a case outside the scope is not found', async () => {
    const person = await office.make.personIn('penentuan_status');
    const letter = `/api/requests/${person.requestId as string}/clock`;
    for (const who of ['kasi2', 'kabid2', 'verifikator2'] as const) {
      expect((await office.as(who).get(`/api/verifications/${person.id}/clock`)).status).toBe(404);
      expect((await office.as(who).get(letter)).status).toBe(404);
    }
    expect((await office.as('verifikator1').get(letter)).status).toBe(200);
  });
});
