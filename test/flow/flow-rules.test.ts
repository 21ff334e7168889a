import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { appointed } from '../support/appointing.ts';
import { type Body, CHECKLIST, day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const NIP = { verifikator1: '199003212015031002', kasi: '198308142009032005' } as const;
const now = async (person: { id: string }) => done(await office.as('kadis').one('verifications', person.id));
const step = async (who: Username, person: Body, verb: string, body: object = {}) =>
  office.as(who).step('verifications', await now(person), verb, body);
const idOf = (who: Username) => office.as(who).staffId();
/** A letter after step B, with one person who waits for a verifier. */
async function waiting(overrides: Record<string, unknown> = {}): Promise<{ letter: Body; person: Body }> {
  const letter = await office.make.letterIn('dikembalikan');
  const person = await office.make.person(letter.id, overrides);
  const submitted = done(await office.as('staf').step('requests', letter, 'ajukan_ulang'));
  const disposition = { addresseeId: await idOf('kasi'), instruction: 'Lanjutkan' };
  return { letter: done(await office.as('kadis').step('requests', submitted, 'disposisikan', disposition)), person };
}

describe('four eyes', () => {
  it('nobody verifies a request filed for himself, whichever way he is assigned', async () => {
    const { letter, person } = await waiting({ nip: NIP.verifikator1 });
    const verifierId = await idOf('verifikator1');
    expect((await now(person)).subjectStaffId).toBe(verifierId);
    expect(fieldsOf(await step('kasi', person, 'tugaskan', { verifierId }))).toEqual([422, ['verifierId']]);
    expect(fieldsOf(await office.as('kasi').step('requests', letter, 'teruskan', { verifierId }))).toEqual([
      422,
      ['verifierId'],
    ]);
    done(await office.as('kasi').step('requests', letter, 'teruskan', { verifierId: await idOf('verifikator2') }));
    const moved = await step('kasi', person, 'alihkan_tugas', { verifierId, reason: 'Cuti' });
    expect(fieldsOf(moved)).toEqual([422, ['verifierId']]);
    expect((await now(person)).verifierId).toBe(await idOf('verifikator2'));
  });

  it('a NIP corrected later to the verifier’s own does not get around it', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran');
    const edited = await office.as('staf').update('verifications', person, { nip: NIP.verifikator1 });
    expect(edited.status).toBe(422);
    expect((await now(person)).subjectStaffId).toBeNull();
  });

  it('the assigner is not the verifier, even where she may verify', async () => {
    const kasi = await idOf('kasi');
    const { letter, person } = await waiting();
    const acting = {
      staffId: kasi,
      role: 'verifikator',
      kind: 'plh',
      validFrom: day(),
      validTo: day(),
      decree: 'ST/1',
    };
    const appointment = done(await office.as('admin').create('appointments', acting));
    try {
      expect(fieldsOf(await step('kasi', person, 'tugaskan', { verifierId: kasi }))).toEqual([422, ['verifierId']]);
      const forAll = await office.as('kasi').step('requests', letter, 'teruskan', { verifierId: kasi });
      expect(fieldsOf(forAll)).toEqual([422, ['verifierId']]);
      // Her superior may assign it to her, once she may register: then she works on it and he does not.
      expect(fieldsOf(await step('kabid', person, 'tugaskan', { verifierId: kasi }))).toEqual([422, ['verifierId']]);
      const competent = { staffId: kasi, code: 'registrasi_sertifikat', evidence: 'Uji', validFrom: day() };
      done(await office.as('kabid').create('competencies', competent));
      expect(done(await step('kabid', person, 'tugaskan', { verifierId: kasi })).verifierId).toBe(kasi);
      const rest = { verifierId: await idOf('verifikator1') };
      expect(done(await office.as('kabid').step('requests', letter, 'teruskan', rest)).status).toBe('diteruskan');
      expect((await office.as('kasi').list('verifications')).status).toBe(200);
    } finally {
      done(await office.as('admin').archive('appointments', appointment));
    }
  });

  it('the table itself refuses it, whatever program writes', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran', { nip: NIP.kasi });
    for (const column of ['assignedById', 'subjectStaffId'])
      await expect(
        office.sql(`update verifications set "verifierId" = "${column}" where id = $1`, [person.id]),
      ).rejects.toMatchObject({ code: '23514' });
  });

  it('a verifier must be one, be at work, and be known', async () => {
    const { person } = await waiting();
    const assign = async (verifierId: string) => fieldsOf(await step('kasi', person, 'tugaskan', { verifierId }));
    expect(await assign(await idOf('staf'))).toEqual([422, ['verifierId']]);
    expect(await assign(await idOf('staf2'))).toEqual([422, ['verifierId']]);
    expect(await assign(crypto.randomUUID())).toEqual([422, ['verifierId']]);
    const staffId = await idOf('verifikator3');
    const leave = done(await office.as('kasi').create('leaves', { staffId, kind: 'tahunan', validFrom: day() }));
    expect(await assign(staffId)).toEqual([422, ['verifierId']]);
    done(await office.as('kasi').archive('leaves', leave));
    expect((await assign(staffId))[0]).toBe(200);
  });

  it('verifiers are assigned after the disposition, not before', async () => {
    const letter = await office.make.letterIn('diajukan');
    const [person] = done(await office.as('kasi').list('verifications', { filter: { requestId: letter.id } }));
    expect((await step('kasi', person!, 'tugaskan', { verifierId: await idOf('verifikator1') })).status).toBe(409);
  });
});

