import { writtenDate, writtenDay } from '../define/dates.ts';
import { type Block, facts, paragraph, type Signature } from '../pdf/document.ts';
import type { Named } from './printed-case.ts';

const PLACE = 'Purbalingga';
/** To be filled in by hand. */
export const BLANK = '……………………………………';

/** Label and value of what there is. */
export const known = (rows: readonly (readonly [string, string | null | undefined])[]): Block =>
  facts(rows.filter((row): row is [string, string] => Boolean(row[1])));

export const personFacts = ({ name, nip, rank, position, unit }: Named): Block =>
  known([
    ['Nama', name],
    ['NIP', nip],
    ['Pangkat/golongan', rank],
    ['Jabatan', position],
    ['Unit kerja', unit],
  ]);

/** Of a text that somebody wrote; nothing of none. */
export const paragraphs = (text: string | undefined): Block[] => text?.split(/\n\s*\n/).map(paragraph) ?? [];

export const signed = (placeAndDate: string, position: string, { name, nip }: Named): Signature => ({
  placeAndDate,
  position,
  name,
  ...(nip && { under: `NIP ${nip}` }),
});
export const placeAndDate = (day: string): string => `${PLACE}, ${writtenDate(day)}`;
export const onThisDay = (day: string): string => `Pada hari ini, ${writtenDay(day)}`;
