import { LEADERS, type Role } from './roles.ts';

/** Who is told what his office still lacks. */
export const GETTING_STARTED_READERS: readonly Role[] = ['admin_sistem', ...LEADERS];

/** What an office needs before it works as its standard says, in the order in which it is set up. */
export const NEEDS = [
  'units',
  'agencies',
  'people',
  'kepala_dinas',
  'kepala_bidang',
  'kepala_seksi',
  'verifikator',
  'confirmations',
  'superiors',
  'accounts',
  'competences',
  'hours',
  'holidays',
  'ramadan',
  'standard',
  'mail',
  'seal',
] as const;
export type NeedName = (typeof NEEDS)[number];

export interface Need {
  readonly name: NeedName;
  readonly done: boolean;
  /** How many there are of so many. */
  readonly have: number;
  readonly of: number;
  /** Who can see to it: roles, or whoever runs the server. */
  readonly by: readonly (Role | 'operator')[];
  /** The record that waits for it, where there is one. */
  readonly recordId?: string;
  /** Of what comes anew with each year: the year that is looked at. */
  readonly year?: number;
}

/** The answer of `GET /api/getting-started`. */
export interface GettingStartedAnswer {
  readonly complete: boolean;
  /** Time is counted: a service standard is in force. */
  readonly standardInForce: boolean;
  /** Whoever asks may fill in what every office of the regency begins with, and something of it is missing. */
  readonly mayFill: boolean;
  readonly needs: readonly Need[];
}

/** How many records were added of what was missing. */
export interface Filled {
  readonly hours: number;
  readonly holidays: number;
  readonly standards: number;
}
