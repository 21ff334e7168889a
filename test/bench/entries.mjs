// The entries of a busy office, as a function of their numbers: a load that was broken off goes on where it stood.
import { randomFillSync } from 'node:crypto';
import { written } from '../data/audit-vectors/envelope.mjs';

/** Five years for ten million. The same pace in a small trail, so that a day holds as much in both. */
export const EVERY_MS = 15_768;
/** Every so many-th entry is no change of a record. */
const TURN = 16;
/** Records that are worked on at the same time, and changes of each. */
const RECORDS = 60;
const VERSIONS = 8;
const SALTS = 4096;

const LETTER = ['draf', 'diajukan', 'didisposisikan', 'diteruskan', 'diproses', 'diproses', 'diproses', 'selesai'];
const PERSON = [
  'menunggu_penugasan',
  'menunggu_pendaftaran',
  'menunggu_swafoto',
  'penentuan_status',
  'verifikasi_otomatis',
  'menunggu_passphrase',
  'terbit',
  'diterima',
];
const LETTER_STEPS = [
  'create',
  'step:ajukan',
  'step:disposisikan',
  'step:teruskan',
  'update',
  'update',
  'update',
  'update',
];
const PERSON_STEPS = [
  'create',
  'update',
  'step:daftarkan',
  'step:catat_swafoto',
  'step:mulai_otomatis',
  'step:cocok',
  'step:catat_passphrase',
  'step:serahkan',
];

/** 32 bits that look like chance (the finaliser of MurmurHash3). */
function mixed(number) {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
const hex = (number, digits) => number.toString(16).padStart(digits, '0');

/** A UUID of version 7; no two of the same number and kind. */
function idAt(at, number, kind) {
  const time = hex(at, 12);
  const chance = hex(mixed(number ^ 0x5bd1e995), 8);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-8${kind}${chance.slice(3, 5)}-${hex(mixed(number), 8)}${hex(number % 0x10000, 4)}`;
}

let salts = Buffer.alloc(0);
function salt() {
  if (salts.length === 0) salts = randomFillSync(Buffer.alloc(16 * SALTS));
  const drawn = salts.subarray(0, 16);
  salts = salts.subarray(16);
  return drawn;
}

/** What is not a change: somebody signs in, is refused, reads, lists. */
function look(number, begins) {
  const record = idAt(begins + number * EVERY_MS, number, 2);
  return [
    { action: 'sign-in', resource: 'sessions', recordId: record },
    { action: 'read', resource: 'verifications', recordId: record },
    { action: 'list', resource: 'verifications', fields: { '#ids': [record, idAt(begins, number, 2)] } },
    { action: 'show', resource: 'requests', recordId: record, outcome: 'denied', reason: 'not_found' },
  ][Math.floor(number / TURN) % 4];
}

function change(number, begins) {
  const nth = Math.floor(number / TURN) * (TURN - 1) + (number % TURN);
  const block = Math.floor(nth / (RECORDS * VERSIONS));
  const record = block * RECORDS + (nth % RECORDS);
  const turn = Math.floor((nth % (RECORDS * VERSIONS)) / RECORDS);
  const [resource, states, actions] =
    record % 2 === 0 ? ['requests', LETTER, LETTER_STEPS] : ['verifications', PERSON, PERSON_STEPS];
  const recordId = idAt(begins + record * (EVERY_MS * VERSIONS), record, 1);
  const status = turn === 0 ? { after: states[0] } : { before: states[turn - 1], after: states[turn] };
  const fields = { status, '#row': hex(mixed(number), 8).repeat(8) };
  if (actions[turn] === 'create')
    fields[resource === 'requests' ? 'subject' : 'note'] = { after: `Berkas ke-${record}` };
  if (actions[turn] === 'update') fields.note = { before: `Catatan ${number - 1}`, after: `Catatan ${number}` };
  return { action: actions[turn], resource, recordId, recordVersion: turn + 1, fields };
}

/** The columns of entry `number` of a trail that begins at a moment, by people: [id and role]. */
export function entryAt(number, begins, people) {
  const at = begins + number * EVERY_MS;
  const [actor, actorRole] = people[mixed(number + 7) % people.length];
  const id = idAt(at, number, 0);
  const ts = new Date(at).toISOString();
  const deed = (number % TURN === TURN - 1 ? look : change)(number, begins);
  const session = `${hex(mixed(number >> 8), 8)}`;
  const entry = { id, ts, actor, actorRole, requestId: idAt(at, number, 3), session, outcome: 'ok', ...deed };
  return { ...entry, ...written(entry, salt) };
}
