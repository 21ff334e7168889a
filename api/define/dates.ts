import { officeDate, WIB_MS } from './office-time.ts';

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
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
