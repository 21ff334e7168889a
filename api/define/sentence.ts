import { stepsNamed } from './flow.ts';
import { type Resource, stateOf } from './resource.ts';
import { type Role, ROLES } from './roles.ts';

/** What a sentence is made of: an entry of the audit trail. */
export interface Told {
  readonly actorName: string | null;
  readonly actorId: string;
  readonly actorRole: string | null;
  readonly action: string;
  readonly resource: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly changes: readonly { readonly field: string; readonly after?: unknown }[];
}

const PLAIN: Record<string, string> = {
  create: 'mencatat data baru pada',
  archive: 'mengarsipkan data pada',
  open: 'membuka',
  receipt: 'mencetak tanda terima dari',
  erase: 'menghapus data pribadi pada',
  'audit.redact': 'menghapus nilai dari satu catatan pada',
  escalate: 'meneruskan kepada atasan langsung keterlambatan pada',
  upload: 'mengunggah lampiran pada',
  download: 'mengunduh berkas dari',
  export: 'mengekspor',
  import: 'mengimpor',
  recalculate: 'menghitung ulang jatuh tempo menurut',
  get: 'membuka',
  read: 'membuka',
  list: 'melihat daftar',
  print: 'mencetak',
  post: 'membuat data pada',
  put: 'mengubah data pada',
  delete: 'mengarsipkan data pada',
};
const ABOUT_SESSIONS: Record<string, string> = {
  'sign-in': 'masuk',
  'sign-out': 'keluar',
  'password-change': 'mengganti kata sandi',
  'refresh-reuse': 'memakai lagi token sesi yang sudah diganti',
};
/** Of the trail about itself: no name of a resource follows. */
const ABOUT_THE_TRAIL: Record<string, string> = {
  verify: 'memeriksa keutuhan jejak audit',
  bundle: 'mengunduh bundel jejak audit',
  'seal:start': 'mulai menyegel jejak audit',
  'seal:stop': 'berhenti menyegel jejak audit',
  'seal:rotate': 'mengganti kunci tanda tangan jejak audit',
  'seal:refused': 'melanjutkan penyegelan jejak audit',
};
/** The codes with which the application itself refuses. */
const REASONS: Record<string, string> = {
  role_not_allowed: 'perannya tidak berwenang',
  own_record: 'datanya tentang dirinya sendiri',
  step_role: 'perannya tidak berwenang atas langkah ini',
  step_person: 'bukan orang yang boleh melakukan langkah ini',
  forbidden: 'tidak berwenang',
  out_of_scope: 'datanya di luar kewenangannya',
  too_many_attempts: 'terlalu banyak percobaan masuk',
};

function who(told: Told): string {
  const role = told.actorRole && told.actorRole in ROLES ? `, ${ROLES[told.actorRole as Role]},` : '';
  if (told.actorName) return `${told.actorName}${role}`;
  if (told.actorId.startsWith('system:')) return 'Aplikasi';
  return told.actorId === 'anonymous' ? 'Seseorang' : `Pelaku${role}`;
}

function what(told: Told, resource: Resource | undefined): string {
  const label = resource?.label ?? told.resource;
  const name = (field: string) => resource?.fields[field]?.label ?? field;
  const [kind, detail] = told.action.split(':') as [string, string?];
  if (kind === 'step' && resource) {
    const step = stepsNamed(stateOf(resource)!.flow, detail!)[0];
    if (!step) return detail!;
    if (step.by.length === 0) return `menyebabkan: ${step.says}`;
    return step.tells ?? step.says[0]!.toLowerCase() + step.says.slice(1);
  }
  if (kind === 'reveal') return `membuka ${name(detail!)} lengkap pada ${label}`;
  if (kind === 'find') return `mencari ${label} dengan ${name(detail!)}`;
  if (kind === 'update') {
    const fields = told.changes.map(({ field }) => name(field));
    return `mengubah ${fields.length > 0 ? fields.join(', ') : 'data'} pada ${label}`;
  }
  if (told.action in ABOUT_SESSIONS) return ABOUT_SESSIONS[told.action]!;
  if (told.action in ABOUT_THE_TRAIL) return ABOUT_THE_TRAIL[told.action]!;
  return told.action in PLAIN ? `${PLAIN[told.action]} ${label}` : told.action;
}

/** An entry as one Indonesian sentence: who, did what, why. */
export function sentence(told: Told, resource: Resource | undefined): string {
  const tried = told.outcome === 'ok' ? '' : 'mencoba ';
  const ended = { ok: '', denied: ' tetapi ditolak' }[told.outcome] ?? ' tetapi gagal';
  const why = told.reason ? `. Alasan: ${REASONS[told.reason] ?? told.reason}` : '';
  return `${who(told)} ${tried}${what(told, resource)}${ended}${why}.`.replace(/([.?])\.$/, '$1');
}
