import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '../../api/database/embedded-binaries.ts';
import { removeLeftover, startEmbedded } from '../../api/database/embedded.ts';
import { Desk } from '../support/desk.ts';
import { type Server, startServer } from '../support/server.ts';
import { SECOND } from '../../api/define/durations.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'waskita-durable-'));
// For root the database server has an account of its own, which must come through.
chmodSync(dataDir, 0o711);

let server: Server;
/** Numbers and ids that somebody was told: what is in here must never be lost. */
const ledger = new Map<string, string>();

beforeAll(async () => void (server = await startServer(dataDir)));
afterAll(async () => {
  if (server?.process.exitCode === null) {
    server.process.kill('SIGKILL');
    await server.ended;
  }
  removeLeftover(dataDir);
});

/** Looks at the database of the running application as its superuser. */
async function look<T>(work: (client: pg.Client, directory: string) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ dataDir, join: true });
  const client = new pg.Client({ connectionString: embedded.superUrl('waskita') });
  // Its server may be ended by the work itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client, embedded.directory);
  } finally {
    await client.end().catch(() => undefined);
  }
}
const letter = (agency: { opdId: string; receivedAt: Date }, n: number) => ({
  ...agency,
  letterNumber: `${n}`,
  letterDate: '2026-01-05',
  subject: `Beban ${n}`,
  signerName: 'Budi',
  signerPosition: 'kepala_opd',
  authentication: 'cap',
});

/** Eight people register letters until the application is gone; calls `enough` after so many were acknowledged. */
async function load(count: number, enough: () => Promise<unknown>): Promise<void> {
  // By the clock of its database, which is the office's.
  const agency = await look(
    async (client) =>
      (await client.query(`select id as "opdId", now() as "receivedAt" from org_units where type = 'opd'`)).rows[0],
  );
  const desk = new Desk(server.url, 'staf');
  await desk.signedIn();
  const target = ledger.size + count;
  let ending: Promise<unknown> | undefined;
  const person = async (who: number) => {
    for (let n = 0; ; n++) {
      const answer = await desk.create('requests', letter(agency, who * 100_000 + n)).catch(() => undefined);
      if (answer?.status !== 201) return;
      ledger.set(answer.body.id, answer.body.number as string);
      if (ledger.size >= target) ending ??= enough();
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, who) => person(who)));
  if (!ending) throw new Error('Not enough letters were taken, and nobody ended the application.');
  await ending;
}

/** What was acknowledged is there, numbers have no gap, and each letter was told to the trail exactly once. */
async function expectAllThere(): Promise<void> {
  await look(async (client) => {
    const { rows } = await client.query<{ id: string; number: string; told: number }>(
      `select r.id, r.number, (select count(*)::int from audit.event e where e.resource = 'requests' and e.record_id = r.id::text and e.action = 'create') as told
       from requests r where r.subject like 'Beban %' order by r.number`,
    );
    const there = new Map(rows.map(({ id, number }) => [id, number]));
    const lost = [...ledger].filter(([id, number]) => there.get(id) !== number);
    expect(lost).toEqual([]);
    expect(rows.filter(({ told }) => told !== 1)).toEqual([]);
    const numbers = rows.map(({ number }) => Number(number.slice(-6)));
    expect(numbers).toEqual(numbers.map((_, n) => numbers[0]! + n));
    const { rows: kept } = await client.query<{ last: number }>(
      `select last from numbers where series like 'SE/%' order by last desc limit 1`,
    );
    expect(numbers.at(-1)).toBe(kept[0]!.last);
    const orphans = await client.query(
      `select 1 from audit.event e where e.resource = 'requests' and e.action = 'create' and not exists (select 1 from requests r where r.id::text = e.record_id)`,
    );
    expect(orphans.rowCount).toBe(0);
  });
}

it(
  'kill -9 of the application under load loses nothing that was acknowledged, and it is back',
  async () => {
    for (let round = 0; round < 2; round++) {
      await load(100, async () => server.process.kill('SIGKILL'));
      await server.ended;
      server = await startServer(dataDir);
      await expectAllThere();
    }
    expect(ledger.size).toBeGreaterThanOrEqual(200);
  },
  240 * SECOND,
);

