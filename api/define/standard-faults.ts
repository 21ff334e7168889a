import type { Fault, Judge } from './field.ts';
import {
  budget,
  INTERNAL,
  LEGAL_STATUSES,
  LETTERS,
  PARTIES,
  PROMISED,
  type StandardContent,
  type StandardStep,
  type Term,
  TERM_UNITS,
  termText,
} from './standard.ts';
import { written } from './written.ts';
import type { Known } from './rule.ts';

type Check = (value: unknown, field: string) => Fault[];

const MOST_MINUTES = 100_000;
const fault = (field: string, says: string): Fault[] => [{ field, says }];

const words =
  (max: number): Check =>
  (value, field) => {
    if (typeof value !== 'string') return fault(field, 'Isi dengan teks.');
    if (written(value) === '') return fault(field, 'Wajib diisi.');
    return value.length > max ? fault(field, `Paling banyak ${max} karakter.`) : [];
  };
const whole =
  (min: number, max: number): Check =>
  (value, field) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? []
      : fault(field, `Isi dengan bilangan bulat dari ${min} sampai ${max}.`);
const oneOf =
  (codes: object): Check =>
  (value, field) =>
    typeof value === 'string' && Object.hasOwn(codes, value) ? [] : fault(field, 'Pilihan tidak dikenal.');
const optional =
  (check: Check): Check =>
  (value, field) =>
    value === undefined ? [] : check(value, field);
const listOf =
  (check: Check, most: number): Check =>
  (value, field) => {
    if (!Array.isArray(value) || value.length === 0) return fault(field, 'Isi paling sedikit satu baris.');
    if (value.length > most) return fault(field, `Paling banyak ${most} baris.`);
    return value.flatMap((item, index) => check(item, `${field}.${index}`));
  };
/** An object with exactly these parts. */
const having =
  (parts: Readonly<Record<string, Check>>, missing = 'Wajib diisi.'): Check =>
  (value, field) => {
    const inside = (name: string) => (field ? `${field}.${name}` : name);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(field, 'Isi menurut bentuk yang ditetapkan.');
    const given = value as Known;
    const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parts, name));
    return [
      ...unknown.flatMap((name) => fault(inside(name.slice(0, 40)), 'Isian ini tidak dikenal.')),
      ...Object.entries(parts).flatMap(([name, check]) => {
        const found = check(given[name], inside(name));
        return given[name] === undefined && found.length > 0 ? fault(inside(name), missing) : found;
      }),
    ];
  };

const term = having({ amount: whole(1, MOST_MINUTES), unit: oneOf(TERM_UNITS) });
const mark = words(5);
const code = words(60);
const shape = having({
  total: term,
  steps: listOf(
    having({
      at: oneOf(Object.fromEntries(LETTERS.map((letter) => [letter, letter]))),
      says: words(500),
      by: words(120),
      party: oneOf(PARTIES),
      minutes: whole(1, MOST_MINUTES),
      alternative: optional(words(5)),
    }),
    LETTERS.length,
  ),
  classes: having(
    Object.fromEntries([
      ...Object.keys(PROMISED).map((name) => [name, term] as const),
      ...Object.keys(INTERNAL).map((name) => [name, optional(term)] as const),
    ]),
    'Janji waktunya belum ditetapkan.',
  ),
  silentDays: optional(whole(1, 365)),
  executors: whole(1, 99),
  competences: listOf(having({ mark, code, text: words(300) }), 20),
  channels: listOf(having({ code, label: words(120), address: optional(words(200)) }), 30),
  legalBases: listOf(having({ mark, text: words(500), status: oneOf(LEGAL_STATUSES), note: optional(words(300)) }), 40),
  warnings: listOf(whole(1, 100), 5),
});

const repeated = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index);

function stepFaults(steps: readonly StandardStep[], total: Term): Fault[] {
  const twice = repeated(steps.map(({ at }) => at));
  const missing = LETTERS.filter((letter) => !steps.some(({ at }) => at === letter));
  const mixed = !twice && missing.length === 0 && steps.some(({ at }, index) => at !== LETTERS[index]);
  const apart = steps.filter(({ alternative, minutes }) => {
    const other = steps.find(({ at }) => at === alternative);
    return alternative && (!other || other.alternative || other.minutes !== minutes);
  });
  const inMinutes = total.unit === 'jam' ? total.amount * 60 : total.amount;
  const sum = budget(steps);
  return [
    ...(twice ? fault('steps', `Langkah ${twice} tertulis lebih dari satu kali.`) : []),
    ...(missing.length > 0 ? fault('steps', `Langkah ${missing.join(', ')} belum ada.`) : []),
    ...(mixed ? fault('steps', `Urutkan langkah dari ${LETTERS[0]} sampai ${LETTERS.at(-1)}.`) : []),
    ...apart.flatMap(({ at, alternative }) =>
      fault('steps', `Langkah ${at} dan pilihannya ${alternative} harus ada dan sama menitnya.`),
    ),
    ...(total.unit !== 'menit' && total.unit !== 'jam'
      ? fault('total', 'Jangka waktu penyelesaian ditulis dalam menit atau jam.')
      : sum !== inMinutes
        ? fault('steps', `Jumlah menit semua langkah ${sum}, padahal jangka waktu penyelesaian ${termText(total)}.`)
        : []),
  ];
}

/** What is wrong with the machine-readable part of a standard: its shape, then its sums. Empty: nothing. */
export const standardFaults: Judge<StandardContent> = (content) => {
  const wrong = shape(content, '');
  if (wrong.length > 0) return wrong;
  const { steps, total, warnings, competences, channels } = content as StandardContent;
  const code = repeated(competences.map((one) => one.code));
  const channel = repeated(channels.map((one) => one.code));
  const rising = warnings.every((percent, index) => index === 0 || percent > warnings[index - 1]!);
  return [
    ...stepFaults(steps, total),
    ...(code ? fault('competences', `Kompetensi ${code} tertulis lebih dari satu kali.`) : []),
    ...(channel ? fault('channels', `Kanal ${channel} tertulis lebih dari satu kali.`) : []),
    ...(rising ? [] : fault('warnings', 'Tulis persentase peringatan dari kecil ke besar.')),
  ];
};
