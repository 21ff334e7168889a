import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { holdersOfRoles } from '../../api/access/actors.ts';
import type { Person } from '../../api/audit/entry.ts';
import { Database } from '../../api/database/database.ts';
import type { Verdict } from '../../api/define/verdict.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { EVERYONE } from '../../api/define/roles.ts';
import { datedVerbs } from '../../api/sanctions/dates.ts';
import { Sent } from '../../api/sql/input.ts';
import { Problem } from '../../api/sql/problem.ts';
import { RecordService } from '../../api/records/record.service.ts';
import { resources } from '../../api/resources.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { deskOf } from '../support/complaints.ts';
import { type Body, CHECKLIST, day, done, type Office, openOffice, sampleValues } from '../support/office.ts';

const flows = (resources as readonly Resource[]).filter((resource) => stateOf(resource));
const tableOf = ({ name }: Resource) => name.replaceAll('-', '_');
/** Of each state and kind so many records are looked at. */
const OF_EACH = 3;

let office: Office;
let people: readonly Person[];
let values: Record<string, unknown>;
const services = new Map<string, RecordService>();
/** What the demo office does not have: what is refused for a reason that stands somewhere else. */
const odd: Record<string, Body> = {};
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  for (const { providers } of office.app.get(ModulesContainer).values())
    for (const { instance } of providers.values())
      if (instance instanceof RecordService) services.set(instance.resource.name, instance);
  const actors = await holdersOfRoles(office.app.get(Database), EVERYONE);
  people = actors.map((actor) => ({ kind: 'person', actor, session: 'test', sessionId: 'test', requestId: 'test' }));
  const [kasi, verifikator1] = [await office.as('kasi').staffId(), await office.as('verifikator1').staffId()];
  values = {
    ...sampleValues({ kasi, verifikator1 }),
    handlerId: kasi,
    class: 'berkadar_pengawasan',
    answer: 'Sudah diperbaiki.',
    bsreForwardedOn: day(),
    bsreTicket: 'T-1',
    bsreAnswer: 'Pulih.',
    inspectorateForwardedOn: day(),
    inspectorateTicket: 'I-1',
    identityCheck: 'ktp_tatap_muka',
    handedOverBy: 'tatap_muka',
    minutes: 'Dibahas.',
    followUp: 'Dibina.',
    response: 'Akan diperbaiki.',
    statement: 'Saya menjelaskan keadaannya.',
    signature: 'ditandatangani',
    teamDecree: '800/1',
    level: 'ringan',
    kind: 'teguran_lisan',
    objectionAnswer: 'Keberatan ditolak.',
    cancelNumber: '800/2',
    remark: 'Hubungi pemohon dahulu, baru kirim tautannya.',
    result: 'Selesai.',
    decreeNumber: '060/1',
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
    dueOn: day(30),
  };
  odd.draft = await office.make.letter();
  odd.nobodyWaits = await office.make.letterIn('didisposisikan');
  await office.sql(`update verifications set "archivedAt" = now() where "requestId" = $1`, [odd.nobodyWaits.id]);
  odd.early = await office.make.person((await office.make.letter()).id);
  const revocation = await office.make.personIn('menunggu', { kind: 'pencabutan' });
  odd.unapproved = done(
    await office.as('verifikator1').step('verifications', revocation, 'verifikasi', { checklist: CHECKLIST }),
  );
  const leaked = await office.make.personIn('menunggu', { kind: 'pencabutan', revocationReason: 'kunci_bocor' });
  const verified = await office
    .as('verifikator1')
    .step('verifications', leaked, 'verifikasi', { checklist: CHECKLIST });
  odd.leaked = done(
    await office.as('verifikator1').step('verifications', done(verified), 'ajukan_ams', { amsReference: 'A' }),
  );
  odd.unscanned = await deskOf(office).record({ channel: 'kotak_pengaduan', reporter: 'Pak Surat' });
  const erasure = { fields: ['nama'], basis: 'pasal_43_1c', explanation: 'Permintaan', verificationId: odd.early.id };
  odd.held = done(await office.as('staf').create('erasures', erasure));
  odd.draftStandard = done(await office.as('kasi').create('service-standards', VERSION_1));
});
afterAll(() => office?.close());

