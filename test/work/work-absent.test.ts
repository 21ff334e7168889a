import { describe, expect, it } from '@jest/globals';
import { StandIns } from '../../api/work/stand-ins.ts';
import { Unheld } from '../../api/work/unheld.ts';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { type FlowOffice, inFlowOffice, NAMED, PEOPLE } from '../support/flow-office.ts';
import type { Office } from '../support/office.ts';

let at: FlowOffice;
let office: Office;
inFlowOffice((opened) => {
  at = opened;
  office = at.office;
});

describe('work whose holder is not there', () => {
  const stoodIn = async (name: string) =>
    (
      await office.sql<{ username: string }>(
        'select u.username from stand_ins i join users u on u."staffId" = i.staff_id where i.record_id = $1 order by 1',
        [at.ids[name]],
      )
    ).map(({ username }) => username);

  it('goes to his superior, who is told once, and comes back with him', async () => {
    await at.put('complaints', 'selesai', {});
    await at.put('verifications', 'penentuan_status', NAMED.verifications);
    await office.app.get(StandIns).settle();
    await office.sql('delete from notifications');
    await takeLeave(office, [at.staffIds.verifikator1]);
    const { app } = office;
    await Promise.all([app.get(StandIns).settle(), app.get(StandIns).settle()]);
    await app.get(StandIns).settle();
    expect(await stoodIn('verifications')).toEqual(['kasi']);
    const told = await office.sql<{ title: string; staffId: string }>('select title, "staffId" from notifications');
    expect(told.map(({ title, staffId }) => [title.split(' 1 orang')[0], staffId])).toEqual([
      ['Beralih kepada Anda, pemegangnya tidak bertugas', at.staffIds.kasi],
    ]);
    await endLeaves(office);
    await app.get(StandIns).settle();
    expect(await stoodIn('verifications')).toEqual([]);
    expect(await at.holdersNow('verifications')).toEqual(['verifikator1']);
  });

  it('is told in one message where it is much', async () => {
    await at.put('verifications', 'penentuan_status', NAMED.verifications);
    await at.put('complaints', 'ditangani', NAMED.complaints);
    await office.sql('delete from notifications');
    await at.gone(['verifikator1']);
    await office.app.get(StandIns).settle();
    const told = await office.sql<{ title: string }>('select title from notifications');
    expect(told.map(({ title }) => title)).toEqual(['2 pekerjaan beralih kepada Anda, pemegangnya tidak bertugas']);
  });

  it('is told of what is new to him, and not again of what he has', async () => {
    await at.put('complaints', 'ditangani', NAMED.complaints);
    await at.put('verifications', 'penentuan_status', { verifierId: 'verifikator2' });
    const toldOnce = async () => {
      await office.app.get(StandIns).settle();
      const told = await office.sql<{ title: string }>(
        'with t as (delete from notifications returning *) select * from t',
      );
      return told.map(({ title }) => title.replace(/tidak bertugas.*/, ''));
    };
    await toldOnce();
    for (const who of ['verifikator1', 'verifikator2'] as const) {
      await at.gone([who]);
      expect([who, await toldOnce()]).toEqual([who, ['Beralih kepada Anda, pemegangnya ']]);
      expect([who, await toldOnce()]).toEqual([who, []]);
    }
  });

  it('goes to whoever is the superior of the absent one, not to any head', async () => {
    await at.put('verifications', 'penentuan_status', NAMED.verifications);
    const leads = (who: 'kabid' | 'kasi') =>
      office.sql('update staff set "supervisorId" = $2 where id = $1', [at.staffIds.verifikator1, at.staffIds[who]]);
    await leads('kabid');
    await at.gone(['verifikator1']);
    await office.app.get(StandIns).settle();
    expect(await stoodIn('verifications')).toEqual(['kabid']);
    await leads('kasi');
    await office.app.get(StandIns).settle();
    expect(await stoodIn('verifications')).toEqual(['kasi']);
  });

  it('goes past a superior who is away himself, and to the Plh. of the post before him', async () => {
    await at.put('requests', 'didisposisikan', NAMED.requests);
    await at.gone(['kasi', 'kabid']);
    await office.app.get(StandIns).settle();
    expect(await stoodIn('requests')).toEqual(['kadis']);
    await office.sql(
      `insert into appointments (id, version, "createdAt", "updatedAt", "staffId", role, kind, "unitId", "validFrom", status)
       select gen_random_uuid(), 1, now(), now(), $1, 'kepala_seksi', 'plh', "unitId", current_date - 1, 'berlaku' from staff where id = $1`,
      [at.staffIds.verifikator2],
    );
    await office.app.get(StandIns).settle();
    expect(await stoodIn('requests')).toEqual(['verifikator2']);
    await office.sql(`delete from appointments where kind = 'plh'`);
  });

  it('never goes to the one a complaint is about', async () => {
    await at.put('complaints', 'ditangani', { handlerId: 'verifikator1', complainedId: 'kasi' });
    await at.gone(['verifikator1']);
    await office.app.get(StandIns).settle();
    expect(await stoodIn('complaints')).toEqual(['kabid']);
    await at.put('complaints', 'ditangani', { complainedId: null });
  });

  it('that nobody could have is told to Kepala Dinas and administrator, once a night, by number', async () => {
    await at.put('complaints', 'ditangani', { handlerId: 'verifikator1', complainedId: 'kadis' });
    await at.gone(PEOPLE.filter((who) => !['kadis', 'admin'].includes(who)));
    await office.sql('delete from notifications');
    await office.sql(`update unheld_nights set done_for = date '2020-01-01'`);
    await Promise.all([office.app.get(Unheld).nightly(), office.app.get(Unheld).nightly()]);
    await office.app.get(Unheld).nightly();
    const [{ number }] = (await office.sql<{ number: string }>('select number from complaints where id = $1', [
      at.ids.complaints,
    ])) as [{ number: string }];
    const told = await office.sql<{ staffId: string; title: string }>(
      `select "staffId", text as title from notifications where kind = 'unheld' order by 1`,
    );
    // He whom it is about is not told of it.
    expect(told.filter(({ title }) => title.includes(number)).map(({ staffId }) => staffId)).toEqual([
      at.staffIds.admin,
    ]);
    await at.put('complaints', 'selesai', { complainedId: null });
  });
});
