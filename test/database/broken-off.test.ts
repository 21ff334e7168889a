import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Database } from '../../api/database/database.ts';
import { zipped } from '../../api/downloads/zip.ts';
import { cut, manyLike, SlowReader } from '../support/broken-off.ts';
import { deskOf } from '../support/complaints.ts';
import { handlersOf } from '../support/handlers.ts';
import { type Body, done, type Office, openOffice, PDF } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';
import { SECOND } from '../../api/define/durations.ts';

const ENTRIES = 6000;
/** Its last record, when it has no comment. */
const END_OF_ZIP = 22;
const OPEN_FILES = '/proc/self/fd';
const BULK = encodeURIComponent(JSON.stringify({ subject_like: 'Beban' }));
const exported = (format: string) => `/api/complaints/export?format=${format}&filter=${BULK}`;

let office: Office;
let paths: Record<string, string>;
beforeAll(async () => {
  office = await openOffice();
  const answered = await deskOf(office).answered('kasi');
  await manyLike(office, answered);
  await office.sql(
    `select audit.append(jsonb_build_object('action', 'create', 'actor', 'system:uji', 'outcome', 'ok', 'resource', 'complaints', 'requestId', 'uji'), null, null,
       jsonb_build_object('content', jsonb_build_object('after', (select string_agg(encode(sha256((n || '.' || m)::text::bytea), 'base64'), '') from generate_series(1, 60) m where n > 0))))
     from generate_series(1, ${ENTRIES}) n`,
  );
  await new Trail(office).seal();
  const letter = await office.make.letter();
  const file = done(await office.as('staf').upload('requests', letter.id, 'lampiran', PDF, 'surat.pdf'));
  const person = await office.make.personIn('diterima');
  const asked = { receivedAt: '2026-04-03T09:00:00.000Z', requester: 'Suparjo', kind: 'jejak' };
  const staf = office.as('staf');
  const request = done(await staf.create('data-requests', { ...asked, verificationId: person.id }));
  done(await staf.step('data-requests', request, 'siapkan', { identityCheck: 'surel_resmi' }));
  const firstOf = async (resource: string) => done(await office.as('kadis').list<Body[]>(resource))[0]!.id;
  const [sanction] = await office.sql<{ id: string }>(`select id from sanctions where status = 'diserahkan'`);
  // As if he had been summoned twice: then every paper is there.
  await office.sql(
    `update sanctions set "secondSummonedOn" = "summonedOn", "secondDate" = "summonsDate" where id = $1`,
    [sanction!.id],
  );
  const ofCase = ['summons.pdf', 'second-summons.pdf', 'examination.pdf', 'decision.pdf', 'hand-over.pdf', 'dossier'];
  const [meeting] = await office.sql<{ id: string }>(`select id from evaluation_meetings where status = 'disahkan'`);
  const ofMeeting = ['invitation.pdf', 'attendance.pdf', 'minutes.pdf'];
  paths = {
    csv: exported('csv'),
    xlsx: exported('xlsx'),
    bundle: '/api/audit-logs/bundle',
    verifier: '/api/audit-logs/verifier',
    file: `/api/attachments/${file.id}/content`,
    'trail as pdf': `/api/data-requests/${request.id}/trail/pdf`,
    'trail as zip': `/api/data-requests/${request.id}/trail/zip`,
    answer: `/api/complaints/${answered.id}/answer.pdf`,
    standard: `/api/service-standards/${await firstOf('service-standards')}/pdf`,
    finding: `/api/findings/${await firstOf('findings')}/pdf`,
    draw: `/api/supervision-draws/${await firstOf('supervision-draws')}/pdf`,
    ...Object.fromEntries(ofCase.map((name) => [name, `/api/sanctions/${sanction!.id}/${name}`])),
    ...Object.fromEntries(ofMeeting.map((name) => [name, `/api/evaluation-meetings/${meeting!.id}/${name}`])),
    template: '/api/holidays/template',
    'receipt of a letter': `/api/requests/${letter.id}/receipt.pdf`,
    'receipt of a complaint': `/api/complaints/${answered.id}/receipt.pdf`,
    events: '/api/notifications/stream',
  };
}, 180 * SECOND);
afterAll(() => office?.close());

const kadis = () => office.as('kadis');
const readerOf = (kind: string) => office.as(kind.startsWith('receipt') ? 'staf' : 'kadis');
/** One hand makes the exports of all resources, and one both templates. */
const routeOf = (path: string) =>
  path
    .split('?')[0]!
    .replace(/[\da-f-]{36}/, ':id')
    .replace(/^\/api\/[^/]+\/(export|template)$/, '/api/…/$1');
const alive = async () => done(await kadis().list<Body[]>('requests', { range: [0, 0] }));
/** Until the pool has noticed. */
const back = async () => {
  while ((await kadis().get('/api/auth/me')).status !== 200);
};

