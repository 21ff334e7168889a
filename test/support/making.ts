import { type Flow, fromState, isForCase, PREVIOUS, STAY, type Step } from '../../api/define/flow.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import type { Username } from '../../api/seed/people.ts';
import { verificationFlow } from '../../api/verifications/verifications.flow.ts';
import { type Body, type Desk, done, HOLDERS } from './desk.ts';

type Overrides = Readonly<Record<string, unknown>>;
type LetterStatus = keyof typeof requestFlow.states;
type PersonStatus = keyof typeof verificationFlow.states;

export interface Maker {
  /** A draft without file and people, registered by `staf`. */
  letter(overrides?: Overrides, registrar?: Username): Promise<Body>;
  /** Somebody on a draft, with a NIK and NIP that nobody had before. */
  person(letterId: string, overrides?: Overrides): Promise<Body>;
  /** A letter with a file and one person, brought to the state by real steps of the right people. */
  letterIn(status: LetterStatus, overrides?: Overrides): Promise<Body>;
  /** One person on a letter, brought to the state likewise by `verifikator1`. `kind` is the letter's. */
  personIn(status: PersonStatus, overrides?: Overrides): Promise<Body>;
  /** What a disciplinary case may rest on: an entry of the trail, another each time. */
  /** Something that he did, on which nothing rests yet. */
  evidence(staffId: string): Promise<{ entryId: string }>;
  /** Field values with a fresh identity, for a creation of one's own. */
  identity(employment?: 'pns' | 'non_asn'): { nik: string; nip: string | null; fullName: string; email: string };
}

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
export const CHECKLIST = ['identitas', 'kepegawaian', 'jabatan', 'surel', 'surat'] as const;
/** States of a letter that follow from its only person. */
const FOLLOWS: Partial<Record<LetterStatus, PersonStatus>> = {
  diproses: 'menunggu_swafoto',
  selesai: 'diterima',
  ditolak: 'ditolak',
};

let count = 0;
const digits = (value: number, length: number) => String(value).padStart(length, '0');
/** Today in the office (WIB), or days from today. */
export const day = (offset = 0) => new Date(Date.now() + (7 + offset * 24) * 3_600_000).toISOString().slice(0, 10);

/** What a step needs or takes: a good value for each field, `staffIds` by account. */
export const sampleValues = (staffIds: Readonly<Record<'kasi' | 'verifikator1', string>>): Record<string, unknown> => ({
  startsAt: `${day(30)}T02:00:00.000Z`,
  addresseeId: staffIds.kasi,
  instruction: 'Mohon ditindaklanjuti.',
  verifierId: staffIds.verifikator1,
  reason: 'Sesuai surat Perangkat Daerah.',
  receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
  outage: 'dukcapil',
  amsReference: `AMS-${(count += 1)}`,
  checklist: [...CHECKLIST],
  serialNumber: `${Date.now().toString(16)}${count.toString(16).padStart(6, '0')}`.toUpperCase(),
  validFrom: day(),
  validTo: day(730),
});

/** The shortest sequence of people's steps from one state to another, for a record with these fields. */
export function route(flow: Flow, from: string, to: string, record: Overrides): Step[] {
  const paths = new Map<string, Step[]>([[from, []]]);
  for (const [state, path] of paths) {
    if (state === to) return path;
    for (const step of flow.steps) {
      const open = step.by.length > 0 && step.to !== PREVIOUS && step.to !== STAY;
      const fits = fromState(step, state) && isForCase(step, record);
      if (open && fits && !paths.has(step.to)) paths.set(step.to, [...path, step]);
    }
  }
  throw new Error(`${flow.name}: no way from ${from} to ${to}`);
}

