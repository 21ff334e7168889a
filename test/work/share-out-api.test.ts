import type { Proposal } from '../../api/define/answers/board.ts';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { type Body, done, ifMatch, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

/** A letter that waits for step C, with so many people on it. */
async function letterWith(count: number): Promise<Body> {
  const letter = await office.make.letter();
  for (let index = 0; index < count; index++)
    await office.make.person(letter.id, { employment: index % 2 ? 'non_asn' : 'pns' });
  done(await office.as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
  const filed = done(
    await office.as('staf').step('requests', done(await office.as('staf').one('requests', letter.id)), 'ajukan'),
  );
  const addresseeId = await office.as('kasi').staffId();
  return done(
    await office.as('kadis').step('requests', filed, 'disposisikan', { addresseeId, instruction: 'Proses.' }),
  );
}
const share = (
  who: 'kasi' | 'kabid' | 'kasi2' | 'staf' | 'kadis' | 'verifikator1',
  letter: Body,
  body: unknown = {},
  headers = {},
) => office.as(who).send<Proposal & Body>('POST', `/api/requests/${letter.id}/share-out`, body, headers);
const wish = (proposal: Proposal) => proposal.people.map(({ id, verifierId }) => ({ id, verifierId }));
const peopleOf = async (letter: Body) =>
  done(await office.as('kasi').list('verifications', { filter: { requestId: letter.id }, sort: ['createdAt', 'ASC'] }));

describe('the proposal', () => {
  it('names a verifier for each person, says why, and changes nothing', async () => {
    const letter = await letterWith(3);
    const proposal = done(await share('kasi', letter));
    expect(proposal).toMatchObject({ version: letter.version });
    expect(proposal.people.map(({ minutes }) => minutes)).toEqual([55, 95, 55]);
    for (const { verifierId, says, kept } of proposal.people) {
      expect(proposal.verifiers.map(({ staffId }) => staffId)).toContain(verifierId);
      expect(says).toMatch(/^Dipilih karena .*tidak dipilih: /);
      expect(kept).toBe(false);
    }
    expect((await peopleOf(letter)).map(({ verifierId }) => verifierId)).toEqual([null, null, null]);
    expect(done(await office.as('kasi').one('requests', letter.id)).version).toBe(letter.version);
  });

  it('passes over who is on leave', async () => {
    const letter = await letterWith(2);
    const away = await office.as('verifikator2').staffId();
    await takeLeave(office, [away]);
    const { people } = done(await share('kabid', letter));
    await endLeaves(office);
    for (const { verifierId, says, unfit } of people) {
      expect(verifierId).not.toBe(away);
      expect(says).toMatch(/tidak dipilih: sedang cuti/);
      expect(unfit).toContainEqual({ staffId: away, says: 'sedang cuti', always: true, last: false });
    }
  });

  it('is for Kepala Seksi and Kepala Bidang of the letter, once it waits for step C', async () => {
    const letter = await letterWith(1);
    expect((await share('staf', letter)).status).toBe(403);
    expect((await share('kadis', letter)).status).toBe(403);
    expect((await share('kasi2', letter)).status).toBe(404);
    expect((await share('verifikator1', letter)).status).toBe(404);
    expect((await share('kasi', await office.make.letterIn('diajukan'))).status).toBe(409);
  });
});

describe('the proposal is applied', () => {
  it('by the steps of the flow, in one go, and the trail says why he', async () => {
    const letter = await letterWith(2);
    const proposal = done(await share('kasi', letter));
    const after = done(
      await share('kasi', letter, { apply: true, people: wish(proposal) }, ifMatch(proposal as never)),
    );
    expect(after.status).toBe('diteruskan');
    const people = await peopleOf(letter);
    expect(people.map(({ id, verifierId }) => ({ id, verifierId }))).toEqual(wish(proposal));
    expect(people.map(({ status }) => status)).toEqual(['menunggu_pendaftaran', 'menunggu_pendaftaran']);
    const entries = done(await office.as('kasi').history('verifications', people[0]!));
    const [assigned] = entries.filter(({ action }) => action === 'step:tugaskan');
    expect(assigned!.reason).toBe(`Bagi otomatis. ${proposal.people[0]!.says}`);
  });

  it('with another verifier only for a reason, which the trail keeps', async () => {
    const letter = await letterWith(1);
    const proposal = done(await share('kasi', letter));
    const [person] = proposal.people;
    const other = proposal.verifiers.find(
      ({ staffId }) => staffId !== person!.verifierId && !person!.unfit.some((one) => one.staffId === staffId),
    )!;
    const changed = { id: person!.id, verifierId: other.staffId };
    const version = { 'if-match': `"${proposal.version}"` };
    expect((await share('kasi', letter, { apply: true, people: [changed] }, version)).status).toBe(409);
    done(await share('kasi', letter, { apply: true, people: [{ ...changed, reason: 'Mengenal unitnya.' }] }, version));
    const [after] = await peopleOf(letter);
    expect(after!.verifierId).toBe(other.staffId);
    const entries = done(await office.as('kasi').history('verifications', after!));
    expect(entries.find(({ action }) => action === 'step:tugaskan')!.reason).toBe('Mengenal unitnya.');
  });

  it('never with whom no reason allows; then nothing is done at all', async () => {
    const letter = await letterWith(2);
    const away = await office.as('verifikator3').staffId();
    await takeLeave(office, [away]);
    const proposal = done(await share('kasi', letter));
    const people = wish(proposal).map((one, index) =>
      index === 1 ? { ...one, verifierId: away, reason: 'Tetap.' } : one,
    );
    const answer = await share('kasi', letter, { apply: true, people }, { 'if-match': `"${proposal.version}"` });
    await endLeaves(office);
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      { [people[1]!.id]: expect.stringMatching(/ tidak dapat ditugaskan: sedang cuti; pilih pegawai lain\.$/) },
    ]);
    expect((await peopleOf(letter)).map(({ verifierId }) => verifierId)).toEqual([null, null]);
  });

  it('under the version that was shown, with the people that were shown', async () => {
    const letter = await letterWith(1);
    const proposal = done(await share('kasi', letter));
    const people = wish(proposal);
    expect((await share('kasi', letter, { apply: true, people })).status).toBe(428);
    expect((await share('kasi', letter, { apply: true, people }, { 'if-match': '"1"' })).status).toBe(412);
    const version = { 'if-match': `"${proposal.version}"` };
    const twice = [...people, { ...people[0]!, id: letter.id }];
    expect((await share('kasi', letter, { apply: true, people: twice }, version)).status).toBe(409);
    for (const wrong of [undefined, [], 'x', [5], [{ id: 'x', verifierId: 'y' }], [{ ...people[0], more: 1 }]])
      expect((await share('kasi', letter, { apply: true, people: wrong }, version)).status).toBe(400);
    expect((await share('kasi', letter, { apply: 'yes' }, version)).status).toBe(400);
  });

  it('twice at once is done once', async () => {
    const letter = await letterWith(2);
    const proposal = done(await share('kasi', letter));
    const apply = () =>
      share('kasi', letter, { apply: true, people: wish(proposal) }, { 'if-match': `"${proposal.version}"` });
    const answers = await Promise.all([apply(), apply()]);
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
  });
});
