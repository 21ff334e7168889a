import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Flow, unreachableStates } from '../../api/define/flow.ts';
import { stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { type Body, CHECKLIST, day, done, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const flows = resources.flatMap((resource) => stateOf(resource)?.flow ?? []) as Flow[];
const reason = { reason: 'Keliru dicatat.' };
const now = async (resource: string, { id }: { id: string }) => done(await office.as('kadis').one(resource, id));
const statusOf = async (resource: string, record: { id: string }) => (await now(resource, record)).status;
const letterOf = (person: Body) => ({ id: person.requestId as string });
/** By the assigned verifier, under the version that is there. */
const verify = async (person: Body, verb: string, body: object = {}) =>
  done(await office.as('verifikator1').step('verifications', await now('verifications', person), verb, body));

describe('the declared flows', () => {
  it('have the lettered steps A to I of the standard, each at least once', () => {
    const lettered = flows.flatMap(({ steps }) => steps.map(({ at }) => at)).filter((at) => at !== undefined);
    const expected = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'H.a', 'H.b', 'I'];
    expect([...new Set(lettered)].toSorted()).toEqual(expected);
  });

  it.each(flows.map((flow) => [flow.name, flow] as const))(
    '%s: every state is reached from the first',
    (_name, flow) => {
      expect(unreachableStates(flow)).toEqual([]);
    },
  );

  it.each(flows.map((flow) => [flow.name, flow] as const))('%s: only final states lead nowhere', (_name, flow) => {
    for (const [status, { final }] of Object.entries(flow.states)) {
      const onward = flow.steps.some(({ from, to }) => [from].flat().includes(status) && to !== 'STAY');
      expect([status, onward]).toEqual([status, !final]);
    }
  });

  it('an unreachable state is noticed', () => {
    const island = { label: 'Pulau' };
    expect(unreachableStates({ name: 'x', initial: 'a', states: { a: island, b: island }, steps: [] })).toEqual(['b']);
  });
});

describe('a correction', () => {
  const correct = (resource: string, record: Body) => office.as('kasi').step(resource, record, 'koreksi', reason);

  it('goes exactly one step back, and not a second one', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    const back = done(await correct('verifications', person));
    expect(back.status).toBe('penentuan_status');
    const again = await correct('verifications', back);
    expect([again.status, again.body.code]).toEqual([409, 'step_not_allowed']);
    expect(await statusOf('verifications', person)).toBe('penentuan_status');
  });

  it('is possible again after the next step', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    done(await correct('verifications', person));
    const onward = await verify(person, 'mulai_otomatis');
    expect(done(await correct('verifications', onward)).status).toBe('penentuan_status');
  });

  it('needs a reason, which the history tells', async () => {
    const person = await office.make.personIn('penentuan_status');
    expect((await office.as('kasi').step('verifications', person, 'koreksi', { reason: '  ' })).status).toBe(422);
    done(await correct('verifications', person));
    const told = done(await office.as('kadis').history('verifications', person)).at(-1)!;
    expect([told.action, told.reason]).toEqual(['step:koreksi', reason.reason]);
    expect(told.sentence).toContain(reason.reason);
  });

  it('of step C takes the people back too, and C can be done again', async () => {
    const letter = await office.make.letterIn('diteruskan');
    const back = done(await correct('requests', letter));
    expect(back.status).toBe('didisposisikan');
    const [person] = done(await office.as('kasi').list('verifications', { filter: { requestId: letter.id } }));
    expect(person!.status).toBe('menunggu_penugasan');
    const again = done(await office.as('kasi').step('requests', back, 'teruskan'));
    expect(again.status).toBe('diteruskan');
    expect(await statusOf('verifications', person!)).toBe('menunggu_pendaftaran');
  });

  it('of step C is too late once somebody has been registered', async () => {
    const letter = await office.make.letterIn('diproses');
    expect((await correct('requests', letter)).status).toBe(409);
  });

  it('after a return and a new submission does not lead into a dead end', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    await verify(person, 'kembalikan', reason);
    const again = done(
      await office.as('staf').step('verifications', await now('verifications', person), 'ajukan_ulang'),
    );
    expect(again.status).toBe('verifikasi_otomatis');
    const corrected = await correct('verifications', again);
    const left = done(await office.as('staf').steps('verifications', person));
    const by = done(await office.as('verifikator1').steps('verifications', person));
    const onward = [...left, ...by].filter(({ allowed, verb }) => allowed && verb !== 'kirim_ulang_tautan');
    expect([corrected.status, onward.length > 0]).toEqual([corrected.status, true]);
  });
});

