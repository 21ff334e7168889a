import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import type { Resource } from '../../api/define/resource.ts';
import { facts } from '../../api/facts.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { openSql, working } from '../../api/work/open-work.ts';
import { type Body, done, HOLDERS, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const mine = async (who: Username, limit = 50) =>
  done(await office.as(who).get<MyWorkAnswer>(`/api/my-work?limit=${limit}`));
const idsOf = async (who: Username) => (await mine(who)).items.map(({ id }) => id);
const due = (record: Body, at: string) =>
  office.sql('update clocks set due_at = $2 where record_id = $1', [record.id, at]);

const timed = (resources as readonly Resource[]).filter(({ clock }) => clock);

it('whose turn it is, read off a record, is what its clock has', async () => {
  const names = ['state', 'verb', 'step', 'party', 'phase', 'owner_id', 'roles'] as const;
  const told = (from: 'k' | 'c') => `json_build_array(${names.map((name) => `${from}.${name}`).join(', ')})`;
  let count = 0;
  for (const resource of timed) {
    const rows = await office.sql<{ read: unknown; kept: unknown }>(
      `select ${told('k')} as read, ${told('c')} as kept from ${openSql(working(resource, facts)!)}`,
    );
    expect([resource.name, rows.map(({ read }) => read)]).toEqual([resource.name, rows.map(({ kept }) => kept)]);
    count += rows.length;
  }
  expect(count).toBeGreaterThan(30);
});

describe('what waits for me', () => {
  it('goes with the letter from one to the next, and to nobody else', async () => {
    const draft = await office.make.letter();
    expect(await idsOf('staf')).toContain(draft.id);
    const filed = await office.make.letterIn('diajukan');
    expect(await idsOf('kadis')).toContain(filed.id);
    expect(await idsOf('staf')).not.toContain(filed.id);
    const placed = await office.make.letterIn('didisposisikan');
    expect(await idsOf('kasi')).toContain(placed.id);
    expect(await idsOf('kadis')).not.toContain(placed.id);
    expect(await idsOf('kasi2')).not.toContain(placed.id);
  });

  it('is the person, not his letter, once it was forwarded; and only the one with his name on it', async () => {
    const person = await office.make.personIn('penentuan_status');
    const { items } = await mine('verifikator1');
    expect(items.find(({ id }) => id === person.id)).toMatchObject({
      resource: 'verifications',
      title: person.fullName,
      number: expect.stringMatching(/^SE\//),
      state: 'penentuan_status',
      step: 'F',
      verb: 'mulai_otomatis',
      label: 'ASN: verifikasi otomatis',
      phase: 'runs',
      minutesTotal: 170,
    });
    for (const who of ['verifikator1', 'kasi', 'kadis', 'staf'] as const)
      expect(await idsOf(who)).not.toContain(person.requestId);
    expect(await idsOf('verifikator2')).not.toContain(person.id);
  });

  it('is none of what is finished, archived, or outside my scope', async () => {
    const finished = await office.make.personIn('diterima');
    const archived = await office.make.letter();
    done(await office.as('staf').archive('requests', archived));
    const elsewhere = await office.make.letterIn('didisposisikan');
    await office.sql(
      `update requests set "unitId" = (select s."unitId" from users u join staff s on s.id = u."staffId" where username = 'kasi2') where id = $1`,
      [elsewhere.id],
    );
    expect(await idsOf('verifikator1')).not.toContain(finished.id);
    expect(await idsOf('staf')).not.toContain(archived.id);
    expect(await idsOf('kasi')).not.toContain(elsewhere.id);
  });

  it('comes with the overdue on top, then by due time, at last what stands still', async () => {
    const [late, soon, still] = [
      await office.make.personIn('penentuan_status'),
      await office.make.personIn('penentuan_status'),
      await office.make.personIn('menunggu_swafoto'),
    ];
    await due(late, '2026-01-05T03:00:00Z');
    await due(soon, new Date(Date.now() + 3_600_000).toISOString());
    const { items } = await mine('verifikator1');
    const places = [late, soon, still].map((record) => items.findIndex(({ id }) => id === record.id));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const of = (record: Body) => items.find(({ id }) => id === record.id)!;
    expect(of(late)).toMatchObject({ late: true, phase: 'runs' });
    expect(of(late).minutesLeft).toBeLessThan(-1000);
    expect(of(soon)).toMatchObject({ late: false });
    expect(of(soon).minutesLeft).toBeLessThanOrEqual(60);
    expect(of(still)).toMatchObject({ late: false, phase: 'paused', dueAt: null });
    expect(of(still).minutesLeft).toBeGreaterThan(0);
    const moments = items.map(({ dueAt }) => dueAt ?? '9');
    expect(moments).toEqual(moments.toSorted());
  });

  it('is found behind any number of others that are due earlier and not mine', async () => {
    const about = async (complainedId: string | null, dueAt: string, count: number) => {
      const ids = Array.from({ length: count }, () => String(randomUUID()));
      await office.sql(
        `insert into complaints select n.* from (select x from complaints x limit 1) c, unnest($1::uuid[]) id,
           lateral jsonb_populate_record(c.x, jsonb_build_object('id', id, 'status', 'diterima', 'handlerId', null, 'complainedId', $2::text,
             'number', 'PD/1999/' || id, 'fingerprint', null, 'trackingId', null, 'archivedAt', null)) n`,
        [ids, complainedId],
      );
      await office.sql(
        `insert into clocks select n.* from (select x from clocks x where resource = 'complaints' limit 1) k, unnest($1::uuid[]) id,
           lateral jsonb_populate_record(k.x, jsonb_build_object('record_id', id, 'state', 'diterima', 'owner_id', null,
             'roles', array['verifikator', 'kepala_seksi'], 'phase', 'runs', 'handed', false, 'due_at', $2::text)) n`,
        [ids, dueAt],
      );
      return ids;
    };
    const complained = await office.as('kasi').staffId();
    const hidden = await about(complained, '2020-01-06T01:00:00Z', 600);
    const [behind] = await about(null, '2020-01-06T02:00:00Z', 1);
    const found = await idsOf('kasi');
    expect(found).toContain(behind);
    expect(found.filter((id) => hidden.includes(id))).toEqual([]);
  });

  it('says how many there are, and shows no more than asked for', async () => {
    const all = await mine('verifikator1');
    const few = await mine('verifikator1', 2);
    expect(few.items.map(({ id }) => id)).toEqual(all.items.slice(0, 2).map(({ id }) => id));
    expect(few.total).toBe(all.total);
    expect(all.open.every(({ from, to }) => from < to)).toBe(true);
  });

  it('is nothing for who has no case in his hands; for the auditor only what the Inspektorat answers', async () => {
    expect(await mine(HOLDERS.admin_sistem)).toMatchObject({ total: 0, capped: false, items: [] });
    const { items } = await mine(HOLDERS.auditor);
    // Beside that only the rights of others, which he confirms.
    const cases = items.filter(({ resource }) => resource !== 'appointments');
    expect([...new Set(cases.map(({ verb }) => verb))]).toEqual(['catat_jawaban_inspektorat']);
  });

  it('shows a name only with a trace: it is told in the audit trail that it was listed', async () => {
    const person = await office.make.personIn('menunggu_swafoto');
    await mine('verifikator1');
    const told = await office.sql(
      `select 1 from audit.event e where e.action = 'list' and e.resource = 'verifications'
         and exists (select 1 from audit.payload p where p.event_id = e.id and p.content::text like '%' || $1 || '%')`,
      [person.id],
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it.each(['limit=', 'limit=0', 'limit=51', 'limit=x', 'limit=1&limit=2', 'filter={}'])(
    'refuses ?%s with 400',
    async (query) => {
      expect((await office.as('kasi').get(`/api/my-work?${query}`)).status).toBe(400);
    },
  );
});
