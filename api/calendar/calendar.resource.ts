import { choice, date, longText, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Access } from '../define/who.ts';
import { EVERYONE } from '../define/roles.ts';

const access: Access = {
  list: EVERYONE,
  show: EVERYONE,
  create: ['admin_sistem'],
  edit: ['admin_sistem'],
  delete: ['admin_sistem'],
};

/** Asked for at every change: of one's own for each, also when it is archived. */
const reason = longText({ label: 'Alasan perubahan', min: 10, max: 500, hint: 'Paling sedikit 10 karakter' });

/** Days that are no working day (api/README: The clock, R2). */
export const holidays = defineResource({
  name: 'holidays',
  label: 'Hari libur',
  group: 'standar',
  title: 'name',
  summary: '{name}',
  fields: {
    date: date({ label: 'Tanggal', required: true }),
    name: text({ label: 'Nama', required: true, max: 120 }),
    type: choice(
      { libur_nasional: 'Hari libur nasional', cuti_bersama: 'Cuti bersama', libur_daerah: 'Libur daerah' },
      { label: 'Jenis', required: true },
    ),
    decree: text({ label: 'Nomor SKB', max: 120, hint: 'Wajib untuk libur nasional dan cuti bersama' }),
    reason,
  },
  list: ['date', 'name', 'type', 'decree'],
  search: ['name'],
  filters: ['type'],
  sort: ['date', 'ASC'],
  access,
  scope: 'all',
  unique: [{ fields: ['date', 'type'], says: 'Tanggal ini sudah tercatat dengan jenis yang sama.' }],
});
export type Holiday = RecordOf<typeof holidays>;

const time = (label: string) => ({ label, required: true, min: 5, max: 5, hint: 'JJ.MM, misalnya 07.30' }) as const;

/** Office hours: one row per weekday and interval, with validity; Ramadan overrides by date range. */
export const officeHours = defineResource({
  name: 'office-hours',
  label: 'Jam kerja',
  group: 'standar',
  title: 'name',
  summary: '{name}',
  fields: {
    name: text({ label: 'Nama', required: true, max: 80 }),
    regime: choice({ biasa: 'Biasa', ramadan: 'Ramadan' }, { label: 'Berlaku untuk', required: true }),
    weekday: choice(
      {
        senin: 'Senin',
        selasa: 'Selasa',
        rabu: 'Rabu',
        kamis: 'Kamis',
        jumat: 'Jumat',
        sabtu: 'Sabtu',
        minggu: 'Minggu',
      },
      { label: 'Hari', required: true },
    ),
    opensAt: text(time('Buka')),
    closesAt: text(time('Tutup')),
    validFrom: date({ label: 'Berlaku sejak', required: true }),
    validTo: date({ label: 'Berlaku sampai' }),
    reason,
  },
  list: ['name', 'regime', 'weekday', 'opensAt', 'closesAt', 'validFrom', 'validTo'],
  filters: ['regime', 'weekday'],
  sort: ['validFrom', 'ASC'],
  access,
  scope: 'all',
  unless: {
    writing: [
      { if: { opensAt: { after: 'closesAt' } }, says: 'Jam tutup tidak boleh sebelum jam buka.' },
      { if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' },
    ],
  },
});
export type OfficeHours = RecordOf<typeof officeHours>;
