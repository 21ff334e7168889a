import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { findingsIn } from '../support/findings.ts';
import { type Body, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
const { about, draft, seenBy, told, took } = findingsIn(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe('who knows of it', () => {
  const PEOPLE: readonly Username[] = [
    'kadis',
    'kabid',
    'kabid2',
    'kasi',
    'kasi2',
    'verifikator1',
    'verifikator2',
    'staf',
    'inspektorat',
    'admin',
  ];

  it('the line of superiors and the auditor; the supervised once it is handed over, and nobody beside or below', async () => {
    const finding = await draft();
    expect(await seenBy(finding, PEOPLE)).toEqual(['kadis', 'kabid', 'kasi', 'inspektorat']);
    await took('kasi', finding, 'sampaikan');
    expect(await seenBy(finding, PEOPLE)).toEqual(['kadis', 'kabid', 'kasi', 'verifikator1', 'inspektorat']);
  });

  it('of a leader his subordinates know nothing, he himself not before it is handed over', async () => {
    const finding = await draft('kabid', 'kasi');
    expect(await seenBy(finding, PEOPLE)).toEqual(['kadis', 'kabid', 'inspektorat']);
    await took('kabid', finding, 'sampaikan');
    expect(await seenBy(finding, PEOPLE)).toEqual(['kadis', 'kabid', 'kasi', 'inspektorat']);
  });

  it('what was taken back before it was handed over he never learns of', async () => {
    const finding = await draft();
    await took('kabid', finding, 'batalkan', { reason: 'Ternyata keliru dicatat.' });
    expect(await seenBy(finding, ['verifikator1', 'kasi'])).toEqual(['kasi']);
    expect(await told('verifikator1', finding)).toEqual([]);
  });

  it('a draft is in no history, trail, file or search of his', async () => {
    const finding = await draft();
    const himself = office.as('verifikator1');
    expect((await himself.history('findings', finding)).status).toBe(404);
    expect((await himself.steps('findings', finding)).status).toBe(404);
    expect((await himself.get(`/api/findings/${finding.id}/pdf`)).status).toBe(404);
    expect(done(await himself.list('audit-logs', { filter: { recordId: finding.id } }))).toEqual([]);
    expect(done(await himself.list('findings', { filter: { q: finding.number } }))).toEqual([]);
  });
});

describe('what it rests on', () => {
  it('an entry of the trail is one about what the supervised did himself', async () => {
    const own = await office.sql<{ id: string; actor: string }>(
      `select id::text, actor_id as actor from audit.event where outcome = 'ok' and action like 'step:%' and actor_id = any($1) order by id desc limit 200`,
      [[await office.as('verifikator1').staffId(), await office.as('verifikator2').staffId()]],
    );
    const [his, others] = [await office.as('verifikator1').staffId(), await office.as('verifikator2').staffId()].map(
      (id) => own.find(({ actor }) => actor === id)!.id,
    );
    const made = await draft('kasi', 'verifikator1', { entryId: his });
    expect(done(await office.as('kasi').list('findings', { filter: { entryId: his } })).map(({ id }) => id)).toEqual([
      made.id,
    ]);
    for (const entryId of [others, 'x', '00000000-0000-7000-8000-000000000000'])
      expect(fieldsOf(await office.as('kasi').create('findings', await about('verifikator1', { entryId })))).toEqual([
        422,
        ['entryId'],
      ]);
  });

  /** Of the acts of his people one that Kepala Seksi judges so. */
  async function judged(verb: string): Promise<Body> {
    const kasi = await office.as('kasi').staffId();
    const [act] = await office.sql<Body>(
      `update supervised_acts set status = 'menunggu', version = version + 1 where id = (select id from supervised_acts
         where status in ('menunggu', 'sesuai') and "supervisorId" = $1 and "archivedAt" is null order by "actedAt" desc limit 1) returning *`,
      [kasi],
    );
    const remark = 'Dicentang sebelum pemohon dihubungi.';
    return done(await office.as('kasi').step('supervised-acts', act!, verb, { remark }));
  }
  const onAct = async (act: Body) => {
    const { supervisedId: _, ...text } = await about('verifikator1');
    return { ...text, supervisedId: act.supervisedId, actId: act.id };
  };

  it('a verdict stays while a finding rests on it', async () => {
    const act = await judged('nilai_pembinaan');
    done(await office.as('kasi').create('findings', await onAct(act)));
    const seen = done(await office.as('kasi').one('supervised-acts', act.id));
    const reason = 'Sudah dijelaskan yang bersangkutan.';
    const answer = await office.as('kasi').step('supervised-acts', seen, 'ganti_sesuai', { reason });
    const verdict = done(await office.as('kasi').steps('supervised-acts', seen)).find(
      ({ verb }) => verb === 'ganti_sesuai',
    );
    expect([answer.status, verdict]).toEqual([409, expect.objectContaining({ allowed: false })]);
    expect(answer.body.message).toContain('sudah menjadi dasar temuan');
  });

  it('and is replaced or rested on, never both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const act = await judged('nilai_pembinaan');
      const both = await Promise.all([
        office.as('kasi').step('supervised-acts', act, 'ganti_sesuai', { reason: 'Sudah dijelaskan.' }),
        office.as('kasi').create('findings', await onAct(act)),
      ]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(both.every(({ status }) => status < 500)).toBe(true);
    }
  });

  it('the supervised reads in his own history no word of a finding or a case before he is told', async () => {
    const act = await judged('nilai_dugaan');
    const finding = done(await office.as('kasi').create('findings', await onAct(act)));
    const [user] = await office.sql<{ username: Username }>('select username from users where "staffId" = $1', [
      act.supervisedId,
    ]);
    const himself = office.as(user!.username);
    const known = [
      await himself.history('supervised-acts', act),
      await himself.one('supervised-acts', act.id),
      await himself.steps('supervised-acts', act),
      await himself.list('audit-logs', { filter: { recordId: act.id } }),
    ];
    const words = JSON.stringify(known.map((one) => done(one as never)));
    expect(words).not.toMatch(/temuan|perkara/i);
    expect(words).not.toContain(finding.id);
  });
});
