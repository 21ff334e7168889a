import { describe, expect, it } from '@jest/globals';
import { isFinal } from '../../api/define/flow.ts';
import { editableFields, isEditable, type Resource, stateOf } from '../../api/define/resource.ts';
import { closedSays } from '../../api/records/judging.ts';
import { roleFor, sample } from '../support/bodies.ts';
import type { Username } from '../../api/seed/people.ts';
import { declared, type FlowOffice, inFlowOffice, NAMED } from '../support/flow-office.ts';
import { type Body, day, done } from '../support/office.ts';

const flows = declared.filter((resource) => stateOf(resource));
const CLOSED = /^".+" (tidak diubah lagi sesudah langkah pertama|hanya diisi pada tahap ".+")\./;

describe('what may be edited once the first step was taken', () => {
  it('is this and nothing more', () => {
    const open = flows.flatMap((resource) => {
      const { flow } = stateOf(resource)!;
      return Object.keys(resource.fields)
        .filter((name) => editableFields(resource, ['kepala_dinas'], false).includes(name) || isFile(resource, name))
        .flatMap((name) => {
          const later = Object.keys(flow.states).filter(
            (state) => state !== flow.initial && !isFinal(flow, state) && isEditable(resource, name, state),
          );
          return later.length === 0 ? [] : [`${resource.name}.${name}: ${later.join(' ')}`];
        });
    });
    expect(open.toSorted()).toEqual(OPEN_LATER);
  });
});

const isFile = (resource: Resource, name: string): boolean => resource.fields[name]!.kind === 'file';
/** A field that anybody may change behind a step is written down here, on purpose. */
const LETTER = 'diajukan dikembalikan';
const PERSON = 'menunggu_pendaftaran menunggu dikembalikan';
const FOUND_OUT =
  'diklasifikasi ditangani diteruskan_bsre diteruskan_inspektorat pemeriksaan tidak_lengkap ditanggapi_balik';
const OPEN_LATER: readonly string[] = [
  'action-items.bukti: dikerjakan',
  // Of an ordinary role; a confirmed one is only ended earlier (rights.test).
  'appointments.validTo: berlaku',
  `complaints.category: ${FOUND_OUT}`,
  `complaints.complainedId: ${FOUND_OUT}`,
  `complaints.confidential: ${FOUND_OUT}`,
  `complaints.contact: ${FOUND_OUT}`,
  `complaints.reporter: ${FOUND_OUT}`,
  `complaints.requestId: ${FOUND_OUT}`,
  'data-requests.contact: disiapkan',
  'findings.bukti: disampaikan ditanggapi',
  `requests.authentication: ${LETTER}`,
  `requests.channel: ${LETTER}`,
  `requests.letterNumber: ${LETTER}`,
  `requests.nature: ${LETTER}`,
  `requests.note: ${LETTER}`,
  `requests.opdId: ${LETTER}`,
  `requests.signerName: ${LETTER}`,
  `requests.signerPosition: ${LETTER}`,
  `requests.subject: ${LETTER}`,
  `requests.surat_permohonan: ${LETTER}`,
  `requests.urgency: ${LETTER}`,
  'sanctions.cancelFile: diputuskan diserahkan keberatan berlaku dijalani',
  'sanctions.decisionFile: diusulkan diajukan_ppk diputuskan',
  'sanctions.handOverProof: diputuskan',
  'sanctions.secondProof: dipanggil_2',
  'sanctions.signatureFile: diperiksa',
  'sanctions.summonsProof: dipanggil_1',
  `verifications.backTitle: ${PERSON}`,
  `verifications.email: ${PERSON}`,
  `verifications.emailReason: ${PERSON}`,
  `verifications.employment: ${PERSON}`,
  `verifications.frontTitle: ${PERSON}`,
  `verifications.fullName: ${PERSON}`,
  `verifications.nik: ${PERSON}`,
  `verifications.nip: ${PERSON}`,
  `verifications.position: ${PERSON}`,
  `verifications.revocationReason: ${PERSON}`,
  `verifications.unit: ${PERSON}`,
];

describe('every field of every resource in every state', () => {
  let at: FlowOffice;
  inFlowOffice((opened) => (at = opened));

  /** Of everything that a person may give another value, under the version of the record. */
  function edit(resource: Resource, row: Body): Record<string, unknown> {
    const names = editableFields(resource, resource.access.edit, false).filter((name) => {
      const { kind } = resource.fields[name]!;
      return !['reference', 'structure', 'boolean', 'nik', 'nip'].includes(kind);
    });
    const other = (name: string) => {
      const { kind, choices = {} } = resource.fields[name]!;
      if (kind === 'choice') return Object.keys(choices).find((code) => code !== row[name]);
      if (kind === 'multiChoice') return Object.keys(choices).filter((code) => code !== String(row[name]));
      if (kind === 'date') return day(-3);
      return kind === 'moment' ? new Date(Date.now() - 120_000).toISOString() : sample(resource.fields[name]!);
    };
    const all = names.map((name) => [name, other(name)] as const);
    return Object.fromEntries(all.filter(([name, value]) => String(value) !== String(row[name])));
  }

  /** Evidence is brought by whom the finding is about, and to nobody else is the record open then. */
  const { supervisedId } = NAMED.findings;
  const HIS: Readonly<Record<string, Username>> = {
    'findings disampaikan': supervisedId,
    'findings ditanggapi': supervisedId,
    'action-items dikerjakan': NAMED['action-items'].ownerId,
  };

  const cases = flows
    .filter(({ access, name }) => access.edit.length > 0 && name !== 'service-standards')
    .flatMap((resource) => {
      const { flow } = stateOf(resource)!;
      return Object.keys(flow.states)
        .filter((state) => !isFinal(flow, state))
        .map((state) => [resource.name, state] as const);
    });

  it.each(cases)('%s %s: refused by field where the declaration does not open it', async (name, state) => {
    const resource = declared.find((one) => one.name === name)!;
    await at.put(name, state, NAMED[name as keyof typeof NAMED] ?? {});
    const who = at.office.as(HIS[`${name} ${state}`] ?? roleFor(resource.access.edit, ['kepala_seksi', 'staf'])!);
    const row = done(await who.one(name, at.ids[name]!));
    const values = edit(resource, row);
    const closed = Object.keys(values).filter((field) => !isEditable(resource, field, state));
    const answer = await who.update(name, row, values);
    const refused = Object.entries(answer.body.errors ?? {}).filter(([, says]) => CLOSED.test(says));
    expect(refused.map(([field]) => field).toSorted()).toEqual(closed.toSorted());
    for (const [field, says] of refused) expect(says).toBe(closedSays(resource, field));
    const after = done(await who.one(name, row.id));
    expect(closed.length === 0 || after.version === row.version).toBe(true);
  });
});
