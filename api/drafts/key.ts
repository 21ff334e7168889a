/**
 * Names the form that a draft belongs to: `requests.create`, `requests.<id>.edit`, `complaints.<id>.steps.jawab`.
 * Only words and ids are possible, so that nothing of a person can stand in an address or a log.
 */
const KEY = /^[a-z][a-z_-]{0,39}(?:\.(?:[a-z][a-z_-]{0,39}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})){1,4}$/;

export const isDraftKey = (key: unknown): key is string => typeof key === 'string' && KEY.test(key);

/** Of a request that sends a form: the draft that it was kept in, and that ends with it. */
export const DRAFT_HEADER = 'x-draft';
