import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../api/audit/offline/verdict.ts';
import { done, type Office, openOffice } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';
import { KINDS, type Tampering } from '../support/tampering-kinds.ts';
import { WHOLE } from '../support/tampering-log.ts';

let office: Office;
let trail: Trail;
/** Entries that still have a value to forge. */
let valued: number[];
let size: number;

beforeAll(async () => {
  office = await openOffice();
  trail = new Trail(office);
  // The demo office's own entries would only make every run longer; some hundred others fill a tile of the tree.
  await trail.forge('truncate audit.event, audit.payload, audit.pending');
  await trail.append(300);
  await trail.seal();
  const letter = await office.make.letterIn('diajukan');
  done(await office.as('kadis').step('requests', letter, 'kembalikan', { reason: 'Stempel kurang jelas' }));
  await trail.seal();
  await office.make.personIn('diterima');
  await erase('requests', letter.id, 'subject');
  await trail.seal();
  valued = (
    await office.sql<{ idx: number }>(
      `select idx::int from audit.leaf join audit.payload using (event_id) where content <> '{}' and not content ? '#redacted' order by idx`,
    )
  ).map(({ idx }) => idx);
  size = await trail.size();
  await trail.keep();
});
afterAll(() => office?.close());

/** As audit.redact does it for an erasure that was asked for and approved. */
const erase = (resource: string, recordId: string, field: string) =>
  office.sql(`do $$ declare event uuid; begin
    select e.id into event from audit.event e where e.resource = '${resource}' and e.record_id = '${recordId}' order by e.id limit 1;
    perform set_config('audit.redaction', audit.append('{"action": "audit.redact", "resource": "audit-logs", "outcome": "ok", "actor": "system:test"}',
      event::text, null, '{"#redacted": ["${field}"], "#basis": "UU 27/2022 Pasal 8"}')::text, true);
    update audit.payload set content = content - '${field}' where event_id = event;
  end $$`);

const verify = async () =>
  done(await office.as('inspektorat').send('POST', '/api/audit-logs/verify')) as unknown as Verdict;

async function judged({ kind, check, harm }: Tampering, index: number) {
  await trail.restore();
  await harm(trail, index);
  const { ok, firstFault } = await verify();
  const named = firstFault !== undefined && [check].flat().includes(firstFault.check);
  return { kind, ok, named: named || JSON.stringify(firstFault), index: firstFault?.index ?? -1 };
}

it('an untouched trail with a lawful erasure is whole, before and after more was sealed', async () => {
  const verdict = await verify();
  expect(verdict).toMatchObject({ ok: true, warnings: [], erased: 1 });
  expect(verdict.size).toBe(size);
  await trail.restore();
  expect(await verify()).toMatchObject({ ok: true, root: verdict.root });
});

it('an erasure that is not sealed yet is no fault, and proves nothing before it is', async () => {
  await trail.restore();
  const [one] = await office.sql<{ record_id: string }>(
    `select record_id from audit.event where resource = 'requests' and action = 'create' order by id desc limit 1`,
  );
  await erase('requests', one!.record_id, 'subject');
  const { firstFault, ...verdict } = await verify();
  expect([firstFault, verdict]).toMatchObject([undefined, { ok: false, warnings: [], erased: 1, unproven: 1 }]);
});

describe('every tampering with an entry is named, wherever it is done', () => {
  it.each(KINDS)('$kind', async (tampering) => {
    const fitting = tampering.valued ? valued : Array.from({ length: size }, (_, index) => index);
    const places = [0.02, 0.4, 0.97].map((part) => fitting[Math.floor(fitting.length * part)]!);
    for (const place of places) {
      const { kind } = tampering;
      const found = await judged(tampering, place);
      expect(found).toEqual({ kind, ok: false, named: true, index: tampering.exact ? place : found.index });
      expect(found.index).toBeLessThanOrEqual(size);
    }
  });
});

describe('every tampering with the log itself is named', () => {
  it.each(WHOLE)('$kind', async (tampering) => {
    for (const place of [0, 1, 2]) {
      const { kind } = tampering;
      expect(await judged(tampering, place)).toMatchObject({ kind, ok: false, named: true });
    }
  });
});
