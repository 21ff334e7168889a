import { officeDate, WIB_MS } from './office-time.ts';

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

/** 22 November 2026, of a calendar date `YYYY-MM-DD`. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/** 22 November 2026 pukul 15.26 WIB, of a moment in milliseconds. */
export function writtenMoment(moment: number): string {
  const time = new Date(moment + WIB_MS).toISOString().slice(11, 16).replace(':', '.');
  return `${writtenDate(officeDate(moment))} pukul ${time} WIB`;
}
