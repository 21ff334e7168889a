import { describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { isFinal } from '../../api/define/flow.ts';
import { stateOf } from '../../api/define/resource.ts';
import { StandIns } from '../../api/work/stand-ins.ts';
import { Unheld } from '../../api/work/unheld.ts';
import type { Username } from '../../api/seed/people.ts';
import { declared, type FlowOffice, inFlowOffice, NAMED, PEOPLE } from '../support/flow-office.ts';
import type { Office } from '../support/office.ts';

/** States that wait for nobody, each with its reason. */
const RESTING: Readonly<Record<string, string>> = {
  'service-standards.ditetapkan': 'it is in force',
  'appointments.berlaku': 'it is in force',
  'legal-holds.berlaku': 'it is in force',
  'sanctions.berlaku': 'it is in force: served from now on, no longer waited for',
  'sanctions.dijalani': 'it is served',
  'supervised-acts.sesuai': 'it has been said',
  'supervised-acts.perlu_pembinaan': 'it has been said',
  'mails.menunggu': 'the application sends it',
  'mails.gagal': 'the administrator finds it at home, by its own list',
};
/** What others carry on: by which of its records a state is held. */
const CARRIED: Readonly<Record<string, string>> = {
  'requests.diteruskan': 'its people',
  'requests.diproses': 'its people',
  'supervised-acts.menunggu': 'the draw that it belongs to',
};
/** Kept for the applicant or by time alone: it has an owner, and lies in no list of work. */
const OWNED: readonly string[] = ['complaints.dijawab'];

const open = declared.flatMap((resource) => {
  const state = stateOf(resource);
  const states = Object.keys(state?.flow.states ?? {}).filter((one) => !isFinal(state!.flow, one));
  return states.map((one) => [resource.name, one] as const);
});
const keyOf = ([name, state]: readonly [string, string]) => `${name}.${state}`;
const waiting = open.filter((one) => !(keyOf(one) in RESTING) && !(keyOf(one) in CARRIED));

let at: FlowOffice;
let office: Office;
inFlowOffice((opened) => {
  at = opened;
  office = at.office;
});

describe('no open record is in nobody’s queue', () => {
  it('is looked at in every state of every flow', () => {
    const known = new Set([...Object.keys(RESTING), ...Object.keys(CARRIED), ...waiting.map(keyOf)]);
    expect(open.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
    expect([...Object.keys(RESTING), ...Object.keys(CARRIED)].filter((key) => !open.map(keyOf).includes(key))).toEqual(
      [],
    );
    expect(Object.keys(at.ids).toSorted()).toEqual(
      expect.arrayContaining([...new Set(waiting.map(([name]) => name))].toSorted()),
    );
  });

  it.each(waiting)('%s, %s: somebody has it, and when he goes somebody else', async (name, state) => {
    const key = keyOf([name, state]);
    const named = NAMED[name as keyof typeof NAMED];
    const inLetter = key === 'verifications.menunggu_penugasan';
    if (inLetter) await at.put('requests', 'didisposisikan', NAMED.requests);
    await at.put(name, state, named);
    const shown = inLetter ? 'requests' : name;
    // Who stood in before is out of it within the minute.
    await office.app.get(StandIns).settle();
    const found = OWNED.includes(key) ? await at.ownersNow(name) : await at.holdersNow(shown);
    expect(found.length).toBeGreaterThan(0);
    // Whoever is told of it finds it in his list, and whoever has it in his list is told.
    const isListed = !OWNED.includes(key) && !inLetter;
    const told = isListed ? await at.toldNow(name) : [];
    expect(isListed ? found : []).toEqual(PEOPLE.filter((who) => told.includes(at.staffIds[who])));
    const people = (
      OWNED.includes(key) ? PEOPLE.filter((who) => found.includes(at.staffIds[who])) : found
    ) as readonly Username[];
    await at.gone(people);
    await office.app.get(StandIns).settle();
    const then = OWNED.includes(key) ? await at.ownersNow(name) : await at.holdersNow(shown);
    expect(then.length).toBeGreaterThan(0);
    expect(then).not.toEqual(expect.arrayContaining([...found]));
    expect(await office.app.get(Unheld).found(office.app.get(Database))).toEqual(new Map());
  });

  it('and what is finished is in nobody’s', async () => {
    await at.put('complaints', 'selesai', {});
    expect(await at.holdersNow('complaints')).toEqual([]);
    expect(await at.ownersNow('complaints')).toEqual([]);
  });
});

describe('before a standard is in force', () => {
  const timed = waiting.filter(([name]) => declared.find((one) => one.name === name)!.clock);
  const unheld = async () => {
    const found = await office.app.get(Unheld).found(office.app.get(Database));
    return new Map([...found].map(([{ resource }, some]) => [resource.name, some]));
  };
  beforeAll(() => at.noPromise());

  it.each(timed)(
    '%s, %s: somebody has it without a time limit, and when he goes somebody else',
    async (name, state) => {
      const key = keyOf([name, state]);
      const inLetter = key === 'verifications.menunggu_penugasan';
      if (inLetter) await at.put('requests', 'didisposisikan', NAMED.requests);
      await at.put(name, state, NAMED[name as keyof typeof NAMED]);
      expect(await office.sql('select 1 from clocks where record_id = $1', [at.ids[name]])).toEqual([]);
      const holders = () => (OWNED.includes(key) ? at.ownersNow(name) : at.holdersNow(inLetter ? 'requests' : name));
      await office.app.get(StandIns).settle();
      const found = await holders();
      expect(found.length).toBeGreaterThan(0);
      const gone = PEOPLE.filter((who) => found.includes(OWNED.includes(key) ? at.staffIds[who] : who));
      await at.gone(gone);
      await office.app.get(StandIns).settle();
      const then = await holders();
      expect(then.length).toBeGreaterThan(0);
      expect(then).not.toEqual(expect.arrayContaining([...found]));
      expect((await unheld()).get(name)).toBeUndefined();
    },
  );

  it('is told of nightly where nobody can have it', async () => {
    await at.put('verifications', 'penentuan_status', NAMED.verifications);
    await at.gone(PEOPLE);
    await office.app.get(StandIns).settle();
    expect((await unheld()).get('verifications')).toContain(at.ids.verifications);
  });

  it('waits for nobody who must not take the step', async () => {
    await at.put('evaluation-meetings', 'notula_draf', { minuteTakerId: 'kadis' });
    expect(await at.holdersNow('evaluation-meetings')).not.toContain('kadis');
    await at.put('evaluation-meetings', 'notula_draf', NAMED['evaluation-meetings']);
    expect(await at.holdersNow('evaluation-meetings')).toEqual(['kadis']);
  });
});
