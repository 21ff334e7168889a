import type { Missing } from '../clock/calendar.ts';
import type { Need, NeedName } from '../define/getting-started.ts';
import { CONFIRMERS, type Role, type ROLES } from '../define/roles.ts';
import type { Facts } from './facts.ts';

/** Pelaksana of the standard (manufacturing 5): three verifiers. */
const VERIFIERS = 3;
/** Kepala Dinas, Kepala Bidang, Kepala Seksi, and the verifiers, who also register letters. */
const PEOPLE = 3 + VERIFIERS;
/** This one, and one that letters come from. */
const AGENCIES = 2;

/** What a calendar needs anew with each year. */
const YEARLY = ['holidays', 'ramadan'] as const satisfies readonly Missing[];
const ADMINISTRATOR: readonly Role[] = ['admin_sistem'];
const HEADS: readonly Role[] = ['kepala_seksi', 'kepala_bidang'];
/** Who moves a standard on, by how far it has come. */
const BY_STATUS: Readonly<Record<string, readonly Role[]>> = { draf: HEADS, direviu: ['kepala_dinas'] };

type Counted = readonly [name: NeedName, have: number, of: number, by?: Need['by']];
const counted = ([name, have, of, by = ADMINISTRATOR]: Counted): Need => ({ name, done: have >= of, have, of, by });

export interface Outside {
  /** What the calendar lacks, and of which year. */
  readonly calendar: { readonly year: number; readonly missing: readonly Missing[] };
  /** Mail and seal, where they count. */
  readonly server: { readonly mail: boolean; readonly seal: boolean } | null;
}

/** What an office needs, in order, and what of it is there. */
export function needsOf(facts: Facts, { calendar, server }: Outside): Need[] {
  const { roles, standard } = facts;
  const post = (role: keyof typeof ROLES & NeedName, least = 1): Counted => [role, roles[role] ?? 0, least];
  const found: Counted[] = [
    ['units', Math.min(1, facts.divisions) + Math.min(1, facts.sections), 2],
    ['agencies', facts.agencies, AGENCIES],
    ['people', facts.people, PEOPLE],
    post('kepala_dinas'),
    post('kepala_bidang'),
    post('kepala_seksi'),
    post('verifikator', VERIFIERS),
    // Or nobody is left who confirms, once Kepala Dinas is given a password.
    post('auditor'),
    // Until the person has chosen it the confirmation is nobody's turn.
    [
      'own_passwords',
      facts.confirmed + facts.unconfirmed,
      facts.confirmed + facts.unconfirmed + facts.passwordsDue,
      ['person'],
    ],
    ['confirmations', facts.confirmed, facts.confirmed + facts.unconfirmed, CONFIRMERS],
    // Nobody there yet is nobody with a superior.
    ['superiors', facts.withSuperior, Math.max(facts.led, PEOPLE - 1)],
    ['accounts', facts.withAccount, Math.max(facts.holders, PEOPLE)],
    ['competences', Math.min(facts.competent, VERIFIERS) + Math.min(facts.revoking, 1), VERIFIERS + 1, HEADS],
    ['hours', Number(facts.hours), 1],
    ...YEARLY.map((name): Counted => [name, Number(!calendar.missing.includes(name)), 1]),
    ['standard', Number(facts.standardInForce), 1, BY_STATUS[standard?.status ?? ''] ?? HEADS],
    ...(server
      ? ([
          ['mail', Number(server.mail), 1, ['operator']],
          ['seal', Number(server.seal), 1, ['operator']],
        ] as const)
      : []),
  ];
  return found.map((one) => {
    const need = counted(one);
    if (YEARLY.some((name) => name === need.name)) return { ...need, year: calendar.year };
    return need.name === 'standard' && standard ? { ...need, recordId: standard.id } : need;
  });
}
