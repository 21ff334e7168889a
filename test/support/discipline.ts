import { calendarOf } from '../../api/clock/calendar.ts';
import { addDays } from '../../api/define/dates.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Answer, type Body, day, done, type Office, PDF } from './office.ts';

export const calendar = calendarOf({ holidays: HOLIDAYS, hours: HOURS }, 1);

/** As one who was examined and signed. */
export const EXAMINED = { status: 'diperiksa', examinedOn: day(-20), signature: 'ditandatangani' };

/** A working day so many days ahead. */
export function ahead(days: number): string {
  let date = day(days);
  while (!calendar.isWorkingDay(date)) date = addDays(date, 1);
  return date;
}

/** Disciplinary cases of the office, as its tests bring them about. */
export function casesOf(office: () => Office) {
  const staffId = (who: Username) => office().as(who).staffId();
  async function open(who: Username, more: object = {}, by: Username = 'kadis'): Promise<Answer> {
    const examiner = who === 'kasi' ? 'kabid' : who === 'staf2' ? 'kasi2' : 'kasi';
    const [accused, examinerId] = [await staffId(who), await staffId(examiner)];
    const evidence = await office().make.evidence(accused);
    return office()
      .as(by)
      .create('sanctions', { staffId: accused, examinerId, allegation: 'Lalai.', ...evidence, ...more });
  }
  /** As it stands once these things have been done; how it comes there is the matter of other tests. */
  async function put({ id }: Body, values: Record<string, unknown>): Promise<Body> {
    const names = Object.keys(values);
    const sets = names.map((name, at) => `"${name}" = $${at + 2}`).join(', ');
    const [row] = await office().sql<Body>(
      `update sanctions set ${sets}, version = version + 1 where id = $1 returning id, version, status`,
      [id, ...names.map((name) => values[name])],
    );
    return row!;
  }
  const step = (who: Username, record: Body, verb: string, values: object = {}) =>
    office().as(who).step('sanctions', record, verb, values);
  async function decider({ post }: Body, level: string): Promise<unknown> {
    const [row] = await office().sql('select decider from sanction_authorities where post = $1 and level = $2', [
      post,
      level,
    ]);
    return row!.decider;
  }
  /** Proposed like this, of somebody who was examined. */
  async function proposed(who: Username, level: string, kind: string): Promise<Body> {
    const record = done(await open(who));
    return put(record, {
      ...EXAMINED,
      status: 'diusulkan',
      level,
      kind,
      teamDecree: '800/T',
      decider: await decider(record, level),
    });
  }
  const slot = async (record: Body, kind: string): Promise<Body> => {
    done(await office().as('kabid').upload('sanctions', record.id, kind, PDF, 'bukti.pdf'));
    return done(await office().as('kabid').one('sanctions', record.id));
  };

  return { decider, staffId, open, put, step, proposed, slot };
}
