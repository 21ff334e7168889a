import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import pg from 'pg';
import { reconcile } from '../../api/audit/reconcile.ts';
import { Database } from '../../api/database/database.ts';
import type { Resource } from '../../api/define/resource.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import type { Registry } from '../../api/sql/scope.ts';
import { TwoValuedBooleans1795436300000 } from '../../api/migrations/1795436300000-two-valued-booleans.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { type Body, done, type Office, openOffice, PDF } from '../support/office.ts';

const NAME = 'Bu Tersembunyi Sekali';
const CONTACT = 'bu.tersembunyi@contoh.id';
/** Ways to write a value that is neither yes nor no, or no in another's clothes. */
const SPELLINGS: readonly unknown[] = [null, '', '   ', 0, 1, 'false', 'true', 'tidak', [], [false], {}, { ya: false }];
const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

const booleans = (resources as readonly Resource[]).flatMap((resource) =>
  Object.entries(resource.fields).flatMap(([name, field]) =>
    field.kind === 'boolean' ? [[resource.name, name, field.initial] as const] : [],
  ),
);

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe('yes or no', () => {
  it.each(booleans)(
    '%s.%s is never nothing in its table, and %s where nobody said',
    async (resource, name, initial) => {
      const [column] = await office.sql(
        `select is_nullable as nullable, column_default as initial from information_schema.columns where table_name = $1 and column_name = $2`,
        [resource.replaceAll('-', '_'), name],
      );
      expect(column).toEqual({ nullable: 'NO', initial: String(initial) });
    },
  );

  it('is what was empty before, told in the trail, with what an emptied secrecy and account meant', async () => {
    const owner = new pg.Client({ connectionString: office.ownerUrl });
    await owner.connect();
    const [user] = await office.sql<{ id: string }>(`select id from users where username = 'verifikator3'`);
    const [complaint] = await office.sql<{ id: string }>('select id from complaints where not confidential limit 1');
    const [meeting] = await office.sql<{ id: string }>('select id from meeting_attendances where not present limit 1');
    try {
      for (const [resource, name] of booleans)
        await owner.query(`alter table ${resource.replaceAll('-', '_')} alter "${name}" drop not null`);
      // It had a mark for leave then.
      await owner.query('alter table staff add "onLeave" boolean not null default false');
      await owner.query('begin');
      await office.sql('update users set active = null where id = $1', [user!.id]);
      await office.sql('update complaints set confidential = null where id = $1', [complaint!.id]);
      await office.sql('update meeting_attendances set delegate = null where id = $1', [meeting!.id]);
      await new TwoValuedBooleans1795436300000().up({
        query: (text: string) => owner.query(text),
      } as unknown as QueryRunner);
      await owner.query('commit');
      await owner.query('alter table staff drop "onLeave"');
    } finally {
      await owner.end();
    }
    expect(await office.sql('select active from users where id = $1', [user!.id])).toEqual([{ active: false }]);
    expect(await office.sql('select confidential from complaints where id = $1', [complaint!.id])).toEqual([
      { confidential: true },
    ]);
    const told = done(await office.as('kadis').history('users', user!)).at(-1)!;
    expect(told.changes).toEqual([{ field: 'active', before: null, after: false }]);
    expect(await reconcile(office.app.get(Database), office.app.get<Registry>(REGISTRY))).toMatchObject({ faults: [] });
  });
});