describe('an acting head', () => {
  it('Kepala Bidang as Plh. Kepala Dinas makes the disposition, on his behalf, and not a day longer', async () => {
    const letter = await office.make.letterIn('diajukan');
    const disposition = { addresseeId: await idOf('kasi'), instruction: 'Lanjutkan' };
    const take = () => office.as('kabid').step('requests', letter, 'disposisikan', disposition);
    expect((await take()).status).toBe(403);
    const acting = { staffId: await idOf('kabid'), role: 'kepala_dinas', kind: 'plh', decree: 'ST/2' };
    const past = { ...acting, validFrom: day(-3), validTo: day(-1) };
    await appointed(office.as('admin'), office.as('inspektorat'), past);
    expect((await take()).status).toBe(403);
    const now = { ...acting, validFrom: day(), validTo: day() };
    const appointment = await appointed(office.as('admin'), office.as('inspektorat'), now);
    const taken = await take();
    done(await office.as('admin').archive('appointments', appointment));
    expect([taken.status, (await office.as('kabid').one('requests', letter.id)).status]).toEqual([200, 200]);
    const told = done(await office.as('kadis').history('requests', letter)).at(-1)!;
    expect([told.actorName, told.actorRole]).toEqual(['Tejo Purwadi Kusuma', 'kepala_dinas']);
    const [{ envelope }] = (await office.sql<{ envelope: string }>(
      `select envelope from audit.event where record_id = $1 order by id desc limit 1`,
      [letter.id],
    )) as [{ envelope: string }];
    expect((JSON.parse(envelope) as { onBehalfOf: string }).onBehalfOf).toBe('Plh. kepala_dinas');
  });
});

describe('competence is a gate', () => {
  const without = async (code: string, who: Username) => {
    const [held] = done(await office.as('kasi').list('competencies', { filter: { staffId: await idOf(who), code } }));
    return held;
  };

  it('step D needs competence a, valid today', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran');
    const held = (await without('registrasi_sertifikat', 'verifikator1'))!;
    const expired = done(await office.as('kasi').update('competencies', held, { validTo: day(-1) }));
    const refused = await step('verifikator1', person, 'daftarkan', { amsReference: 'AMS-9' });
    expect([refused.status, refused.body.code]).toEqual([403, 'step_person']);
    expect(refused.body.message).toContain('kompetensi a');
    done(await office.as('kasi').update('competencies', expired, { validTo: day() }));
    expect((await step('verifikator1', person, 'daftarkan', { amsReference: 'AMS-9' })).status).toBe(200);
  });

  it('a revocation needs competence c', async () => {
    expect(await without('hak_akses_pencabutan', 'verifikator3')).toBeUndefined();
    const person = await office.make.personIn('diverifikasi', { kind: 'pencabutan' });
    const verifikator3 = await idOf('verifikator3');
    const moved = { verifierId: verifikator3, reason: 'Cuti' };
    expect(fieldsOf(await step('kasi', person, 'alihkan_tugas', moved))).toEqual([422, ['verifierId']]);
    // Who had him before he lost the competence does not get past it either.
    await office.sql('update verifications set "verifierId" = $2 where id = $1', [person.id, verifikator3]);
    const refused = await step('verifikator3', person, 'ajukan_ams', { amsReference: 'AMS-9' });
    expect([refused.status, refused.body.code]).toEqual([403, 'step_person']);
    const back = { verifierId: await idOf('verifikator2'), reason: 'Kompetensi c' };
    done(await step('kasi', person, 'alihkan_tugas', back));
    expect((await step('verifikator2', person, 'ajukan_ams', { amsReference: 'AMS-9' })).status).toBe(200);
  });
});

describe('the checklist', () => {
  it.each([
    ['penerbitan', 'verifikasi_manual', 'setujui'],
    ['pembaruan', 'menunggu', 'verifikasi'],
  ] as const)('of %s must be complete', async (kind, status, verb) => {
    const person = await office.make.personIn(status, { kind, employment: 'non_asn' });
    const refused = await step('verifikator1', person, verb, { checklist: CHECKLIST.slice(1) });
    expect(fieldsOf(refused)).toEqual([422, ['checklist']]);
    expect(fieldsOf(await step('verifikator1', person, verb, { checklist: ['tidak_ada'] }))).toEqual([
      422,
      ['checklist'],
    ]);
    const repeated = CHECKLIST.map(() => 'surat');
    expect(fieldsOf(await step('verifikator1', person, verb, { checklist: repeated }))).toEqual([422, ['checklist']]);
    expect((await now(person)).status).toBe(status);
    expect((await step('verifikator1', person, verb, { checklist: CHECKLIST })).status).toBe(200);
  });
});

