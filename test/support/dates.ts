import { deskOf } from './complaints.ts';
import { day, type Office } from './office.ts';
import { HOUR } from '../../api/define/durations.ts';

/** Why a date is corrected, as an office would write it. */
export const REASON = 'Stempel agenda menyebut hari sebelumnya.';

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

/** Received the day before yesterday, filed just now. */
export const filedIn = (office: Office) =>
  office.make.letterIn('diajukan', { receivedAt: hoursAgo(48), letterDate: day(-4) });
export const handledIn = (office: Office) =>
  deskOf(office).handled('verifikator1', 'normatif', { receivedAt: hoursAgo(48) });
