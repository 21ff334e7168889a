import type { BoardAnswer } from '../../api/define/answers/board.ts';
import { remainingMinutes } from '../../api/board/remaining.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { done, HOLDERS, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const board = async (who: 'kadis' | 'kabid' | 'kasi' | 'kasi2', cards = 20) =>
  done(await office.as(who).get<BoardAnswer>(`/api/board?cards=${cards}`));
const columnOf = ({ columns }: BoardAnswer, state: string, resource = 'verifications') =>
  columns.find((column) => column.state === state && column.resource === resource)!;

it.each([
  ['penerbitan', 'pns', 'menunggu_penugasan', null, 55],
  ['penerbitan', 'non_asn', 'menunggu_penugasan', null, 95],
  ['penerbitan', 'pns', 'menunggu_swafoto', null, 25],
  ['penerbitan', 'non_asn', 'penentuan_status', null, 65],
  ['penerbitan', 'pns', 'verifikasi_otomatis', null, 15],
  ['penerbitan', 'pns', 'terbit', null, 15],
  ['penerbitan', 'pns', 'dikembalikan', 'penentuan_status', 25],
  ['penerbitan', 'pns', 'diterima', null, 0],
  ['pencabutan', 'pns', 'menunggu_penugasan', null, 75],
  ['pembaruan', 'pns', 'diajukan_ams', null, 15],
])(
  '%s of %s in %s (before: %s): %s office minutes are still to be done',
  (kind, employment, status, previousStatus, minutes) => {
    const { steps } = VERSION_1.content;
    expect(remainingMinutes(steps, { kind, employment, status, previousStatus })).toBe(minutes);
  },
);

it('the columns stand in the order of the standard, each with its letter', async () => {
  const { columns } = await board('kasi', 1);
  const lettered = columns.filter(({ step }) => step).map(({ step }) => step);
  expect(lettered).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'H.a', 'H.b', 'I']);
  expect(columns.slice(lettered.length).map(({ state }) => state)).toEqual(
    expect.arrayContaining(['menunggu', 'diverifikasi', 'diajukan_ams', 'dikembalikan']),
  );
});

it('open work is counted in its step, with what is late and what falls due next', async () => {
  const before = columnOf(await board('kasi'), 'verifikasi_manual');
  const person = await office.make.personIn('verifikasi_manual', { employment: 'non_asn' });
  await office.sql(`update clocks set due_at = '2020-01-06T03:00:00Z' where record_id = $1`, [person.id]);
  const after = columnOf(await board('kasi'), 'verifikasi_manual');
  expect(after).toMatchObject({
    step: 'H',
    label: 'Verifikasi manual',
    count: before.count + 1,
    overdue: before.overdue + 1,
    nearestDueAt: '2020-01-06T03:00:00.000Z',
    capped: false,
  });
  expect(after.cards[0]).toMatchObject({ id: person.id, title: person.fullName, late: true, verb: 'setujui' });
});

it('a verifier has what is in his hands, until it is done', async () => {
  const loadOf = async () => {
    const staffId = await office.as('verifikator1').staffId();
    return (await board('kasi')).verifiers.find((one) => one.staffId === staffId)!;
  };
  const before = await loadOf();
  const person = await office.make.personIn('terbit');
  expect(await loadOf()).toMatchObject({
    open: before.open + 1,
    minutes: before.minutes + 15,
    completed: before.completed,
  });
  done(await office.as('verifikator1').step('verifications', person, 'serahkan'));
  expect(await loadOf()).toMatchObject({ open: before.open, minutes: before.minutes, completed: before.completed + 1 });
});

it('is inside the scope of who looks', async () => {
  const person = await office.make.personIn('penentuan_status');
  const idsFor = async (who: 'kasi' | 'kasi2' | 'kadis') =>
    columnOf(await board(who), 'penentuan_status').cards.map(({ id }) => id);
  const [total, other] = [columnOf(await board('kasi'), 'penentuan_status').count, await board('kasi2')];
  expect(total).toBeGreaterThan(0);
  expect(await idsFor('kasi2')).not.toContain(person.id);
  expect(other.verifiers.map(({ staffId }) => staffId)).not.toContain(await office.as('verifikator1').staffId());
});

it('is for heads only', async () => {
  for (const role of ['verifikator', 'staf', 'admin_sistem', 'auditor'] as const)
    expect((await office.as(HOLDERS[role]).get('/api/board')).status).toBe(403);
  for (const wrong of ['', '0', '21', 'x'])
    expect([wrong, (await office.as('kasi').get(`/api/board?cards=${wrong}`)).status]).toEqual([wrong, 400]);
});
