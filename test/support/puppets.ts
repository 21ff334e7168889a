import type { Username } from '../../api/seed/people.ts';
import { Desk } from './desk.ts';
import { type Body, day, done, type Office } from './office.ts';

export const GIVEN = 'sepeda biru di garasi';
const OWN = 'hujan turun di bukit';

export const post = (staffId: string, role: string, more: object = {}) => ({
  staffId,
  role,
  kind: 'definitif',
  validFrom: day(),
  ...more,
});
export const ACTING = { kind: 'plh', validTo: day(3), decree: '800/1' };
export const rolesOf = async (desk: Desk) => done(await desk.get<{ roles: string[] }>('/api/auth/me')).roles;

/** What an administrator can do with people whom he makes himself. */
export function puppetsOf(office: () => Office) {
  let count = 0;
  const admin = () => office().as('admin');
  return {
    admin,
    propose: async (values: object) => done(await admin().create('appointments', values)),
    confirm: (who: Username, appointment: Body) => office().as(who).step('appointments', appointment, 'konfirmasi'),
    now: async (resource: string, { id }: Body) => done(await admin().one(resource, id)),
    person: async (): Promise<string> => {
      const [unit] = done(await admin().list('org-units', { filter: { code: 'SEKRETARIAT' } }));
      const values = { fullName: `Pegawai Boneka ${(count += 1)}`, employment: 'non_asn', position: 'Petugas' };
      return done(await admin().create('staff', { ...values, unitId: unit!.id, activeFrom: '2026-01-01' })).id;
    },
    /** An account whose password the administrator gave, and its desk with that password. */
    account: async (staffId: string): Promise<Desk> => {
      const username = `boneka${staffId.slice(-12)}`;
      done(await admin().create('users', { username, staffId, password: GIVEN }));
      return new Desk(office().url, username, GIVEN);
    },
    /** Signs in and chooses a password, as whoever gave it can. */
    chosen: async (desk: Desk): Promise<Desk> => {
      done(await desk.send('PUT', '/api/auth/password', { currentPassword: GIVEN, newPassword: OWN }));
      return new Desk(office().url, desk.username, OWN);
    },
  };
}
