import { strangersKey, type Tampering } from './tampering-kinds.ts';

/** What is about the log and no single entry. */
export const WHOLE: readonly Tampering[] = [
  {
    kind: 'a checkpoint’s root changed',
    check: 'tanda tangan',
    harm: (t, i) =>
      t.forge(
        `update audit.checkpoint set note = regexp_replace(note, '\\n[A-Za-z0-9+/]{43}=\\n', E'\\n${'A'.repeat(43)}=\\n') where ${nth(i)}`,
      ),
  },
  {
    kind: 'a checkpoint moved to another size',
    check: 'tanda tangan',
    harm: (t, i) => t.forge(`update audit.checkpoint set size = size / 2 where ${nth(i)}`),
  },
  {
    kind: 'a checkpoint dropped',
    check: 'basis data',
    harm: (t, i) => t.forge(`delete from audit.checkpoint where ${nth(i)}`),
  },
  {
    kind: 'a checkpoint taken from another one',
    check: 'tanda tangan',
    harm: (t, i) =>
      t.forge(
        `update audit.checkpoint set note = (select note from audit.checkpoint where not (${nth(i)}) limit 1) where ${nth(i)}`,
      ),
  },
  {
    kind: 'a node of the tree changed',
    check: 'basis data',
    harm: (t) => t.forge(`update audit.node set hash = sha256('x')`),
  },
  {
    kind: 'the size of the log changed',
    check: 'basis data',
    harm: (t) => t.forge('update audit.log_state set size = size + 1'),
  },
  {
    kind: 'the frontier changed',
    check: 'basis data',
    harm: (t) => t.forge('update audit.log_state set frontier = frontier[2:]'),
  },
  { kind: 'the signer’s key replaced', check: 'basis data', harm: (t) => t.replaceSigner(strangersKey) },
  {
    kind: 'entries taken out of the queue before they are sealed',
    check: 'basis data',
    async harm(t) {
      await t.append(1);
      await t.forge('delete from audit.pending');
    },
  },
];
const nth = (i: number) => `size = (select size from audit.checkpoint order by size offset ${i % 3} limit 1)`;
