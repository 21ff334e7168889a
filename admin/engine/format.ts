import { officeDate } from '../../api/define/office-time.ts';

/** The office's clock: Asia/Jakarta, UTC+7, no daylight saving (api/README: The clock, R1). */
const ZONE = 'Asia/Jakarta';
const OFFSET = '+07:00';
export type Language = 'id' | 'en';
export const TAGS: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** A formatter of dates costs a hundred times what it does: one for each language. What is no date stays what it is. */
function formatterOf(options: Intl.DateTimeFormatOptions): (value: string, language: Language) => string {
  const made = { id: new Intl.DateTimeFormat(TAGS.id, options), en: new Intl.DateTimeFormat(TAGS.en, options) };
  return (value, language) => {
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? value : made[language].format(date);
  };
}
const dayOf = formatterOf({ dateStyle: 'medium', timeZone: ZONE });
const shortDayOf = formatterOf({ day: 'numeric', month: 'short', timeZone: ZONE });
const timeOf = formatterOf({ hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const dateOf = formatterOf({ dateStyle: 'medium', timeZone: 'UTC' });
const numbers = { id: new Intl.NumberFormat(TAGS.id), en: new Intl.NumberFormat(TAGS.en) };

/** 22 Nov 2026, 15.26 WIB */
export const formatMoment = (value: string, language: Language): string =>
  `${dayOf(value, language)}, ${formatTime(value, language)}`;

/** 22 Nov, 15.26: where many stand below each other. */
export const formatShort = (value: string, language: Language): string =>
  `${shortDayOf(value, language)}, ${timeOf(value, language)}`;

/** 15.26 WIB */
export const formatTime = (value: string, language: Language): string => `${timeOf(value, language)} WIB`;

/** 22 Nov 2026, of `YYYY-MM-DD` */
export const formatDate = (value: string, language: Language): string =>
  dateOf(`${value.slice(0, 10)}T00:00:00Z`, language);

export const formatNumber = (value: number, language: Language): string => numbers[language].format(value);

/** 1,2 MB */
export function formatSize(bytes: number, language: Language): string {
  const kilobytes = bytes / 1024;
  const [value, unit] = kilobytes < 1024 ? [Math.ceil(kilobytes), 'KB'] : [kilobytes / 1024, 'MB'];
  return `${value.toLocaleString(TAGS[language], { maximumFractionDigits: 1 })} ${unit}`;
}

/** Dr. Budi Santoso, S.Kom. */
export function nameWithTitles(name: string, front: unknown, back: unknown): string {
  const before = typeof front === 'string' && front ? `${front} ` : '';
  const after = typeof back === 'string' && back ? `, ${back}` : '';
  return `${before}${name}${after}`;
}

/** ISO in UTC → `YYYY-MM-DDTHH:mm` on the office's clock, as a datetime-local input wants it. */
export function toOfficeTime(value: unknown): string {
  if (typeof value !== 'string' || !value) return '';
  // react-admin formats what it has formatted.
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T').slice(0, 16);
}

/** What was typed on the office's clock → ISO in UTC. */
export function fromOfficeTime(value: string): string | null {
  const date = new Date(`${value}:00${OFFSET}`);
  return value && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}

/** On this day in the office. */
export const isToday = (at: string, now: string): boolean => officeDate(Date.parse(at)) === officeDate(Date.parse(now));
