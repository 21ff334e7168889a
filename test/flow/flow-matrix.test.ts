import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, day, LETTERS, type Office, openOffice, sampleValues } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const PREVIOUS = 'PREVIOUS';
const STAY = 'STAY';
interface Row {
  verb: string;
  by: string;
  from: string;
  to: string;
  needs?: string;
  /** Only for these kinds or employments. */
  only?: string;
}
const row = (verb: string, by: string, from: string, to: string, needs?: string, only?: string): Row => {
  return { verb, by, from, to, ...(needs && { needs }), ...(only && { only }) };
};

/** Steps A to C (api/README: Requests and people) and what goes around them. Nobody takes the derived ones. */
const REQUESTS = [
  row('ajukan', 'TV', 'draf', 'diajukan'),
  row('disposisikan', 'D', 'diajukan', 'didisposisikan', 'addresseeId instruction'),
  row('teruskan', 'SB', 'didisposisikan', 'diteruskan'),
  row('kembalikan', 'DBS', 'diajukan didisposisikan', 'dikembalikan', 'reason'),
  row('ajukan_ulang', 'TV', 'dikembalikan', 'diajukan'),
  row('batalkan', 'S', 'diajukan dikembalikan didisposisikan diteruskan diproses', 'dibatalkan', 'reason'),
  row('koreksi', 'S', 'didisposisikan diteruskan', PREVIOUS, 'reason'),
  row(
    'koreksi_waktu_terima',
    'DBS',
    'diajukan dikembalikan didisposisikan diteruskan diproses',
    STAY,
    'receivedAt reason',
  ),
  row('koreksi_surat', 'S', 'diajukan dikembalikan didisposisikan diteruskan diproses', STAY, 'reason'),
  row('mulai_proses', '', 'diteruskan', 'diproses'),
  row('selesaikan', '', 'diproses', 'selesai'),
  row('nyatakan_ditolak', '', 'diteruskan diproses', 'ditolak'),
  row('nyatakan_batal', '', 'diteruskan diproses', 'dibatalkan'),
];

const STARTED =
  'menunggu_swafoto penentuan_status verifikasi_otomatis verifikasi_manual akun_dikirim menunggu_passphrase terbit';
const SHORT_STARTED = 'diverifikasi diajukan_ams';
const IN_HAND = `menunggu_pendaftaran ${STARTED} menunggu ${SHORT_STARTED}`;
const VERIFYING = 'penentuan_status verifikasi_otomatis verifikasi_manual menunggu diverifikasi';
const CERTIFICATE = 'serialNumber validFrom validTo';
const WITH_CERTIFICATE = 'penerbitan pembaruan penerbitan_ulang';
/** Steps D to I (api/README: Requests and people), the short path of the other kinds, and what goes around them. */
const VERIFICATIONS = [
  row('tugaskan', 'SB', 'menunggu_penugasan', STAY, 'verifierId'),
  row('alihkan_tugas', 'SB', IN_HAND, STAY, 'verifierId reason'),
  row('mulai', '', 'menunggu_penugasan', 'menunggu_pendaftaran'),
  row('tarik_kembali', '', 'menunggu_pendaftaran menunggu', 'menunggu_penugasan'),
  row('daftarkan', 'V', 'menunggu_pendaftaran', 'menunggu_swafoto', 'amsReference'),
  row('catat_swafoto', 'V', 'menunggu_swafoto', 'penentuan_status'),
  row('mulai_otomatis', 'V', 'penentuan_status', 'verifikasi_otomatis', '', 'pns'),
  row('mulai_manual', 'V', 'penentuan_status', 'verifikasi_manual', '', 'non_asn'),
  row('cocok', 'V', 'verifikasi_otomatis', 'menunggu_passphrase'),
  row('alihkan_manual', 'V', 'verifikasi_otomatis', 'verifikasi_manual', 'reason'),
  row('setujui', 'V', 'verifikasi_manual', 'akun_dikirim', 'checklist'),
  row('catat_akun_terkirim', 'V', 'akun_dikirim', 'menunggu_passphrase'),
  row('catat_passphrase', 'V', 'menunggu_passphrase', 'terbit', CERTIFICATE),
  row('serahkan', 'V', 'terbit', 'diterima'),
  row('kirim_ulang_tautan', 'V', 'menunggu_swafoto akun_dikirim menunggu_passphrase', STAY),
  row('verifikasi', 'V', 'menunggu', 'diverifikasi', 'checklist'),
  row('setujui_pencabutan', 'SB', 'diverifikasi diajukan_ams', STAY, '', 'pencabutan'),
  row('ajukan_ams', 'V', 'diverifikasi', 'diajukan_ams', 'amsReference'),
  row('selesaikan', 'V', 'diajukan_ams', 'selesai', '', 'pencabutan perubahan_data'),
  row('selesaikan', 'V', 'diajukan_ams', 'selesai', CERTIFICATE, 'pembaruan penerbitan_ulang'),
  row('catat_gangguan', 'V', IN_HAND, STAY, 'outage reason'),
  row('catat_pulih', 'V', IN_HAND, STAY, '', 'terganggu'),
  row('kembalikan', 'V', `menunggu_pendaftaran ${VERIFYING}`, 'dikembalikan', 'reason'),
  row('ajukan_ulang', 'TV', 'dikembalikan', PREVIOUS),
  row('tolak', 'V', `${VERIFYING} diajukan_ams`, 'ditolak', 'reason'),
  row('batalkan', 'S', `menunggu_penugasan dikembalikan ${IN_HAND}`, 'dibatalkan', 'reason'),
  row('koreksi', 'S', `${STARTED} ${SHORT_STARTED}`, PREVIOUS, 'reason'),
  row('koreksi_data', 'S', STARTED, 'menunggu_pendaftaran', 'reason'),
  row('koreksi_data', 'S', SHORT_STARTED, 'menunggu', 'reason'),
  row('koreksi_sertifikat', 'S', 'diterima selesai', STAY, `${CERTIFICATE} reason`, WITH_CERTIFICATE),
];

