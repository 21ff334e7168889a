import { choice, date, email, reference, serial, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { REVOCATION_REASONS } from '../verifications/verifications.resource.ts';

/** Status as BSrE's AMS names them. */
export const CERTIFICATE_STATUSES = {
  ISSUE: 'Terbit',
  EXPIRED: 'Kedaluwarsa',
  RENEW: 'Perlu pembaruan',
  WAITING_FOR_VERIFICATION: 'Menunggu verifikasi',
  NEW: 'Baru',
  NO_CERTIFICATE: 'Belum ada sertifikat',
  NOT_REGISTERED: 'Belum terdaftar',
  SUSPEND: 'Ditangguhkan',
  REVOKE: 'Dicabut',
} as const;

/** Produk pelayanan, service delivery 5. Made by step I; changed by later verifications, by koreksi_sertifikat, and by its days. */
export const certificates = defineResource({
  name: 'certificates',
  label: 'Sertifikat elektronik',
  group: 'layanan',
  title: 'serialNumber',
  summary: '[{opdId}, ]{status}',
  fields: {
    serialNumber: serial({ label: 'Nomor seri', required: true, unique: true, changedBy: 'engine' }),
    holderName: text({ label: 'Pemilik', required: true, max: 120, personal: true, changedBy: 'engine' }),
    holderEmail: email({ label: 'Surel pemilik', personal: true, changedBy: 'engine' }),
    opdId: reference('org-units', { label: 'Perangkat Daerah', changedBy: 'engine' }),
    verificationId: reference('verifications', { label: 'Verifikasi', required: true, changedBy: 'engine' }),
    issuer: text({ label: 'Penerbit', required: true, max: 80, changedBy: 'engine' }),
    type: choice({ individu: 'Individu' }, { label: 'Jenis', required: true, changedBy: 'engine' }),
    validFrom: date({ label: 'Berlaku sejak', required: true, changedBy: 'engine' }),
    validTo: date({ label: 'Berlaku sampai', required: true, changedBy: 'engine' }),
    status: choice(CERTIFICATE_STATUSES, { label: 'Status', required: true, changedBy: 'engine' }),
    revocationReason: choice(REVOCATION_REASONS, { label: 'Alasan pencabutan', changedBy: 'engine' }),
  },
  list: ['serialNumber', 'holderName', 'opdId', 'validFrom', 'validTo', 'status'],
  search: ['serialNumber', 'holderName', 'holderEmail', 'opdId'],
  filters: ['status', 'opdId'],
  sort: ['createdAt', 'DESC'],
  access: { list: CASE_READERS, show: CASE_READERS, create: [], edit: [], delete: [] },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: { through: 'verificationId' },
    kepala_seksi: { through: 'verificationId' },
    staf: 'all',
    verifikator: { through: 'verificationId' },
  },
  unless: {
    writing: [{ if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' }],
  },
});
export type Certificate = RecordOf<typeof certificates>;
