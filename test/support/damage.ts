import { createPublicKey } from 'node:crypto';
import type { Check } from '../../api/audit/offline/verdict.ts';
import { rawPublicKey } from '../../api/audit/note.ts';
import { type Line, ownKey, reseal, sealed, strangersKey, type Vector } from './bundles.ts';

/** One kind of damage, done to the entry or the checkpoint at a place. What must be found, and where. */
export interface Damage {
  readonly kind: string;
  readonly check: Check | readonly Check[];
  readonly harm: (bundle: Vector, place: number) => unknown;
}

const edited = (envelope: string): string => envelope.replace('"staf"', '"kadis"');
const line = (bundle: Vector, place: number): Line => bundle.events[place] as Line;
const renumber = (bundle: Vector): void => {
  bundle.events = bundle.events.map((one, index) => ({ ...(one as Line), index }));
};
const firstField = (one: Line): string => Object.keys(one.fields)[0]!;
const otherHex = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1);

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