type Expected = { status: 403 | 409 } | { status: 200; to: string; needs: string[] };
function expectation(
  table: readonly Row[],
  verb: string,
  letter: string,
  from: string,
  is: readonly string[],
): Expected {
  const rows = table.filter((one) => one.verb === verb && one.by.includes(letter));
  if (rows.length === 0) return { status: 403 };
  const fits = rows.find(
    (one) => one.from.split(' ').includes(from) && (!one.only || one.only.split(' ').some((word) => is.includes(word))),
  );
  return fits ? { status: 200, to: fits.to, needs: fits.needs?.split(' ') ?? [] } : { status: 409 };
}

/** A correction corrects something: each time something else. */
const corrected = (verb: string): object => {
  if (verb === 'koreksi_surat') return { subject: `Dibetulkan ${(serial += 1)}` };
  return verb === 'koreksi_data' ? { backTitle: `S.${(serial += 1)}` } : {};
};
let serial = 0;

type Cells = readonly [found: unknown[], wanted: unknown[]];

/**
 * Tries every verb as one role on one record, which `reset` puts back into the state after each step taken. Answers
 * what the API said beside what the table says.
 */
async function tryAll(
  resource: string,
  table: readonly Row[],
  letter: string,
  from: string,
  is: readonly string[],
  previous: string,
  reset: () => Promise<Body>,
): Promise<Cells> {
  const desk = office.as(LETTERS[letter]!);
  const verbs = [...new Set(table.map(({ verb }) => verb))];
  const [found, wanted]: [unknown[], unknown[]] = [[], []];
  let record = await reset();
  const told = await desk.steps(resource, record);
  const verdicts = told.status === 200 ? told.body : [];
  found.push([letter, told.status, verdicts.map(({ verb }) => verb).toSorted()]);
  wanted.push(letter === 'A' ? [letter, 403, []] : [letter, 200, verbs.toSorted()]);
  for (const verb of verbs) {
    const cell = `${letter} ${verb} from ${from} (${is.join(', ')})`;
    const expected = expectation(table, verb, letter, from, is);
    const verdict = verdicts.find((one) => one.verb === verb);
    found.push([cell, letter === 'A' ? undefined : verdict?.allowed, Boolean(verdict?.reason)]);
    const refused = letter !== 'A' && expected.status !== 200;
    wanted.push([cell, letter === 'A' ? undefined : !refused, refused]);
    if (expected.status !== 200) {
      const { status, body } = await desk.step(resource, record, verb, {});
      found.push([cell, status, body.code === 'step_not_allowed']);
      wanted.push([cell, expected.status, expected.status === 409]);
      continue;
    }
    const { needs } = expected;
    const values = sampleValues(people);
    const body = { ...Object.fromEntries(needs.map((name) => [name, values[name]])), ...corrected(verb) };
    const unseen = await desk.step(resource, record, verb, body, {});
    const stale = await desk.step(resource, { ...record, version: record.version + 7 }, verb, body);
    const missing = needs.length > 0 ? await desk.step(resource, record, verb, {}) : undefined;
    const taken = await desk.step(resource, record, verb, body);
    const to = expected.to === STAY ? from : expected.to === PREVIOUS ? previous : expected.to;
    found.push([cell, unseen.status, stale.status, missing?.status, Object.keys(missing?.body.errors ?? {})]);
    wanted.push([cell, 428, 412, missing && 422, needs]);
    found.push([cell, taken.status, taken.body.status, taken.body.message]);
    wanted.push([cell, 200, to, undefined]);
    record = await reset();
  }
  return [found, wanted];
}

