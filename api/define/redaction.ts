import { checkNik, maskNik } from './identity.ts';

/** Not the middle of a longer number, a hexadecimal word or an id. */
const ALONE = ['(?<![0-9a-f]|[0-9a-f]-)', '(?![0-9a-f]|-[0-9a-f])'] as const;
const WHAT_OPENS = 'pass\\s?phrase|passwords?|frasa sandi|kata sandi|kode otp|otp';
const FILLERS = '(?:\\s+(?:saya|anda|beliau|ams|bsre|akun|email|surel|baru|lama|sementara)|nya)*';

interface Secret {
  readonly pattern: RegExp;
  readonly instead: (found: string, ...groups: string[]) => string;
  /** What it is, as people call it. */
  readonly word: string;
}

/** What is written down nowhere in plain text: not in a record, the audit trail, the log, or an error (api/README: Personal data). */
const SECRETS: readonly Secret[] = [
  {
    pattern: new RegExp(`${ALONE[0]}\\d(?:[ .]?\\d){15}${ALONE[1]}`, 'g'),
    instead: (found) => {
      const { value, warning } = checkNik(found);
      return value && !warning ? maskNik(value) : found;
    },
    word: 'NIK lengkap',
  },
  {
    pattern: new RegExp(
      `\\b(${WHAT_OPENS})(${FILLERS})(["']?\\s*(?:[:=]|\\b(?:adalah|yaitu|is)\\b)\\s*["']?)(?!\\()((?:\\\\.|[^"\\\\\\n])+)`,
      'gi',
    ),
    instead: (_, word, fillers, link) => `${word}${fillers}${link}(dirahasiakan)`,
    word: 'kata sandi, passphrase, atau kode OTP',
  },
  { pattern: /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{10,}/g, instead: () => '(token)', word: 'token' },
  { pattern: /\bBearer\s+[\w.~+/-]{12,}=*/gi, instead: () => 'Bearer (token)', word: 'token' },
  {
    pattern: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.\d{1,9}\.[\w-]{43}/g,
    instead: () => '(token)',
    word: 'token',
  },
  { pattern: /\$argon2\w*\$[^\s"]+/g, instead: () => '(sandi)', word: 'kata sandi' },
];

/** Quick: most texts have nothing of the kind and are looked at once. */
const SUSPICIOUS = /\d(?:[ .]?\d){15}|eyJ|bearer|argon2|pass\s?phrase|password|sandi|otp|-[0-9a-f]{12}\.\d/i;

/** The text with every secret in it masked or left out. */
export function redactedText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return SECRETS.reduce((rest, { pattern, instead }) => rest.replace(pattern, instead), text);
}

/** The same for every text in a value, the names of its parts included. */
export function redacted<T>(value: T): T {
  if (typeof value === 'string') return redactedText(value) as T;
  if (Array.isArray(value)) return value.map((one) => redacted<unknown>(one)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).map(([name, inner]) => [redactedText(name), redacted<unknown>(inner)]);
  return Object.fromEntries(entries) as T;
}

/** Why people may not write this text down here, in one Indonesian sentence; nothing when they may. */
export function secretFault(text: string): string | undefined {
  if (!SUSPICIOUS.test(text)) return undefined;
  const found = SECRETS.find(({ pattern, instead }) => text.replace(pattern, instead) !== text);
  return found && `Tulisan ini memuat ${found.word}. Hapus bagian itu; aplikasi ini tidak boleh menyimpannya.`;
}
