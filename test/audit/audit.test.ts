import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { type Answer, type Body, done, ifMatch, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

interface Event {
  id: string;
  ts: string;
  resource: string;
  record_id: string | null;
  record_version: number | null;
  actor_id: string;
  action: string;
  outcome: string;
  envelope: string;
}
const COLUMNS = `id, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ts, resource, record_id, record_version, actor_id, action, outcome, envelope`;
const events = () => office.sql<Event>(`select ${COLUMNS} from audit.event order by id`);
const countEvents = async () => (await office.sql<{ n: number }>('select count(*)::int as n from audit.event'))[0]!.n;

describe('without an audit entry there is no change', () => {
  /** The state of everything that the attempts below would change. */
  const state = () =>
    office.sql(`select (select json_agg(json_build_array(id, version, "updatedAt") order by id) from requests)::text as letters,
      (select json_agg(json_build_array(id, version, status) order by id) from verifications)::text as people,
      (select count(*)::int from attachments) as files, (select count(*)::int from certificates) as certificates,
      (select json_agg(json_build_array(series, last) order by series) from numbers)::text as numbers,
      (select json_agg(json_build_array(id, version, password) order by id) from users)::text as users,
      (select count(*)::int from idempotency_keys) as keys, (select count(*)::int from audit.payload) as payloads`);

  it('nothing is created, edited, moved, archived, uploaded, downloaded, revealed or signed in', async () => {
    const letter = await office.make.letter();
    const person = await office.make.person(letter.id);
    const issued = await office.make.personIn('terbit');
    const [staf, verifier] = [office.as('staf'), office.as('verifikator1')];
    const file = done(await staf.upload('requests', letter.id, 'lampiran', PDF, 'a.pdf'));
    const { opdId, letterDate, receivedAt } = letter;
    const more = {
      letterNumber: '1',
      subject: 'Gagal',
      signerName: 'Budi',
      signerPosition: 'kepala_opd',
      authentication: 'cap',
    };
    const body = { opdId, letterDate, receivedAt, ...more };
    const current = done(await staf.one('requests', letter.id));
    const before = await state();
    await office.sql(
      `create function audit.fail() returns trigger language plpgsql as 'begin raise exception ''full''; end'`,
    );
    await office.sql('create trigger fail before insert on audit.event for each row execute function audit.fail()');
    const attempts: Record<string, () => Promise<Answer>> = {
      create: () => staf.create('requests', body),
      'create once': () => staf.create('requests', body, { 'idempotency-key': 'gagal' }),
      update: () => staf.update('requests', current, { subject: 'Gagal' }),
      archive: () => staf.archive('verifications', person),
      step: () => verifier.step('verifications', issued, 'serahkan'),
      'step once': () =>
        verifier.step('verifications', issued, 'serahkan', {}, { ...ifMatch(issued), 'idempotency-key': 'gagal' }),
      'upload to a slot': () => staf.upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'),
      upload: () => staf.upload('requests', letter.id, 'lampiran', PDF, 'b.pdf'),
      download: () => staf.get<Body>(`/api/attachments/${file.id}/content`),
      reveal: () =>
        staf.send('POST', `/api/verifications/${person.id}/reveal`, { field: 'nik', reason: 'Mencocokkan' }),
      find: () => staf.send('POST', '/api/verifications/find', { nik: office.make.identity().nik }),
      password: () =>
        verifier.send('PUT', '/api/auth/password', {
          currentPassword: 'sertifikat-demo',
          newPassword: 'empat kuda di sawah',
        }),
    };
    try {
      for (const [name, ask] of Object.entries(attempts)) {
        const answer = await ask();
        expect([name, answer.status >= 500, Object.keys(answer.body).toSorted()]).toEqual([
          name,
          true,
          ['code', 'message', 'requestId', 'statusCode'],
        ]);
        expect([name, await state()]).toEqual([name, before]);
      }
      office.as('kabid').leave();
      await expect(office.as('kabid').get('/api/auth/me')).rejects.toThrow(/cannot sign in: 5/);
    } finally {
      await office.sql('drop trigger fail on audit.event');
    }
    // The numbers go on where they were: no gap from the failures.
    const next = done(await staf.create('requests', body));
    const serial = ({ number }: Body) => Number((number as string).slice(-6));
    expect(serial(next)).toBe(serial(letter) + 2);
    expect((await verifier.step('verifications', issued, 'serahkan')).status).toBe(200);
  });

  it('a refusal of somebody’s role is told too, and changes nothing else', async () => {
    const letter = await office.make.letter();
    const before = await countEvents();
    expect((await office.as('kadis').update('requests', letter, { subject: 'x' })).status).toBe(403);
    const told = (await events()).at(-1)!;
    expect(await countEvents()).toBe(before + 1);
    expect(told).toMatchObject({ action: 'put', resource: 'requests', record_id: letter.id, outcome: 'denied' });
  });
});

describe('what is stored', () => {
  const HARD = 'Kutipan "ganda", \\ miring, \t tab, baris\nbaru, é, 漢字, 😀, \u2028, </script>, \u007e, \u00a0';
  const canonical = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
  };

  it('is canonical JSON (RFC 8785), in agreement with its columns', async () => {
    await office.make.personIn('diterima');
    const letter = await office.make.letter({ subject: HARD.replaceAll(/[\t\n]/g, ' '), note: HARD });
    await office.make.person(letter.id);
    await office.as('kadis').send('POST', `/api/requests/${letter.id}/steps/${encodeURIComponent('"\\😀')}`, {});
    await office.as('admin').send('DELETE', `/api/requests/${encodeURIComponent('"é\\')}`);
    const all = await events();
    expect(all.length).toBeGreaterThan(500);
    for (const event of all) {
      const parsed = JSON.parse(event.envelope) as Record<string, unknown>;
      expect(canonical(parsed)).toBe(event.envelope);
      const { id, ts, resource, recordId, recordVersion, actor, action, outcome, v } = parsed;
      const { record_id, record_version, actor_id } = event;
      const columns = [event.id, event.ts, event.resource, record_id, record_version, actor_id];
      expect([id, ts, resource, recordId, recordVersion, actor, action, outcome, v]).toEqual(
        columns.concat(event.action, event.outcome, 1),
      );
    }
  });

  it('commits to every value of its payload, and to nothing else', async () => {
    const letter = await office.make.letterIn('diajukan');
    const [kadis, body] = [office.as('kadis'), { reason: HARD }];
    done(await kadis.step('requests', letter, 'kembalikan', body));
    const payloads = await office.sql<{ event_id: string; content: Record<string, [value: string, salt: string]> }>(
      'select * from audit.payload',
    );
    const byEvent = new Map(payloads.map(({ event_id, content }) => [event_id, Object.entries(content)]));
    const salts = payloads.flatMap(({ content }) => Object.values(content).map(([, salt]) => salt));
    expect(salts.filter((salt) => !/^[0-9a-f]{32}$/.test(salt))).toEqual([]);
    expect(new Set(salts).size).toBe(salts.length);
    // What an erasure took out of the trail is no value any more; its commitment stays.
    const redactions = await office.sql<{ event: string; fields: string[] }>(
      `select record_id as event, (audit.told(id)->'#redacted')::json as fields from audit.event where action = 'audit.redact'`,
    );
    const isGone = (event: string, field: string) =>
      redactions.some((one) => one.event === event && one.fields.includes(field));
    for (const { id, envelope } of await events()) {
      const told = (JSON.parse(envelope) as { commits: Record<string, string> }).commits;
      const commits = Object.fromEntries(Object.entries(told).filter(([field]) => !isGone(id, field)));
      const recomputed = (byEvent.get(id) ?? []).map(([field, [value, salt]]) => {
        const hash = createHash('sha256')
          .update(Buffer.from(salt, 'hex'))
          .update(JSON.stringify({ k: field, v: value }));
        return [field, hash.digest('hex')];
      });
      expect(Object.fromEntries(recomputed)).toEqual(commits);
    }
    expect(done(await kadis.history('requests', letter)).at(-1)!.reason).toBe(HARD.trim());
  });

  it('waits for its seal', async () => {
    const rows = await office.sql(
      'select id from audit.event where id not in (select event_id from audit.pending union select event_id from audit.leaf)',
    );
    expect(rows).toEqual([]);
  });
});
