const AWAY = /^(57P0|53|080|25P03)/;
const AWAY_WORDS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
/** What node-postgres says without a code. */
const AWAY_SENTENCES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

/** True when the error says that the database cannot be reached or takes nobody in at present. */
export function isAway(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return AWAY.test(code) || AWAY_WORDS.has(code) || (!code && AWAY_SENTENCES.test(message));
}
