import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { DEEDS, ROOMS } from '../../api/define/deeds.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { appointed } from '../support/appointing.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

const entries = async (who: Username, filter: Record<string, unknown>) =>
  done(await office.as(who).list<Body[]>('audit-logs', { filter, range: [0, 99] })) as Body[];
const said = async (who: Username, filter: Record<string, unknown>) =>
  (await entries(who, filter)).map(({ sentence }) => sentence as string);

describe('who stands in for Kepala Dinas', () => {
  it('is Plh. wherever the trail tells of him', async () => {
    const staffId = await office.as('kabid').staffId();
    const plh = { staffId, role: 'kepala_dinas', kind: 'plh', validFrom: day(), validTo: day(), decree: 'ST/1' };
    const appointment = await appointed(office.as('admin'), office.as('inspektorat'), plh);
    const letter = await office.make.letterIn('diajukan');
    const disposition = { addresseeId: await office.as('kasi').staffId(), instruction: 'Lanjutkan' };
    done(await office.as('kabid').step('requests', letter, 'disposisikan', disposition));
    done(await office.as('admin').archive('appointments', appointment));

    const [told] = await entries('kadis', { recordId: letter.id, action: 'step:disposisikan' });
    expect(told).toMatchObject({ actorRole: 'kepala_dinas', acting: 'Plh.', actorPost: 'Plh. Kepala Dinas' });
    const [opd] = await office.sql<{ name: string }>('select name from org_units where id = $1', [letter.opdId]);
    expect(told!.sentence).toBe(
      `${told!.actorName as string}, Plh. Kepala Dinas, menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi (${letter.number as string}, ${opd!.name}: ${letter.subject as string} · 1 orang).`,
    );
    const history = done(await office.as('kadis').history('requests', letter));
    expect(history.at(-1)!.sentence).toBe(
      `${told!.actorName as string}, Plh. Kepala Dinas, menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi.`,
    );
  });
});

describe('a step of which the verb has several rows', () => {
  it('is told by the row that was taken, and as well where the entry is older than that', async () => {
    let person = await office.make.personIn('diverifikasi', { kind: 'pencabutan' });
    for (const [who, verb, given] of [
      ['kasi', 'setujui_pencabutan', {}],
      ['verifikator1', 'ajukan_ams', { amsReference: 'AMS-1' }],
      ['verifikator1', 'selesaikan', {}],
    ] as const) {
      const current = done(await office.as('kadis').one('verifications', person.id));
      person = done(await office.as(who).step('verifications', current, verb, given));
    }
    const steps = (await said('kadis', { recordId: person.id })).filter((text) => /AMS|surat diteruskan/i.test(text));
    expect(steps.map((text) => /(mencabut sertifikat|permohonan selesai|menunggu verifikasi)/.exec(text)?.[1])).toEqual(
      ['permohonan selesai', 'mencabut sertifikat', 'menunggu verifikasi'],
    );
    await office.sql('alter table audit.payload disable trigger all');
    await office.sql(`update audit.payload set content = content - '#step'`);
    await office.sql('alter table audit.payload enable trigger all');
    expect((await said('kadis', { recordId: person.id })).filter((text) => /AMS|surat diteruskan/i.test(text))).toEqual(
      steps,
    );
  });
});