describe('the database cuts its connections', () => {
  it('under each route that gives a file', () => {
    const given = handlersOf(office.app).filter(({ dear }) => dear === 'download');
    const { events: _, ...files } = paths;
    const routes = new Set(given.map(({ route }) => routeOf(route.split(' ')[1]!)));
    expect([...routes].toSorted()).toEqual([...new Set(Object.values(files).map(routeOf))].toSorted());
  });

  it.each(['csv', 'xlsx', 'bundle'])('under a slow reader of %s, who sees that it broke off', async (kind) => {
    const reader = await SlowReader.of(office.url, kadis(), paths[kind]!);
    expect(reader.status).toBe(200);
    await cut(office);
    // Whatever the pool has left is cut while the rest is asked for, too.
    const taken = reader.rest();
    let over = false;
    const cutting = (async () => {
      while (!over) await cut(office);
    })();
    const { whole, bytes } = await taken;
    over = true;
    await cutting;
    expect([whole, bytes > 0]).toEqual([false, true]);
    await back();
    await alive();
  });

  it('under every other download: whole or broken off, or refused in words, and work goes on', async () => {
    const faults: string[] = [];
    for (const [kind, path] of Object.entries(paths).filter(([name]) => name !== 'events'))
      for (let round = 0; round < 3; round++) {
        const [reader] = await Promise.all([SlowReader.of(office.url, readerOf(kind), path), cut(office)]);
        const [{ whole, text, bytes }] = await Promise.all([reader.rest(), cut(office)]);
        const { 'content-length': length } = reader.answer.headers;
        const ends =
          /(%%EOF|<\/html>)\s*$|\r\n$/.test(text) || text.lastIndexOf('PK\u0005\u0006') === bytes - END_OF_ZIP;
        const refused = [401, 503].includes(reader.status) && /"code":"un(available|authorized)"/.test(text);
        if (whole && !refused && !(ends && (length === undefined || Number(length) === bytes)))
          faults.push(`${kind}: ${reader.status} ${text.slice(-200)}`);
        if (![200, 503].includes(reader.status)) faults.push(`${kind}: ${reader.status}`);
        await back();
      }
    expect(faults).toEqual([]);
    await alive();
  });

  it('under a transaction, between two of its statements: it is refused, and the process goes on', async () => {
    const work = office.app.get(Database).transaction(async (sql) => {
      await sql.query('select 1', []);
      await cut(office);
      await back();
      await sql.query('select 1', []);
    });
    await expect(work).rejects.toThrow(/connection/i);
    await alive();
  });

  it('under a stream of events, which goes on', async () => {
    const reader = await SlowReader.of(office.url, kadis(), paths.events!);
    const events = reader.answer.setEncoding('utf8')[Symbol.asyncIterator]();
    expect((await events.next()).value).toContain('event: unread');
    await cut(office);
    const staffId = await kadis().staffId();
    await office.sql(
      `insert into notifications (id, "staffId", kind, key, title, text, resource, "recordId")
       select uuidv7(), $1, 'assigned', 'uji', 'masih terhubung', '', 'requests', (select id from requests limit 1)`,
      [staffId],
    );
    expect((await events.next()).value).toContain('masih terhubung');
    reader.leave();
  });
});

describe('whoever breaks off', () => {
  it('leaves no file and no statement behind, whether he took the first bytes or only the head', async () => {
    const { token } = await kadis().signedIn();
    const head = () =>
      fetch(office.url + paths.file!, { method: 'HEAD', headers: { authorization: `Bearer ${token}` } });
    expect((await head()).status).toBe(200);
    const before = readdirSync(OPEN_FILES).length;
    for (let n = 0; n < 30; n++) {
      await head();
      (await SlowReader.of(office.url, kadis(), paths.csv!)).leave();
    }
    await alive();
    expect(readdirSync(OPEN_FILES).length).toBeLessThan(before + 15);
  });
});

describe('a file whose opening cannot be told', () => {
  it('is not given, and not left open', async () => {
    await office.sql(
      `create function stop() returns trigger language plpgsql as $$ begin raise exception 'stop'; end $$;
       create trigger stop before insert on audit.event for each row when (new.action = 'download') execute function stop()`,
    );
    const before = readdirSync(OPEN_FILES).length;
    const answers = [];
    for (let n = 0; n < 30; n++) answers.push((await kadis().get(paths.file!)).status);
    await office.sql('drop trigger stop on audit.event; drop function stop');
    expect(answers.filter((status) => status < 400)).toEqual([]);
    expect(readdirSync(OPEN_FILES).length).toBeLessThan(before + 15);
    expect((await kadis().get(paths.file!)).status).toBe(200);
  });
});

describe('an archive', () => {
  it('fails when one of its members does', async () => {
    async function* broken() {
      yield 'awal';
      throw new Error('putus di tengah');
    }
    const taken = async () => {
      for await (const piece of zipped([['isi.txt', broken()]])) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(taken()).rejects.toThrow('putus di tengah');
  });

  it('that nobody takes any more ends the reading of its members', async () => {
    const ended = await new Promise<boolean>((end, failed) => {
      async function* endless() {
        try {
          for (;;) yield randomBytes(65_536);
        } finally {
          end(true);
        }
      }
      const first = async () => {
        for await (const piece of zipped([['isi.bin', endless()]])) if (piece.length > 10_000) break;
      };
      first().catch(failed);
    });
    expect(ended).toBe(true);
  });
});

describe('rights that end', () => {
  it.each(['csv', 'xlsx', 'bundle'])('end a download of %s, which does not look whole', async (kind) => {
    const reader = await SlowReader.of(
      office.url,
      office.as('inspektorat'),
      kind === 'bundle' ? paths.bundle! : paths[kind]!,
    );
    expect(reader.status).toBe(200);
    await office.sql(
      `update sessions set ended_at = now() where ended_at is null and user_id = (select id from users where username = 'inspektorat')`,
    );
    office.as('inspektorat').leave();
    const { whole } = await reader.rest();
    expect(whole).toBe(false);
  });

  it('by another role, too', async () => {
    const reader = await SlowReader.of(office.url, office.as('kabid'), paths.csv!);
    expect(reader.status).toBe(200);
    await office.sql(`update appointments set "validTo" = current_date - 1 where "staffId" = $1`, [
      await office.as('kabid').staffId(),
    ]);
    expect((await reader.rest()).whole).toBe(false);
  });
});