describe('a return for correction', () => {
  it.each(['menunggu_pendaftaran', 'penentuan_status', 'verifikasi_otomatis'] as const)(
    'from %s comes back to it by ajukan_ulang of staf',
    async (status) => {
      const person = await office.make.personIn(status);
      expect((await verify(person, 'kembalikan', reason)).status).toBe('dikembalikan');
      const returned = await now('verifications', person);
      expect(done(await office.as('staf').step('verifications', returned, 'ajukan_ulang')).status).toBe(status);
    },
  );

  it('of a letter lets people be added, and it is submitted again', async () => {
    const letter = await office.make.letterIn('dikembalikan');
    expect((await office.make.person(letter.id)).status).toBe('menunggu_penugasan');
    expect(done(await office.as('staf').step('requests', letter, 'ajukan_ulang')).status).toBe('diajukan');
    await expect(office.make.person(letter.id)).rejects.toThrow(/^422/);
  });
});

describe('the letter follows its people', () => {
  const two = async () => {
    const letter = await office.make.letter();
    const people = [
      await office.make.person(letter.id),
      await office.make.person(letter.id, { employment: 'non_asn' }),
    ];
    done(await office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    const step = async (who: 'staf' | 'kadis' | 'kasi', verb: string, body: object = {}) =>
      done(await office.as(who).step('requests', await now('requests', letter), verb, body));
    await step('staf', 'ajukan');
    await step('kadis', 'disposisikan', { addresseeId: await office.as('kasi').staffId(), instruction: 'Lanjutkan' });
    await step('kasi', 'teruskan', { verifierId: await office.as('verifikator1').staffId() });
    return { letter, people: people as [Body, Body], step };
  };
  const certificate = (serialNumber: string) => ({ serialNumber, validFrom: day(), validTo: day(730) });
  const serve = async (person: Body, serialNumber: string) => {
    await verify(person, 'daftarkan', { amsReference: 'AMS' });
    for (const verb of ['catat_swafoto', 'mulai_otomatis', 'cocok']) await verify(person, verb);
    await verify(person, 'catat_passphrase', certificate(serialNumber));
    return verify(person, 'serahkan');
  };
  const refuse = async (person: Body, start: string) => {
    await verify(person, 'daftarkan', { amsReference: 'AMS' });
    await verify(person, 'catat_swafoto');
    await verify(person, start);
    return verify(person, 'tolak', reason);
  };

  it('all refused: the letter is refused', async () => {
    const { letter, people } = await two();
    await refuse(people[0], 'mulai_otomatis');
    expect(await statusOf('requests', letter)).toBe('diproses');
    await refuse(people[1], 'mulai_manual');
    expect(await statusOf('requests', letter)).toBe('ditolak');
  });

  it('one served and one refused: the letter is finished', async () => {
    const { letter, people } = await two();
    await refuse(people[1], 'mulai_manual');
    await serve(people[0], 'A1F1');
    expect(await statusOf('requests', letter)).toBe('selesai');
  });

  it('all cancelled one by one: the letter is cancelled', async () => {
    const { letter, people } = await two();
    for (const person of people)
      done(await office.as('kasi').step('verifications', await now('verifications', person), 'batalkan', reason));
    expect(await statusOf('requests', letter)).toBe('dibatalkan');
  });

  it('a cancelled letter cancels its open people and leaves the finished ones', async () => {
    const { letter, people, step } = await two();
    await serve(people[0], 'A1F2');
    expect((await step('kasi', 'batalkan', reason)).status).toBe('dibatalkan');
    expect(await statusOf('verifications', people[0])).toBe('diterima');
    expect(await statusOf('verifications', people[1])).toBe('dibatalkan');
    const told = done(await office.as('kadis').history('verifications', people[1])).at(-1)!;
    expect([told.action, told.reason]).toEqual(['step:batalkan', reason.reason]);
    expect((await statusOf('requests', letter)) === 'dibatalkan').toBe(true);
  });
});

describe('alihkan_manual', () => {
  it('takes an ASN from G to H, with a reason, and on to a certificate', async () => {
    const person = await office.make.personIn('verifikasi_otomatis');
    await verify(person, 'alihkan_manual', { reason: 'Data BKN sedang tidak dapat diakses.' });
    await verify(person, 'setujui', { checklist: CHECKLIST });
    await verify(person, 'catat_akun_terkirim');
    const certificate = { serialNumber: 'A1F3', validFrom: day(), validTo: day(730) };
    await verify(person, 'catat_passphrase', certificate);
    expect((await verify(person, 'serahkan')).status).toBe('diterima');
    expect(await statusOf('requests', letterOf(person))).toBe('selesai');
  });
});
