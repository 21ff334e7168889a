import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseTrail } from '../../api/sanctions/case-trail.ts';
import type { Username } from '../../api/seed/people.ts';
import { HEARD, SUMMONED } from '../support/case-papers.ts';
import { deskOf } from '../support/complaints.ts';
import { casesOf } from '../support/discipline.ts';
import { findingsIn } from '../support/findings.ts';
import { type Body, done, type Office, openOffice, PDF } from '../support/office.ts';
import { membersOf, provenIn } from '../support/proven.ts';
import { Trail } from '../support/tampering.ts';

let office: Office;
const cases = casesOf(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

interface Listed {
  path: string | null;
  kind: string;
  name: string;
  sha256: string;
  missing: string | null;
}
const pathOf = ({ id }: Body) => `/api/sanctions/${id}/dossier`;
async function dossier(who: Username, record: Body): Promise<Buffer> {
  const { token } = await office.as(who).signedIn();
  const answer = await fetch(office.url + pathOf(record), { headers: { authorization: `Bearer ${token}` } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return Buffer.from(await answer.arrayBuffer());
}
const refusal = async (who: Username, record: Body) => {
  const { status, body } = await office.as(who).get(pathOf(record));
  return [status, body.message];
};
const sealed = () => new Trail(office).seal();
const listOf = (members: ReadonlyMap<string, Buffer>) => JSON.parse(members.get('berkas.json')!.toString()) as Listed[];
const inState = async (status: string): Promise<Body> =>
  (await office.sql<Body>('select id, number from sanctions where status = $1', [status]))[0]!;

describe('the dossier of a case', () => {
  it('holds the papers that there are, every file as it was uploaded, and how to check it', async () => {
    const record = await inState('diserahkan');
    done(await office.as('kasi').upload('sanctions', record.id, 'lampiran', PDF, '../foto & catatan.pdf'));
    const members = membersOf(await dossier('kasi', record));
    const number = (record.number as string).replaceAll('/', '-');
    const papers = [...members].filter(([name]) => name.startsWith('naskah/'));
    expect(papers.map(([name]) => name)).toEqual([
      `naskah/surat-panggilan-i-${number}.pdf`,
      `naskah/berita-acara-pemeriksaan-${number}.pdf`,
      `naskah/keputusan-hukuman-disiplin-${number}.pdf`,
      `naskah/berita-acara-penyerahan-keputusan-${number}.pdf`,
    ]);
    expect(papers.filter(([, content]) => content.subarray(0, 5).toString() !== '%PDF-')).toEqual([]);
    const files = listOf(members);
    expect(files.map(({ kind }) => kind).toSorted()).toEqual([
      'Bukti penyampaian panggilan pertama',
      'Bukti penyerahan keputusan',
      'Lampiran',
    ]);
    for (const { path, sha256 } of files)
      expect(createHash('sha256').update(members.get(path!)!).digest('hex')).toBe(sha256);
    expect(files.at(-1)!.path).toMatch(/^berkas\/3-[^/]+\.pdf$/);
    expect(members.get('baca-dahulu.txt')!.toString()).toContain('SHA-256(0x00 || entry)');
  });

  it('tells the case and what it rests on, each entry proven to an outsider, the oldest first', async () => {
    const entry = await office.make.evidence(await cases.staffId('verifikator1'));
    const finding = await findingsIn(() => office).inState('disampaikan');
    const record = done(await cases.open('verifikator1', { ...entry, findingId: finding.id }));
    done(await cases.step('kasi', record, 'telaah'));
    await sealed();
    const { entries, withheld, unproven } = await provenIn<CaseTrail>(await dossier('kadis', record));
    const told = entries.map(({ action, recordId }) => `${action} ${recordId}`);
    for (const line of [
      `create ${record.id}`,
      `step:telaah ${record.id}`,
      `create ${finding.id}`,
      `step:sampaikan ${finding.id}`,
    ])
      expect([line, told.includes(line)]).toEqual([line, true]);
    expect(entries.map(({ id }) => id)).toContain(entry.entryId);
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.find(({ action }) => action === 'step:telaah')!.sentence).toMatch(/menelaah dugaan pelanggaran/i);
    // Sealed is all but this look at it.
    expect([unproven, withheld]).toEqual([['export'], 0]);
  });

  it('keeps back what whoever asks may not know of, and says how much', async () => {
    const complaint = await deskOf(office).record({ complainedId: await cases.staffId('kadis') });
    const opened = done(await cases.open('verifikator1'));
    const [foreign] = await office.sql<{ id: string }>(
      `select id from audit.event where resource = 'complaints' and record_id = $1 order by id limit 1`,
      [complaint.id],
    );
    await cases.put(opened, { complaintId: complaint.id, entryId: foreign!.id });
    await sealed();
    const of = async (who: Username) => provenIn<CaseTrail>(await dossier(who, opened));
    const [auditor, kadis] = [await of('inspektorat'), await of('kadis')];
    const about = ({ entries }: CaseTrail) => entries.filter(({ recordId }) => recordId === complaint.id);
    expect([about(auditor).length > 0, auditor.withheld]).toEqual([true, 0]);
    // That it rests on a complaint he is not told at all; the entry is named in the case.
    expect([about(kadis), kadis.withheld]).toEqual([[], 1]);
  });

  it('is for the leaders of the line and the auditor, and never for the person himself; it is told each time', async () => {
    const record = await cases.put(done(await cases.open('kasi')), { ...SUMMONED });
    expect(await refusal('kasi', record)).toEqual([403, expect.stringContaining('diambil orang lain')]);
    for (const [who, status] of [
      ['verifikator1', 403],
      ['staf', 403],
      ['admin', 403],
      ['kasi2', 404],
      ['kabid2', 404],
    ] as const)
      expect([who, (await refusal(who, record))[0]]).toEqual([who, status]);
    for (const who of ['kabid', 'kadis', 'inspektorat'] as const) await dossier(who, record);
    const exports = await office.sql(
      `select 1 from audit.event where record_id = $1 and action = 'export' and outcome = 'ok'`,
      [record.id],
    );
    expect(exports).toHaveLength(3);
    const hidden = await cases.put(record, { status: 'telaah' });
    expect((await refusal('kasi', hidden))[0]).toBe(404);
  });

  it('is given without a file that is lost or changed, and names it', async () => {
    const record = await cases.put(done(await cases.open('verifikator1')), HEARD);
    for (const name of ['hilang.pdf', 'diubah.pdf', 'utuh.pdf'])
      done(await office.as('kabid').upload('sanctions', record.id, 'lampiran', PDF, name));
    const keys = await office.sql<{ storageKey: string }>(
      'select "storageKey" from attachments where "ownerId" = $1 order by id',
      [record.id],
    );
    const [lost, changed] = keys.map(({ storageKey: key }) => join(office.dataDir, 'files', key.slice(-2), key));
    rmSync(lost!);
    writeFileSync(changed!, 'lain');
    const members = membersOf(await dossier('kasi', record));
    expect(listOf(members).map(({ name, path, missing }) => [name, path, missing?.slice(0, 24)])).toEqual([
      ['hilang.pdf', null, 'Berkas ini tidak ada lag'],
      ['diubah.pdf', null, 'Isi berkas ini tidak sam'],
      ['utuh.pdf', 'berkas/3-utuh.pdf', undefined],
    ]);
    expect(members.has('berkas/3-utuh.pdf')).toBe(true);
  });
});