describe('the export of the trail', () => {
  const exported = async (format: string, filter: object) => {
    const { token } = await office.as('kadis').signedIn();
    const query = `format=${format}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const answer = await fetch(`${office.url}/api/audit-logs/export?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    return answer;
  };

  it('is what the screen says, with before and after, seconds and post, and the ids behind', async () => {
    const person = await office.make.personIn('terbit');
    const filter = { recordId: person.id };
    const screen = await entries('kadis', filter);
    const [heading, ...rows] = parse(await (await exported('csv', filter)).text(), { bom: true }) as string[][];
    expect(heading!.slice(0, 6)).toEqual(['Waktu', 'Nama', 'Sebagai', 'Kejadian', 'Hasil', 'Sebelum → sesudah']);
    expect(heading!.slice(-3)).toEqual(['ID catatan', 'ID pelaku', 'ID data']);
    expect(rows.map((row) => row[3])).toEqual(screen.map(({ sentence }) => sentence));
    expect(rows.map((row) => row.at(-3))).toEqual(screen.map(({ id }) => id));
    for (const row of rows) {
      expect(row[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d WIB$/);
      expect(row.slice(0, 8).join(' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|[a-z]_[a-z]|undefined|\bnull\b/);
    }
    const issued = rows.find((row) => row[8] === 'step:catat_passphrase')!;
    expect(issued.slice(1, 3)).toEqual(['Aryo Bimo Saksono', 'Verifikator']);
    expect(issued[5]).toContain('Menunggu passphrase → Terbit');
    const assigned = rows.find((row) => row[5]!.includes('Verifikator: – → Aryo Bimo Saksono'));
    expect(assigned).toBeDefined();
  });

  it('of everything names no code and no id before its last columns, and is an Excel file too', async () => {
    const [, ...rows] = parse(await (await exported('csv', {})).text(), { bom: true }) as string[][];
    expect(rows.length).toBeGreaterThan(50);
    const readable = rows.map((row) => row.slice(0, 8).join(' | '));
    const wrong = readable.filter((text) => /[0-9a-f]{8}-[0-9a-f]{4}-|undefined|\bnull\b/.test(text));
    expect(wrong.slice(0, 5)).toEqual([]);
    const book = Buffer.from(await (await exported('xlsx', {})).arrayBuffer());
    expect(book.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('what a record is', () => {
  it('is told to whoever may read the record, and to nobody else', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran');
    const letter = done(await office.as('kadis').one('requests', person.requestId as string));
    expect((await office.as('kasi2').one('requests', letter.id)).status).toBe(404);
    // It is told after the answer, so that no time is lost by which to tell that the letter is there.
    let own: string | undefined;
    while (own === undefined) [own] = await said('kasi2', { recordId: letter.id });
    expect(own).toContain('mencoba membuka Permohonan tetapi ditolak. Alasan: datanya di luar kewenangannya.');
    const [told] = await said('kadis', { recordId: letter.id, actorId: await office.as('kasi2').staffId() });
    expect(told).toContain(`Permohonan (${letter.number as string}, `);
  });
});

describe('what is refused', () => {
  const routes = async () => {
    const { body } = await office.as('kadis').get<{ paths: Record<string, object> }>('/api/openapi.json');
    return Object.keys(body.paths).filter(
      (path) => path.startsWith('/api/') && !/\/(public|auth\/(login|logout|refresh))/.test(path),
    );
  };

  it('has words for every route there is', async () => {
    const kinds = resources.map(({ name }) => name as string);
    const wordless = (await routes()).filter((path) => {
      const [room, ...words] = path.split('/').slice(2);
      const tail = words.filter((word) => !word.startsWith('{')).join('/');
      const isKnown = tail === '' || tail.startsWith('steps/') || tail in DEEDS;
      return !(kinds.includes(room!) || room! in ROOMS) || !isKnown;
    });
    expect(wordless).toEqual([]);
  });

  it('is told as what was asked for', async () => {
    const complaint = done(await office.as('kadis').list('complaints', { filter: { status: 'ditangani' } }))[0]!;
    const staf = office.as('staf');
    const staffId = await staf.staffId();
    for (const path of [
      'board',
      'audit-logs/bundle',
      'figures/time?resource=requests&from=2026-01&to=2026-02&by=month',
    ])
      expect((await staf.get(`/api/${path}`)).status).toBe(403);
    const reason = { reason: 'Ingin tahu siapa pelapornya' };
    const asked = await staf.send('POST', `/api/complaints/${complaint.id}/reporter`, reason);
    expect([403, 404]).toContain(asked.status);
    // The last is told after its answer.
    let denied: string[] = [];
    while (denied.length < 4) denied = await said('kadis', { actorId: staffId, outcome: 'denied' });
    const texts = denied.join('\n');
    for (const words of ['membuka Papan kerja', 'mengunduh bundel jejak audit', 'membuka identitas pelapor pada'])
      expect(texts).toContain(`mencoba ${words}`);
    expect(texts).not.toMatch(/[a-z]_[a-z]|board|bundle|figures|post|mencoba get/);
  });
});
