// Makes entries in a thread of its own, while the database takes in those before: messages { from, to } come, lines for COPY go.
import { parentPort, workerData } from 'node:worker_threads';
import { entryAt } from './entries.mjs';

const { begins, people } = workerData;
const NOTHING = '\\N';
/** As COPY reads it: envelopes and values are JSON, in which nothing but the backslash means something to it. */
const safe = (text) => text.replaceAll('\\', '\\\\');

/** Text that grows outside of the heap: strings that lived as long as a chunk would keep the collector busy. */
class Lines {
  bytes = Buffer.allocUnsafe(1 << 20);
  length = 0;

  add(line) {
    if (this.length + line.length * 3 > this.bytes.length) {
      const larger = Buffer.allocUnsafe(this.bytes.length * 2);
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    this.length += this.bytes.write(line, this.length);
  }

  taken() {
    return new Uint8Array(this.bytes.buffer, this.bytes.byteOffset, this.length);
  }
}

parentPort.on('message', ({ from, to }) => {
  const [events, payloads, places] = [new Lines(), new Lines(), new Lines()];
  const leaves = Buffer.alloc((to - from) * 32);
  for (let number = from; number < to; number++) {
    const entry = entryAt(number, begins, people);
    const {
      id,
      ts,
      resource,
      recordId = null,
      recordVersion = null,
      actor,
      action,
      outcome,
      envelope,
      content,
    } = entry;
    const columns = [id, ts, resource, recordId ?? NOTHING, recordVersion ?? NOTHING, actor, action, outcome];
    events.add(`${columns.join('\t')}\t${safe(envelope)}\n`);
    if (Object.keys(content).length > 0) payloads.add(`${id}\t${safe(JSON.stringify(content))}\n`);
    places.add(`${number}\t${id}\t\\\\x${entry.leaf.toString('hex')}\n`);
    entry.leaf.copy(leaves, (number - from) * 32);
  }
  const [event, payload, leaf] = [events, payloads, places].map((lines) => lines.taken());
  const sent = [event, payload, leaf].map(({ buffer }) => buffer);
  parentPort.postMessage({ from, to, event, payload, leaf, leaves }, sent);
});
