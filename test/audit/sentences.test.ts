import { describe, expect, it } from '@jest/globals';
import { DEEDS, REFUSALS, ROOMS } from '../../api/define/deeds.ts';
import type { Field } from '../../api/define/field.ts';
import { type Step, stepsNamed } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { ROLES } from '../../api/define/roles.ts';
import { sentence, type Told } from '../../api/define/sentence.ts';
import { takenOf } from '../../api/define/taken.ts';
import { resources } from '../../api/resources.ts';

const ID = '0190a1b2-0000-7000-8000-000000000001';
const ALL = resources as readonly Resource[];
const entry = (given: Partial<Told>): Told => ({
  actorName: 'Wiratmo Adisaputra',
  actorId: ID,
  actorRole: 'kepala_dinas',
  action: 'update',
  resource: 'requests',
  recordId: ID,
  outcome: 'ok',
  reason: null,
  changes: [],
  ...given,
});
const AROUND = { subject: 'SE/2026/000123, Dinas Kesehatan: Permohonan TTE · 3 orang' };

/** Words that no sentence of the office has, beside codes with an underscore. */
const MACHINE =
  /\b(list|read|create|update|archive|export|board|figures|my-work|requests|verifications|complaints|sessions|users|confidential|undefined|null|object|handler|denied|error|step)\b/i;
/** What is wrong with it as a sentence that people read. */
function fault(text: string): string | undefined {
  const wrong = (
    [
      ['a code', /[a-z0-9]_[a-z0-9]/i],
      ['an id', /[0-9a-f]{8}-[0-9a-f]{4}-/],
      ['a place not filled in', /[{}[\]]/],
      ['a word twice', /(?:^|[^\p{L}])(\p{L}{2,})[\s"]+\1(?!\p{L})/iu],
      ['a word of the machine', MACHINE],
      ['two spaces', / {2}| [,.]/],
      ['no end', /[^.?]$|[.?]{2}$/],
    ] as const
  ).find(([, pattern]) => pattern.test(text));
  return wrong && `${wrong[0]}: ${text}`;
}
const faults = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => fault(text) ?? []))];

const sample = ({ kind, choices, flow }: Field): unknown =>
  kind === 'date'
    ? '2026-11-23'
    : kind === 'moment'
      ? '2026-11-23T03:00:00.000Z'
      : kind === 'reference'
        ? ID
        : (Object.keys(choices ?? flow?.states ?? {})[0] ?? 'Contoh');
const changesOf = ({ fields }: Resource) =>
  Object.entries(fields).map(([field, declared]) => ({ field, before: null, after: sample(declared) }));
const NAMES = new Map([[ID, 'Aryo Bimo Saksono']]);
const actionsOf = (resource: Resource | undefined) => [
  ...Object.keys(DEEDS),
  ...Object.entries(resource?.fields ?? {}).flatMap(([name, { kind, sealedBy }]) =>
    kind === 'nik' || sealedBy ? [`reveal:${name}`, `find:${name}`] : [],
  ),
  ...(resource ? (stateOf(resource)?.flow.steps ?? []) : []).map(({ verb }) => `step:${verb}`),
  // What older versions wrote, and what nobody knows.
  'step:pdf',
  'step:ajukan_reviu',
  'zip',
];

describe('every sentence of the trail', () => {
  const everywhere = [...ALL, ...Object.keys(ROOMS), 'unknown'].map((one) =>
    typeof one === 'string' ? ([one, undefined] as const) : ([one.name, one] as const),
  );

  it('is Indonesian: no code, no id, no word twice, of each kind of data, action and outcome', () => {
    const texts = everywhere.flatMap(([name, resource]) =>
      actionsOf(resource).flatMap((action) =>
        (['ok', 'denied', 'error'] as const).flatMap((outcome) =>
          [{}, { ...AROUND, names: NAMES }].flatMap((around) =>
            [[], resource ? changesOf(resource) : []].map((changes) =>
              sentence(entry({ action, resource: name, outcome, changes }), resource, around),
            ),
          ),
        ),
      ),
    );
    expect(texts.length).toBeGreaterThan(10_000);
    expect(faults(texts)).toEqual([]);
  });

  it('names each changed field without saying a word twice', () => {
    const texts = ALL.flatMap((resource) =>
      changesOf(resource).map((change) =>
        sentence(entry({ resource: resource.name, changes: [change] }), resource, AROUND),
      ),
    );
    expect(faults(texts)).toEqual([]);
  });

  it('says why somebody was refused in words, and nothing where a code has none', () => {
    const codes = [...Object.keys(REFUSALS), 'a_code_of_yore', 'confidentially'];
    const texts = codes.map((reason) => sentence(entry({ outcome: 'denied', reason }), undefined));
    expect(faults(texts)).toEqual([]);
    expect(texts.filter((text) => !text.includes('Alasan: '))).toHaveLength(2);
  });

  it('names who did it with his post, as Plt. or Plh. where he was one', () => {
    for (const role of Object.keys(ROLES) as (keyof typeof ROLES)[])
      for (const acting of ['', 'Plt.', 'Plh.']) {
        const text = sentence(entry({ actorRole: role, acting, action: 'create' }), undefined);
        expect(text.startsWith(`Wiratmo Adisaputra, ${acting ? `${acting} ` : ''}${ROLES[role]}, mencatat`)).toBe(true);
      }
    for (const actorId of ['anonymous', 'system:clock', ID])
      expect(faults([sentence(entry({ actorName: null, actorId, actorRole: null }), undefined)])).toEqual([]);
  });

  it('tells what was done and never the rule it was done under', () => {
    const rules = /paling lambat|hari kerja|tetap ber|selama ada|dihitung kembali|tepat satu|terbukti:|;|\?/;
    const steps = ALL.flatMap((resource) =>
      (stateOf(resource)?.flow.steps ?? [])
        .filter(({ by }) => by.length > 0)
        .map(({ verb }) => sentence(entry({ action: `step:${verb}`, resource: resource.name }), resource)),
    );
    expect(steps.filter((text) => rules.test(text))).toEqual([]);
  });
});

