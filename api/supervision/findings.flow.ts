import { defineFlow, STAY } from '../define/flow.ts';
import { EVERYONE, LEADERS } from '../define/roles.ts';

const WORKERS = EVERYONE.filter((role) => role !== 'auditor');
const OWN = { supervisedId: 'me' } as const;
/** Nobody below him has a hand in it, in whatever post. */
export const NOT_BELOW = {
  if: { supervisedId: 'my superior' },
  says: 'Ia atasan Anda; temuan ini diproses atasannya.',
} as const;
const ANSWERED_BY = { if: { supervisedId: { not: 'me' } }, says: 'Temuan ditanggapi oleh yang diawasi.' } as const;
const FOLLOWED_BY = {
  if: { supervisedId: { not: 'me' } },
  says: 'Tindak lanjut dilaporkan oleh yang diawasi.',
} as const;

/** Temuan (api/README: Supervision). What is said to nobody but its author first, its answer, and what was done about it. */
export const findingFlow = defineFlow({
  name: 'findings',
  initial: 'draf',
  states: {
    draf: { label: 'Draf', tone: 'idle' },
    disampaikan: { label: 'Menunggu tanggapan', tone: 'busy' },
    ditanggapi: { label: 'Menunggu tindak lanjut', tone: 'busy' },
    ditindaklanjuti: { label: 'Tindak lanjut dilaporkan', tone: 'busy' },
    ditutup: { label: 'Ditutup', final: true, tone: 'good' },
    dibatalkan: { label: 'Dibatalkan', final: true, tone: 'bad' },
  },
  steps: {
    sampaikan: {
      label: 'Sampaikan kepada yang diawasi',
      party: 'office',
      by: LEADERS,
      from: 'draf',
      to: 'disampaikan',
      sets: { delivered: true, deliveredAt: 'now' },
      unless: [{ if: OWN, says: 'Temuan tentang Anda disampaikan atasan Anda.' }, NOT_BELOW],
      says: 'Menyampaikan temuan kepada yang diawasi',
    },
    tanggapi: [
      {
        label: 'Tanggapi temuan',
        party: 'office',
        by: WORKERS,
        from: 'disampaikan',
        to: 'ditanggapi',
        needs: ['response'],
        takes: ['actionPlan'],
        sets: { respondedAt: 'now' },
        unless: [ANSWERED_BY],
        says: 'Menanggapi temuan tentang dirinya',
      },
      {
        label: 'Tanggapi temuan',
        by: WORKERS,
        from: 'ditanggapi',
        to: STAY,
        needs: ['response'],
        takes: ['actionPlan'],
        sets: { respondedAt: 'now' },
        unless: [ANSWERED_BY, { if: { respondedAt: { not: null } }, says: 'Temuan ini sudah Anda tanggapi.' }],
        says: 'Menanggapi temuan tentang dirinya sesudah tenggatnya',
      },
    ],
    catat_diam: {
      label: 'Tidak menanggapi dalam tenggat',
      by: [],
      from: 'disampaikan',
      to: 'ditanggapi',
      says: 'Yang diawasi tidak menanggapi dalam tenggat',
      tells: 'mencatat bahwa yang diawasi tidak menanggapi dalam tenggat',
      hands: 'Tenggat tanggapan lewat; temuan menunggu tindak lanjut Anda',
    },
    tindaklanjuti: {
      label: 'Laporkan tindak lanjut',
      party: 'office',
      by: WORKERS,
      from: 'ditanggapi',
      to: 'ditindaklanjuti',
      needs: ['followUp'],
      sets: { followedUpById: 'me', followedUpAt: 'now' },
      unless: [FOLLOWED_BY, { if: { bukti: null }, says: 'Bukti tindak lanjut belum diunggah.' }],
      says: 'Melaporkan tindak lanjut temuan dengan buktinya',
      hands: 'Tindak lanjut temuan menunggu penilaian Anda',
    },
    selesaikan: {
      label: 'Tutup temuan',
      party: 'office',
      by: LEADERS,
      from: 'ditindaklanjuti',
      to: 'ditutup',
      unless: [
        { if: OWN, says: 'Temuan tentang Anda ditutup atasan Anda.' },
        NOT_BELOW,
        { if: { followedUpById: 'me' }, says: 'Temuan ditutup orang lain, bukan yang menindaklanjutinya.' },
        { if: { barredId: 'me' }, says: 'Temuan tentang pimpinan ditutup atasan dari atasan langsungnya.' },
      ],
      says: 'Menutup temuan karena tindak lanjutnya memadai',
      tells: 'menutup temuan',
    },
    kembalikan: {
      label: 'Minta tindak lanjut dilengkapi',
      by: LEADERS,
      from: 'ditindaklanjuti',
      to: 'ditanggapi',
      needs: ['reason'],
      unless: [
        { if: OWN, says: 'Tindak lanjut Anda dinilai atasan Anda.' },
        NOT_BELOW,
        { if: { barredId: 'me' }, says: 'Tindak lanjut pimpinan dinilai atasan dari atasan langsungnya.' },
      ],
      says: 'Meminta tindak lanjut temuan dilengkapi',
      hands: 'Tindak lanjut temuan perlu Anda lengkapi',
    },
    batalkan: {
      label: 'Batalkan temuan',
      by: ['kepala_dinas', 'kepala_bidang'],
      from: ['draf', 'disampaikan', 'ditanggapi', 'ditindaklanjuti'],
      to: 'dibatalkan',
      needs: ['reason'],
      unless: [
        { if: OWN, says: 'Temuan tentang Anda dibatalkan atasan Anda.' },
        NOT_BELOW,
        // What was alleged would be answered by nothing.
        {
          if: { actId: { not: null } },
          says: 'Temuan ini menjawab penilaian pengawasan; selesaikan tindak lanjutnya.',
        },
        { if: { cased: true }, says: 'Temuan ini menjadi dasar perkara lain; selesaikan tindak lanjutnya.' },
      ],
      says: 'Membatalkan temuan dengan alasan',
      tells: 'membatalkan temuan',
    },
    ubah_batas_waktu: {
      label: 'Ubah batas waktu',
      by: LEADERS,
      from: ['disampaikan', 'ditanggapi'],
      to: STAY,
      needs: ['dueOn', 'reason'],
      corrects: true,
      unless: [{ if: OWN, says: 'Batas waktu temuan tentang Anda diubah atasan Anda.' }, NOT_BELOW],
      says: 'Mengubah batas waktu temuan',
      tells: 'mengubah batas waktu temuan[ menjadi {dueOn}]',
    },
  },
});
