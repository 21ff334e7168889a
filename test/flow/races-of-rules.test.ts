import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answer, type Body, day, done, type Office, PDF } from '../support/office.ts';
import { openTwoInstances, statuses, type TwoInstances } from '../support/two-instances.ts';

/** What a rule says about another record holds also when that changes in the same moment at another instance. */
const ROUNDS = 10;

let office: Office;
let there: TwoInstances['there'];
beforeAll(async () => {
  ({ office, there } = await openTwoInstances());
});
afterAll(() => office?.close());

const isDone = ({ status }: Answer): boolean => status < 300;
const person = (letter: Body, more: object = {}) => ({
  requestId: letter.id,
  employment: 'pns',
  position: 'Penata',
  unit: 'Sekretariat',
  ...office.make.identity(),
  ...more,
});
/** A draft with its file, and somebody on it. */
async function complete(): Promise<{ letter: Body; first: Body }> {
  const letter = await office.make.letter();
  const first = await office.make.person(letter.id);
  done(await office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
  return { letter: done(await office.as('staf').one('requests', letter.id)), first };
}
/** Whether the entry of the one came before that of the other in the trail; also where one of them never came. */
async function isInOrder(one: [id: string, action: string], next: [id: string, action: string]): Promise<boolean> {
  const at = async ([id, action]: [string, string]) =>
    (
      await office.sql<{ id: string }>('select id from audit.event where record_id = $1 and action = $2', [id, action])
    )[0]?.id;
  const [before, after] = [await at(one), await at(next)];
  return before === undefined || after === undefined || before < after;
}
const rounds = async (once: (round: number) => Promise<unknown>): Promise<unknown[]> => {
  const found = [];
  for (let round = 0; round < ROUNDS; round += 1) found.push(await once(round));
  return found;
};
const every = <T>(value: T): T[] => Array<T>(ROUNDS).fill(value);

it('nobody is added to a letter after it was submitted', async () => {
  const inOrder = await rounds(async () => {
    const { letter } = await complete();
    const [added] = await Promise.all([
      there('staf').create('verifications', person(letter)),
      office.as('staf').step('requests', letter, 'ajukan'),
    ]);
    return isDone(added) ? isInOrder([added.body.id, 'create'], [letter.id, 'step:ajukan']) : added.status === 422;
  });
  expect(inOrder).toEqual(every(true));
});

it('a letter is not submitted without anybody on it', async () => {
  const both = await rounds(async () => {
    const { letter, first } = await complete();
    const answers = await Promise.all([
      office.as('staf').step('requests', letter, 'ajukan'),
      there('staf').archive('verifications', first),
    ]);
    return answers.filter(isDone).length;
  });
  expect(both).toEqual(every(1));
});

it('nobody is added to a draft that is put away', async () => {
  const both = await rounds(async () => {
    const letter = await office.make.letter();
    const answers = await Promise.all([
      there('staf').archive('requests', letter),
      office.as('staf').create('verifications', person(letter)),
    ]);
    return answers.filter(isDone).length;
  });
  expect(both).toEqual(every(1));
});

it('no file comes to a letter that was cancelled', async () => {
  const inOrder = await rounds(async () => {
    const { letter } = await complete();
    const current = done(await office.as('staf').step('requests', letter, 'ajukan'));
    const [file] = await Promise.all([
      there('staf').upload('requests', letter.id, 'lampiran', PDF, 'lampiran.pdf'),
      office.as('kasi').step('requests', current, 'batalkan', { reason: 'Surat ditarik Perangkat Daerah.' }),
    ]);
    return isDone(file) ? isInOrder([file.body.id, 'create'], [letter.id, 'step:batalkan']) : file.status === 422;
  });
  expect(inOrder).toEqual(every(true));
});

it('nothing is erased after it was put on hold', async () => {
  const served = await office.make.personIn('diterima');
  const inOrder = await rounds(async () => {
    const asked = done(
      await office.as('staf').create('erasures', {
        verificationId: served.id,
        fields: ['surel'],
        basis: 'pasal_43_1c',
        explanation: 'Permintaan yang bersangkutan.',
      }),
    );
    const approved = done(await office.as('kadis').step('erasures', asked, 'setujui'));
    const hold = { verificationId: served.id, grounds: 'Perkara berjalan.', validFrom: day() };
    const [erased, held] = await Promise.all([
      office.as('staf').step('erasures', approved, 'laksanakan'),
      there('kadis').create('legal-holds', hold),
    ]);
    done(await office.as('kadis').step('legal-holds', done(held), 'cabut', { reason: 'Perkara selesai.' }));
    return isDone(erased)
      ? isInOrder([approved.id, 'step:laksanakan'], [held.body.id, 'create'])
      : erased.body.code === 'legal_hold';
  });
  expect(inOrder).toEqual(every(true));
});

it('of two standards that are set at once for one day, one is', async () => {
  const [inForce] = done(await office.as('staf').list('service-standards', { filter: { status: 'ditetapkan' } }));
  const draft = async () => {
    const { body } = await office.as('kasi').send('POST', `/api/service-standards/${inForce!.id}/copy`);
    return done(await office.as('kabid').step('service-standards', body as Body, 'reviu'));
  };
  const won = await rounds(async (round) => {
    const [one, two] = [await draft(), await draft()];
    const given = { decreeNumber: `060/${round}`, validFrom: day(round + 1) };
    return statuses(
      await Promise.all([
        office.as('kadis').step('service-standards', one, 'tetapkan', given),
        there('kadis').step('service-standards', two, 'tetapkan', given),
      ]),
    ).map((status) => (status < 300 ? 'set' : status < 500 ? 'refused' : status));
  });
  expect(won).toEqual(every(['set', 'refused']));
});

it('of two revocations of one certificate that are asked for at once, one goes on', async () => {
  const { nik } = office.make.identity();
  const served = await office.make.personIn('diterima', { nik });
  const [certificate] = done(await office.as('staf').list('certificates', { filter: { verificationId: served.id } }));
  const won = await rounds(async () => {
    const [one, two] = [
      await office.make.letter({ kind: 'pencabutan' }),
      await office.make.letter({ kind: 'pencabutan' }),
    ];
    const revoked = (letter: Body) =>
      person(letter, { nik, certificateId: certificate!.id, revocationReason: 'mutasi' });
    const answers = await Promise.all([
      office.as('staf').create('verifications', revoked(one)),
      there('staf').create('verifications', revoked(two)),
    ]);
    for (const answer of answers.filter(isDone)) done(await office.as('staf').archive('verifications', answer.body));
    return statuses(answers);
  });
  expect(won).toEqual(every([201, 422]));
});
