import { choice, integer, json, longText, moment, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { byLine } from '../define/who.ts';
import { anything, maybe, optional } from '../define/shape.ts';
import { EVERYONE } from '../define/roles.ts';
import type { Known } from '../define/rule.ts';
import type { Change } from '../define/sentence.ts';

/** What the system administrator looks after; no case content (api/README: Who works here). */
const ACCOUNTS_AND_SETTINGS = [
  'users',
  'staff',
  'staff-terms',
  'appointments',
  'competencies',
  'leaves',
  'org-units',
  'holidays',
  'office-hours',
  'mails',
  'sessions',
] as const;

/** Jejak audit (api/README: The audit trail), read through the view audit_logs. Nobody writes it but audit.append. */
export const auditLogs = defineResource({
  name: 'audit-logs',
  label: 'Jejak audit',
  group: 'pengawasan',
  title: 'action',
  summary: '{outcome}',
  fields: {
    at: moment({ label: 'Waktu' }),
    actorId: text({ label: 'Pelaku' }),
    actorName: text({ label: 'Nama pelaku' }),
    actorRole: text({ label: 'Sebagai' }),
    acting: text({ label: 'Plt. atau Plh.' }),
    action: text({ label: 'Tindakan' }),
    resource: text({ label: 'Jenis data' }),
    recordId: text({ label: 'Data' }),
    recordVersion: integer({ label: 'Versi' }),
    outcome: choice({ ok: 'Berhasil', denied: 'Ditolak', error: 'Gagal' }, { label: 'Hasil' }),
    reason: text({ label: 'Alasan' }),
    changes: json<Change[]>('Isian yang berubah'),
    step: json<Known>('Keadaan sebelum langkah'),
  },
  list: ['at', 'actorName', 'action', 'resource', 'outcome'],
  search: ['action'],
  filters: ['actorId', 'action', 'resource', 'recordId', 'outcome', 'at'],
  sort: ['id', 'DESC'],
  access: { list: EVERYONE, show: EVERYONE, create: [], edit: [], delete: [] },
  scope: {
    ...byLine('actorId'),
    verifikator: { mine: 'actorId' },
    staf: { mine: 'actorId' },
    admin_sistem: { if: { resource: ACCOUNTS_AND_SETTINGS } },
  },
  hiddenFrom: [{ record: 'recordId', refused: 'actorId' }],
  alsoTells: {
    actorPost: maybe(text({ label: 'Jabatan pelaku' })),
    subject: maybe(text({ label: 'Apa datanya, bila boleh diketahui' })),
    sentence: longText({ label: 'Satu kalimat' }),
    step: optional(anything('Hanya untuk kalimatnya')),
  },
  readFrom: 'audit_logs',
});
export type AuditLog = RecordOf<typeof auditLogs>;
