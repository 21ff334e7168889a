import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CALENDAR, type Calendars } from '../../api/clock/sources.ts';
import type { OfficeCalendar } from '../../api/clock/calendar.ts';
import { Database } from '../../api/database/database.ts';
import { officeDate, officeMidnight } from '../../api/define/office-time.ts';
import type { Username } from '../../api/seed/people.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import { actsFor } from '../../api/supervision/acts.ts';
import type { Always } from '../../api/supervision/supervised-acts.resource.ts';
import { superiorsToday } from '../../api/supervision/superiors.ts';
import { type Body, type Office, openOffice } from '../support/office.ts';
import { type Deed, tell } from '../support/told-deeds.ts';
import { DAY, MINUTE } from '../../api/define/durations.ts';

let office: Office;
let calendar: OfficeCalendar;
let letter: Body;
let person: Body;
let complaint: Body;
/** Past ten of a working day in which nobody did anything but what a test says; each test has a day of its own. */
let ten: number;
beforeAll(async () => {
  office = await openOffice();
  calendar = await office.app.get<Calendars>(CALENDAR).current();
  person = await office.make.personIn('menunggu_swafoto');
  letter = (await office.as('staf').one('requests', person.requestId as string)).body;
  [complaint] = (await office.sql<Body>(
    `select * from complaints where "complainedId" is null and "handlerId" is not null and "archivedAt" is null limit 1`,
  )) as [Body];
  ten = calendar.nextOpening(Date.parse('2025-03-03T00:00:00Z')) + 150 * MINUTE;
});
beforeEach(() => {
  ten = calendar.nextOpening(officeMidnight(officeDate(ten)) + DAY) + 150 * MINUTE;
});
afterAll(() => office?.close());

/** By verifikator1 to the person of the test, unless it says otherwise. */
const did = (deed: Partial<Deed> & Pick<Deed, 'action'>) =>
  tell(office, ten, { of: ['verifications', person.id], by: 'verifikator1', ...deed });

/** Why each act of the day is looked at by who supervises the account. */
async function told(by: Username = 'verifikator1'): Promise<Map<string, readonly Always[]>> {
  const [database, staffId] = [office.app.get(Database), await office.as(by).staffId()];
  const superior = (await superiorsToday(database)).find(({ people }) => people.includes(staffId))!;
  const from = officeMidnight(officeDate(ten));
  const acts = await actsFor(database, office.app.get(REGISTRY), superior.actor, {
    people: superior.people,
    span: [from, from + DAY],
    neglected: ten,
    calendar,
  });
  return new Map(acts.map(({ id, reasons }) => [id, reasons]));
}
const why = async (id: string, by?: Username) => (await told(by)).get(id);
const set = (table: string, id: string, values: Record<string, unknown>) => {
  const fields = Object.keys(values).map((name, index) => `"${name}" = $${index + 2}`);
  const key = table === 'clocks' ? 'record_id' : 'id';
  return office.sql(`update ${table} set ${fields.join(', ')} where ${key} = $1`, [id, ...Object.values(values)]);
};

