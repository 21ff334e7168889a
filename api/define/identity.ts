/** What a check says: the value to store, or why it is refused; a warning does not block. */
export interface Checked {
  readonly value?: string;
  readonly error?: string;
  readonly warning?: string;
}

/** Province codes in use (first two digits of a NIK). */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 ' +
    '71 72 73 74 75 76 81 82 91 92 93 94 95 96'
  ).split(' '),
);
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MAX_EMAIL = 254;
const MAX_LOCAL_PART = 64;
/** Plausible age in years at the first appointment (glossary, NIP). */
const YOUNGEST = 15;
const OLDEST = 60;

const two = (value: number): string => String(value).padStart(2, '0');

function isRealDate(year: number, month: number, day: number): boolean {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** The digits without spaces and dots, or why there are not exactly so many. */
function digitsOf(name: 'NIK' | 'NIP', input: string, count: number): Checked {
  const digits = input.replace(/[\s.]/g, '');
  if (digits === '') return { error: 'Wajib diisi.' };
  if (!/^[0-9]+$/.test(digits)) return { error: `${name} hanya berisi angka. Spasi dan titik boleh dipakai.` };
  if (digits.length === count) return { value: digits };
  return { error: `${name} harus ${count} angka.${name === 'NIP' ? ` Anda mengisi ${digits.length}.` : ''}` };
}

/**
 * Nomor Induk Kependudukan (api/README: Personal data). The century of the birth year is not written; every year that
 * ends in these two digits has the same length in 19xx and 20xx, but 00: 2000 is a leap year.
 */
export function checkNik(input: string): Checked {
  const { value, error } = digitsOf('NIK', input, 16);
  if (value === undefined) return { error };
  const written = Number(value.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(value.slice(8, 10));
  const year = Number(value.slice(10, 12));
  if (!isRealDate(2000 + year, month, day))
    return {
      error: `Tanggal lahir pada NIK (${two(day)}-${two(month)}-${two(year)}) tidak ada. Periksa angka ke-7 s.d. ke-12.`,
    };
  if (value.endsWith('0000')) return { error: 'Nomor urut pada NIK tidak boleh 0000. Periksa angka ke-13 s.d. ke-16.' };
  const known = PROVINCES.has(value.slice(0, 2)) && value.slice(2, 4) !== '00' && value.slice(4, 6) !== '00';
  if (known) return { value };
  return {
    value,
    warning: `Kode wilayah pada NIK (${value.slice(0, 6)}) tidak dikenal. Periksa angka ke-1 s.d. ke-6.`,
  };
}

/** 330305••••••0001; what is no NIK is hidden altogether. */
export function maskNik(nik: string): string {
  const digits = nik.replace(/[\s.]/g, '');
  return /^[0-9]{16}$/.test(digits) ? `${digits.slice(0, 6)}••••••${digits.slice(12)}` : '•'.repeat(16);
}

/**
 * NIP of a PNS or CPNS, or NI PPPK, whose digits 13 and 14 are the number of a contract and no month
 * (api/README: Personal data). Without a status they may be either.
 */
export function checkNip(input: string, employment?: string | null, thisYear = new Date().getFullYear()): Checked {
  const { value, error } = digitsOf('NIP', input, 18);
  if (value === undefined) return { error };
  const part = (from: number, to: number) => Number(value.slice(from, to));
  const year = part(0, 4);
  const month = part(4, 6);
  const day = part(6, 8);
  if (year < 1900 || !isRealDate(year, month, day))
    return {
      error: `Tanggal lahir pada NIP (${two(day)}-${two(month)}-${value.slice(0, 4)}) tidak ada. Periksa angka ke-1 s.d. ke-8.`,
    };
  const appointed = part(8, 12);
  const appointedMonth = part(12, 14);
  const isMonth = appointedMonth >= 1 && appointedMonth <= 12;
  const civilServant = employment === 'pns' || employment === 'cpns';
  if (civilServant && !isMonth)
    return { error: `Bulan pengangkatan pada NIP (${two(appointedMonth)}) tidak ada. Periksa angka ke-13 s.d. ke-14.` };
  if (appointed > thisYear + 1)
    return { error: `Tahun pengangkatan pada NIP (${appointed}) belum tiba. Periksa angka ke-9 s.d. ke-12.` };
  const months = civilServant ? (appointed - year) * 12 + appointedMonth - month : (appointed - year) * 12;
  if (months < YOUNGEST * 12 || months > OLDEST * 12)
    return {
      error: `Usia saat diangkat menurut NIP (${Math.floor(months / 12)} tahun) tidak wajar. Periksa angka ke-1 s.d. ke-14.`,
    };
  if (value[14] !== '1' && value[14] !== '2')
    return { error: `Kode jenis kelamin pada NIP (${value[14]}) harus 1 atau 2. Periksa angka ke-15.` };
  if (value.endsWith('000')) return { error: 'Nomor urut pada NIP tidak boleh 000. Periksa angka ke-16 s.d. ke-18.' };
  return { value };
}

/** 19660801 198803 1 001 */
export function formatNip(nip: string): string {
  const digits = nip.replace(/[\s.]/g, '');
  if (!/^[0-9]{18}$/.test(digits)) return nip;
  return `${digits.slice(0, 8)} ${digits.slice(8, 14)} ${digits[14]} ${digits.slice(15)}`;
}

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export function checkEmail(input: string): Checked {
  // A line break would add a header to a mail, so it is refused even where trimming would remove it.
  if (/[\r\n]/.test(input)) return { error: 'Surel tidak boleh berisi baris baru.' };
  const value = input.trim().toLowerCase();
  if (value === '') return { error: 'Wajib diisi.' };
  if (value.length > MAX_EMAIL) return { error: `Surel maksimal ${MAX_EMAIL} karakter. Anda mengisi ${value.length}.` };
  const [localPart = '', domain, ...rest] = value.split('@');
  if (domain === undefined || rest.length > 0) return { error: 'Surel harus memuat satu tanda @.' };
  if (localPart.length > MAX_LOCAL_PART || !LOCAL_PART.test(localPart))
    return { error: 'Bagian surel sebelum tanda @ tidak benar.' };
  if (!DOMAIN.test(domain)) return { error: 'Domain surel setelah tanda @ tidak benar. Contoh: purbalinggakab.go.id' };
  return { value };
}

/** 19660801 198803 1 001 */
export const groupNip = (nip: string): string => nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

/** True when the address lies in one of the domains or below it. */
export function emailAllowed(email: string, domains: readonly string[]): boolean {
  const domain = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return domains
    .map((allowed) => allowed.trim().toLowerCase().replace(/^@/, ''))
    .some((allowed) => allowed !== '' && (domain === allowed || domain.endsWith(`.${allowed}`)));
}

/** "Dr. H. Budi Santoso, S.Kom., M.Si." */
export function fullTitle(person: {
  readonly frontTitle?: string | null;
  readonly fullName: string;
  readonly backTitle?: string | null;
}): string {
  const front = person.frontTitle?.trim();
  const back = person.backTitle?.trim();
  return `${front ? `${front} ` : ''}${person.fullName.trim()}${back ? `, ${back}` : ''}`;
}
