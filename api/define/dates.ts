import { DAY } from './durations.ts';
import { officeDate, WIB_MS } from './office-time.ts';

export const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
  ' ',
);
const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];

/** 22 November 2026, of a calendar date `YYYY-MM-DD`. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/** 22 November 2026 pukul 15.26 WIB, of a moment in milliseconds. */
export function writtenMoment(moment: number): string {
  return `${writtenDate(officeDate(moment))} pukul ${timeText(moment)} WIB`;
}

const weekday = (date: string): string => WEEKDAYS[new Date(Date.parse(date)).getUTCDay()]!;

/** Senin, 30 November 2026 */
export const writtenDay = (date: string): string => `${weekday(date)}, ${writtenDate(date)}`;

/** Senin 30 Nov 2026 */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${weekday(date)} ${day} ${SHORT_MONTHS[month - 1]} ${year}`;
}
/** 07.50, of a moment in the office */
export const timeText = (moment: number): string =>
  new Date(moment + WIB_MS).toISOString().slice(11, 16).replace(':', '.');
/** Senin 30 Nov 10.20 */
export const dayAndTime = (moment: number): string =>
  `${dayText(officeDate(moment)).slice(0, -' 2026'.length)} ${timeText(moment)}`;
export const momentText = (moment: number): string => `${dayText(officeDate(moment))} pukul ${timeText(moment)} WIB`;
/** 2026-11-23 07.50.09 WIB: in this order texts are in the order of time. */
export const momentToSeconds = (moment: number): string =>
  `${new Date(moment + WIB_MS).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')} WIB`;

/** Of dates `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
/** The same day so many months later, or the last day of that month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