/** Every reason, and what is not one. */
const CASES: Record<Always, () => Promise<void>> = {
  /** A step after the due time. */
  async lewat_waktu() {
    const step = await did({ action: 'step:kirim_tautan' });
    await set('clocks', person.id, { due_at: new Date(ten + MINUTE) });
    expect(await why(step)).toEqual([]);
    await set('clocks', person.id, { due_at: new Date(ten - MINUTE) });
    expect(await why(step)).toEqual(['lewat_waktu']);
    expect(await why(await did({ action: 'update' }))).toEqual([]);
    await set('clocks', person.id, { due_at: new Date(ten + 3650 * DAY) });
    // A stage ends with the step, and its clock with it: the escalation stays.
    await did({ action: 'escalate', minute: 1 });
    expect(await why(await did({ action: 'step:kirim_tautan', minute: 2 }))).toEqual(['lewat_waktu']);
    expect(await why(await did({ action: 'step:kirim_tautan', minute: 3 }))).toEqual([]);
  },

  /** What a promise starts from was set anew, not any correction. */
  async waktu_terima() {
    const of = ['requests', letter.id] as const;
    const corrected = async (action: string) => why(await did({ action, of, by: 'kasi' }), 'kasi');
    expect(await corrected('step:koreksi_waktu_terima')).toEqual(['waktu_terima']);
    expect(await corrected('step:koreksi_surat')).not.toContain('waktu_terima');
  },

  /** Registered and verified by one person. */
  async dicatat_sendiri() {
    const step = await did({ action: 'step:verifikasi' });
    const [verifierId, other] = await Promise.all(
      ['verifikator1', 'staf'].map((who) => office.as(who as Username).staffId()),
    );
    await set('verifications', person.id, { verifierId, registeredById: other });
    expect(await why(step)).toEqual([]);
    await set('verifications', person.id, { verifierId, registeredById: verifierId });
    expect(await why(step)).toEqual(['dicatat_sendiri']);
    await set('verifications', person.id, { verifierId, registeredById: other });
  },

  /** Outside office hours. */
  async di_luar_jam() {
    const early = await did({ action: 'update', minute: -200 });
    const late = await did({ action: 'update', minute: 600 });
    expect([await why(early), await why(late)]).toEqual([['di_luar_jam'], ['di_luar_jam']]);
  },

  /** Opened by somebody who has no open case of it. */
  async buka_rahasia() {
    const step = await did({ action: 'reveal:nik' });
    await set('clocks', person.id, { owner_id: await office.as('verifikator2').staffId() });
    expect(await why(step)).toEqual(['buka_rahasia']);
    await set('clocks', person.id, { owner_id: await office.as('verifikator1').staffId() });
    expect(await why(step)).toEqual([]);
  },

  /** Corrected once more. */
  async koreksi_kedua() {
    const of = ['verifications', person.id] as const;
    const first = await did({ action: 'step:koreksi', of, by: 'kasi' });
    expect(await why(first, 'kasi')).toEqual([]);
    const second = await did({ action: 'step:koreksi', of, by: 'kasi', minute: 1 });
    const reasons = await told('kasi');
    expect([reasons.get(first), reasons.get(second)]).toEqual([[], ['koreksi_kedua']]);
  },

  /** Ticked within 30 seconds of opening. */
  async centang_kilat() {
    await did({ action: 'read', minute: -1 });
    const slow = await did({ action: 'step:verifikasi' });
    await did({ action: 'read', minute: 20 });
    const quick = await did({ action: 'step:verifikasi', minute: 20.4 });
    await did({ action: 'read', minute: 60, by: 'verifikator2' });
    const unread = await did({ action: 'step:verifikasi', minute: 60.4 });
    const reasons = await told();
    expect([slow, quick, unread].map((id) => reasons.get(id))).toEqual([[], ['centang_kilat'], []]);
  },

  /** More than twenty changes in ten minutes. */
  async terlalu_cepat() {
    const changes: string[] = [];
    for (let nth = 0; nth < 21; nth += 1) changes.push(await did({ action: 'update', minute: nth * 0.4 }));
    const later = await did({ action: 'update', minute: 30 });
    const reasons = await told();
    expect(changes.map((id) => reasons.get(id)!.length)).toEqual([...Array<number>(20).fill(0), 1]);
    expect(reasons.get(changes[20]!)).toEqual(['terlalu_cepat']);
    expect(reasons.get(later)).toEqual([]);
  },

  /** Most people of one agency in a month of ten or more. */
  async satu_opd() {
    const step = await did({ action: 'step:kirim_tautan' });
    const [mine, other] = await Promise.all(
      ['verifikator1', 'verifikator2'].map((who) => office.as(who as Username).staffId()),
    );
    // A month before all others, whatever the office's age: nine people on one letter, then ten.
    const before = `(select min("receivedAt") - interval '2 months' from requests)`;
    await office.sql(`update requests set "receivedAt" = ${before} where id = $1`, [letter.id]);
    const columns = await office.sql<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'verifications' and is_generated = 'NEVER' and column_name not in ('id', 'verifierId')`,
    );
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    // They are told apart by nothing here.
    await office.sql('drop index "verifications_requestId_nik_key", "verifications_nik_kind_key"');
    const more = (count: number, verifierId: string) =>
      office.sql(
        `set session_replication_role = replica; insert into verifications (id, "verifierId", ${names}) select gen_random_uuid(), '${verifierId}', ${names}
         from verifications, generate_series(1, ${count}) where id = '${person.id}'; set session_replication_role = default`,
      );
    await more(4, mine!);
    await more(3, other!);
    expect(await why(step)).toEqual([]);
    await more(2, mine!);
    expect(await why(step)).toEqual(['satu_opd']);
    await more(2, other!);
    expect(await why(step)).toEqual([]);
  },

  /** A complaint about somebody of the same unit. */
  async aduan_unit() {
    const of = ['complaints', complaint.id] as const;
    const step = await did({ action: 'step:tangani', of, by: 'staf' });
    expect(await why(step, 'staf')).toEqual([]);
    // Nobody handles what is about himself.
    await set('complaints', complaint.id, { handlerId: null, complainedId: await office.as('verifikator2').staffId() });
    expect(await why(step, 'staf')).toEqual(['aduan_unit']);
    await set('complaints', complaint.id, { handlerId: complaint.handlerId, complainedId: null });
  },

  /** Classed below what was proposed. */
  async di_bawah_usulan() {
    const of = ['complaints', complaint.id] as const;
    await set('complaints', complaint.id, { proposedClass: 'tidak_berkadar_pengawasan' });
    const classed = (name: string, minute: number) =>
      did({ action: 'step:klasifikasi', of, by: 'staf', minute, made: { class: name } });
    const ids = [
      await classed('normatif', 0),
      await classed('tidak_berkadar_pengawasan', 1),
      await classed('berkadar_pengawasan', 2),
    ];
    const reasons = await told('staf');
    expect(ids.map((id) => reasons.get(id))).toEqual([['di_bawah_usulan'], [], []]);
  },

  /** A superior left what he called a breach. */
  async dugaan_dibiarkan() {
    const [act] = await office.sql<Body>(
      `select a.* from supervised_acts a where a."supervisorId" = $1 and a."archivedAt" is null limit 1`,
      [await office.as('kasi').staffId()],
    );
    const of = ['supervised-acts', act!.id] as const;
    // Ten days before the day that is drawn from.
    const verdict = await did({ action: 'step:nilai_dugaan', of, by: 'kasi', minute: -10 * 1440 });
    const left = { status: 'dugaan_pelanggaran', reviewedAt: new Date(ten - 10 * DAY) };
    await set('supervised_acts', act!.id, left);
    expect(await why(verdict, 'kasi')).toEqual(['dugaan_dibiarkan']);
    await set('supervised_acts', act!.id, { reviewedAt: new Date(ten + DAY) });
    expect(await why(verdict, 'kasi')).toBeUndefined();
    await set('supervised_acts', act!.id, { ...left, status: 'tidak_dilanjutkan' });
    expect(await why(verdict, 'kasi')).toBeUndefined();
  },

  /** Agreed in a meeting, and open over more than two of them: looked at of its owner, whoever opened the last. */
  async tindak_lanjut_berlarut() {
    const ownerId = await office.as('verifikator1').staffId();
    const [item] = await office.sql<Body>(
      `select * from action_items where status in ('terbuka', 'dikerjakan') and meetings = 1 limit 1`,
    );
    await set('action_items', item!.id, { ownerId, meetings: 2 });
    const carried = await did({ action: 'step:bawa', of: ['action-items', item!.id], by: 'staf', minute: -7 * 1440 });
    expect(await why(carried)).toBeUndefined();
    await set('action_items', item!.id, { meetings: 3 });
    expect(await why(carried)).toEqual(['tindak_lanjut_berlarut']);
    await set('action_items', item!.id, { status: 'selesai' });
    expect(await why(carried)).toBeUndefined();
  },
};

describe('what is looked at whatever the draw says', () => {
  it('is not what was done in time, in office hours, once', async () => {
    expect(await why(await did({ action: 'step:kirim_tautan' }))).toEqual([]);
    expect(await why(await did({ action: 'update' }))).toEqual([]);
  });

  it.each(Object.entries(CASES))('%s', async (_, holds) => {
    await expect(holds()).resolves.toBeUndefined();
  });
});
