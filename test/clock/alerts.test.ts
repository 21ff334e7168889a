import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Alerts } from '../../api/clock/alerts.ts';
import { iso, retreat } from '../../api/seed/time.ts';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { type Body, done, type Office, openOffice, type Running } from '../support/office.ts';
import { MINUTE } from '../../api/define/durations.ts';

let office: Office;
let other: Running;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  other = await office.another();
  // What the demo office has open is not the point here.
  await office.sql('update clocks set alerted = 101, alert = null, alert_at = null');
});
afterAll(() => office.close());

/** Lets both instances work until nothing is due. */
async function warnAll(): Promise<void> {
  const rounds = [office, other].map(async ({ app }) => {
    const alerts = app.get(Alerts);
    while (await alerts.warnDue());
  });
  await Promise.all(rounds);
}

/** The letter lay on a desk for longer than was thought. */
async function receivedEarlier(letter: Body, to: string): Promise<void> {
  const answer = await office.as('staf').update('requests', letter, { receivedAt: to });
  expect(answer.status).toBe(200);
}

const told = (id: string) =>
  office.sql<{ staff: string; title: string; kind: string }>(
    `select s."fullName" as staff, n.title, n.kind from notifications n join staff s on s.id = n."staffId" where n."recordId" = $1 order by n.at, n.title`,
    [id],
  );
const escalations = (id: string) =>
  office.sql(`select 1 from audit.event where action = 'escalate' and record_id = $1`, [id]);

describe('warnings', () => {
  it('that fall together, entered late or after a long time down, are the last one alone, once, with two instances', async () => {
    const letter = await office.make.letter({ letterDate: '2026-10-01', receivedAt: '2026-10-05T02:00:00Z' });
    const person = await office.make.person(letter.id);
    expect(await told(letter.id)).toEqual([]);
    await warnAll();
    const titles = (await told(letter.id)).map(({ title }) => title);
    const number = String(letter.number);
    expect(titles).toEqual([
      `Eskalasi ${number}: batas waktu terlampaui oleh bawahan Anda`,
      `${number}: batas waktu terlampaui`,
    ]);
    // The person waits within the letter: nobody is warned twice for one promise.
    expect(await told(person.id)).toEqual([]);
    await warnAll();
    await warnAll();
    expect((await told(letter.id)).map(({ title }) => title)).toEqual(titles);
    expect(await escalations(letter.id)).toHaveLength(1);
  });

  it('go out at 50 and 80 percent and at the breach, each when its moment has come', async () => {
    const since = (minutes: number) => iso(retreat(Date.now(), minutes));
    let letter = await office.make.letter({ letterDate: '2026-01-05', receivedAt: since(100) });
    const words: string[] = [];
    for (const minutes of [100, 140, 1000]) {
      letter = done(await office.as('staf').update('requests', letter, { receivedAt: since(minutes) }));
      await warnAll();
      words.push((await told(letter.id)).map(({ title }) => title.split(': ')[1]!).at(-1)!);
    }
    expect(words).toEqual([
      '50% waktu layanan sudah terpakai',
      '80% waktu layanan sudah terpakai',
      'batas waktu terlampaui',
    ]);
  });

  it('reach the verifier who has the work, and after the breach his direct superior, which is entered in the trail', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran', {});
    const [before] = await office.sql<{ alert: number; due_at: Date }>(
      'select alert, due_at from clocks where record_id = $1',
      [person.id],
    );
    expect(before!.alert).toBe(50);
    await office.sql(`update requests set "receivedAt" = '2026-10-05T02:00:00Z' where id = $1`, [person.requestId]);
    await office.sql('update clocks set alert_at = now() where record_id = $1', [person.id]);
    await warnAll();
    const all = (await told(person.id)).filter(({ kind }) => kind === 'overdue');
    expect(all.filter(({ title }) => !title.startsWith('Eskalasi'))).toHaveLength(1);
    expect(all.filter(({ title }) => title.startsWith('Eskalasi'))).toHaveLength(1);
    expect(await escalations(person.id)).toHaveLength(1);
    const history = await office.as('kadis').history('verifications', person);
    expect(JSON.stringify(history.body)).toContain('atasan langsung');
  });

  it.each([
    [['kasi'], 'kabid'],
    [['kasi', 'kabid'], 'kadis'],
  ] as const)('climb past who is not in service: without %j the breach is told to %s', async (away, to) => {
    const person = await office.make.personIn('menunggu_pendaftaran', {});
    const ids = await Promise.all(away.map((who) => office.as(who).staffId()));
    await office.sql('update clocks set alert = 101, alert_at = now() where record_id = $1', [person.id]);
    // One has left, the other is on leave.
    await office.sql('update staff set "activeTo" = current_date - 2 where id = $1', [ids[0]]);
    await takeLeave(office, [ids[1]]);
    await warnAll();
    await office.sql('update staff set "activeTo" = null where id = any($1)', [ids]);
    await endLeaves(office);
    const escalated = await office.sql(
      `select u.username from notifications n join users u on u."staffId" = n."staffId" where n."recordId" = $1 and n.title like 'Eskalasi %'`,
      [person.id],
    );
    expect(escalated).toEqual([{ username: to }]);
    expect(await escalations(person.id)).toHaveLength(1);
  });

  it('are given again for a due time that moved later, those whose moment is still to come, and once', async () => {
    const since = (minutes: number) => iso(retreat(Date.now(), minutes));
    const letter = await office.make.letter({ letterDate: '2026-01-05', receivedAt: since(1000) });
    await warnAll();
    const count = async (word: string) =>
      (await told(letter.id)).filter(({ title }) => title.includes(word) && !title.startsWith('Eskalasi')).length;
    const counts = () => Promise.all(['50%', '80%', 'jatuh tempo sekarang', 'terlampaui'].map(count));
    expect(await counts()).toEqual([0, 0, 0, 1]);
    const corrected = done(await office.as('staf').update('requests', letter, { receivedAt: since(100) }));
    await warnAll();
    expect(await counts()).toEqual([0, 0, 0, 1]);
    const [next] = await office.sql('select alerted, alert from clocks where record_id = $1', [letter.id]);
    expect(next).toEqual({ alerted: 50, alert: 80 });
    // Sooner again: what is due of the new time is told, and nothing twice.
    done(await office.as('staf').update('requests', corrected, { receivedAt: since(150) }));
    await warnAll();
    await warnAll();
    expect(await counts()).toEqual([0, 1, 0, 1]);
  });

  it('are not sent while the applicant must act, nor after the end', async () => {
    const waiting = await office.make.personIn('menunggu_swafoto', {});
    const finished = await office.make.personIn('diterima', {});
    const rows = await office.sql<{ alert_at: Date | null }>('select alert_at from clocks where record_id = any($1)', [
      [waiting.id, finished.id],
    ]);
    expect(rows.map(({ alert_at }) => alert_at)).toEqual([null, null]);
  });

  it('come at the moment itself: the next one is foretold to the second', async () => {
    const letter = await office.make.letter({
      letterDate: '2026-11-01',
      receivedAt: new Date(Date.now() - MINUTE).toISOString(),
    });
    const [clock] = await office.sql<{ alert: number; alert_at: Date; due_at: Date }>(
      'select alert, alert_at, due_at from clocks where record_id = $1',
      [letter.id],
    );
    expect(clock!.alert).toBe(50);
    expect(clock!.alert_at.getTime()).toBeLessThan(clock!.due_at.getTime());
    await receivedEarlier(letter, new Date(Date.now() - 2 * MINUTE).toISOString());
    await warnAll();
    expect(await told(letter.id)).toEqual([]);
  });
});
