import { TOLD_FACTS } from '../define/deeds.ts';
import { momentToSeconds } from '../define/dates.ts';
import type { Resource } from '../define/resource.ts';
import { dataName, type Told } from '../define/sentence.ts';
import { inWords, type Names } from '../define/value-words.ts';
import { auditLogs, type AuditLog } from './audit-logs.resource.ts';

/** An entry as it is told: with the post of who did it, and the sentence. */
export type ToldEntry = Omit<AuditLog & Told, 'step'> & {
  readonly actorPost: string | null;
  readonly sentence: string;
  /** What the record is, where he may know it. */
  readonly subject: string | null;
};

/** What the screen says, and after it the ids, for whoever compares with the records themselves. */
export const TOLD_HEADINGS = [
  'Waktu',
  'Nama',
  'Sebagai',
  'Kejadian',
  'Hasil',
  'Sebelum → sesudah',
  'Jenis data',
  'Versi data',
  'Kode tindakan',
  'ID catatan',
  'ID pelaku',
  'ID data',
] as const;

const NOTHING = '–';
const UNNAMED = 'nama tidak ditampilkan';
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const labelOf = (resource: Resource | undefined, name: string): string =>
  resource?.fields[name]?.label ??
  (Object.hasOwn(TOLD_FACTS, name) ? TOLD_FACTS[name as keyof typeof TOLD_FACTS] : 'Isian lain');

/** A filter by the labels of its fields. */
const filterText = (resource: Resource | undefined, filter: object, names: Names): string =>
  Object.entries(filter)
    .map(([key, value]) => {
      const name = key.replace(/_(gte|gt|lte|lt|ne)$/, '');
      return `${labelOf(resource, name)} ${valueText(resource, name, value, names)}`;
    })
    .join(', ') || 'tanpa saringan';

function valueText(resource: Resource | undefined, name: string, value: unknown, names: Names): string {
  if (isEmpty(value)) return NOTHING;
  const isFilter = name === 'filter' && !resource?.fields[name] && typeof value === 'object';
  return isFilter
    ? filterText(resource, value as object, names)
    : (inWords(resource?.fields[name], value, names) ?? UNNAMED);
}

/** Before → after, field by field, in the words of the resource. */
export const changesText = (
  changes: NonNullable<AuditLog['changes']>,
  resource: Resource | undefined,
  names: Names,
): string =>
  changes
    .map(({ field, before, after }) => {
      const [old, now] = [before, after].map((value) => valueText(resource, field, value, names));
      return `${labelOf(resource, field)}: ${old} → ${now}`;
    })
    .join('; ');

/** One entry in those columns. */
export const toldRow = (entry: ToldEntry, resource: Resource | undefined, names: Names): string[] => [
  momentToSeconds(Date.parse(entry.at!)),
  entry.actorName ?? '',
  entry.actorPost ?? '',
  entry.sentence,
  auditLogs.fields.outcome.choices![entry.outcome] ?? '',
  changesText([...entry.changes] as NonNullable<AuditLog['changes']>, resource, names),
  dataName(entry.resource, resource),
  entry.recordVersion === null ? '' : String(entry.recordVersion),
  entry.action,
  entry.id,
  entry.actorId,
  entry.recordId ?? '',
];
