import { ledgerOn } from '../../api/calendar/ledger-on.ts';
import { type Clocked, clocked, entryRow } from '../../api/clock/context.ts';
import { Database } from '../../api/database/database.ts';
import { phaseOf } from '../../api/define/clock.ts';
import { asList, isFinal, PREVIOUS, STAY } from '../../api/define/flow.ts';
import { requests } from '../../api/requests/requests.resource.ts';
import { makeRandom, type Random } from '../../api/seed/random.ts';
import { verifications } from '../../api/verifications/verifications.resource.ts';
import type { Body, Office } from './office.ts';
import { MINUTE } from '../../api/define/durations.ts';

const LETTER = clocked(requests)!;
const PERSON = clocked(verifications)!;

/** What a record went through: the moments (ms) at which it entered its states, and what was down then. */
export type Way = readonly { readonly state: string; readonly at: number; readonly outage?: string }[];

/** A letter and its people, made by the API, to whom these ways are laid as though they had been gone at those moments. */
export async function layWays(
  office: Office,
  letter: Body,
  way: Way,
  people: readonly (readonly [Body, Way])[],
): Promise<void> {
  const entries = (of: Clocked, record: Body, gone: Way) =>
    gone.map(({ state, at, outage = null }, seq) =>
      entryRow(
        phaseOf(of.flow, of.clock, state, { ...record, outage }),
        new Date(at).toISOString(),
        record.id,
        of.resource.name,
        seq,
      ),
    );
  const rows = [...entries(LETTER, letter, way), ...people.flatMap(([person, gone]) => entries(PERSON, person, gone))];
  const ids = [letter.id, ...people.map(([{ id }]) => id)];
  const status = (record: Body, gone: Way) => `('${record.id}'::uuid, '${gone.at(-1)!.state}')`;
  await office.sql(`begin; set local session_replication_role = replica;
    delete from clock_segments where record_id = any('{${ids.join(',')}}');
    insert into clock_segments select * from json_populate_recordset(null::clock_segments, '${JSON.stringify(rows)}');
    update requests set status = '${way.at(-1)!.state}' where id = '${letter.id}';
    update verifications v set status = n.status from (values ${people.map(([person, gone]) => status(person, gone)).join(', ')}) n(id, status) where v.id = n.id;
    delete from clocks where record_id = any('{${ids.join(',')}}'); commit`);
  const sql = office.app.get(Database, { strict: false });
  const ledger = ledgerOn(sql);
  await ledger.refresh(sql, requests, [letter.id], true);
  await ledger.refresh(sql, verifications, ids.slice(1));
}

/** A walk through a person's part of the flow from the moment on; it may still be under way. */
function wander(random: Random, start: number, now: number): Way {
  const gone: { state: string; at: number; outage?: string }[] = [];
  let [state, at] = ['menunggu_pendaftaran', start];
  for (let steps = 0; steps < 14 && at < now; steps++) {
    gone.push({ state, at, ...(random.chance(0.1) && { outage: random.pick(['ams', 'dukcapil', 'bkn']) }) });
    if (isFinal(PERSON.flow, state)) break;
    const onward = PERSON.flow.steps.filter(
      ({ from, to, by }) =>
        asList(from).includes(state) && to !== STAY && to !== PREVIOUS && to !== 'menunggu_penugasan' && by.length > 0,
    );
    state = random.pick(onward).to;
    // Now and then overnight; never on the minute.
    at += random.integer(1, random.chance(0.2) ? 1500 : 55) * MINUTE + random.integer(1, 59_999);
  }
  return gone;
}

/** Letters of the last weeks with up to three people, each with a history of its own; as `start` says. */
export async function randomLetters(office: Office, count: number, start: number): Promise<void> {
  const random = makeRandom(start);
  const now = Date.now();
  for (let made = 0; made < count; made++) {
    const receivedAt = now - random.integer(30, 20 * 24 * 60) * MINUTE - random.integer(0, 59_999);
    const letter = await office.make.letter({
      receivedAt: new Date(receivedAt).toISOString(),
      letterDate: new Date(receivedAt).toISOString().slice(0, 10),
    });
    const people: Body[] = [];
    for (let n = random.integer(1, 3); n > 0; n--) people.push(await office.make.person(letter.id));
    let at = receivedAt;
    const after = (most: number) => (at += random.integer(1, most) * MINUTE + random.integer(1, 59_999));
    const way: { state: string; at: number }[] = [{ state: 'draf', at }];
    const states = random.chance(0.2)
      ? ['diajukan', 'dikembalikan', 'diajukan', 'didisposisikan', 'diteruskan']
      : ['diajukan', 'didisposisikan', 'diteruskan'];
    for (const state of states) way.push({ state, at: after(20) });
    const walks = people.map((person) => {
      const gone = wander(random, at, now);
      return [person, [{ state: 'menunggu_penugasan', at: receivedAt }, ...gone]] as const;
    });
    const [ends, begun] = [walks.map(([, gone]) => gone.at(-1)!), walks.flatMap(([, gone]) => gone.slice(2))];
    if (begun.length > 0) way.push({ state: 'diproses', at: Math.min(...begun.map((one) => one.at)) });
    if (ends.every(({ state }) => isFinal(PERSON.flow, state)))
      way.push({ state: 'selesai', at: Math.max(...ends.map((one) => one.at)) });
    await layWays(office, letter, way, walks);
  }
}
