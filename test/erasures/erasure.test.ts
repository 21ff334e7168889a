import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const ASKED = {
  fields: ['nama', 'nik', 'nip', 'surel'],
  basis: 'pasal_43_1c',
  explanation: 'Permintaan yang bersangkutan.',
};
/** An erasure asked for by `staf`, whose letter it is. */
const ask = async (person: Body, more: object = {}) =>
  done(await office.as('staf').create('erasures', { verificationId: person.id, ...ASKED, ...more }));
const approve = async (erasure: Body) => done(await office.as('kadis').step('erasures', erasure, 'setujui'));
const served = async (more: object = {}) => {
  const { nik, nip: _, ...identity } = office.make.identity();
  return office.make.personIn('diterima', { nik, ...identity, ...more });
};
interface Entry {
  id: string;
  action: string;
  content: Record<string, [string, string]> | null;
  commits: Record<string, string>;
}
const entriesOf = (id: string) =>
  office.sql<Entry>(
    `select e.id, e.action, p.content, e.envelope::json->'commits' as commits
     from audit.event e left join audit.payload p on p.event_id = e.id where e.record_id = $1 order by e.id`,
    [id],
  );

describe('an erasure', () => {
  it('empties every record of the person and takes the values out of the trail, whose envelopes stay', async () => {
    const person = await served({ fullName: 'Kirana Hapus', email: 'kirana.hapus@purbalinggakab.go.id' });
    const [certificate] = done(await office.as('staf').list('certificates', { filter: { verificationId: person.id } }));
    done(await office.as('staf').history('verifications', person));
    const other = await office.make.personIn('terbit');
    const before = [...(await entriesOf(person.id)), ...(await entriesOf(certificate!.id))];
    const envelopes = () => office.sql(`select id, envelope from audit.event where id = any($1) order by id`, [ids]);
    const ids = before.map(({ id }) => id);
    const sealed = await envelopes();
    const name = person.fullName as string;
    expect(before.filter(({ content }) => JSON.stringify(content).includes(name)).length).toBeGreaterThan(1);

    const trail = new Trail(office);
    await trail.seal();
    const executed = done(await office.as('kasi').step('erasures', await approve(await ask(person)), 'laksanakan'));
    expect(executed).toMatchObject({
      status: 'dilaksanakan',
      records: 2,
      executedById: await office.as('kasi').staffId(),
    });
    const emptied = done(await office.as('kadis').one('verifications', person.id));
    expect(emptied).toMatchObject({ fullName: '(dihapus)', email: '(dihapus)', nip: null, nik: '•'.repeat(16) });
    expect(emptied).toMatchObject({ status: 'diterima', unit: person.unit, serialNumber: person.serialNumber });
    expect(done(await office.as('kadis').one('certificates', certificate!.id))).toMatchObject({
      holderName: '(dihapus)',
      holderEmail: null,
      serialNumber: certificate!.serialNumber,
    });

    // Nothing of the person is left anywhere.
    const tables = await office.sql<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'audit') and table_type = 'BASE TABLE'`,
    );
    for (const { name: table } of tables) {
      const [{ n } = { n: -1 }] = await office.sql<{ n: number }>(
        `select count(*)::int as n from ${table} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`,
        [name, person.email],
      );
      expect([table, n]).toEqual([table, 0]);
    }
    // The bytes that were hashed are what they were; each value that is gone has its entry.
    expect(await envelopes()).toEqual(sealed);
    const after = [...(await entriesOf(person.id)), ...(await entriesOf(certificate!.id))];
    const all = await office.sql<{ event: string; fields: string[]; basis: string }>(
      `select e.record_id as event, (p.content->'#redacted'->>0)::json as fields, (p.content->'#basis'->>0)::json#>>'{}' as basis
       from audit.event e join audit.payload p on p.event_id = e.id where e.action = 'audit.redact' and e.resource = 'audit-logs'`,
    );
    const redactions = all.filter(({ event }) => after.some(({ id }) => id === event));
    expect(redactions).toHaveLength(executed.entries as number);
    for (const { id, action, content, commits } of after) {
      const gone = Object.keys(commits).filter((field) => !content?.[field]);
      const told = redactions.filter(({ event }) => event === id);
      expect([action, told.flatMap(({ fields }) => fields).toSorted()]).toEqual([action, gone.toSorted()]);
      expect(told.every(({ basis }) => basis === 'pasal_43_1c')).toBe(true);
    }
    const newest = after.filter(({ action }) => action === 'erase');
    expect(newest.map(({ content }) => '#row' in content!)).toEqual([true, true]);
    await trail.seal();
    const verdict = done(await office.as('auditor').send('POST', '/api/audit-logs/verify', {}));
    expect(verdict).toMatchObject({ ok: true });
    // Somebody else's entries are whole, and the rows agree with the trail.
    expect(
      (await entriesOf(other.id)).every(({ content, commits }) =>
        Object.keys(commits).every((field) => content?.[field]),
      ),
    ).toBe(true);
    expect(done(await office.as('kadis').send('POST', '/api/audit-logs/reconcile', {}))).toMatchObject({
      faultCount: 0,
    });
  });

  it('of a person reaches all files with the same NIK, of a file only that one', async () => {
    const first = await served();
    const { nik } = office.make.identity();
    const people = [await office.make.personIn('diterima', { nik }), await office.make.personIn('diterima', { nik })];
    const names = async (list: readonly Body[]) =>
      Promise.all(list.map(async ({ id }) => done(await office.as('kadis').one('verifications', id)).fullName));
    done(
      await office.as('staf').step('erasures', await approve(await ask(people[0]!, { reach: 'berkas' })), 'laksanakan'),
    );
    expect((await names(people)).map((name) => name === '(dihapus)')).toEqual([true, false]);
    const again = await served();
    expect((await names([first, again])).includes('(dihapus)')).toBe(false);
    const both = [await office.make.personIn('diterima', { nik }), people[1]!];
    done(await office.as('staf').step('erasures', await approve(await ask(people[1]!)), 'laksanakan'));
    expect((await names(both)).map((name) => name === '(dihapus)')).toEqual([true, true]);
  });

  it('needs two people: nobody approves his own, and nothing happens before', async () => {
    const person = await served();
    const erasure = await ask(person);
    for (const desk of ['staf', 'kasi', 'verifikator1', 'admin', 'inspektorat'] as const)
      expect([403, 404]).toContain((await office.as(desk).step('erasures', erasure, 'setujui')).status);
    expect((await office.as('staf').step('erasures', erasure, 'laksanakan')).status).toBe(409);
    // Even one that says so in the table is refused there.
    const kadis = await office.as('kadis').staffId();
    await office.sql(`update erasures set "requestedById" = $2 where id = $1`, [erasure.id, kadis]);
    const own = await office.as('kadis').step('erasures', erasure, 'setujui');
    expect([own.status, own.body.code]).toEqual([403, 'step_person']);
    await expect(
      office.sql(`update erasures set "approvedById" = $2, status = 'disetujui' where id = $1`, [erasure.id, kadis]),
    ).rejects.toThrow(/check constraint/);
    await office.sql(`update erasures set "requestedById" = $2 where id = $1`, [
      erasure.id,
      await office.as('staf').staffId(),
    ]);
    done(await office.as('kadis').step('erasures', erasure, 'tolak', { reason: 'Masih diperlukan.' }));
    expect(done(await office.as('kadis').one('verifications', person.id)).fullName).toBe(person.fullName);
  });

  it('is not changed once it is approved, nor carried out twice', async () => {
    const erasure = await approve(await ask(await served(), { fields: ['surel'] }));
    const changed = await office.as('staf').update('erasures', erasure, { fields: ['nama'] });
    expect(changed.status).toBe(422);
    const finished = done(await office.as('staf').step('erasures', erasure, 'laksanakan'));
    expect((await office.as('staf').step('erasures', finished, 'laksanakan')).status).toBe(409);
  });

  it('waits until the person’s own business is done', async () => {
    const open = await ask(await office.make.personIn('menunggu_swafoto'));
    const answer = await office.as('kadis').step('erasures', open, 'setujui');
    expect([answer.status, answer.body.code]).toEqual([409, 'legal_hold']);
    const staffId = await office.as('verifikator3').staffId();
    const colleague = done(await office.as('staf').create('erasures', { staffId, ...ASKED }));
    expect((await office.as('kadis').step('erasures', colleague, 'setujui')).status).toBe(409);
  });
});

describe('a legal hold stops it', () => {
  const attempts = async (erasure: Body, verb: string) => {
    const { status, body } = await office.as('kadis').step('erasures', erasure, verb);
    return [status, body.code];
  };
  const HELD = [409, 'legal_hold'];

  it('a recorded one, from its first to its last day or until it is lifted, also after the approval', async () => {
    const person = await served();
    const erasure = await ask(person);
    const kadis = office.as('kadis');
    const given = { verificationId: person.id, grounds: 'Diminta penyidik.' };
    done(await kadis.create('legal-holds', { ...given, validFrom: day(-9), validTo: day(-1) }));
    done(await kadis.create('legal-holds', { ...given, validFrom: day(1) }));
    const hold = done(await kadis.create('legal-holds', { ...given, validFrom: day() }));
    expect(await attempts(erasure, 'setujui')).toEqual(HELD);
    const lifted = done(await kadis.step('legal-holds', hold, 'cabut', { reason: 'Perkara selesai.' }));
    expect(lifted.status).toBe('dicabut');
    const approved = await approve(erasure);
    done(await kadis.create('legal-holds', { ...given, validFrom: day() }));
    expect(await attempts(approved, 'laksanakan')).toEqual(HELD);
    const held = done(await kadis.step('erasures', approved, 'tahan', { reason: 'Ada penahanan baru.' }));
    expect(done(await kadis.step('erasures', held, 'lanjutkan'))).toMatchObject({
      status: 'diajukan',
      approvedById: null,
    });
  });

  it('an open complaint about the person’s letter, and an open sanction about the person', async () => {
    const person = await served();
    const erasure = await ask(person);
    const complaint = done(
      await office.as('staf').create('complaints', {
        channel: 'telepon',
        receivedAt: new Date().toISOString(),
        subject: 'Keterlambatan',
        content: 'Sertifikat terlambat diterima.',
        requestId: person.requestId,
      }),
    );
    expect(await attempts(erasure, 'setujui')).toEqual(HELD);
    await office.sql(`update complaints set status = 'selesai' where id = $1`, [complaint.id]);
    const staffId = await office.as('verifikator2').staffId();
    await office.sql(`update verifications set "subjectStaffId" = $2 where id = $1`, [person.id, staffId]);
    const examinerId = await office.as('kasi').staffId();
    const evidence = await office.make.evidence(staffId);
    done(await office.as('kasi').create('sanctions', { staffId, examinerId, allegation: 'Dugaan.', ...evidence }));
    expect(await attempts(erasure, 'setujui')).toEqual(HELD);
  });
});

describe('the database itself', () => {
  it('takes values out of the trail for an approved erasure only, of its person only', async () => {
    const [person, stranger] = [await served(), await served()];
    const erasure = await ask(person);
    const [[entry], [foreign]] = [await entriesOf(person.id), await entriesOf(stranger.id)];
    const client = new pg.Client({ connectionString: office.appUrl });
    await client.connect();
    const redact = async (event: string, fields: string[]) => {
      const told = JSON.stringify({ actor: 'x', requestId: 'r', appVersion: '0' });
      const question = 'select audit.redact($1::jsonb, $2, $3, $4)';
      return client.query(question, [told, erasure.id, event, fields]).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    };
    try {
      expect(await redact(entry!.id, ['fullName'])).toBe('42501');
      await approve(erasure);
      expect(await redact(foreign!.id, ['fullName'])).toBe('42501');
      expect(await redact(entry!.id, ['#reason'])).toBe('42501');
      expect(await redact(entry!.id, ['fullName'])).toBe('done');
      await expect(client.query(`update audit.payload set content = '{}'`)).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });
});
