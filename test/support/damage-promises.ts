import { createPublicKey } from 'node:crypto';
import { rawPublicKey, signNote } from '../../api/audit/note.ts';
import { type Line, ownKey, reseal, strangersKey, type Vector } from './bundles.ts';
import type { Damage } from './damage.ts';

const line = (bundle: Vector, place: number): Line => bundle.events[place] as Line;
const EMPTY_NOTE = { size: 1, root: Buffer.alloc(32) };
const note = (b: Vector, at: number) => b.checkpoints[at % b.checkpoints.length]!;
const origin = 'waskita.example/audit';

export const PROMISE_DAMAGE: readonly Damage[] = [
  {
    kind: 'a checkpoint’s root changed',
    check: 'tanda tangan',
    harm: (b, i) => (note(b, i).note = note(b, i).note.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${'A'.repeat(43)}=\n`)),
  },
  {
    kind: 'a signature changed',
    check: 'tanda tangan',
    harm: (b, i) => (note(b, i).note = note(b, i).note.replace(/.{6}\n$/, 'AAAAA=\n')),
  },
  {
    kind: 'a checkpoint by a stranger',
    check: 'tanda tangan',
    harm: (b, i) =>
      (note(b, i).note = signNote({ origin, ...EMPTY_NOTE, size: note(b, i).size }, origin, strangersKey)),
  },
  { kind: 'a checkpoint moved', check: ['tanda tangan', 'akar'], harm: (b, i) => (note(b, i).size += 1) },
  { kind: 'the newest checkpoint dropped', check: 'akar', harm: (b) => void b.checkpoints.pop() },
  { kind: 'all checkpoints dropped', check: 'akar', harm: (b) => (b.checkpoints = []) },
  {
    kind: 'the key replaced',
    check: ['tanda tangan', 'titik luar'],
    harm: (b) => (b.keys[0]!.publicKey = rawPublicKey(createPublicKey(strangersKey)).toString('base64')),
  },
  { kind: 'the key broken', check: 'tanda tangan', harm: (b) => (b.keys[0]!.publicKey = 'AAAA') },
  {
    kind: 'an outside checkpoint that differs',
    check: 'titik luar',
    harm(b) {
      const forked = signNote(
        { origin, size: 7, root: Buffer.alloc(32, 7) },
        origin,
        ownKey('one-record-many-versions'),
      );
      b.outside.push({ name: 'lain.txt', note: forked });
    },
  },
  {
    kind: 'an outside checkpoint beyond the end',
    check: 'titik luar',
    harm(b) {
      const later = signNote({ origin, size: 999, root: Buffer.alloc(32) }, origin, ownKey('one-record-many-versions'));
      b.outside.push({ name: 'nanti.txt', note: later });
    },
  },
  {
    kind: 'an outside checkpoint by a stranger',
    check: 'titik luar',
    harm: (b) => b.outside.push({ name: 'asing.txt', note: signNote({ origin, ...EMPTY_NOTE }, origin, strangersKey) }),
  },
  { kind: 'the sealer remembers more', check: 'keadaan', harm: (b) => (b.manifest.state!.size += 5) },
  {
    kind: 'the sealer remembers another root',
    check: 'keadaan',
    harm: (b) => (b.manifest.state!.root = Buffer.alloc(32, 3).toString('base64')),
  },
  {
    kind: 'another log',
    check: ['tanda tangan', 'titik luar'],
    harm: (b) => (b.manifest.origin = 'lain.example/audit'),
  },
  { kind: 'the manifest promises more', check: 'indeks', harm: (b) => (b.manifest.size += 1) },
];

/** Of logs with erasures and with rotated keys. */
export const SPECIAL_DAMAGE: readonly (Damage & { readonly of: string })[] = [
  {
    of: 'redactions',
    kind: 'the erasure’s own list is gone',
    check: 'penghapusan',
    harm: (b) => void delete line(b, 7).fields['#redacted'],
  },
  {
    of: 'redactions',
    kind: 'the erasure names another field',
    check: 'penghapusan',
    harm: (b) => (line(b, 7).fields['#redacted']![0] = '["name"]'),
  },
  {
    of: 'redactions',
    kind: 'the erasures were cut away and all was signed again',
    check: 'penghapusan',
    harm(b) {
      b.events.splice(7);
      b.outside = [];
      reseal(b, ownKey('redactions'));
    },
  },
  {
    of: 'withheld',
    kind: 'the leaf of a withheld entry changed',
    check: 'akar',
    harm: (b) => (line(b, 5).leaf = line(b, 6).leaf),
  },
  {
    of: 'withheld',
    kind: 'the leaf of a withheld entry is none',
    check: 'baris',
    harm: (b) => (line(b, 5).leaf = line(b, 5).leaf.slice(2)),
  },
  { of: 'withheld', kind: 'a withheld entry left out', check: 'indeks', harm: (b) => void b.events.splice(5, 1) },
  {
    of: 'withheld',
    kind: 'a withheld entry that says something',
    check: 'baris',
    harm: (b) => (line(b, 5).envelope = line(b, 1).envelope),
  },
  {
    of: 'withheld',
    kind: 'an entry called withheld to hide that it was changed',
    check: 'baris',
    harm: (b) => Object.assign(line(b, 3), { envelope: '', fields: {}, withheld: true }),
  },
  {
    of: 'withheld',
    kind: 'withheld entries not counted',
    check: 'baris',
    harm: (b) => void delete b.manifest.withheld,
  },
  { of: 'rotations', kind: 'no word of the old key', check: 'tanda tangan', harm: (b) => (b.keys[1]!.rotation = null) },
  {
    of: 'rotations',
    kind: 'the word of another rotation',
    check: 'tanda tangan',
    harm: (b) => (b.keys[1]!.rotation = b.keys[2]!.rotation),
  },
  { of: 'rotations', kind: 'a key left out', check: 'tanda tangan', harm: (b) => void b.keys.splice(1, 1) },
  {
    of: 'rotations',
    kind: 'an old key signs again',
    check: 'tanda tangan',
    harm: (b) =>
      (b.checkpoints.at(-1)!.note = signNote(
        { origin, size: b.manifest.size, root: Buffer.from(b.manifest.state!.root, 'base64') },
        origin,
        ownKey('rotations'),
      )),
  },
];
