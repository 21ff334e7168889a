import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { draftPath, draftsIn, WINDOW } from '../support/drafts.ts';
import { intake } from '../support/complaints.ts';
import { type Body, done, ifMatch, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const { put, keys } = draftsIn(() => office);
const sent = (key: string, writer = WINDOW, version = 1) => ({ 'x-draft': `${key} ${writer} ${version}` });

describe('the draft of a form that is sent', () => {
  const key = 'requests.create';
  const letter = async () => office.make.letter();
  const count = async (who: Username, name: string) => Number((await keys(who)).includes(name));

  it('goes with the record that it became, and stays when it became none', async () => {
    const model = await office.make.letter();
    const names = ['opdId', 'letterDate', 'subject', 'signerName', 'signerPosition', 'authentication', 'receivedAt'];
    const body = { ...Object.fromEntries(names.map((name) => [name, model[name]])), letterNumber: '800/draf/2026' };
    done(await put('staf', key, body));
    expect((await office.as('staf').create('requests', { ...body, letterDate: 'kemarin' }, sent(key))).status).toBe(
      400,
    );
    expect(await count('staf', key)).toBe(1);
    const twice = { ...sent(key), 'idempotency-key': 'once-and-for-all' };
    const made = await office.as('staf').create('requests', body, twice);
    expect(made.status).toBe(201);
    expect(await count('staf', key)).toBe(0);
    // The answer got lost, the window saved once more, and sends again.
    done(await put('staf', key, body));
    expect(done(await office.as('staf').create('requests', body, twice)).id).toBe(made.body.id);
    expect(await count('staf', key)).toBe(0);
  });

  it('goes with an edit, one that changes nothing too', async () => {
    let record: Body = await letter();
    const name = `requests.${record.id}.edit`;
    for (const subject of ['Perihal lain', 'Perihal lain']) {
      done(await put('staf', name, { subject }, { recordVersion: record.version }));
      expect(
        (
          await office
            .as('staf')
            .update(
              'requests',
              { ...record, version: 99 },
              { subject: 'X' },
              { ...ifMatch({ ...record, version: 99 }), ...sent(name) },
            )
        ).status,
      ).toBe(412);
      expect(await count('staf', name)).toBe(1);
      record = done(
        await office.as('staf').update('requests', record, { subject }, { ...ifMatch(record), ...sent(name) }),
      );
      expect(await count('staf', name)).toBe(0);
    }
  });

  it('goes with a step, and of its writer only', async () => {
    const record = await office.make.letterIn('diajukan');
    const name = `requests.${record.id}.steps.kembalikan`;
    for (const who of ['kadis', 'kabid'] as const) done(await put(who, name, { reason: 'Surat belum lengkap.' }));
    const refused = await office
      .as('kadis')
      .step('requests', record, 'kembalikan', {}, { ...ifMatch(record), ...sent(name) });
    expect([refused.status, await count('kadis', name)]).toEqual([422, 1]);
    done(
      await office
        .as('kadis')
        .step(
          'requests',
          record,
          'kembalikan',
          { reason: 'Surat belum lengkap.' },
          { ...ifMatch(record), ...sent(name) },
        ),
    );
    expect([await count('kadis', name), await count('kabid', name)]).toEqual([0, 1]);
  });

  it('goes alone: what another window typed into the same form stays, and is offered', async () => {
    const stories = [
      // The window that sends had been replaced: what replaced it stays.
      { sender: 'window-one', left: 'dua' },
      // The window that sends had replaced the other: that one comes back.
      { sender: 'window-two', left: 'satu' },
      // Of a third window nothing was kept.
      { sender: 'window-six', left: 'dua' },
    ];
    for (const { sender, left } of stories) {
      const record = await letter();
      const name = `requests.${record.id}.edit`;
      done(await put('staf', name, { subject: 'satu' }, { writer: 'window-one' }));
      done(await put('staf', name, { subject: 'dua' }, { writer: 'window-two' }));
      const version = sender === 'window-six' ? 9 : 1;
      const headers = { ...ifMatch(record), ...sent(name, sender, version) };
      done(await office.as('staf').update('requests', record, { subject: 'Terkirim' }, headers));
      const rest = done(await office.as('staf').get<{ values: object; earlier: unknown }>(draftPath(name)));
      expect([sender, rest.values]).toEqual([sender, { subject: left }]);
      expect(rest.earlier === null).toBe(sender !== 'window-six');
      // Whoever goes on from what is there, and sends it, ends it.
      const now = done(await office.as('staf').one('requests', record.id));
      const { version: seen } = rest as unknown as { version: number };
      if (sender === 'window-six') continue;
      const last = { ...ifMatch(now), ...sent(name, 'window-new', seen) };
      done(await office.as('staf').update('requests', now, { subject: 'Terkirim lagi' }, last));
      expect(await count('staf', name)).toBe(0);
    }
  });

  it('stays with whatever writes nothing: a look, a preview, a rehearsal, a question', async () => {
    const name = 'requests.create';
    const complaint = done(await office.as('staf').create('complaints', intake()));
    const classed = { class: 'ringan', handlerId: await office.as('kasi').staffId() };
    done(await office.as('kasi').step('complaints', complaint, 'klasifikasikan', classed, ifMatch(complaint)));
    const steps = `/api/complaints/${complaint.id}/steps`;
    const rows = [{ date: '2031-03-03', name: 'Libur percobaan', type: 'libur_daerah' }];
    const asks: readonly [who: Username, method: string, address: string, body?: object][] = [
      ['kasi', 'GET', '/api/requests'],
      ['kasi', 'GET', `/api/complaints/${complaint.id}`],
      ['kasi', 'GET', steps],
      ['kasi', 'GET', '/api/my-work'],
      ['kasi', 'POST', '/api/complaints/similar', { subject: 'Perihal' }],
      ['kasi', 'POST', `/api/complaints/${complaint.id}/reclassification`, { class: 'normatif' }],
      ['kasi', 'POST', `${steps}/koreksi_waktu_terima/preview`, { receivedAt: '2026-01-05T02:00:00Z' }],
      ['admin', 'POST', '/api/holidays/import', { rows }],
      ['admin', 'POST', '/api/calendar/preview', { changes: [{ resource: 'holidays', values: rows[0] }] }],
    ];
    for (const [who, method, address, body] of asks) {
      done(await put(who, name, { subject: 'Masih diketik' }));
      const answer = await office.as(who).send(method, address, body, sent(name, WINDOW, 1));
      expect([address, answer.status]).toEqual([address, 200]);
      expect([address, await count(who, name)]).toEqual([address, 1]);
      done(await office.as(who).send('DELETE', draftPath(name)));
    }
  });

  it('goes in the very statement that writes: whoever dies between has both or neither', async () => {
    const record = await letter();
    const name = `requests.${record.id}.edit`;
    done(await put('staf', name, { subject: 'Z' }));
    await office.sql(
      `create function stop() returns trigger language plpgsql as $$ begin raise exception 'stop'; end $$;
       create trigger stop before delete on drafts for each row execute function stop()`,
    );
    const answer = await office
      .as('staf')
      .update('requests', record, { subject: 'Perihal baru' }, { ...ifMatch(record), ...sent(name) });
    await office.sql('drop trigger stop on drafts; drop function stop');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(done(await office.as('staf').one('requests', record.id)).version).toBe(record.version);
  });
});

describe('an erasure', () => {
  it('removes every draft that holds the person, whoever typed it, and says how many', async () => {
    const { nik, fullName, email } = office.make.identity();
    const person = await office.make.personIn('diterima', { nik, fullName, email });
    const spaced = nik.replace(/(....)(?=.)/g, '$1 ');
    done(await put('verifikator1', 'verifications.create', { nik: spaced }));
    done(await put('verifikator2', `verifications.${person.id}.edit`, { unit: 'x' }));
    done(await put('kabid', 'complaints.create', { contact: email.toUpperCase() }));
    done(await put('kabid', 'complaints.create', { contact: 'tidak' }, { writer: 'window-two' }));
    done(await put('kadis', 'complaints.create', { subject: 'tentang orang lain' }));
    const asked = { fields: ['nama', 'nik', 'surel'], basis: 'pasal_43_1c', explanation: 'Permintaan.' };
    const erasure = done(await office.as('staf').create('erasures', { verificationId: person.id, ...asked }));
    const approved = done(await office.as('kadis').step('erasures', erasure, 'setujui'));
    const executed = done(await office.as('kasi').step('erasures', approved, 'laksanakan'));
    expect(executed).toMatchObject({ status: 'dilaksanakan', drafts: 3 });
    expect(await keys('verifikator1')).not.toContain('verifications.create');
    expect(await keys('verifikator2')).not.toContain(`verifications.${person.id}.edit`);
    expect(await keys('kabid')).not.toContain('complaints.create');
    expect(await keys('kadis')).toContain('complaints.create');
  });
});
