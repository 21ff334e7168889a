import { describe, expect, it } from '@jest/globals';
import { complaintFlow } from '../../api/complaints/complaints.flow.ts';
import { isFinal } from '../../api/define/flow.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { demoOffice, type DemoRow } from '../../api/seed/demo.ts';
import { verificationFlow } from '../../api/verifications/verifications.flow.ts';
import { faults, personFaults, twins } from '../demo-faults.ts';

const DAY = 86_400_000;
const WIB = 7 * 3_600_000;
const wib = (moment: string) => new Date(Date.parse(moment) + WIB).toISOString();
const MOMENTS = [
  ['a Sunday', '2026-11-22T10:56:01Z'],
  ['a Monday at 08.00', '2026-11-23T01:00:00Z'],
  ['2 January', '2026-01-02T03:20:00Z'],
  ['1 January at midnight', '2027-01-01T17:00:00Z'],
  ['the end of Ramadan', '2026-03-25T02:00:00Z'],
  ['a leap day', '2028-02-29T08:00:00Z'],
  ['Friday at 16.00', '2026-08-28T09:00:00Z'],
] as const;

describe.each(MOMENTS)('the demo office on %s', (_name, moment) => {
  const now = new Date(moment);
  const rows = demoOffice(now);
  const of = (resource: string) => rows.filter((row) => row.resource === resource);
  const states = (resource: string) => new Set(of(resource).map(({ values }) => values['status']));
  const letters = new Map(of('requests').map((row) => [row.id, row]));
  const peopleOf = (letter: DemoRow) => of('verifications').filter(({ values }) => values['requestId'] === letter.id);

  it('fits the declarations', () => {
    expect(faults(rows, now)).toEqual([]);
    expect(twins(rows)).toEqual([]);
  });

  it('is in the order of time, which is the order of ids', () => {
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
    expect(rows.map(({ createdAt }) => createdAt)).toEqual(rows.map(({ createdAt }) => createdAt).toSorted());
  });

  it('is of the wanted size', () => {
    expect(letters.size).toBeGreaterThanOrEqual(140);
    expect(of('verifications').length).toBeGreaterThanOrEqual(280);
    expect(of('complaints')).toHaveLength(27);
    expect(of('users')).toHaveLength(12);
    expect(of('evaluation-meetings').map(({ values }) => values['status'])).toEqual([
      'disahkan',
      'disahkan',
      'disahkan',
      'direncanakan',
    ]);
    for (const letter of letters.values()) expect([1, 2, 3, 4]).toContain(peopleOf(letter).length);
  });

  it('shows every state', () => {
    expect(states('requests')).toEqual(new Set(Object.keys(requestFlow.states)));
    expect(states('verifications')).toEqual(new Set(Object.keys(verificationFlow.states)));
    expect(states('complaints')).toEqual(new Set(Object.keys(complaintFlow.states)));
    expect(new Set(of('certificates').map(({ values }) => values['status']))).toEqual(
      new Set(['ISSUE', 'EXPIRED', 'RENEW', 'REVOKE']),
    );
  });

  it('has numbers without gaps in each year', () => {
    for (const resource of ['requests', 'complaints', 'findings', 'sanctions', 'evaluation-meetings']) {
      const counts = new Map<string, number>();
      for (const row of of(resource)) {
        const year = wib(row.createdAt).slice(0, 4);
        counts.set(year, (counts.get(year) ?? 0) + 1);
        const [, ...rest] = String(row.values['number']).split('/');
        expect(rest).toEqual([year, String(counts.get(year)).padStart(6, '0')]);
      }
    }
  });

  it('has letters whose state follows from their people', () => {
    for (const letter of letters.values()) {
      const status = String(letter.values['status']);
      const people = peopleOf(letter).map(({ values }) => String(values['status']));
      const ended = people.every((one) => isFinal(verificationFlow, one));
      const served = people.some((one) => one === 'diterima' || one === 'selesai');
      const expected: Record<string, boolean> = {
        draf: people.every((one) => one === 'menunggu_penugasan'),
        diajukan: people.every((one) => one === 'menunggu_penugasan'),
        dikembalikan: people.every((one) => one === 'menunggu_penugasan'),
        didisposisikan: people.every((one) => one === 'menunggu_penugasan'),
        diteruskan: people.every((one) => one === 'menunggu_pendaftaran' || one === 'menunggu'),
        diproses: !ended && people.some((one) => one !== 'menunggu_pendaftaran' && one !== 'menunggu'),
        selesai: ended && served,
        ditolak: people.every((one) => one === 'ditolak'),
        dibatalkan: people.every((one) => one === 'dibatalkan'),
      };
      expect([letter.id, status, people, expected[status]]).toEqual([letter.id, status, people, true]);
    }
  });

  it('has people whose fields follow from their state', () => {
    const certified = new Map(of('certificates').map(({ values }) => [values['verificationId'], values]));
    for (const { id, values } of of('verifications')) {
      const letter = letters.get(String(values['requestId']))!;
      expect([id, personFaults(values, letter.values, certified.get(id))]).toEqual([id, []]);
    }
  });

  it('lets only those revoke who hold competence c', () => {
    const revokers = of('competencies')
      .filter(({ values }) => values['code'] === 'hak_akses_pencabutan')
      .map(({ values }) => values['staffId']);
    expect(revokers).toHaveLength(2);
    const revoking = of('verifications')
      .filter(({ values }) => values['kind'] === 'pencabutan' && values['verifierId'] !== null)
      .map(({ values }) => values['verifierId']);
    expect(revoking.length).toBeGreaterThan(5);
    expect(revokers).toEqual(expect.arrayContaining(revoking));
  });

  it('revokes, expires and renews as the dates and letters say', () => {
    const today = wib(moment).slice(0, 10);
    const month = wib(new Date(now.getTime() + 31 * DAY).toISOString()).slice(0, 10);
    for (const { id, values } of of('certificates')) {
      const until = String(values['validTo']);
      const letter = of('verifications').find((row) => row.values['certificateId'] === id)?.values;
      const revoked =
        letter?.['status'] === 'selesai' && ['pencabutan', 'penerbitan_ulang'].includes(letter['kind'] as string);
      const expected = revoked ? 'REVOKE' : until < today ? 'EXPIRED' : until <= month ? 'RENEW' : 'ISSUE';
      expect(values['status']).toBe(expected);
      expect(values['revocationReason'] !== null).toBe(revoked);
    }
  });

  it('records letters in office hours, the recent ones of the last 90 days', () => {
    const open = (status: unknown) => !isFinal(requestFlow, String(status));
    const recent = [...letters.values()].filter(({ createdAt }) => Date.parse(createdAt) > now.getTime() - 92 * DAY);
    expect(recent.length).toBeGreaterThanOrEqual(130);
    const fresh = recent.filter(
      ({ values, updatedAt }) => open(values['status']) && Date.parse(updatedAt) > now.getTime() - 20 * DAY,
    );
    const allOpen = recent.filter(({ values }) => open(values['status']));
    expect(allOpen.length).toBeGreaterThan(40);
    expect(fresh).toHaveLength(allOpen.length);
    for (const { createdAt, values } of letters.values()) {
      const local = wib(createdAt);
      expect([1, 2, 3, 4, 5]).toContain(new Date(local).getUTCDay());
      expect(local.slice(11, 16) >= '07:30' && local.slice(11, 16) <= '16:00').toBe(true);
      expect(String(values['receivedAt']) <= createdAt).toBe(true);
      expect(String(values['letterDate']) <= wib(String(values['receivedAt'])).slice(0, 10)).toBe(true);
    }
  });

  it('has the open letters last', () => {
    const waiting = [...letters.values()].filter(({ values }) => !isFinal(requestFlow, String(values['status'])));
    const newest = [...letters.values()].slice(-20).map(({ id }) => id);
    expect(waiting.filter(({ id }) => newest.includes(id))).toHaveLength(20);
  });

  it('names superiors up to the Kepala Dinas, without a circle', () => {
    const superiors = new Map(of('staff').map(({ id, values }) => [id, values['supervisorId'] as string | null]));
    for (const start of superiors.keys()) {
      const line = [start];
      for (let above = superiors.get(start); above; above = superiors.get(above)) {
        expect(line).not.toContain(above);
        line.push(above);
      }
    }
  });
});

it('gives the same office for the same moment', () => {
  expect(demoOffice(new Date('2026-11-22T10:56:01Z'))).toEqual(demoOffice(new Date('2026-11-22T10:56:40Z')));
});

it('gives nobody the NIK of another', () => {
  const people = demoOffice(new Date('2026-11-22T10:56:01Z')).filter(({ resource }) => resource === 'verifications');
  const pairs = new Set(people.map(({ values }) => JSON.stringify([values['nik'], values['fullName']])));
  expect(new Set(people.map(({ values }) => values['nik'])).size).toBe(pairs.size);
  expect(new Set(people.map(({ values }) => values['fullName'])).size).toBe(pairs.size);
});
