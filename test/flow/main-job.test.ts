import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, CHECKLIST, day, done, type HistoryEntry, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const NAMES = {
  staf: 'Ratri Puji Hapsari',
  kadis: 'Wiratmo Adisaputra',
  kasi: 'Sekar Ayu Lukitasari',
  verifikator1: 'Aryo Bimo Saksono',
  verifikator2: 'Wening Galih Prameswari',
};
type Told = readonly [action: string, actor: string | null];
const tellOf = (entries: readonly HistoryEntry[]): Told[] =>
  entries.map(({ action, actorName }) => [action, actorName]);

describe('a letter becomes two certificates (service standard no. 26, service delivery 2, A to I)', () => {
  let letter: Body;
  let civilServant: Body;
  let contractor: Body;

  const letterNow = async () => done(await office.as('staf').one('requests', letter.id));
  const step = async (who: 'verifikator1' | 'verifikator2', person: Body, verb: string, body: object = {}) =>
    done(await office.as(who).step('verifications', person, verb, body));
  const certificate = (serialNumber: string) => ({ serialNumber, validFrom: day(), validTo: day(730) });

  it('A: staf registers the letter with its PDF, one ASN and one Non ASN', async () => {
    const staf = office.as('staf');
    const [opd] = done(await staf.list('org-units', { filter: { type: 'opd', q: 'Kesehatan' } }));
    const letterBody = {
      opdId: opd!.id,
      letterNumber: '800/123/2026',
      letterDate: day(),
      subject: 'Permohonan penerbitan sertifikat elektronik',
      signerName: 'Endah Pramesti Wulan',
      signerPosition: 'kepala_opd',
      authentication: 'cap',
      receivedAt: new Date().toISOString(),
    };
    letter = done(await staf.create('requests', letterBody));
    expect(letter).toMatchObject({ status: 'draf', kind: 'penerbitan', version: 1 });
    expect(letter.number).toMatch(/^SE\/20\d\d\/\d{6}$/);

    const early = await staf.step('requests', letter, 'ajukan');
    expect([early.status, Object.keys(early.body.errors!).toSorted()]).toEqual([422, ['people', 'surat_permohonan']]);

    const file = done(await staf.upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    expect(file).toMatchObject({ mime: 'application/pdf', size: PDF.length, name: 'surat.pdf' });

    const add = async (employment: 'pns' | 'non_asn', position: string) => {
      const { nip, ...identity } = office.make.identity(employment);
      const body = {
        requestId: letter.id,
        employment,
        ...identity,
        ...(nip && { nip }),
        position,
        unit: 'Sekretariat',
      };
      return done(await staf.create('verifications', body));
    };
    civilServant = await add('pns', 'Analis Kebijakan');
    contractor = await add('non_asn', 'Operator');
    expect([civilServant.status, contractor.status]).toEqual(['menunggu_penugasan', 'menunggu_penugasan']);

    letter = done(await staf.step('requests', await letterNow(), 'ajukan'));
    expect(letter.status).toBe('diajukan');
  });

  it('B: Kepala Dinas makes the disposition', async () => {
    const body = { addresseeId: await office.as('kasi').staffId(), instruction: 'Tindak lanjuti' };
    letter = done(await office.as('kadis').step('requests', letter, 'disposisikan', body));
    expect(letter).toMatchObject({ status: 'didisposisikan', ...body });
  });

  it('C: Kepala Seksi gives each person a verifier and passes the letter on', async () => {
    const kasi = office.as('kasi');
    const none = await kasi.step('requests', letter, 'teruskan');
    expect([none.status, Object.keys(none.body.errors!)]).toEqual([422, ['verifierId']]);
    for (const [person, who] of [
      [civilServant, 'verifikator1'],
      [contractor, 'verifikator2'],
    ] as const)
      done(await kasi.step('verifications', person, 'tugaskan', { verifierId: await office.as(who).staffId() }));
    letter = done(await kasi.step('requests', letter, 'teruskan'));
    expect(letter.status).toBe('diteruskan');
    civilServant = done(await kasi.one('verifications', civilServant.id));
    contractor = done(await kasi.one('verifications', contractor.id));
    expect([civilServant.status, contractor.status]).toEqual(['menunggu_pendaftaran', 'menunggu_pendaftaran']);
  });

  it('D to I: an ASN by G', async () => {
    const [states, person] = await walk('verifikator1', civilServant, [
      ['daftarkan', { amsReference: 'AMS-1' }],
      ['catat_swafoto'],
      ['mulai_otomatis'],
      ['cocok'],
      ['catat_passphrase', certificate('0E01')],
      ['serahkan'],
    ]);
    civilServant = person;
    const expected = ['menunggu_swafoto', 'penentuan_status', 'verifikasi_otomatis', 'menunggu_passphrase'];
    expect(states).toEqual([...expected, 'terbit', 'diterima']);
    expect((await letterNow()).status).toBe('diproses');
  });

  it('D to I: a Non ASN by H, who is the last of the letter', async () => {
    const [states, person] = await walk('verifikator2', contractor, [
      ['daftarkan', { amsReference: 'AMS-2' }],
      ['catat_swafoto'],
      ['mulai_manual'],
      ['setujui', { checklist: CHECKLIST }],
      ['catat_akun_terkirim'],
      ['catat_passphrase', certificate('0E02')],
      ['serahkan'],
    ]);
    contractor = person;
    const expected = ['menunggu_swafoto', 'penentuan_status', 'verifikasi_manual', 'akun_dikirim'];
    expect(states).toEqual([...expected, 'menunggu_passphrase', 'terbit', 'diterima']);
    expect((await letterNow()).status).toBe('selesai');
  });

  it('two certificates exist, for these two people', async () => {
    const filter = { verificationId: [civilServant.id, contractor.id] };
    const made = done(await office.as('kadis').list('certificates', { filter, sort: ['serialNumber', 'ASC'] }));
    const common = { issuer: 'BSrE', type: 'individu', status: 'ISSUE', validFrom: day(), validTo: day(730) };
    expect(made).toMatchObject([
      { ...common, serialNumber: '0E01', holderName: civilServant.fullName, opdId: letter.opdId },
      { ...common, serialNumber: '0E02', holderName: contractor.fullName, opdId: letter.opdId },
    ]);
    expect(made).toHaveLength(2);
  });

  it('the history of the letter tells it in order, with names, one entry for each change', async () => {
    const entries = done(await office.as('inspektorat').history('requests', letter));
    expect(tellOf(entries)).toEqual([
      ['create', NAMES.staf],
      ['upload', NAMES.staf],
      ['step:ajukan', NAMES.staf],
      ['step:disposisikan', NAMES.kadis],
      ['step:teruskan', NAMES.kasi],
      ['step:mulai_proses', NAMES.verifikator1],
      ['step:selesaikan', NAMES.verifikator2],
    ]);
    expect(entries.map(({ recordVersion }) => recordVersion)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const { sentence, actorName } of entries) expect(sentence.startsWith(`${actorName!}, `)).toBe(true);
    expect(entries[3]!.sentence).toBe(
      'Wiratmo Adisaputra, Kepala Dinas, menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi.',
    );
    expect(entries[3]!.changes).toContainEqual({ field: 'status', before: 'diajukan', after: 'didisposisikan' });
  });

  it('the history of a person tells it likewise, and never with a whole NIK', async () => {
    const entries = done(await office.as('inspektorat').history('verifications', contractor));
    const by2: string[] = ['daftarkan', 'catat_swafoto', 'mulai_manual', 'setujui', 'catat_akun_terkirim'];
    expect(tellOf(entries)).toEqual([
      ['create', NAMES.staf],
      ['step:tugaskan', NAMES.kasi],
      ['step:mulai', NAMES.kasi],
      ...[...by2, 'catat_passphrase', 'serahkan'].map((verb): Told => [`step:${verb}`, NAMES.verifikator2]),
    ]);
    expect(entries.map(({ recordVersion }) => recordVersion)).toEqual(entries.map((_, index) => index + 1));
    expect(JSON.stringify(entries)).not.toMatch(/\b\d{16}\b/);
  });

  it('no two audit entries tell of one change, and every version has one', async () => {
    const ids = [letter.id, civilServant.id, contractor.id];
    const rows = await office.sql<{ record_id: string; entries: number; newest: number }>(
      `select record_id, count(*)::int as entries, max(record_version) as newest from audit.event
       where record_id = any($1) and outcome = 'ok' and record_version is not null group by record_id`,
      [ids],
    );
    expect(rows).toHaveLength(3);
    for (const row of rows) expect([row.record_id, row.entries]).toEqual([row.record_id, row.newest]);
    expect(rows.find((row) => row.record_id === letter.id)!.newest).toBe((await letterNow()).version);
  });

  async function walk(
    who: 'verifikator1' | 'verifikator2',
    from: Body,
    steps: readonly (readonly [verb: string, body?: object])[],
  ): Promise<[states: string[], person: Body]> {
    const states: string[] = [];
    let person = from;
    for (const [verb, body] of steps) {
      person = await step(who, person, verb, body);
      states.push(person.status);
    }
    return [states, person];
  }
});
