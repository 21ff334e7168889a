// A log with everything in it, made of nothing but a seed, with the sealer's own tree and notes. Needs a built API.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { grow, rootOf } from '../../../dist/api/audit/merkle.js';
import { rawPublicKey, signNote, signText } from '../../../dist/api/audit/note.js';
import { written } from './envelope.mjs';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const START = Date.UTC(2026, 0, 5, 0, 30);
export const ORIGIN = 'waskita.example/audit';

export class Log {
  /** The lines of the bundle's files, and the notes that were carried out of the building. */
  events = [];
  checkpoints = [];
  keys = [];
  outside = [];
  #seed;
  #drawn = 0;
  #frontier = { size: 0, hashes: [] };
  #at = START;
  #envelopes = [];
  #withheld = 0;
  #private;

  constructor(seed) {
    this.#seed = seed;
    this.#newKey();
  }

  get size() {
    return this.#frontier.size;
  }

  /** Bytes that the seed alone decides. */
  draw(bytes) {
    return createHash('sha256').update(`${this.#seed}/${this.#drawn++}`).digest().subarray(0, bytes);
  }

  uuid() {
    const hex = `${this.#at.toString(16).padStart(12, '0')}7${this.draw(10).toString('hex').slice(0, 3)}8${this.draw(10).toString('hex').slice(0, 15)}`;
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** Appends one entry and answers its line; `fields` by name, any JSON. */
  entry({ action = 'update', resource = 'requests', recordId = null, recordVersion = null, fields = {} }) {
    this.#at += 1000 + (this.draw(1)[0] % 50);
    const id = this.uuid();
    const { envelope, content, leaf } = written(
      {
        id,
        ts: new Date(this.#at).toISOString(),
        action,
        actor: '01900000-0000-7000-8000-000000000001',
        actorRole: 'staf',
        resource,
        recordId,
        recordVersion,
        requestId: 'req-1',
        fields,
      },
      () => this.draw(16),
    );
    const line = { index: this.size, leaf: leaf.toString('hex'), envelope, fields: content };
    this.#frontier = grow(this.#frontier, [leaf]);
    this.events.push(line);
    this.#envelopes.push(id);
    return line;
  }

  /** Erases values of an earlier entry, lawfully: an entry tells which, and the values go. */
  erase(index, names) {
    const erased = { '#redacted': names, '#basis': 'UU 27/2022 Pasal 8' };
    this.entry({ action: 'audit.redact', resource: 'audit-logs', recordId: this.#envelopes[index], fields: erased });
    for (const name of names) delete this.events[index].fields[name];
  }

  /** Keeps an entry back from whoever takes the bundle: only its leaf is left. */
  withhold(index) {
    const { leaf } = this.events[index];
    this.events[index] = { index, leaf, envelope: '', fields: {}, withheld: true };
    this.#withheld += 1;
  }

  checkpoint({ outside = false } = {}) {
    const promise = { origin: ORIGIN, size: this.size, root: rootOf(this.#frontier) };
    const note = signNote(promise, ORIGIN, this.#private);
    this.checkpoints.push({ size: this.size, note });
    if (outside) this.outside.push({ name: `${this.size}.txt`, note });
  }

  /** From here on a new key signs; the one before it says so. */
  rotate() {
    const before = this.#private;
    this.#newKey();
    const key = this.keys.at(-1);
    key.rotation = signText(
      `waskita-audit-key-rotation/1\n${ORIGIN}\n${this.size}\n${key.publicKey}\n`,
      ORIGIN,
      before,
    );
  }

  #newKey() {
    this.#private = createPrivateKey({ key: Buffer.concat([PKCS8, this.draw(32)]), format: 'der', type: 'pkcs8' });
    const publicKey = rawPublicKey(createPublicKey(this.#private)).toString('base64');
    this.keys.push({ name: ORIGIN, publicKey, rotation: null });
  }

  state() {
    return { size: this.size, root: rootOf(this.#frontier).toString('base64') };
  }

  manifest() {
    const madeAt = new Date(this.#at).toISOString();
    const withheld = this.#withheld > 0 && { withheld: this.#withheld };
    return {
      format: 'waskita-audit-bundle/1',
      origin: ORIGIN,
      size: this.size,
      state: this.state(),
      ...withheld,
      madeAt,
    };
  }

  /** Everything a bundle holds, as JSON. */
  bundle() {
    const { keys, checkpoints, events, outside } = this;
    return { manifest: this.manifest(), keys, checkpoints, events, unsealed: [], outside };
  }
}