let people: { kasi: string; verifikator1: string };
beforeAll(async () => {
  people = { kasi: await office.as('kasi').staffId(), verifikator1: await office.as('verifikator1').staffId() };
});

/** One record for each role, so that the roles can be tried side by side. The state is set behind the API's back:
 * the walk there is not the point, and it would take minutes. */
const sideBySide = <T>(work: (letter: string) => Promise<T>) => Promise.all(Object.keys(LETTERS).map(work));

describe('a letter: every step from every state by every role', () => {
  const records: Record<string, Body> = {};
  beforeAll(() =>
    sideBySide(
      async (letter) => void (records[letter] = await office.make.letterIn('didisposisikan', { letterDate: day(-1) })),
    ),
  );

  const BEFORE: Record<string, string> = { didisposisikan: 'diajukan', diteruskan: 'didisposisikan' };
  const states = 'draf diajukan dikembalikan didisposisikan diteruskan diproses selesai ditolak dibatalkan'.split(' ');
  it.each(states)('%s', async (from) => {
    const cells = await sideBySide((letter) => {
      const { id } = records[letter]!;
      const reset = async () => {
        await office.sql(
          `update verifications set status = 'menunggu_penugasan', "previousStatus" = null, "verifierId" = $2, "assignedById" = $3 where "requestId" = $1`,
          [id, people.verifikator1, people.kasi],
        );
        return one('requests', id, from, BEFORE[from] ?? null);
      };
      return tryAll('requests', REQUESTS, letter, from, [], BEFORE[from] ?? '', reset);
    });
    expect(cells.flatMap(([found]) => found)).toEqual(cells.flatMap(([, wanted]) => wanted));
  });
});

async function one(table: 'requests' | 'verifications', id: string, status: string, previous: string | null) {
  const [record] = await office.sql<Body>(
    `update ${table} set status = $2, "previousStatus" = $3, version = version + 1 where id = $1 returning id, version, status`,
    [id, status, previous],
  );
  return record!;
}

describe('a person: every step from every state by every role', () => {
  const LONG = `menunggu_penugasan menunggu_pendaftaran ${STARTED} diterima dikembalikan ditolak dibatalkan`.split(' ');
  const cases: (readonly [kind: string, employment: string, status: string])[] = [
    ...LONG.map((status) => ['penerbitan', 'pns', status] as const),
    ...['penentuan_status', 'verifikasi_manual'].map((status) => ['penerbitan', 'non_asn', status] as const),
    ...`menunggu ${SHORT_STARTED} selesai dikembalikan`
      .split(' ')
      .map((status) => ['pencabutan', 'pns', status] as const),
    ['pembaruan', 'pns', 'diverifikasi'],
    ['pembaruan', 'pns', 'diajukan_ams'],
    ['penerbitan_ulang', 'pns', 'diajukan_ams'],
    ['perubahan_data', 'pns', 'diajukan_ams'],
  ];
  const records: Record<string, Body> = {};
  beforeAll(() =>
    sideBySide(
      async (letter) => void (records[letter] = await office.make.personIn('menunggu', { kind: 'pencabutan' })),
    ),
  );

  it.each(cases)('%s, %s: %s', async (kind, employment, from) => {
    const previous = kind === 'penerbitan' ? 'menunggu_pendaftaran' : 'menunggu';
    const cells = await sideBySide((letter) => {
      const { id, requestId } = records[letter]!;
      const reset = async () => {
        const letterStatus = from === 'menunggu_penugasan' ? 'didisposisikan' : 'diproses';
        await office.sql('update requests set status = $2 where id = $1', [requestId, letterStatus]);
        await office.sql(
          `update verifications set outage = null, kind = $2, employment = $3, "verifierId" = $4, "assignedById" = $5, "approvedById" = $5,
             "serialNumber" = $6, "validFrom" = '2026-01-01', "validTo" = '2028-01-01' where id = $1`,
          [id, kind, employment, people.verifikator1, people.kasi, (0xabc000 + (serial += 1)).toString(16)],
        );
        return one('verifications', id, from, previous);
      };
      return tryAll('verifications', VERIFICATIONS, letter, from, [kind, employment], previous, reset);
    });
    expect(cells.flatMap(([found]) => found)).toEqual(cells.flatMap(([, wanted]) => wanted));
  });
});