describe('a sealed reporter', () => {
  let desk: ComplaintDesk;
  let complaint: Body;
  beforeAll(async () => {
    desk = deskOf(office);
    // Its scan is filed before it is classed.
    const taken = await desk.record({ reporter: NAME, contact: CONTACT, confidential: true });
    done(await office.as('staf').upload('complaints', taken.id, 'surat_pengaduan', PDF, 'surat.pdf'));
    complaint = await desk.handle('verifikator1', taken);
  });

  const now = async () => done(await office.as('kasi').one('complaints', complaint.id));
  /** Whatever kasi, kabid and staf can read of it now. */
  async function readings(): Promise<string> {
    const answers = [];
    for (const who of ['kasi', 'kabid', 'staf', 'inspektorat'] as const satisfies readonly Username[]) {
      const person = office.as(who);
      answers.push(await person.one('complaints', complaint.id));
      answers.push(await person.list('complaints', { filter: { id: [complaint.id] } }));
      answers.push(await person.list('complaints', { filter: { contact: CONTACT } }));
      answers.push(await person.list('attachments', { filter: { ownerId: complaint.id } }));
      answers.push(await person.history('complaints', complaint));
      answers.push(await person.list('audit-logs', { filter: { recordId: complaint.id } }));
      answers.push(await person.get('/api/complaints/export?format=csv'));
      answers.push(await person.send('POST', '/api/complaints/similar', { contact: CONTACT }));
    }
    return JSON.stringify(answers.map(({ body }) => body));
  }
  async function stillSealed(): Promise<void> {
    const [row] = await office.sql('select confidential, reporter, contact from complaints where id = $1', [
      complaint.id,
    ]);
    expect(row).toEqual({ confidential: true, reporter: NAME, contact: CONTACT });
    const read = await readings();
    expect([read.includes(NAME), read.includes(CONTACT), read.includes('surat_pengaduan.pdf')]).toEqual([
      false,
      false,
      false,
    ]);
  }

  it.each(SPELLINGS.map((value) => [JSON.stringify(value), value] as const))(
    'is not opened by %s',
    async (_, value) => {
      for (const body of [{ confidential: value }, { confidential: value, reporter: 'X' }]) {
        const refused = await office.as('kasi').update('complaints', await now(), body);
        expect([refused.status, Object.keys(refused.body.errors ?? {})]).toEqual([400, ['confidential']]);
      }
      const taken = await office.as('verifikator1').step('complaints', await now(), 'minta_kelengkapan', {
        reason: 'Kapan?',
        confidential: value,
      });
      expect([taken.status, Object.keys(taken.body.errors ?? {})]).toEqual([400, ['confidential']]);
    },
  );

  it('is not opened by no, by leaving it out, or by a name that every object has', async () => {
    const no = await office.as('kasi').update('complaints', await now(), { confidential: false });
    expect([no.status, Object.keys(no.body.errors!)]).toEqual([422, ['confidential']]);
    for (const name of NAMES)
      expect([name, (await office.as('kasi').update('complaints', await now(), { [name]: false })).status]).toEqual([
        name,
        400,
      ]);
    const raw = JSON.stringify({ subject: 'Hal' }).replace('{', '{"__proto__":{"confidential":false},');
    const { token } = await office.as('kasi').signedIn();
    const polluted = await fetch(`${office.url}/api/complaints/${complaint.id}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'if-match': `"${(await now()).version}"`,
      },
      body: raw,
    });
    expect(polluted.status).toBe(400);
    const { confidential: _, ...rest } = await now();
    done(await office.as('kasi').update('complaints', rest as Body, { ...rest, category: 'teknis' }));
    await stillSealed();
  });

  it('is not opened by merging, from either side', async () => {
    const open = await desk.record({ reporter: 'Pak Terbuka', contact: 'pak.terbuka@contoh.id' });
    done(await office.as('staf').step('complaints', open, 'gabungkan', { mainId: complaint.id }));
    await stillSealed();
    const sealed = await desk.record({ reporter: NAME, contact: CONTACT, confidential: true });
    done(await office.as('staf').step('complaints', sealed, 'gabungkan', { mainId: complaint.id }));
    expect(done(await office.as('kasi').one('complaints', sealed.id))).toMatchObject({ reporter: null, contact: null });
    await stillSealed();
  });

  it.each(SPELLINGS.map((value) => [JSON.stringify(value), value] as const))(
    'is not recorded half open by %s',
    async (_, confidential) => {
      const intake = { channel: 'tatap_muka', receivedAt: new Date().toISOString(), subject: 'Hal', content: 'Isi' };
      const made = await office.as('staf').create('complaints', { ...intake, reporter: NAME, confidential });
      expect([made.status, Object.keys(made.body.errors ?? {})]).toEqual([400, ['confidential']]);
    },
  );
});

describe('an account that is switched off', () => {
  it('takes no for an answer only; its sessions end and stay ended', async () => {
    const { userId, cookie } = await office.as('verifikator2').signedIn();
    const account = async () => done(await office.as('admin').one('users', userId));
    const me = async () => (await office.as('verifikator2').get('/api/auth/me')).status;
    for (const active of SPELLINGS) {
      const refused = await office.as('admin').update('users', await account(), { active });
      expect([active, refused.status, Object.keys(refused.body.errors ?? {})]).toEqual([active, 400, ['active']]);
    }
    expect(await me()).toBe(200);
    done(await office.as('admin').update('users', await account(), { active: false }));
    expect(await me()).toBe(401);
    done(await office.as('admin').update('users', await account(), { active: true }));
    expect(await me()).toBe(401);
    const again = await fetch(`${office.url}/api/auth/refresh`, { method: 'POST', headers: { cookie } });
    expect(again.status).toBe(401);
    expect(await office.sql('select 1 from sessions where user_id = $1 and ended_at is null', [userId])).toEqual([]);
  });
});
