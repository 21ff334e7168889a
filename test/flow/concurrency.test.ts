import { type Answer, type Body, CHECKLIST, done, type Office, openOffice, PDF } from '../support/office.ts';
import { ask } from '../support/refusal.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));
/** Whom a busy machine sends away comes again as he is told to, one after the other. */
async function comeAgain(answers: readonly Answer[], work: (index: number) => Promise<Answer>): Promise<Answer[]> {
  const last = [...answers];
  for (const n of last.keys())
    while (last[n]!.status === 503) {
      expect(Number(last[n]!.headers['retry-after'])).toBeGreaterThan(0);
      last[n] = await work(n);
    }
  return last;
}
/** How many answers had which status. */
function statuses(answers: readonly Answer<unknown>[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
const complaint = (content: string) => ({
  channel: 'email',
  receivedAt: new Date().toISOString(),
  subject: 'Hal',
  content,
});
const numbered = (answer: Answer) => Number(String(answer.body.number).split('/')[2]);
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
async function staffIds() {
  const [kasi, verifikator1, verifikator2] = await Promise.all(
    (['kasi', 'verifikator1', 'verifikator2'] as const).map((who) => office.as(who).staffId()),
  );
  return { kasi, verifikator1, verifikator2 };
}
/** A letter with so many people, brought to the Kepala Seksi's desk. */
async function disposed(count: number): Promise<{ letter: Body; people: Body[] }> {
  const draft = await office.make.letter();
  const people: Body[] = [];
  for (let n = 0; n < count; n++) people.push(await office.make.person(draft.id, { employment: 'non_asn' }));
  done(await office.as('staf').upload('requests', draft.id, 'surat_permohonan', PDF, 'surat.pdf'));
  const filed = done(
    await office.as('staf').step('requests', done(await office.as('staf').one('requests', draft.id)), 'ajukan'),
  );
  const addresseeId = (await staffIds()).kasi;
  const letter = done(
    await office.as('kadis').step('requests', filed, 'disposisikan', { addresseeId, instruction: 'Tindak lanjuti' }),
  );
  return { letter, people };
}
async function started(count: number) {
  const { letter, people } = await disposed(count);
  const { verifikator1 } = await staffIds();
  done(await office.as('kasi').step('requests', letter, 'teruskan', { verifierId: verifikator1 }));
  return {
    letter,
    people: await times(count, async (n) => done(await office.as('staf').one('verifications', people[n]!.id))),
  };
}

it('of two who edit one record from the same version, one is told what the other changed, and nothing is lost', async () => {
  const letter = await office.make.letter();
  // In two windows of one desk: to a desk of another unit the letter is closed, whoever comes first.
  const answers = await Promise.all([
    office.as('staf').update('requests', letter, { subject: 'Satu' }),
    office.as('staf').update('requests', letter, { subject: 'Dua' }),
  ]);
  expect(statuses(answers)).toEqual({ 200: 1, 412: 1 });
  const [won, lost] = [answers.find(({ status }) => status === 200)!, answers.find(({ status }) => status === 412)!];
  expect(lost.body).toMatchObject({ code: 'version_stale', current: { subject: won.body.subject } });
  const kept = done(await office.as('staf').one('requests', letter.id));
  expect(kept).toMatchObject({ version: 2, subject: won.body.subject });
  const { body: history } = await office.as('staf').history('requests', letter);
  expect(history.map(({ action }) => action)).toEqual(['create', 'update']);
});

it('of ten who assign at once, one does', async () => {
  const { letter, people } = await disposed(1);
  const { verifikator1, verifikator2 } = await staffIds();
  const answers = await times(10, (n) => {
    const verifierId = n % 2 ? verifikator1 : verifikator2;
    return office.as(n % 3 ? 'kasi' : 'kabid').step('verifications', people[0]!, 'tugaskan', { verifierId });
  });
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(9);
  const kept = done(await office.as('kadis').one('verifications', people[0]!.id));
  expect(kept).toMatchObject({ version: 2, verifierId: answers.find(({ status }) => status === 200)!.body.verifierId });
  expect(letter.status).toBe('didisposisikan');
});

it('more steps at once than there are connections do not wait for each other', async () => {
  const { people } = await disposed(40);
  const { verifikator1 } = await staffIds();
  const assign = (n: number) =>
    office.as('kasi').step('verifications', people[n]!, 'tugaskan', { verifierId: verifikator1 });
  const answers = await times(40, assign);
  // A step that needs a second connection while it holds its first would leave none to any of them.
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(statuses(await comeAgain(answers, assign))).toEqual({ 200: 40 });
});

it('of twenty equal creations under one Idempotency-Key, one happens and all get its answer', async () => {
  const body = complaint('Dua puluh kali');
  const send = () => office.as('staf').create('complaints', body, { 'idempotency-key': 'dua-puluh' });
  const answers = await comeAgain(await times(20, send), send);
  expect(statuses(answers)).toEqual({ 201: 20 });
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(await office.sql(`select 1 from complaints where content = 'Dua puluh kali'`)).toHaveLength(1);
  const other = await office.as('staf').create('complaints', complaint('Lain'), { 'idempotency-key': 'dua-puluh' });
  expect(other.status).toBe(422);
  // The same key of somebody else, or for something else, is another matter.
  expect(
    (await office.as('verifikator1').create('complaints', body, { 'idempotency-key': 'dua-puluh' })).body.id,
  ).not.toBe(answers[0]!.body.id);
});

it('numbers of parallel creations on two instances are unique and without a gap, although some fail midway', async () => {
  const second = await office.another();
  await office.sql(`create function test_fail() returns trigger language plpgsql as $$ begin
    if new.content like 'gagal%' then raise exception 'no' using errcode = '23514'; end if; return new; end $$`);
  await office.sql('create trigger test_fail before insert on complaints for each row execute function test_fail()');
  const begin = await office.sql<{ last: number }>(
    `select coalesce(max(last), 0) as last from numbers where series like 'PD/%'`,
  );
  const send = (n: number) =>
    ask(
      n % 2 ? second.url : office.url,
      office.as('staf'),
      'POST',
      '/api/complaints',
      complaint(n % 4 === 3 ? `gagal ${n}` : `jadi ${n}`),
      n % 5 ? {} : { 'idempotency-key': `k${n}` },
    );
  const answers = await comeAgain(await times(40, send), send);
  await office.sql('drop trigger test_fail on complaints');
  expect(statuses(answers)).toEqual({ 201: 30, 422: 10 });
  const told = sorted(answers.filter(({ status }) => status === 201).map(numbered));
  expect(new Set(told).size).toBe(30);
  // Who was sent away after all was written, with only the disk to be waited for, has made one more.
  const kept = await office.sql<{ number: string }>(`select number from complaints where content like 'jadi %'`);
  const made = sorted(kept.map(({ number }) => Number(number.split('/')[2])));
  expect(made).toEqual(made.map((_, n) => begin[0]!.last + 1 + n));
  expect(told.filter((number) => !made.includes(number))).toEqual([]);
});

it('the last two people of a letter may finish at the same moment: the letter is finished', async () => {
  const { letter, people } = await started(2);
  const verifier = office.as('verifikator1');
  const ready = await times(2, async (n) => {
    let person = people[n]!;
    for (const [verb, body] of [
      ['daftarkan', { amsReference: `AMS-${n}` }],
      ['catat_swafoto', {}],
      ['mulai_manual', {}],
      ['setujui', { checklist: CHECKLIST }],
      ['catat_akun_terkirim', {}],
      ['catat_passphrase', { serialNumber: `5E21${n}`, validFrom: '2026-11-22', validTo: '2028-11-22' }],
    ] as const)
      person = done(await verifier.step('verifications', person, verb, body));
    return person;
  });
  expect(statuses(await times(2, (n) => verifier.step('verifications', ready[n]!, 'serahkan')))).toEqual({ 200: 2 });
  expect(done(await office.as('kadis').one('requests', letter.id)).status).toBe('selesai');
});

it('of fifty applications for one NIK at once, one is open', async () => {
  const letters = await times(50, () => office.make.letter());
  const { nik } = office.make.identity('non_asn');
  const person = {
    fullName: 'Orang Sama',
    employment: 'non_asn',
    nik,
    position: 'Staf',
    unit: 'Umum',
    email: 'sama@purbalinggakab.go.id',
  };
  const send = (n: number) => office.as('staf').create('verifications', { requestId: letters[n]!.id, ...person });
  const answers = await comeAgain(await times(50, send), send);
  expect(statuses(answers)).toEqual({ 201: 1, 422: 49 });
});

it('a letter that is cancelled while its people are worked on ends whole, whoever is first', async () => {
  for (let round = 0; round < 5; round++) {
    const { letter, people } = await started(6);
    const current = done(await office.as('kasi').one('requests', letter.id));
    const answers = await Promise.all([
      ...people
        .slice(0, 3)
        .map((person, n) =>
          office.as('verifikator1').step('verifications', person, 'daftarkan', { amsReference: `AMS-${n}` }),
        ),
      office.as('kasi').step('requests', current, 'batalkan', { reason: 'Surat Perangkat Daerah' }),
      ...people
        .slice(3)
        .map((person) => office.as('kasi').step('verifications', person, 'batalkan', { reason: 'Mundur' })),
    ]);
    expect(Object.keys(statuses(answers)).filter((status) => !['200', '409', '412'].includes(status))).toEqual([]);
    const after = done(await office.as('kasi').one('requests', letter.id));
    const states = await office.sql<{ status: string }>(
      'select distinct status from verifications where "requestId" = $1',
      [letter.id],
    );
    const whole = states.every(({ status }) => status === 'dibatalkan');
    expect([after.status, whole]).toEqual(after.status === 'dibatalkan' ? ['dibatalkan', true] : ['diproses', false]);
  }
});
