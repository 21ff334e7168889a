import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { stateOf } from '../../api/define/resource.ts';
import { type Body, done, LETTERS, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const ROLES = Object.entries(LETTERS);

/**
 * Who may do what (api/README: Who works here), written by hand: a change of a declaration must be made here too.
 * D Kepala Dinas, B Kepala Bidang, S Kepala Seksi, V verifikator, T staf, A system administrator, I Inspektorat.
 */
const TABLE: Readonly<
  Record<string, readonly [list: string, show: string, create: string, edit: string, remove: string]>
> = {
  requests: ['DBSVTI', 'DBSVTI', 'VT', 'VT', 'VT'],
  verifications: ['DBSVTI', 'DBSVTI', 'VT', 'VT', 'VT'],
  certificates: ['DBSVTI', 'DBSVTI', '', '', ''],
  complaints: ['DBSVTI', 'DBSVTI', 'BSVT', 'BSVT', ''],
  'answer-templates': ['DBSVTI', 'DBSVTI', 'DBS', 'DBS', 'DBS'],
  'data-requests': ['DBSVTI', 'DBSVTI', 'SVT', 'SVT', ''],
  // Whoever sees the owner sees its files; uploads are tried below.
  attachments: ['DBSVTAI', 'DBSVTAI', '', '', ''],
  'supervision-draws': ['DBSI', 'DBSI', '', '', ''],
  'supervised-acts': ['DBSVTAI', 'DBSVTAI', '', '', ''],
  'supervision-reviews': ['DBSI', 'DBSI', '', '', ''],
  // Who is supervised brings the evidence: test/supervision/findings.test.ts.
  findings: ['DBSVTAI', 'DBSVTAI', 'DBS', 'DBSVTA', ''],
  // Which of them each sees is for the room's list of readers: test/complaints/room.test.ts.
  examinations: ['DBSVTI', 'DBSVTI', 'DBS', 'DBS', ''],
  'examination-statements': ['DBSVTI', 'DBSVTI', 'DBS', 'DBS', ''],
  'examination-readers': ['DBSVTI', 'DBSVTI', 'DBS', '', 'DBS'],
  sanctions: ['DBSVTAI', 'DBSVTAI', 'DBS', 'DBS', ''],
  'sanction-members': ['DBSVTI', 'DBSVTI', 'DBS', 'DBS', 'DBS'],
  'sanction-authorities': ['DBSVTI', 'DBSVTI', 'D', 'D', ''],
  'evaluation-meetings': ['DBSVTI', 'DBSVTI', 'BST', 'BST', ''],
  'meeting-agenda-items': ['DBSVTI', 'DBSVTI', 'BST', 'BST', 'BST'],
  'meeting-attendances': ['DBSVTI', 'DBSVTI', 'BST', 'BST', 'BST'],
  // Who owns it brings the evidence: test/meetings/action-items.test.ts.
  'action-items': ['DBSVTI', 'DBSVTI', 'BST', 'DBSVT', ''],
  'meeting-addenda': ['DBSVTI', 'DBSVTI', 'BST', 'BST', ''],
  'audit-logs': ['DBSVTAI', 'DBSVTAI', '', '', ''],
  reconciliations: ['DI', 'DI', '', '', ''],
  erasures: ['DBSVTI', 'DBSVTI', 'SVT', 'SVT', ''],
  'legal-holds': ['DI', 'DI', 'D', 'D', ''],
  'service-standards': ['DBSVTAI', 'DBSVTAI', 'BS', 'BS', ''],
  'discipline-articles': ['DBSVTI', 'DBSVTI', 'DB', 'DB', ''],
  holidays: ['DBSVTAI', 'DBSVTAI', 'A', 'A', 'A'],
  'office-hours': ['DBSVTAI', 'DBSVTAI', 'A', 'A', 'A'],
  'org-units': ['DBSVTAI', 'DBSVTAI', 'A', 'A', 'A'],
  staff: ['DBSVTAI', 'DBSVTAI', 'A', 'A', ''],
  'staff-terms': ['DBSVTAI', 'DBSVTAI', '', '', ''],
  appointments: ['DBSVTAI', 'DBSVTAI', 'A', 'A', 'A'],
  competencies: ['DBSVTI', 'DBSVTI', 'BS', 'BS', 'BS'],
  leaves: ['DBSVTAI', 'DBSVTAI', 'DBSA', 'DBSA', 'DBSA'],
  users: ['DAI', 'DAI', 'A', 'A', ''],
  mails: ['A', 'A', '', '', ''],
};

it('the table is about every resource', () => {
  expect(Object.keys(TABLE)).toEqual(resources.map(({ name }) => name));
});

describe.each(Object.entries(TABLE))('%s', (resource, [list, show, create, edit, remove]) => {
  const nobodys = '00000000-0000-7000-8000-000000000000';
  const path = `/api/${resource}`;
  const answers = async (ask: (role: Role) => Promise<{ status: number }>) => {
    const statuses = await Promise.all(
      ROLES.map(async ([letter, role]) => [letter, (await ask(role)).status] as const),
    );
    return Object.fromEntries(statuses);
  };
  /** What every role is answered: `yes` where the table has its letter, otherwise 403. */
  const expected = (letters: string, yes: number) =>
    Object.fromEntries(ROLES.map(([letter]) => [letter, letters.includes(letter) ? yes : 403]));

  it(`is listed by ${list}`, async () => {
    expect(await answers((role) => office.as(role).list(resource))).toEqual(expected(list, 200));
  });

  it(`is shown to ${show}`, async () => {
    expect(await answers((role) => office.as(role).one(resource, nobodys))).toEqual(expected(show, 404));
    for (const [letter, role] of ROLES.filter(([one]) => show.includes(one))) {
      const listed = done(await office.as(role).list(resource, { range: [0, 0] })).map(({ id }) => id);
      const shown = await Promise.all(listed.map(async (id) => (await office.as(role).one(resource, id)).body.id));
      expect([letter, shown]).toEqual([letter, listed]);
    }
  });

  if (resource === 'audit-logs') {
    it('has no other method for anybody', async () => {
      const methods = ['POST', 'PUT', 'DELETE', 'PATCH'] as const;
      for (const method of methods)
        expect(await answers((role) => office.as(role).send(method, `${path}/${nobodys}`, {}))).toEqual(
          Object.fromEntries(ROLES.map(([letter]) => [letter, 405])),
        );
    });
    return;
  }

  // A file is created by an upload: below.
  if (resource !== 'attachments')
    it(`is created by ${create || 'nobody'}`, async () => {
      // Nobody gets as far as the database: an empty record is malformed.
      expect(await answers((role) => office.as(role).create(resource, {}))).toEqual(expected(create, 400));
    });

  it(`is edited by ${edit || 'nobody'}`, async () => {
    const ask = (role: Role) => office.as(role).update(resource, { id: nobodys, version: 1 }, {});
    expect(await answers(ask)).toEqual(expected(edit, 404));
  });

  it(`is archived by ${remove || 'nobody'}`, async () => {
    expect(await answers((role) => office.as(role).archive(resource, { id: nobodys }))).toEqual(expected(remove, 404));
  });
});

describe('uploads', () => {
  it('go to a letter by those who may edit it: staf and its verifier', async () => {
    const { requestId } = await office.make.personIn('menunggu_swafoto');
    const expected = { D: 403, B: 403, S: 403, V: 201, T: 201, A: 404, I: 403 };
    const found: Record<string, number> = {};
    for (const [letter, role] of ROLES)
      found[letter] = (await office.as(role).upload('requests', requestId as string, 'lampiran', PDF, 'a.pdf')).status;
    expect(found).toEqual(expected);
  });
});

/** What the Inspektorat says about a complaint that nobody here may decide. */
const OWN_WORDS = ['klasifikasi_ulang', 'catat_jawaban_inspektorat', 'puas'];

describe('the auditor changes nothing anywhere', () => {
  it('may take no step of any flow but to confirm a right and to say what the Inspektorat says, in any state there is', async () => {
    const auditor = office.as('auditor');
    const closed = resources.filter(({ name }) => name !== 'appointments');
    for (const resource of closed.filter((one) => stateOf(one) && one.access.list.includes('auditor'))) {
      const records: Body[] = [];
      for (const status of Object.keys(stateOf(resource)!.flow.states))
        records.push(...done(await auditor.list(resource.name, { filter: { status }, range: [0, 0] })));
      expect([resource.name, records.length > 0]).toEqual([resource.name, true]);
      for (const record of records) {
        const verdicts = done(await auditor.steps(resource.name, record));
        const own = record.inspectorateForwardedOn ? OWN_WORDS : [];
        const others = verdicts.filter(({ verb }) => !own.includes(verb));
        expect(others.filter(({ allowed }) => allowed)).toEqual([]);
        const { verb } = others[0]!;
        expect((await auditor.step(resource.name, record, verb)).status).toBe(403);
      }
    }
  });

  it('has left no trace but refusals and reading', async () => {
    const rows = await office.sql<{ action: string }>(
      `select distinct action from audit.event where actor_id = $1 and outcome = 'ok' order by 1`,
      [await office.as('auditor').staffId()],
    );
    expect(rows.map(({ action }) => action)).toEqual(['list', 'read', 'sign-in']);
  });
});

describe('nobody decides about himself', () => {
  const asIs = async (resource: string, filter: Record<string, unknown>) => {
    const [record] = done(await office.as('admin').list(resource, { filter }));
    return record!;
  };

  it('the administrator leaves his own appointment alone', async () => {
    const admin = office.as('admin');
    const staffId = await admin.staffId();
    const own = await asIs('appointments', { staffId });
    expect((await admin.update('appointments', own, { validTo: '2099-01-01' })).status).toBe(403);
    expect((await admin.archive('appointments', own)).status).toBe(403);
    const promotion = { staffId, role: 'kepala_dinas', kind: 'plt', validFrom: '2026-01-01' };
    expect((await admin.create('appointments', promotion)).status).toBe(403);
    expect(await asIs('appointments', { staffId })).toEqual(own);
  });

  it('the administrator leaves his own account and line alone', async () => {
    const admin = office.as('admin');
    const [account, person] = [
      await asIs('users', { username: 'admin' }),
      await asIs('staff', { id: await admin.staffId() }),
    ];
    expect((await admin.update('users', account, { active: false })).status).toBe(403);
    expect((await admin.update('users', account, { password: 'kuda besi lompat pagar' })).status).toBe(403);
    const kadis = await office.as('kadis').staffId();
    expect((await admin.update('staff', person, { supervisorId: kadis })).status).toBe(403);
    expect(
      (await admin.update('staff', person, { unitId: (await asIs('org-units', { code: 'ITSP' })).id })).status,
    ).toBe(403);
    expect((await admin.update('staff', person, { activeTo: '2099-01-01' })).status).toBe(403);
    expect(await asIs('users', { username: 'admin' })).toEqual(account);
    expect(await asIs('staff', { id: person.id })).toEqual(person);
  });

  it('Kepala Seksi gives competences to her verifiers and not to herself', async () => {
    const kasi = office.as('kasi');
    const given = { code: 'hak_akses_pencabutan', evidence: 'Surat penunjukan 1/2026', validFrom: '2026-01-01' };
    const own = await kasi.create('competencies', { ...given, staffId: await kasi.staffId() });
    expect([own.status, own.body.code]).toEqual([403, 'own_record']);
    const verifier = await office.as('verifikator3').staffId();
    expect((await kasi.create('competencies', { ...given, staffId: verifier })).status).toBe(201);
  });

  it('Kepala Seksi sees a sanction about herself from the summons on, changes nothing in it, and opens none', async () => {
    const [kasi, kabid] = [office.as('kasi'), office.as('kabid')];
    const evidence = await office.make.evidence(await kasi.staffId());
    const about = {
      staffId: await kasi.staffId(),
      examinerId: await kabid.staffId(),
      allegation: 'Terlambat.',
      ...evidence,
    };
    const opened = await office.as('kadis').create('sanctions', about);
    expect(opened.status).toBe(201);
    expect((await kasi.one('sanctions', opened.body.id)).status).toBe(404);
    expect((await kasi.step('sanctions', opened.body, 'telaah')).status).toBe(404);
    await office.sql(`update sanctions set status = 'dipanggil_1' where id = $1`, [opened.body.id]);
    const seen = await kasi.one('sanctions', opened.body.id);
    expect(seen.status).toBe(200);
    const changed = await kasi.update('sanctions', seen.body, { allegation: 'Tidak ada.' });
    expect([changed.status, changed.body.code]).toEqual([403, 'own_record']);
    expect((await kasi.create('sanctions', { ...about, allegation: 'Lain.' })).status).toBe(403);
    const verdicts = (await kasi.steps('sanctions', seen.body)).body;
    expect(verdicts.filter(({ allowed }) => allowed).map(({ verb }) => verb)).toEqual(['beri_tanggapan']);
  });

  it('a request about a certificate names its holder', async () => {
    const served = await office.make.personIn('diterima');
    const [certificate] = (await office.as('staf').list('certificates', { filter: { verificationId: served.id } }))
      .body;
    const letter = await office.make.letter({ kind: 'pencabutan' });
    const stranger = office.make.identity();
    const given = { requestId: letter.id, employment: 'pns', position: 'Analis', unit: 'Umum', ...stranger };
    const asked = { ...given, certificateId: certificate!.id, revocationReason: 'mutasi' };
    expect((await office.as('staf').create('verifications', asked)).status).toBe(422);
  });
});
