import { date, longText, number, reference, state } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';
import type { Rule } from '../define/rule.ts';
import { legalHoldFlow } from './legal-holds.flow.ts';

const READERS: readonly Role[] = ['kepala_dinas', 'auditor'];

/** Exactly one of the two names the person. */
export const ONE_PERSON = [
  {
    if: { verificationId: null, staffId: null },
    says: 'Isi salah satu: pemohon sertifikat atau pegawai dinas ini.',
  },
  {
    if: { verificationId: { not: null }, staffId: { not: null } },
    says: 'Isi salah satu: pemohon sertifikat atau pegawai dinas ini.',
  },
] as const satisfies readonly Rule[];

/** Penahanan hukum: while it is in force, nothing of the person is erased. */
export const legalHolds = defineResource({
  name: 'legal-holds',
  label: 'Penahanan hukum',
  group: 'pengawasan',
  title: 'number',
  summary: '{status}',
  fields: {
    number: number('TH', 'Nomor penahanan'),
    verificationId: reference('verifications', { label: 'Pemohon sertifikat', fixed: true }),
    staffId: reference('staff', { label: 'Pegawai dinas ini', fixed: true }),
    grounds: longText({ label: 'Alasan', required: true, max: 1000 }),
    validFrom: date({ label: 'Sejak', required: true }),
    validTo: date({ label: 'Sampai', hint: 'Kosong: sampai dicabut' }),
    status: state(legalHoldFlow, 'Status'),
  },
  list: ['number', 'verificationId', 'staffId', 'validFrom', 'validTo', 'status'],
  search: ['number', 'grounds', 'staffId'],
  filters: ['status'],
  sort: ['createdAt', 'DESC'],
  access: { list: READERS, show: READERS, create: ['kepala_dinas'], edit: ['kepala_dinas'], delete: [] },
  scope: { kepala_dinas: 'all', auditor: 'all' },
  unless: {
    writing: [...ONE_PERSON, { if: { validFrom: { after: 'validTo' } }, says: 'Sampai tidak boleh sebelum sejak.' }],
  },
});
export type LegalHold = RecordOf<typeof legalHolds>;
