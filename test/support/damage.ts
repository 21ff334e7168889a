import { createPublicKey } from 'node:crypto';
import type { Check } from '../../api/audit/offline/judge.ts';
import { rawPublicKey, signNote } from '../../api/audit/note.ts';
import { type Line, ownKey, reseal, sealed, strangersKey, type Vector } from './bundles.ts';

/** One kind of damage, done to the entry or the checkpoint at a place. What must be found, and where. */
export interface Damage {
  readonly kind: string;
  readonly check: Check | readonly Check[];
  harm(bundle: Vector, place: number): void;
}

const edited = (envelope: string): string => envelope.replace('"staf"', '"kadis"');
const line = (bundle: Vector, place: number): Line => bundle.events[place] as Line;
const renumber = (bundle: Vector): void => {
  bundle.events = bundle.events.map((one, index) => ({ ...(one as Line), index }));
};
const firstField = (one: Line): string => Object.keys(one.fields)[0]!;
const otherHex = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1);
const EMPTY_NOTE = { size: 1, root: Buffer.alloc(32) };

export const LINE_DAMAGE: readonly Damage[] = [
  { kind: 'envelope edited', check: 'daun', harm: (b, i) => (line(b, i).envelope = edited(line(b, i).envelope)) },
  {
    kind: 'backdated',
    check: 'daun',
    harm: (b, i) => (line(b, i).envelope = line(b, i).envelope.replace('"ts":"2026', '"ts":"2025')),
  },
  {
    kind: 'two entries swapped',
    check: 'indeks',
    harm: (b, i) => b.events.splice(i, 2, line(b, i + 1), line(b, i)),
  },
  {
    kind: 'an entry deleted',
    check: 'indeks',
    harm: (b, i) => void b.events.splice(i, 1),
  },
  { kind: 'an entry doubled', check: 'indeks', harm: (b, i) => b.events.splice(i, 0, line(b, i === 0 ? 1 : i - 1)) },
  { kind: 'another number', check: 'indeks', harm: (b, i) => (line(b, i).index += 1) },
  { kind: 'another leaf', check: 'daun', harm: (b, i) => (line(b, i).leaf = otherHex(line(b, i).leaf)) },
  { kind: 'no JSON', check: 'daun', harm: (b, i) => (b.events[i] = JSON.stringify(b.events[i]).slice(1)) },
  {
    kind: 'a blank in the envelope',
    check: 'baris',
    harm: (b, i) => (b.events[i] = sealed({ ...line(b, i), envelope: line(b, i).envelope.replace(':', ': ') })),
  },
  {
    kind: 'a key twice',
    check: 'baris',
    harm: (b, i) =>
      (b.events[i] = sealed({ ...line(b, i), envelope: line(b, i).envelope.replace('{', '{"action":"x",') })),
  },
  {
    kind: 'a value changed',
    check: 'komitmen',
    harm: (b, i) => (line(b, i).fields[firstField(line(b, i))]![0] += ' '),
  },
  {
    kind: 'a salt changed',
    check: 'komitmen',
    harm(b, i) {
      const pair = line(b, i).fields[firstField(line(b, i))]!;
      pair[1] = otherHex(pair[1]);
    },
  },
  {
    kind: 'a value removed without an erasure',
    check: 'penghapusan',
    harm: (b, i) => void delete line(b, i).fields[firstField(line(b, i))],
  },
  {
    kind: 'a value put in',
    check: 'komitmen',
    harm: (b, i) => (line(b, i).fields.extra = ['1', '00'.repeat(16)]),
  },
];

/** Nothing in the lines themselves tells: only the root does, at the next checkpoint. */
export const ROOT_DAMAGE: readonly Damage[] = [
  {
    kind: 'edited, with the leaf made to fit',
    check: 'akar',
    harm: (b, i) => (b.events[i] = sealed({ ...line(b, i), envelope: edited(line(b, i).envelope) })),
  },
  {
    kind: 'swapped and renumbered',
    check: 'akar',
    harm(b, i) {
      b.events.splice(i, 2, line(b, i + 1), line(b, i));
      renumber(b);
    },
  },
  {
    kind: 'an entry inserted and all renumbered',
    check: ['akar', 'indeks'],
    harm(b, i) {
      const own = {
        ...line(b, i),
        envelope: line(b, i).envelope.replace(/"recordVersion":\d+/, '"recordVersion":null'),
      };
      b.events.splice(i, 0, sealed(own));
      renumber(b);
    },
  },
  {
    kind: 'deleted with the right key: a version is missing',
    check: 'versi',
    harm(b, i) {
      b.events.splice(i, 1);
      reseal(b, ownKey('one-record-many-versions'));
      b.outside = [];
    },
  },
  {
    kind: 'resealed with the right key, outside checkpoints kept',
    check: 'titik luar',
    harm(b, i) {
      line(b, i).envelope = edited(line(b, i).envelope);
      reseal(b, ownKey('one-record-many-versions'));
    },
  },
  {
    kind: 'resealed with another key and its name',
    check: 'titik luar',
    harm(b, i) {
      line(b, i).envelope = edited(line(b, i).envelope);
      reseal(b, strangersKey);
      b.keys[0]!.publicKey = rawPublicKey(createPublicKey(strangersKey)).toString('base64');
    },
  },
  {
    kind: 'the tail cut from the file',
    check: ['indeks', 'akar', 'keadaan'],
    harm: (b, i) => void b.events.splice(i),
  },
  {
    kind: 'the tail cut and everything signed again',
    check: 'titik luar',
    harm(b, i) {
      b.events.splice(i);
      reseal(b, ownKey('one-record-many-versions'));
    },
  },
];

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
