/**
 * Names the form that a draft belongs to: `requests.create`, `requests.<id>.edit`, `complaints.<id>.steps.jawab`.
 * Only words and ids are possible, so that nothing of a person can stand in an address or a log.
 */
const KEY = /^[a-z][a-z_-]{0,39}(?:\.(?:[a-z][a-z_-]{0,39}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})){1,4}$/;
/** The window that keeps it. */
const WRITER = /^[\w-]{8,64}$/;

export const isDraftKey = (key: unknown): key is string => typeof key === 'string' && KEY.test(key);
export const isWriter = (writer: unknown): writer is string => typeof writer === 'string' && WRITER.test(writer);

/** Of a request that sends a form: the draft that it was kept in, by whom, and the version that was last seen. */
export const DRAFT_HEADER = 'x-draft';
export interface SentForm {
  readonly key: string;
  readonly writer: string;
  readonly version: number;
}

/** Reads `<key> <writer> <version>`; whatever else is sent stands for no draft. */
export function sentForm(header: unknown): SentForm | undefined {
  const [key, writer, version = ''] = typeof header === 'string' ? header.split(' ') : [];
  const isRead = isDraftKey(key) && isWriter(writer) && /^\d{1,9}$/.test(version);
  return isRead ? { key, writer, version: Number(version) } : undefined;
}
