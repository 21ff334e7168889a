import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { reconcile } from '../../api/audit/reconcile.ts';
import { Database } from '../../api/database/database.ts';
import { GivenLeaders1795437160000 } from '../../api/migrations/1795437160000-given-leaders.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import type { Registry } from '../../api/sql/scope.ts';
import { type Body, type Desk, done, type Office, openOffice } from '../support/office.ts';
import { ACTING, post, puppetsOf, rolesOf } from '../support/puppets.ts';

let office: Office;
let owner: pg.Client;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  owner = new pg.Client(office.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await office?.close();
});
const { propose, confirm, person, account, chosen, now } = puppetsOf(() => office);
const migrated = () =>
  new GivenLeaders1795437160000().up({ query: (text: string) => owner.query(text) } as unknown as QueryRunner);
const statusOf = async ({ id }: Body) => {
  const { rows } = await owner.query<{ status: string }>('select status from appointments where id = $1', [id]);
  return rows[0]!.status;
};
/** As one that was there before rights were confirmed. */
const kept = async (staffId: string, role: string, more: object = {}): Promise<Body> => {
  const appointment = await propose(post(staffId, role, { ...ACTING, ...more }));
  await owner.query(`update appointments set status = 'berlaku' where id = $1`, [appointment.id]);
  return appointment;
};

describe('rights that were there before a second person confirmed them', () => {
  let holder: string;
  let guest: Desk;
  let given: Body;
  beforeAll(async () => {
    holder = await person();
    guest = await account(holder);
    given = await kept(holder, 'kepala_seksi');
  });

  it('stay where nobody is who could confirm them', async () => {
    await owner.query('begin');
    await owner.query(`update users set "passwordGivenById" = $1 where username in ('kadis', 'inspektorat')`, [holder]);
    await migrated();
    expect(await statusOf(given)).toBe('berlaku');
    await owner.query('rollback');
  });

  it('wait for that while the password is one that somebody else gave, and no others', async () => {
    const other = await person();
    await chosen(await account(other));
    const own = await kept(other, 'kepala_seksi');
    const verifier = await propose(post(holder, 'verifikator'));
    const filter = { role: 'kepala_dinas', staffId: await office.as('kadis').staffId() };
    const [head] = done(await office.as('admin').list('appointments', { filter }));
    await owner.query('begin');
    await migrated();
    await owner.query('commit');
    expect([await statusOf(given), await statusOf(own), await statusOf(verifier), await statusOf(head!)]).toEqual([
      'diusulkan',
      'berlaku',
      'berlaku',
      'berlaku',
    ]);
    const waiting = await now('appointments', given);
    expect(waiting.proposedById).toBe(await office.as('admin').staffId());
    const told = done(await office.as('inspektorat').history('appointments', given)).at(-1)!;
    expect(told.changes).toContainEqual({ field: 'status', before: 'berlaku', after: 'diusulkan' });
    const { faults } = await reconcile(office.app.get(Database), office.app.get<Registry>(REGISTRY));
    expect(faults.filter(({ recordId }) => recordId === given.id)).toEqual([]);
  });

  it('come back by the second person, once the password is its owner’s', async () => {
    expect((await confirm('kadis', await now('appointments', given))).status).toBe(409);
    const desk = await chosen(guest);
    expect(await rolesOf(desk)).toEqual(['verifikator']);
    done(await confirm('kadis', await now('appointments', given)));
    expect(await rolesOf(desk)).toEqual(['verifikator', 'kepala_seksi']);
  });
});
