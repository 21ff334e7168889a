import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import request from 'supertest';
import type { Reconciliation } from '../../api/reconciliations/reconciliations.resource.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

const MEGABYTE = 1024 * 1024;
const pdf = (size = 200) => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size, 'x'), Buffer.from('\n%%EOF')]);

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const uploaded = async (of: Office = office, bytes = pdf()) => {
  const letter = await of.make.letter();
  return done(await of.as('staf').upload('requests', letter.id, 'surat_permohonan', bytes, 'surat.pdf'));
};
const pathOf = ({ id }: Body) => join(office.dataDir, 'files', id.slice(-2), id);
const content = async (file: Body) => office.as('staf').get(`/api/attachments/${file.id}/content`);
const reconciled = async () =>
  done(await office.as('inspektorat').send<Reconciliation>('POST', '/api/audit-logs/reconcile'));
const named = async () => ((await reconciled()).faults ?? []).map(({ kind, recordId }) => [kind, recordId]);

describe('a stored file', () => {
  it('that is whole is served and not named', async () => {
    const file = await uploaded();
    expect((await content(file)).status).toBe(200);
    expect(await named()).toEqual([]);
  });

  it('whose bytes are not those of the upload is not served, and the reconciliation names it', async () => {
    const file = await uploaded();
    const bytes = readFileSync(pathOf(file));
    bytes.fill('y', 50, 70);
    writeFileSync(pathOf(file), bytes);
    expect(await content(file)).toMatchObject({
      status: 409,
      body: { code: 'file_changed', message: expect.stringMatching(/tidak sama/) },
    });
    expect(await named()).toEqual([['file_changed', file.id]]);
    unlinkSync(pathOf(file));
    expect(await content(file)).toMatchObject({
      status: 410,
      body: { code: 'file_lost', message: expect.stringMatching(/tidak ada lagi/) },
    });
    expect(await named()).toEqual([['file_lost', file.id]]);
    mkdirSync(pathOf(file));
    expect((await content(file)).body.code).toBe('file_lost');
    expect(await named()).toEqual([['file_lost', file.id]]);
    rmdirSync(pathOf(file));
    writeFileSync(pathOf(file), pdf());
    expect((await content(file)).status).toBe(200);
  });

  it('that no row knows is named, unless it may be on its way', async () => {
    const key = randomUUID();
    const path = join(office.dataDir, 'files', key.slice(-2), key);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'x');
    const written = (ago: number) => utimesSync(path, new Date(Date.now() - ago), new Date(Date.now() - ago));
    written(0);
    expect(await named()).toEqual([]);
    written(2 * 3_600_000);
    expect(await named()).toEqual([['file_added', key]]);
    unlinkSync(path);
  });
});

const disk = mkdtempSync(join(tmpdir(), 'waskita-disk-'));
const mount = (...options: string[]) => spawnSync('mount', options).status === 0;
const mounted = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk);
if (process.env.WASKITA_REQUIRE_DISK === '1' && !mounted)
  throw new Error('No small disk can be mounted, and WASKITA_REQUIRE_DISK=1 forbids to go without.');
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});
const describeOnDisk = mounted ? describe : describe.skip;

describeOnDisk('a disk for files', () => {
  let small: Office;
  beforeAll(async () => {
    small = await openOffice({ JOBS: 'off', STORAGE_URL: pathToFileURL(disk).href, STORAGE_RESERVE_MB: '0' });
  });
  afterAll(() => small?.close());
  const ready = async () => {
    const answer = await fetch(`${small.url}/health/ready`);
    return { ...((await answer.json()) as { storage: string }), status: answer.status };
  };
  const upload = async () => {
    const letter = await small.make.letter();
    return small.as('staf').upload('requests', letter.id, 'surat_permohonan', pdf(1.5 * MEGABYTE), 'surat.pdf');
  };

  it('that is full refuses an upload with 507 and a sentence, leaves nothing behind, and the office goes on', async () => {
    expect((await ready()).storage).toBe('ok');
    const answers = [await upload(), await upload(), await upload()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 507]);
    expect(answers[2]!.body).toMatchObject({ code: 'storage_full', message: expect.stringMatching(/penuh/) });
    expect(readdirSync(join(disk, 'incoming'))).toEqual([]);
    expect((await small.as('staf').list('requests')).status).toBe(200);
  });

  it('with less room than is kept free refuses before anything is written, and says so to who watches', async () => {
    const careful = await small.another({ STORAGE_RESERVE_MB: '2' });
    const answer = await fetch(`${careful.url}/health/ready`);
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'ok', storage: 'full' }]);
    const letter = await small.make.letter();
    const at = small.as('staf').at(careful.url);
    expect((await at.upload('requests', letter.id, 'surat_permohonan', pdf(), 'surat.pdf')).status).toBe(507);
  });

  it('reads away what it refused, so that the next request on the same connection is answered', async () => {
    const careful = await small.another({ STORAGE_RESERVE_MB: '2' });
    const letter = await small.make.letter();
    const { token } = await small.as('staf').signedIn();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      const refused = await request(careful.url)
        .post('/api/attachments')
        .agent(agent)
        .set('authorization', `Bearer ${token}`)
        .field({ ownerType: 'requests', ownerId: letter.id, kind: 'surat_permohonan' })
        .attach('file', pdf(5 * MEGABYTE), 'surat.pdf');
      const next = await request(careful.url).get('/api/requests').agent(agent).set('authorization', `Bearer ${token}`);
      expect([refused.status, next.status]).toEqual([507, 200]);
    } finally {
      agent.destroy();
    }
  });

  it('that became read-only refuses uploads with 503 and takes nothing else out of service', async () => {
    expect(mount('-o', 'remount,ro', disk)).toBe(true);
    expect(await ready()).toMatchObject({ status: 200, storage: 'unavailable' });
    const refused = await upload();
    expect(refused).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await small.as('staf').list('requests')).status).toBe(200);
    expect(mount('-o', 'remount,rw,size=16m', disk)).toBe(true);
    expect(await ready()).toMatchObject({ status: 200, storage: 'ok' });
    expect((await upload()).status).toBe(201);
  });
});
