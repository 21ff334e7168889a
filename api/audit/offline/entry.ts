/** One sealed entry as the bundle and the database give it. */
export interface Entry {
  readonly index: number;
  /** Hexadecimal. */
  readonly leaf: string;
  /** The exact text that was hashed. */
  readonly envelope: string;
  /** By field: value text and salt (hexadecimal); what was erased is not there. */
  readonly fields: Readonly<Record<string, readonly [value: string, salt: string]>>;
  /** Kept back from whoever took the bundle: of the entry only its leaf is here. */
  readonly withheld?: true;
}

/** What of the envelope the verifier looks at. */
export interface Envelope {
  readonly v: 1;
  readonly id: string;
  readonly ts: string;
  readonly action: string;
  readonly actor: string;
  readonly resource: string;
  readonly recordId: string | null;
  readonly recordVersion: number | null;
  readonly outcome: string;
  readonly commits: Readonly<Record<string, string>>;
}

const isText = (value: unknown): boolean => typeof value === 'string';
/** Whether it has the shape of an envelope. */
export function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  const { v, id, ts, actor, action, resource, recordId, recordVersion, outcome, commits } = value as Envelope;
  return (
    v === 1 &&
    [id, ts, actor, action, resource, outcome].every(isText) &&
    (recordId === null || isText(recordId)) &&
    (recordVersion === null || Number.isSafeInteger(recordVersion)) &&
    !Number.isNaN(Date.parse(ts)) &&
    typeof commits === 'object' &&
    commits !== null
  );
}

/** Undefined when it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A line that is no entry becomes one that no check lets pass. */
export function readEntry(line: string, place: number): Entry {
  const nothing: Entry = { index: place, leaf: '', envelope: line, fields: {} };
  try {
    const entry = JSON.parse(line) as Entry;
    const { index, leaf, envelope, fields } = entry;
    const fits =
      Number.isSafeInteger(index) &&
      typeof leaf === 'string' &&
      typeof envelope === 'string' &&
      typeof fields === 'object' &&
      fields !== null &&
      Object.values(fields).every(
        (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string'),
      );
    return fits ? entry : nothing;
  } catch {
    return nothing;
  }
}
