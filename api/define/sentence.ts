import { DEEDS, REFUSALS, ROOMS } from './deeds.ts';
import type { Step } from './flow.ts';
import { filledIn } from './filled-in.ts';
import { type Resource, stateOf } from './resource.ts';
import { type Role, ROLES } from './roles.ts';
import type { Known } from './rule.ts';
import { rowsTold } from './taken.ts';
import { inWords, type Names } from './value-words.ts';

export interface Change {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
/** What a sentence is made of: an entry of the audit trail, with the changes that its reader may know. */
export interface Told {
  readonly actorName: string | null;
  readonly actorId: string;
  readonly actorRole: string | null;
  /** "Plt." or "Plh.", where he acted as one. */
  readonly acting?: string | null;
  readonly action: string;
  readonly resource: string;
  readonly recordId?: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly changes: readonly Change[];
  /** Which row of the verb was taken (taken.ts). */
  readonly step?: Known | null;
}
/** What its reader may know beside the entry. */
export interface Around {
  /** What the record is: its number and summary. */
  readonly subject?: string;
  readonly known?: Known;
  readonly names?: Names;
}
const NO_NAMES: Names = new Map();

/** Kepala Dinas, Plh. Kepala Dinas. */
export function postOf({ actorRole, acting }: Pick<Told, 'actorRole' | 'acting'>): string | undefined {
  const role = actorRole && Object.hasOwn(ROLES, actorRole) ? ROLES[actorRole as Role] : undefined;
  return role && (acting ? `${acting} ${role}` : role);
}

/** What somebody did at the server itself, past the console: by which command. */
export const COMMANDS: Readonly<Record<string, string>> = {
  'system:rights-confirm': 'rights:confirm',
  'system:admin-create': 'admin:create',
  'system:audit-reconcile': 'audit:reconcile',
};

function who(told: Told): string {
  const post = postOf(told);
  const as = post ? `, ${post},` : '';
  if (told.actorName) return `${told.actorName}${as}`;
  if (Object.hasOwn(COMMANDS, told.actorId)) return `Perintah di server (npm run ${COMMANDS[told.actorId]})`;
  if (told.actorId.startsWith('system:')) return 'Aplikasi';
  return told.actorId === 'anonymous' ? 'Seseorang' : `Pelaku${as}`;
}

/** What the step did, with the values that were given with it. */
function deedOf(step: Step, { changes }: Told, { fields }: Resource, names: Names): string {
  if (step.by.length === 0) return `menyebabkan: ${step.says}`;
  const word = (name: string) => inWords(fields[name], changes.find(({ field }) => field === name)?.after, names);
  return filledIn(step.tells ?? step.says[0]!.toLowerCase() + step.says.slice(1), word);
}

/** The kind of data as people call it. */
export const dataName = (name: string, resource: Resource | undefined): string =>
  resource?.label ?? (Object.hasOwn(ROOMS, name) ? ROOMS[name]! : 'aplikasi ini');

export function whatWasDone(told: Told, resource: Resource | undefined, around: Around = {}): string {
  const { subject, known, names = NO_NAMES } = around;
  const about = subject ? ` (${subject})` : '';
  const data = `${dataName(told.resource, resource)}${about}`;
  const [kind, detail = ''] = told.action.split(':') as [string, string?];
  const label = (field: string) => resource?.fields[field]?.label ?? 'isian yang tidak ada lagi';
  const state = resource && stateOf(resource);
  if (kind === 'step') {
    const rows = state ? rowsTold(state.flow, detail, state.field, { ...told, known }) : [];
    const [deed, ...others] = [...new Set(rows.map((row) => deedOf(row, told, resource!, names)))];
    if (deed === undefined) return `melakukan langkah yang tidak ada lagi pada ${data}`;
    return others.length === 0 ? `${deed}${about}` : `melakukan langkah "${rows[0]!.label}" pada ${data}`;
  }
  if (kind === 'reveal' && detail) return `membuka ${label(detail)} lengkap pada ${data}`;
  if (kind === 'find' && detail) return `mencari ${data} dengan ${label(detail)}`;
  const words = Object.hasOwn(DEEDS, told.action) ? DEEDS[told.action as keyof typeof DEEDS] : DEEDS.call;
  // Of "daftar Daftar hadir" one is enough.
  const deed = words.replace(/(\p{L}+) \{data\}/u, (_, last: string) =>
    data.toLowerCase().startsWith(`${last} `) ? `${last}${data.slice(last.length)}` : `${last} ${data}`,
  );
  const fields = told.changes.flatMap(({ field }) => resource?.fields[field]?.label ?? []);
  return told.action === 'update' && fields.length > 0 ? `${deed}: ${fields.join(', ')}` : deed;
}

/** What people wrote as it is; a code by its words, and one that has none not at all. */
function whyOf({ reason, outcome }: Told): string {
  if (!reason) return '';
  const code = Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason as keyof typeof REFUSALS] : undefined;
  const text = code ?? (outcome === 'ok' || /\s/.test(reason) ? reason : undefined);
  return text === undefined ? '' : `. Alasan: ${text}`;
}

/** An entry as one Indonesian sentence: who, did what, to which record, why. */
export function sentence(told: Told, resource: Resource | undefined, around: Around = {}): string {
  const tried = told.outcome === 'ok' ? '' : 'mencoba ';
  const ended = { ok: '', denied: ' tetapi ditolak' }[told.outcome] ?? ' tetapi gagal';
  const deed = whatWasDone(told, resource, around);
  return `${who(told)} ${tried}${deed}${ended}${whyOf(told)}.`.replace(/([.?])\.$/, '$1');
}
