import { integer, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';

/** Files that belong to a record. Uploaded as multipart (attachments.controller.ts), never edited. */
export const attachments = defineResource({
  name: 'attachments',
  label: 'Lampiran',
  group: 'layanan',
  detail: true,
  title: 'name',
  summary: '{name}',
  fields: {
    ownerType: text({ label: 'Jenis data', required: true, max: 40, changedBy: 'engine' }),
    ownerId: text({ label: 'Milik data', required: true, max: 36, changedBy: 'engine' }),
    kind: text({ label: 'Jenis lampiran', required: true, max: 40, changedBy: 'engine' }),
    name: text({ label: 'Nama berkas', required: true, max: 200, changedBy: 'engine' }),
    mime: text({ label: 'Tipe', required: true, max: 60, changedBy: 'engine' }),
    size: integer({ label: 'Ukuran (bita)', required: true, changedBy: 'engine' }),
    sha256: text({ label: 'SHA-256', required: true, max: 64, changedBy: 'engine' }),
    storageKey: text({ label: 'Kunci penyimpanan', required: true, max: 80, changedBy: 'engine', visibleTo: [] }),
  },
  list: ['name', 'kind', 'ownerType', 'size', 'createdAt'],
  search: ['name'],
  filters: ['ownerType', 'ownerId', 'kind'],
  sort: ['createdAt', 'DESC'],
  access: { list: EVERYONE, show: EVERYONE, create: [], edit: [], delete: [] },
  scope: {
    kepala_dinas: { through: 'ownerId' },
    kepala_bidang: { through: 'ownerId' },
    kepala_seksi: { through: 'ownerId' },
    verifikator: { through: 'ownerId' },
    staf: { through: 'ownerId' },
    auditor: { through: 'ownerId' },
    admin_sistem: { through: 'ownerId' },
  },
});
export type Attachment = RecordOf<typeof attachments>;