it(
  'kill -9 of application and database at once loses nothing that was acknowledged',
  async () => {
    const pids = await look(async (client, directory) => {
      const { rows } = await client.query<{ pid: number }>(
        'select pid from pg_stat_activity where pid <> pg_backend_pid()',
      );
      const postmaster = Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
      return [postmaster, ...rows.map(({ pid }) => pid)];
    });
    const kill = (pid: number) => {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone with its parent.
      }
    };
    await load(100, async () => [...pids, server.process.pid!].forEach(kill));
    await server.ended;
    server = await startServer(dataDir);
    await expectAllThere();
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  },
  240 * SECOND,
);

it(
  'a database that is away is answered with 503, the application stays, and goes on when it is back',
  async () => {
    const directory = await look(async (_, folder) => folder);
    const binaries = findBinaries();
    const desk = new Desk(server.url, 'kadis');
    expect((await desk.list('requests')).status).toBe(200);
    expect(binaries.run('pg_ctl', ['stop', '-m', 'fast', '-w', '-D', directory]).status).toBe(0);

    for (const answer of [await desk.list('requests'), await desk.one('requests', [...ledger.keys()][0]!)]) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', requestId: expect.any(String) } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    await expect(new Desk(server.url, 'kasi').signedIn()).rejects.toThrow(/503/);
    expect(server.process.exitCode).toBeNull();

    const log = join(directory, 'server.log');
    expect(binaries.run('pg_ctl', ['restart', '-w', '-D', directory, '-l', log]).status).toBe(0);
    while ((await fetch(`${server.url}/health/ready`)).status !== 200);
    expect((await desk.list('requests')).status).toBe(200);
  },
  240 * SECOND,
);

it(
  'Ctrl-C answers who is waiting, ends with 0, and takes the database along',
  async () => {
    const directory = await look(async (_, folder) => folder);
    const desk = new Desk(server.url, 'kadis');
    await desk.signedIn();
    // A browser keeps its connection open.
    await fetch(`${server.url}/health/live`);
    // Somebody is in the middle of a request, and never gets further.
    const halfway = ['GET / HTTP/1.1\r\n', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{'].map((text) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined);
      socket.write(text);
      return once(socket, 'connect');
    });
    await Promise.all(halfway);
    const waiting = [1, 2, 3].map(() => desk.list('requests'));
    await Promise.race(waiting);
    const saidBefore = server.output().length;
    process.kill(-server.process.pid!, 'SIGINT');
    const timer = setTimeout(() => server.process.kill('SIGKILL'), 60 * SECOND);
    expect(await server.ended).toBe(0);
    clearTimeout(timer);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200]);
    // 3 is pg_ctl's word for "no server running".
    expect(findBinaries().run('pg_ctl', ['status', '-D', directory]).status).toBe(3);
    expect(existsSync(join(directory, 'postmaster.pid'))).toBe(false);
    expect(server.output().slice(saidBefore)).not.toMatch(/error|unhandled/i);

    server = await startServer(dataDir);
    await expectAllThere();
  },
  240 * SECOND,
);

it(
  'after a power cut the database starts although its old process number belongs to another program now',
  async () => {
    const directory = await look(async (_, folder) => folder);
    const file = join(directory, 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    const binaries = findBinaries();
    server.process.kill('SIGKILL');
    await server.ended;
    binaries.run('pg_ctl', ['stop', '-m', 'immediate', '-w', '-D', directory]);
    const other = spawn('sleep', ['60'], { ...(binaries.account && { uid: binaries.account.uid }) });
    await once(other, 'spawn');
    writeFileSync(file, text.replace(/^\d+/, `${other.pid}`));
    try {
      server = await startServer(dataDir);
      await expectAllThere();
      expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    } finally {
      other.kill();
    }
  },
  240 * SECOND,
);
