import { boolean, moment, password, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';

const READERS: readonly Role[] = ['admin_sistem', 'auditor', 'kepala_dinas'];

/**
 * Accounts. What somebody may do comes from his appointments; nothing yet while his password is one that somebody else
 * gave him (`passwordGivenById`).
 */
export const users = defineResource({
  name: 'users',
  label: 'Akun',
  group: 'sistem',
  title: 'username',
  summary: '{username}',
  fields: {
    username: text({ label: 'Nama pengguna', required: true, fixed: true, min: 3, max: 40, unique: true }),
    staffId: reference('staff', {
      label: 'Pegawai',
      required: true,
      fixed: true,
      unique: true,
      among: { account: false },
    }),
    password: password({ label: 'Kata sandi', required: true, hint: '8 sampai 128 karakter' }),
    passwordGivenById: reference('staff', { label: 'Kata sandi diberikan oleh', changedBy: 'engine' }),
    active: boolean({ label: 'Aktif', initial: true }),
    lastSignInAt: moment({ label: 'Terakhir masuk', changedBy: 'engine' }),
    demo: boolean({ label: 'Akun demo', changedBy: 'engine', initial: false, visibleTo: ['admin_sistem'] }),
  },
  list: ['username', 'staffId', 'active', 'lastSignInAt'],
  search: ['username', 'staffId'],
  filters: ['active', 'staffId'],
  sort: ['username', 'ASC'],
  access: { list: READERS, show: READERS, create: ['admin_sistem'], edit: ['admin_sistem'], delete: [] },
  scope: { admin_sistem: 'all', auditor: 'all', kepala_dinas: 'all' },
});
export type User = RecordOf<typeof users>;