describe('revocation and the other kinds', () => {
  const certificateOf = async (person: Body) =>
    done(await office.as('kadis').one('certificates', person.certificateId as string));
  it('a revocation waits for a second person, who is not the one that executes it', async () => {
    const person = await office.make.personIn('menunggu', { kind: 'pencabutan' });
    done(await step('verifikator1', person, 'verifikasi', { checklist: CHECKLIST }));
    expect((await step('verifikator1', person, 'ajukan_ams', { amsReference: 'AMS-1' })).status).toBe(409);
    expect((await step('verifikator1', person, 'setujui_pencabutan')).status).toBe(403);
    expect(done(await step('kasi', person, 'setujui_pencabutan')).approvedById).toBe(await idOf('kasi'));
    done(await step('verifikator1', person, 'ajukan_ams', { amsReference: 'AMS-1' }));
    expect(done(await step('verifikator1', person, 'selesaikan')).status).toBe('selesai');
    expect(await certificateOf(person)).toMatchObject({ status: 'REVOKE', revocationReason: 'mutasi' });
  });

  it('a leaked key is revoked first and approved after, but not finished before', async () => {
    const leaked = { kind: 'pencabutan', revocationReason: 'kunci_bocor' };
    const person = await office.make.personIn('menunggu', leaked);
    done(await step('verifikator1', person, 'verifikasi', { checklist: CHECKLIST }));
    done(await step('verifikator1', person, 'ajukan_ams', { amsReference: 'AMS-2' }));
    expect((await step('verifikator1', person, 'selesaikan')).status).toBe(409);
    done(await step('kabid', person, 'setujui_pencabutan'));
    done(await step('verifikator1', person, 'selesaikan'));
    expect(await certificateOf(person)).toMatchObject({ status: 'REVOKE', revocationReason: 'kunci_bocor' });
  });

  it('nobody approves the revocation of his own certificate', async () => {
    const own = { kind: 'pencabutan', nip: NIP.kasi };
    const person = await office.make.personIn('menunggu', own);
    done(await step('verifikator1', person, 'verifikasi', { checklist: CHECKLIST }));
    const refused = await step('kasi', person, 'setujui_pencabutan');
    expect([refused.status, refused.body.code]).toEqual([403, 'step_person']);
    expect((await step('kabid', person, 'setujui_pencabutan')).status).toBe(200);
  });

  it.each([
    ['pembaruan', 'ISSUE'],
    ['penerbitan_ulang', 'REVOKE'],
  ] as const)('%s makes a new certificate; the old one is %s', async (kind, old) => {
    const person = await office.make.personIn('diajukan_ams', { kind });
    expect(fieldsOf(await step('verifikator1', person, 'selesaikan'))[0]).toBe(422);
    const certificate = {
      serialNumber: Buffer.from(kind).toString('hex').toUpperCase(),
      validFrom: day(),
      validTo: day(730),
    };
    done(await step('verifikator1', person, 'selesaikan', certificate));
    expect((await certificateOf(person)).status).toBe(old);
    const made = done(await office.as('kadis').list('certificates', { filter: { verificationId: person.id } }));
    expect(made).toMatchObject([{ ...certificate, status: 'ISSUE' }]);
  });

  it('perubahan_data makes no certificate and revokes none', async () => {
    const person = await office.make.personIn('selesai', { kind: 'perubahan_data' });
    expect((await certificateOf(person)).status).toBe('ISSUE');
    expect(done(await office.as('kadis').list('certificates', { filter: { verificationId: person.id } }))).toEqual([]);
  });

  it('a certificate does not end before it begins, and no serial number is given twice', async () => {
    const person = await office.make.personIn('menunggu_passphrase');
    const dates = { validFrom: day(), validTo: day(-1) };
    const backwards = await step('verifikator1', person, 'catat_passphrase', { serialNumber: '1F00', ...dates });
    expect(fieldsOf(backwards)).toEqual([422, ['validTo']]);
    const [used] = await office.sql<{ serialNumber: string }>('select "serialNumber" from certificates limit 1');
    done(await step('verifikator1', person, 'catat_passphrase', { ...used, validFrom: day(), validTo: day(730) }));
    expect(fieldsOf(await step('verifikator1', person, 'serahkan'))).toEqual([422, ['serialNumber']]);
    expect((await now(person)).status).toBe('terbit');
  });
});
