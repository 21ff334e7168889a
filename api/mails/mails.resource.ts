import { boolean, email, integer, longText, moment, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';
import { mailFlow } from './mails.flow.ts';

const SYSTEM: readonly Role[] = ['admin_sistem'];
/** For nobody: the administrator sees that a mail went, never what it says (api/README: Who works here). */
const NOBODY: readonly Role[] = [];

/** The outbox: written by mail/outbox.ts beside what causes a mail, moved by its sender. */
export const mails = defineResource({
  name: 'mails',
  label: 'Surel keluar',
  group: 'sistem',
  title: 'subject',
  summary: '{subject}',
  fields: {
    recipient: email({ label: 'Penerima', required: true, changedBy: 'engine', sealedBy: 'confidential' }),
    subject: text({ label: 'Perihal', required: true, changedBy: 'engine' }),
    text: longText({ label: 'Isi', required: true, changedBy: 'engine', visibleTo: NOBODY }),
    calendar: longText({ label: 'Undangan kalender', changedBy: 'engine', visibleTo: NOBODY }),
    /** The recipient is a reporter who is to stay unknown. */
    confidential: boolean({ label: 'Penerima dirahasiakan', changedBy: 'engine' }),
    recordId: text({ label: 'Tentang data', max: 36, changedBy: 'engine', visibleTo: NOBODY }),
    status: state(mailFlow, 'Status'),
    tries: integer({ label: 'Percobaan', required: true, changedBy: 'engine' }),
    dueAt: moment({ label: 'Dikirim paling cepat', required: true, changedBy: 'engine' }),
    sentAt: moment({ label: 'Terkirim pada', changedBy: 'engine' }),
    lastError: text({ label: 'Kesalahan terakhir', max: 500, changedBy: 'engine', sealedBy: 'confidential' }),
    messageKey: text({ label: 'Kunci', required: true, unique: true, changedBy: 'engine', visibleTo: NOBODY }),
    leasedUntil: moment({ label: 'Dipegang sampai', changedBy: 'engine', visibleTo: NOBODY }),
  },
  list: ['subject', 'recipient', 'status', 'tries', 'lastError', 'createdAt'],
  search: ['recipient', 'subject'],
  filters: ['status'],
  sort: ['createdAt', 'DESC'],
  access: { list: SYSTEM, show: SYSTEM, create: [], edit: [], delete: [] },
  scope: { admin_sistem: 'all' },
  untold: true,
  hiddenFrom: [{ record: 'recordId' }],
});
export type Mail = RecordOf<typeof mails>;
