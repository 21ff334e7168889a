import { parse } from 'csv-parse/sync';
import { BYTE_ORDER_MARK, csvCell, startsFormula } from '../define/csv.ts';
import type { Field } from '../define/field.ts';
import { kindOf } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import { faults, dtoOf } from '../sql/dto.ts';
import { normalised, refuseUnknown, Sent, wellFormed } from '../sql/input.ts';
import { badRequest, unprocessable } from '../sql/problem.ts';
import { written } from '../define/written.ts';
import type { Known } from '../define/rule.ts';

const MOST_CHARACTERS = 64 * 1024;
const MOST_ROWS = 500;

export interface SheetRow {
  /** As the spreadsheet numbers it: the first one below the head is 2. */
  readonly row: number;
  /** Of the columns that the sheet has. */
  readonly values: Known;
  /** What is wrong, by field. */
  readonly errors: Record<string, string>;
}

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');

/** The fields that a sheet has a column for. */
const columnsOf = (resource: Resource): string[] => Object.keys(resource.fields).filter((name) => name !== 'reason');

/** What a cell means, or what is wrong with it. */
function readCell(field: Field, cell: string): { value: Known[string] } | { says: string } {
  if (written(cell) === '') return { value: null };
  if (startsFormula(cell)) return { says: `"${cell}" dibaca sebagai rumus; hapus tanda di depannya.` };
  const { fromCell } = kindOf(field);
  if (fromCell) return { value: fromCell(cell) };
  if (field.choices) {
    const found = Object.entries(field.choices).find((words) => words.some((word) => plain(word) === plain(cell)));
    const words = Object.values(field.choices).join(', ');
    return found ? { value: found[0] } : { says: `"${cell}" tidak dikenal; pilih salah satu dari ${words}.` };
  }
  // Spreadsheets write 7:30 where the office writes 07.30.
  const [, hours, minutes] = (field.max === 5 && /^(\d{1,2})[.:](\d{2})$/.exec(cell)) || [];
  return { value: normalised(field, hours ? `${hours.padStart(2, '0')}.${minutes}` : cell) };
}

function records(text: string): { record: string[]; row: number }[] {
  if (text.length > MOST_CHARACTERS || !wellFormed(text))
    throw unprocessable(`Berkas harus berupa CSV, paling besar ${MOST_CHARACTERS / 1024} KB.`);
  const head = text.split(/\r?\n/, 1)[0]!;
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  try {
    const options = { delimiter, bom: true, trim: true, relax_column_count: true, info: true } as const;
    const found = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ record, row: info.lines }));
  } catch {
    throw unprocessable('Berkas tidak dapat dibaca sebagai CSV: periksa tanda petiknya, atau pakai templat.');
  }
}

/** The rows of a CSV file, by the labels of its head: 400 or 422 when it is no such file, and by row and field what is wrong in it. */
export function sheetRows(resource: Resource, csv: string | null): SheetRow[] {
  if (csv === null) throw badRequest('Sertakan isi berkas CSV.', { csv: 'Wajib diisi.' });
  const [head, ...lines] = records(csv);
  const names = columnsOf(resource);
  const columns = head!.record.map((cell) =>
    names.find((name) => [name, resource.fields[name]!.label].some((word) => plain(word) === plain(cell))),
  );
  const unknown = head!.record.filter((cell, index) => cell !== '' && !columns[index]);
  const missing = names.filter((name) => resource.fields[name]!.required && !columns.includes(name));
  const twice = columns.filter((name, index) => name && columns.indexOf(name) !== index);
  const label = (name: string) => resource.fields[name]!.label;
  if (unknown.length > 0)
    throw unprocessable(`Baris 1: kolom ${unknown.join(', ').slice(0, 200)} tidak dikenal; pakai templat.`);
  if (missing.length > 0)
    throw unprocessable(`Baris 1: kolom ${missing.map(label).join(', ')} tidak ada; pakai templat.`);
  if (twice.length > 0) throw unprocessable(`Baris 1: kolom ${label(twice[0]!)} ada dua kali; hapus salah satunya.`);
  const filled = lines.filter(({ record }) => record.some((cell) => written(cell) !== ''));
  if (filled.length === 0) throw unprocessable('Berkas ini tidak berisi satu baris pun.');
  if (filled.length > MOST_ROWS) throw unprocessable(`Paling banyak ${MOST_ROWS} baris sekali impor; bagi berkasnya.`);
  const dto = dtoOf(resource, names, (name) => resource.fields[name]!.required);
  return filled.map(({ record, row }) => {
    const cells: Record<string, Known[string]> = {};
    const errors: Record<string, string> = {};
    for (const [index, name] of columns.entries()) {
      if (!name) continue;
      const cell = readCell(resource.fields[name]!, record[index] ?? '');
      if ('says' in cell) errors[name] = cell.says;
      else cells[name] = cell.value;
    }
    if (record.length > columns.length) errors[names[0]!] = 'Baris ini punya lebih banyak sel daripada kepala tabel.';
    const values = { ...Object.fromEntries(columns.flatMap((name) => (name ? [[name, null]] : []))), ...cells };
    return { row, values, errors: { ...faults(dto, values), ...errors } };
  });
}

/** The same rows from a form, by the names of the fields. */
export function listedRows(resource: Resource, listed: readonly Sent[]): SheetRow[] {
  if (listed.length === 0 || listed.length > MOST_ROWS)
    throw badRequest(`Sebutkan 1 sampai ${MOST_ROWS} baris.`, { rows: 'Wajib diisi.' });
  const names = columnsOf(resource);
  const dto = dtoOf(resource, names, (name) => resource.fields[name]!.required);
  return listed.map((one, index) => {
    const given = Sent.opened(one);
    refuseUnknown(Object.keys(given).filter((name) => !names.includes(name)));
    const values: Known = Object.fromEntries(
      names.map((name) => [name, normalised(resource.fields[name]!, given[name] ?? null)]),
    );
    return { row: index + 1, values, errors: { ...faults(dto, values) } };
  });
}

const EXAMPLES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  holidays: [
    ['17/08/2028', 'Hari Kemerdekaan RI', 'Hari libur nasional', 'SKB 1/2027, 1/2027, 1/2027'],
    ['26/12/2028', 'Cuti bersama Natal', 'Cuti bersama', 'SKB 1/2027, 1/2027, 1/2027'],
  ],
  'office-hours': [
    ['Senin pagi (Ramadan)', 'Ramadan', 'Senin', '07.30', '12.00', '28/01/2028', '26/02/2028'],
    ['Senin siang (Ramadan)', 'Ramadan', 'Senin', '12.30', '15.15', '28/01/2028', '26/02/2028'],
  ],
};

/** A sheet with the right head and rows to be written over. */
export function template(resource: Resource): string {
  const head = columnsOf(resource).map((name) => resource.fields[name]!.label);
  return `${BYTE_ORDER_MARK}${[head, ...EXAMPLES[resource.name]!].map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('')}`;
}