const ROLLED_BACK = new Error('rolled back');
/** Takes the step for real and undoes it: nothing, or what refused it. */
async function tried(
  service: RecordService,
  origin: Person,
  record: { id: string; version: number },
  verdict: Verdict,
) {
  const { verb } = verdict;
  const sent = Sent.of(bodyOf(verdict));
  try {
    await office.app.get(Database).transaction(async (sql) => {
      await service.take(origin, record.id, { verb, sent, version: record.version }, sql);
      throw ROLLED_BACK;
    });
  } catch (error) {
    if (error === ROLLED_BACK) return undefined;
    if (error instanceof Problem) return error;
    throw error;
  }
  return undefined;
}
function bodyOf({
  verb,
  needs,
  takes = [],
}: Pick<Verdict, 'verb' | 'needs'> & Partial<Pick<Verdict, 'takes'>>): Record<string, unknown> {
  const asked = [...needs, ...takes.filter((name) => ['verifierId', 'startsAt'].includes(name))];
  const level = { ...values, class: verb === 'klasifikasi_ulang' ? 'normatif' : values.class };
  return Object.fromEntries(asked.map((name) => [name, level[name as 'class']]));
}

describe.each(flows.map((resource) => [resource.name, resource] as const))('%s', (name, resource) => {
  it('what the verdict allows is refused for nothing but what was given; what it refuses is refused for that', async () => {
    const service = services.get(name)!;
    const kind = 'kind' in resource.fields ? ', kind' : '';
    const rows = await office.sql<{ id: string; version: number; status: string; kind?: string }>(
      `select id, version, status${kind} from (
         select t.*, row_number() over (partition by status${kind} order by "createdAt" desc, id) as nth from ${tableOf(resource)} t
         where "archivedAt" is null) x where nth <= ${OF_EACH}`,
    );
    const wrong: string[] = [];
    const seen = new Set<string>();
    const taken = new Set<string>();
    const allowed = new Set<string>();
    for (const row of rows)
      for (const origin of people) {
        const verdicts = await service.steps(origin, row.id).catch((): Verdict[] => []);
        for (const verdict of verdicts) {
          const { verb, reason, needs, takes } = verdict;
          // A refusal by role or state is the flow's own; once for each is enough.
          const key = [verb, row.status, row.kind, verdict.allowed ? row.id : reason, origin.actor.roles].join();
          if (seen.has(key)) continue;
          seen.add(key);
          const problem = await tried(service, origin, row, verdict);
          const told = problem?.getResponse() as { message: string; errors?: Record<string, string> } | undefined;
          const line = `${verb} ${row.status} ${row.id} ${origin.actor.name}: ${told?.message ?? 'taken'}`;
          if (!verdict.allowed) {
            if (!told?.message.includes(reason!)) wrong.push(`refused, but ${line}`);
            continue;
          }
          allowed.add(verb);
          if (!problem) taken.add(verb);
          const given = Object.keys(told?.errors ?? {});
          const ofBody = given.length > 0 && given.every((field) => [...needs, ...takes].includes(field));
          if (problem && !ofBody) wrong.push(`allowed, but ${line}`);
        }
      }
    expect(wrong).toEqual([]);
    // Not merely by bodies that are never good.
    const untried = (verb: string) =>
      verb === 'gabungkan' ||
      // Their dates are judged by the calendar (sanctions/case.test.ts, sanctions/decision.test.ts).
      (name === 'sanctions' && (datedVerbs as readonly string[]).includes(verb)) ||
      stateOf(resource)!.flow.steps.some((step) => step.verb === verb && step.corrects);
    expect([...allowed].filter((verb) => !taken.has(verb) && !untried(verb))).toEqual([]);
  });
});

describe('a reason that stands somewhere else is in the verdict', () => {
  it.each([
    ['draft', 'requests', 'staf', 'ajukan', /Surat permohonan belum diunggah.*Belum ada pemohon/],
    ['nobodyWaits', 'requests', 'kasi', 'teruskan', /Tidak ada pemohon yang menunggu penugasan/],
    ['early', 'verifications', 'kasi', 'tugaskan', /setelah surat didisposisikan/],
    ['unapproved', 'verifications', 'verifikator1', 'ajukan_ams', /disetujui orang kedua/],
    ['leaked', 'verifications', 'verifikator1', 'selesaikan', /belum disetujui orang kedua/],
    ['unscanned', 'complaints', 'kasi', 'klasifikasikan', /Pindaian surat pengaduan belum diunggah/],
    ['held', 'erasures', 'kadis', 'setujui', /masih diproses/],
  ] as const)('%s: %s, %s, %s', async (record, resource, who, verb, why) => {
    const verdict = done(await office.as(who).steps(resource, odd[record]!)).find((one) => one.verb === verb)!;
    expect([verdict.allowed, verdict.reason]).toEqual([false, expect.stringMatching(why)]);
    const { status, body } = await office.as(who).step(resource, odd[record]!, verb, bodyOf(verdict));
    expect([[409, 422].includes(status), body.message]).toEqual([true, expect.stringMatching(why)]);
  });
});
