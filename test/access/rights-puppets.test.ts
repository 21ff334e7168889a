import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { appointed } from '../support/appointing.ts';
import { Desk } from '../support/desk.ts';
import { done, type Office, openOffice } from '../support/office.ts';
import { ACTING, GIVEN, post, puppetsOf, rolesOf } from '../support/puppets.ts';

let office: Office;
beforeAll(async () => (office = await openOffice({ JOBS: 'off' })));
afterAll(() => office?.close());
const { admin, propose, confirm, now, person, account, chosen } = puppetsOf(() => office);
const idOf = (who: Username) => office.as(who).staffId();

describe('an administrator with puppets', () => {
  it('does not become a head by a puppet administrator', async () => {
    const staffId = await person();
    const desk = await chosen(await account(staffId));
    await propose(post(staffId, 'admin_sistem'));
    const back = await desk.create('appointments', post(await idOf('admin'), 'kepala_dinas', ACTING));
    expect(back.status).toBe(403);
    expect(await rolesOf(admin())).toEqual(['admin_sistem']);
    expect(await rolesOf(desk)).toEqual([]);
  });

  it('does not sign in as Kepala Dinas by a password of his own choice', async () => {
    const [kadis] = done(await admin().list('users', { filter: { staffId: await idOf('kadis') } }));
    done(await admin().update('users', kadis!, { password: GIVEN }));
    const desk = new Desk(office.url, 'kadis', GIVEN);
    expect(await rolesOf(desk)).toEqual([]);
    expect((await desk.list('requests')).status).toBe(403);
    const [own] = done(
      await admin().list('appointments', { filter: { staffId: await idOf('kadis'), role: 'kepala_dinas' } }),
    );
    expect(own).toMatchObject({ status: 'diusulkan', proposedById: await idOf('admin') });
    // Nobody but the auditor is left who confirms, and Kepala Dinas is told.
    expect((await desk.step('appointments', own!, 'konfirmasi')).status).toBe(403);
    done(await confirm('inspektorat', own!));
    expect(await rolesOf(desk)).toEqual(['kepala_dinas']);
    const [again] = done(await admin().list('users', { filter: { staffId: await idOf('kadis') } }));
    done(await admin().update('users', again!, { password: 'sertifikat-demo' }));
    done(await confirm('inspektorat', await now('appointments', own!)));
  });

  it('does not by an account made afterwards for somebody who was confirmed without one', async () => {
    const staffId = await person();
    const confirmed = await appointed(admin(), office.as('inspektorat'), post(staffId, 'kepala_seksi', ACTING));
    const desk = await chosen(await account(staffId));
    expect(await rolesOf(desk)).toEqual([]);
    expect((await now('appointments', confirmed)).status).toBe('diusulkan');
  });

  it('does not by putting the real holder away, renaming, or moving his mail', async () => {
    const head = await appointed(admin(), office.as('inspektorat'), post(await person(), 'kepala_bidang', ACTING));
    done(await admin().archive('appointments', head));
    const puppet = await person();
    const desk = await chosen(await account(puppet));
    const [unit] = done(await admin().list('org-units', { filter: { code: 'INFORMATIKA' } }));
    const record = done(await admin().one('staff', puppet));
    const name = { fullName: 'Tejo Purwadi Kusuma', position: 'Kepala Bidang Informatika', unitId: unit!.id };
    done(await admin().update('staff', record, { ...name, email: 'tejo.purwadi.kusuma@purbalinggakab.go.id' }));
    await propose(post(puppet, 'kepala_bidang', { ...ACTING, kind: 'plt' }));
    expect(await rolesOf(desk)).toEqual([]);
    expect((await desk.list('requests')).status).toBe(403);
  });

  it('not even when he ends everybody who confirms: the first day of an office does not come back', async () => {
    const there = await openOffice({ JOBS: 'off' });
    try {
      const alone = there.as('admin');
      for (const username of ['kadis', 'inspektorat']) {
        const [account] = done(await alone.list('users', { filter: { username } }));
        done(await alone.update('users', account!, { password: GIVEN }));
      }
      for (const role of ['kepala_dinas', 'auditor'])
        for (const one of done(
          await alone.list('appointments', { filter: { role, status: ['berlaku', 'diusulkan'] } }),
        ))
          done(await alone.archive('appointments', one));
      const [unit] = done(await alone.list('org-units', { filter: { code: 'DINKOMINFO' } }));
      const values = { fullName: 'Boneka', employment: 'non_asn', position: 'Kepala', activeFrom: '2026-01-01' };
      const { id: staffId } = done(await alone.create('staff', { ...values, unitId: unit!.id }));
      const made = done(await alone.create('appointments', post(staffId, 'kepala_dinas')));
      expect(made.status).toBe('diusulkan');
    } finally {
      await there.close();
    }
  });
});
