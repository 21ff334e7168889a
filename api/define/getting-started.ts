import { boolean, choice, integer, reference } from './field.ts';
import { LEADERS, type Role, ROLES } from './roles.ts';
import { group, list, optional, type ValueOf } from './shape.ts';

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
  'auditor',
  'own_passwords',
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

const needNames = Object.fromEntries(NEEDS.map((name) => [name, name])) as Readonly<Record<NeedName, string>>;
const OTHERS = { operator: 'Pengelola server', person: 'Yang bersangkutan' } as const;
const need = group(
  {
    name: choice(needNames, { label: 'Yang diperlukan' }),
    done: boolean({ label: 'Sudah ada' }),
    /** How many there are of so many. */
    have: integer({ label: 'Ada' }),
    of: integer({ label: 'Diperlukan' }),
    /** Who can see to it: roles, whoever runs the server, or the person whom it is about. */
    by: list(choice({ ...ROLES, ...OTHERS }, { label: 'Siapa yang dapat mengurusnya' })),
    recordId: optional(reference('', { label: 'Data yang menunggunya' })),
    /** Of what comes anew with each year: the year that is looked at. */
    year: optional(integer({ label: 'Tahun yang dilihat' })),
  },
  'Need',
);
export type Need = ValueOf<typeof need>;

/** The answer of `GET /api/getting-started`. */
export const gettingStartedAnswer = group(
  {
    complete: boolean({ label: 'Lengkap' }),
    /** Time is counted. */
    standardInForce: boolean({ label: 'Standar pelayanan berlaku' }),
    /** Whoever asks may fill in what every office of the regency begins with, and something of it is missing. */
    mayFill: boolean({ label: 'Boleh mengisi bawaan' }),
    needs: list(need),
    /** Verifiers today, where the standard in force wants another number of them (manufacturing 5). */
    executors: optional(
      group({ have: integer({ label: 'Verifikator' }), of: integer({ label: 'Jumlah pelaksana menurut standar' }) }),
    ),
  },
  'GettingStarted',
);
export type GettingStartedAnswer = ValueOf<typeof gettingStartedAnswer>;

/** How many records were added of what was missing. */
export const filled = group(
  {
    hours: integer({ label: 'Jam kerja' }),
    holidays: integer({ label: 'Hari libur' }),
    standards: integer({ label: 'Standar pelayanan' }),
    articles: integer({ label: 'Pasal disiplin' }),
  },
  'Filled',
);
export type Filled = ValueOf<typeof filled>;
