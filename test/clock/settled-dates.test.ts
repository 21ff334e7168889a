import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { MovedDue } from '../../api/define/answers/work.ts';
import { correctionOf, type Resource, stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, openComplaintDesk } from '../support/complaints.ts';
import { filedIn, handledIn, hoursAgo, REASON } from '../support/dates.ts';
import { meetingsIn } from '../support/meetings.ts';
import { type Body, day, done, fieldsOf, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

const clockOf = async (resource: string, { id }: { id: string }) =>
  done(await office.as('kadis').get<ClockAnswer>(`/api/${resource}/${id}/clock`));
/** Everything that a refused change must leave as it was. */
const written = async () =>
  (
    await office.sql(
      `select (select count(*) from audit.event where outcome = 'ok' and action not in ('read', 'list', 'sign-in')) as told,
         (select count(*) from clock_recalculations) as moved, (select json_agg(k order by record_id)::text from clocks k) as clocks`,
    )
  )[0];
const filed = () => filedIn(office);

/** A record of each kind after its first step, and who edits such records. */
const MOVED: Readonly<Record<string, () => Promise<readonly [Body, Username]>>> = {
  requests: async () => [await filed(), 'staf'],
  complaints: async () => [await handledIn(office), 'verifikator1'],
  'evaluation-meetings': async () => {
    return [await meetingsIn(() => office).invited(['staf']), 'staf'];
  },
  'action-items': async () => {
    const [meeting] = done(await office.as('kasi').list('evaluation-meetings', { range: [0, 0] }));
    const ownerId = await office.as('kasi').staffId();
    const values = { meetingId: meeting!.id, what: 'Menyusun jadwal', ownerId, dueOn: day(40) };
    const made = done(await office.as('staf').create('action-items', values));
    return [done(await office.as('kasi').step('action-items', made, 'kerjakan')), 'kasi'];
  },
  findings: async () => {
    const supervisedId = await office.as('verifikator1').staffId();
    const text = { title: 'Berkas', condition: 'Terlambat', clause: 'langkah_h', recommendation: 'Segera' };
    const made = done(await office.as('kasi').create('findings', { ...text, supervisedId, dueOn: day(10) }));
    return [done(await office.as('kasi').step('findings', made, 'sampaikan')), 'verifikator1'];
  },
};
const another: Readonly<Record<string, () => string>> = {
  receivedAt: () => hoursAgo(1),
  letterDate: () => day(-3),
  month: () => `${Number(day().slice(0, 4)) + 1}-03-01`,
  dueOn: () => day(90),
};

describe('what a promise rests on', () => {
  const settled = (resources as readonly Resource[]).flatMap((resource) => {
    const flow = stateOf(resource)?.flow;
    const names = Object.keys(resource.fields).filter((name) => {
      const { fixed, changedBy, kind } = resource.fields[name]!;
      return ['date', 'moment'].includes(kind) && !fixed && !changedBy && flow && correctionOf(resource, name);
    });
    return names.map((field) => [resource.name, field] as const);
  });

  it('is marked in the declarations', () => {
    expect(settled.map((one) => one.join('.')).toSorted()).toEqual([
      'action-items.dueOn',
      'complaints.receivedAt',
      'evaluation-meetings.month',
      'findings.dueOn',
      'requests.letterDate',
      'requests.receivedAt',
    ]);
  });

  it.each(settled)('is edited no more after the first step: %s, %s', async (resource, field) => {
    const [record, who] = await MOVED[resource]!();
    const before = await written();
    const answer = await office.as(who).update(resource, record, { [field]: another[field]!() });
    expect(fieldsOf(answer)).toEqual([422, [field]]);
    expect(answer.body.message).toMatch(
      /^".+" tidak diubah lagi sesudah langkah pertama\. Pembetulannya lewat langkah "/,
    );
    expect(await written()).toEqual(before);
    // A stock client sends the whole record.
    const whole = await office.as(who).update(resource, record, { [field]: record[field] });
    expect(whole.status).toBe(200);
  });

  it('of a letter stays open while it is a draft', async () => {
    const letter = await office.make.letter({ letterDate: day(-4) });
    const receivedAt = hoursAgo(30);
    expect((await office.as('staf').update('requests', letter, { receivedAt })).status).toBe(200);
  });
});

describe('a correction of the time of receipt', () => {
  const preview = (who: Username, letter: { id: string }, body: unknown, verb = 'koreksi_waktu_terima') =>
    office.as(who).send<MovedDue & Body>('POST', `/api/requests/${letter.id}/steps/${verb}/preview`, body as object);
  const correct = async (who: Username, letter: { id: string }, body: object) => {
    const [row] = await office.sql<{ version: number }>('select version from requests where id = $1', [letter.id]);
    return office.as(who).step('requests', { id: letter.id, version: row!.version }, 'koreksi_waktu_terima', body);
  };

  it('tells the old and the new due time before anything is written, and then does what it told', async () => {
    // So many days before that the office was open in between, whatever day it is.
    const letter = await office.make.letterIn('diajukan', { receivedAt: hoursAgo(48), letterDate: day(-30) });
    const receivedAt = hoursAgo(24 * 20);
    const before = await written();
    const { oldDueAt, newDueAt } = done(await preview('kasi', letter, { receivedAt }));
    const own = await clockOf('requests', letter);
    expect(oldDueAt).toBe(own.dueAt);
    expect(newDueAt! < oldDueAt!).toBe(true);
    expect(await written()).toEqual(before);
    const corrected = done(await correct('kasi', letter, { receivedAt, reason: REASON }));
    const { dueAt, startedAt } = await clockOf('requests', letter);
    expect([dueAt, startedAt, new Date(corrected.dueAt as string).toISOString()]).toEqual([
      newDueAt,
      receivedAt,
      newDueAt,
    ]);
    const entry = done(await office.as('kadis').history('requests', letter)).at(-1)!;
    expect([entry.action, entry.reason]).toEqual(['step:koreksi_waktu_terima', REASON]);
    const change = (name: string) => {
      const { before: from, after: to } = entry.changes.find(({ field }) => field === name)!;
      return [from, to].map((moment) => new Date(moment as string).toISOString());
    };
    expect(change('receivedAt')).toEqual([new Date(letter.receivedAt as string).toISOString(), receivedAt]);
    expect(change('dueAt')).toEqual([oldDueAt, newDueAt]);
  });

  it('is for Kepala Seksi and above, and not for whoever registers or verifies', async () => {
    const letter = await filed();
    const body = { receivedAt: hoursAgo(24), reason: REASON };
    for (const who of ['staf', 'inspektorat'] as const)
      expect([who, (await correct(who, letter, body)).status, (await preview(who, letter, body)).status]).toEqual([
        who,
        403,
        403,
      ]);
    for (const who of ['verifikator2', 'kasi2', 'admin'] as const)
      expect([403, 404]).toContain((await preview(who, letter, body)).status);
    for (const who of ['kabid', 'kadis'] as const) expect((await preview(who, letter, body)).status).toBe(200);
  });

  it.each([undefined, null, '', '  ', 'salah', [], {}, 7])('needs a reason worth the name, not %j', async (reason) => {
    const receivedAt = hoursAgo(24);
    const body = { receivedAt, ...(reason !== undefined && { reason }) };
    expect(fieldsOf(await correct('kasi', await filed(), body))).toEqual([422, ['reason']]);
  });

  it('needs something to correct', async () => {
    const letter = await filed();
    const same = { receivedAt: letter.receivedAt, reason: REASON };
    expect(fieldsOf(await correct('kasi', letter, same))).toEqual([422, ['receivedAt']]);
  });

  it.each([null, '', 'kemarin', [], {}, 0, true, '2026-02-30T08:00:00Z'])(
    'is refused with a sentence for %j',
    async (receivedAt) => {
      const letter = await filed();
      const answers = [
        await preview('kasi', letter, { receivedAt }),
        await correct('kasi', letter, { receivedAt, reason: REASON }),
      ];
      for (const answer of answers) {
        expect(fieldsOf(answer)).toEqual([422, ['receivedAt']]);
        expect(answer.body.message!.length).toBeGreaterThan(10);
      }
    },
  );

  it('is previewed as what it is, and nothing else is', async () => {
    const letter = await filed();
    for (const verb of ['disposisikan', 'koreksi', 'toString', '__proto__'])
      expect((await preview('kadis', letter, {}, verb)).status).toBe(404);
    for (const body of [[], {}]) expect([400, 422]).toContain((await preview('kasi', letter, body)).status);
    expect((await preview('kasi', { id: 'x' }, {})).status).toBe(404);
    const closed = await office.make.letterIn('dibatalkan', { receivedAt: hoursAgo(48), letterDate: day(-4) });
    expect((await preview('kasi', closed, { receivedAt: hoursAgo(3) })).status).toBe(409);
  });

  it('moves the people of the letter along, and a complaint likewise', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran');
    const id = person.requestId as string;
    const before = await clockOf('verifications', person);
    done(await correct('kasi', { id }, { receivedAt: hoursAgo(24), letterDate: day(-3), reason: REASON }));
    const after = await clockOf('verifications', person);
    expect(Date.parse(after.startedAt)).toBeLessThan(Date.parse(before.startedAt));
    const complaint = await handledIn(office);
    expect((await desk.step('verifikator1', complaint, 'koreksi_waktu_terima', {})).status).toBe(403);
    const receivedAt = hoursAgo(20);
    await desk.took('kasi', complaint, 'koreksi_waktu_terima', { receivedAt, reason: REASON });
    expect((await clockOf('complaints', complaint)).startedAt).toBe(receivedAt);
  });

  it('stays before what was done with the record since', async () => {
    const complaint = await handledIn(office);
    const on = { bsreForwardedOn: day(-2), bsreTicket: 'T-7' };
    await desk.took('verifikator1', complaint, 'teruskan_bsre', on);
    const body = { receivedAt: hoursAgo(1), reason: REASON };
    const late = await desk.step('kasi', complaint, 'koreksi_waktu_terima', body);
    expect(fieldsOf(late)).toEqual([422, ['receivedAt']]);
    expect(late.body.message).toMatch(/^Penerusan ke BSrE tidak boleh sebelum aduan diterima/);
  });
});