type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export function makerFor(as: (who: Username) => Desk, sql: Query): Maker {
  const samples = async () =>
    sampleValues({ kasi: await as('kasi').staffId(), verifikator1: await as('verifikator1').staffId() });

  async function walk(resource: string, record: Body, steps: readonly Step[]): Promise<Body> {
    let current = record;
    for (const step of steps) {
      const values = await samples();
      const wanted = [...(step.needs ?? []), ...(step.takes ?? [])];
      const body = Object.fromEntries(wanted.map((name) => [name, values[name]]));
      const desk = as(HOLDERS[step.by[0]!]);
      current = done(await desk.step(resource, current, step.verb, body));
      // A revocation is approved by a second person, who is not the one who executes it.
      if (step.verb === 'verifikasi' && current.kind === 'pencabutan')
        current = done(await as('kasi').step(resource, current, 'setujui_pencabutan'));
    }
    return current;
  }

  const reread = async (resource: string, id: string) => done(await as('staf').one(resource, id));

  const make: Maker = {
    identity(employment = 'pns') {
      const n = (count += 1);
      const [year, month, date] = [70 + (n % 30), 1 + (n % 12), 1 + (n % 28)].map((part) => digits(part, 2)) as [
        string,
        string,
        string,
      ];
      return {
        // Registered in Semarang: the people of the demo office are all from Purbalingga.
        nik: `337401${date}${month}${year}${digits(n, 4)}`,
        nip:
          employment === 'pns'
            ? `19${year}${month}${date}${1900 + Number(year) + 25}${month}1${digits(n % 999 || 1, 3)}`
            : null,
        fullName: `Pemohon Uji ${n}`,
        email: `pemohon.uji.${n}@purbalinggakab.go.id`,
      };
    },

    async evidence(staffId) {
      const [entry] = await sql<{ id: string }>(
        `select e.id from audit.event e where e.actor_id = $1
           and not exists (select from sanctions s where s."entryId" = e.id::text)
           and not exists (select from supervised_acts a where a."entryId" = e.id::text and a.status not in ('menunggu', 'sesuai'))
         order by e.id limit 1`,
        [staffId],
      );
      return { entryId: entry!.id };
    },

    async letter(overrides = {}, registrar = 'staf') {
      const [opd] = await sql<{ id: string }>(`select id from org_units where code = 'DINKES'`);
      return done(
        await as(registrar).create('requests', {
          opdId: opd!.id,
          letterNumber: `800/${(count += 1)}/2026`,
          letterDate: day(),
          subject: 'Permohonan sertifikat elektronik',
          signerName: 'Budi Kepala',
          signerPosition: 'kepala_opd',
          authentication: 'cap',
          receivedAt: new Date().toISOString(),
          ...overrides,
        }),
      );
    },

    async person(requestId, overrides = {}) {
      const employment = (overrides.employment ?? 'pns') as 'pns' | 'non_asn';
      const { nip, ...identity } = make.identity(employment);
      const body = { requestId, employment, ...(nip && { nip }), ...identity, position: 'Analis', unit: 'Bidang Umum' };
      return done(await as('staf').create('verifications', { ...body, ...overrides }));
    },

    async letterIn(status, overrides = {}) {
      const follows = FOLLOWS[status];
      if (follows) return reread('requests', (await make.personIn(follows, overrides)).requestId as string);
      const letter = await make.letter(overrides);
      await make.person(letter.id, await about(overrides.kind));
      return filed(letter, status);
    },

    async personIn(status, { kind, ...overrides } = {}) {
      const letter = await make.letter({ ...(kind !== undefined && { kind }) });
      const holder = 'certificateId' in overrides ? {} : await about(kind);
      const person = await make.person(letter.id, { ...holder, ...overrides });
      if (status === 'menunggu_penugasan') return person;
      await filed(letter, 'diteruskan');
      const started = await reread('verifications', person.id);
      return walk('verifications', started, route(verificationFlow, started.status, status, started));
    },
  };

  /** What people on a letter that is not a first issue need: a certificate of theirs that no other test touches. */
  async function about(kind: unknown): Promise<Overrides> {
    if (kind === undefined || kind === 'penerbitan') return {};
    const { nik } = make.identity();
    const served = await make.personIn('diterima', { nik });
    const [certificate] = done(await as('staf').list('certificates', { filter: { verificationId: served.id } }));
    return { nik, certificateId: certificate!.id, ...(kind === 'pencabutan' && { revocationReason: 'mutasi' }) };
  }

  /** One person uploads one file after the other, as at a desk: of many at once he is sent away. */
  let uploads: Promise<unknown> = Promise.resolve();
  async function filed(letter: Body, status: string): Promise<Body> {
    const upload = uploads.then(() => as('staf').upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    uploads = upload.catch(() => undefined);
    done(await upload);
    const current = await reread('requests', letter.id);
    return walk('requests', current, route(requestFlow, current.status, status, current));
  }

  return make;
}