describe('the sentence of a step', () => {
  const told = (step: Step, resource: Resource, given: Partial<Told>) =>
    sentence(entry({ action: `step:${step.verb}`, resource: resource.name, ...given }), resource);
  const ended = (text: string) => text.replace(/^Wiratmo Adisaputra, Kepala Dinas, /, '').slice(0, -1);
  const verifications = ALL.find(({ name }) => name === 'verifications')!;
  const rows = (verb: string) => stepsNamed(stateOf(verifications)!.flow, verb);

  it('is that of the row that was taken, where a verb has several', () => {
    for (const [verb, kind, says] of [
      ['ajukan_ams', 'pencabutan', 'mencabut sertifikat di AMS BSrE'],
      ['ajukan_ams', 'pembaruan', 'mengajukan perubahan di AMS BSrE'],
      ['selesaikan', 'penerbitan_ulang', 'mencatat sertifikat baru yang terbit di AMS BSrE'],
      ['selesaikan', 'pencabutan', 'mencatat bahwa permohonan selesai di AMS BSrE'],
      ['mulai', 'pencabutan', 'menyebabkan: Surat diteruskan; pemohon menunggu verifikasi'],
      ['mulai', 'penerbitan', 'menyebabkan: Surat diteruskan; pemohon menunggu pendaftaran ke AMS BSrE'],
    ] as const) {
      const [row] = rows(verb);
      const record = { kind, status: [row!.from].flat()[0], approvedById: ID };
      const step = takenOf(stateOf(verifications)!.flow, row!, record, 'status')['#step'];
      expect([kind, ended(told(row!, verifications, { step }))]).toEqual([kind, says]);
    }
  });

  it('of an entry that does not say it is told by its changes, or by no more than the label', () => {
    const moved = { field: 'status', before: 'menunggu_penugasan', after: 'menunggu' };
    expect(told(rows('mulai')[0]!, verifications, { changes: [moved] })).toContain('menunggu verifikasi');
    const closed = { field: 'status', before: 'diajukan_ams', after: 'selesai' };
    const issued = ['serialNumber', 'validFrom', 'validTo'].map((field) => ({ field, before: null, after: '1' }));
    expect(told(rows('selesaikan')[0]!, verifications, { changes: [closed] })).toContain('permohonan selesai');
    expect(told(rows('selesaikan')[0]!, verifications, { changes: [closed, ...issued] })).toContain('sertifikat baru');
    const sent = { field: 'status', before: 'diverifikasi', after: 'diajukan_ams' };
    const either = rows('ajukan_ams')[0]!;
    expect(told(either, verifications, { changes: [sent] })).toContain('melakukan langkah "Ajukan di AMS" pada');
    const known = sentence(entry({ action: 'step:ajukan_ams', resource: 'verifications' }), verifications, {
      known: { kind: 'pencabutan' },
    });
    expect(known).toContain('mencabut sertifikat');
  });

  it('has the date and the value that were given, and none where the reader may not know them', () => {
    const sanctions = ALL.find(({ name }) => name === 'sanctions')!;
    const [summons] = stepsNamed(stateOf(sanctions)!.flow, 'panggil');
    const changes = [{ field: 'summonsDate', before: null, after: '2026-12-01' }];
    expect(ended(told(summons!, sanctions, { changes }))).toBe(
      'memanggil pegawai untuk diperiksa pada 1 Desember 2026',
    );
    expect(ended(told(summons!, sanctions, {}))).toBe('memanggil pegawai untuk diperiksa');
  });
});
