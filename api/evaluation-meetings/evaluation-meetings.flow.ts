import { defineFlow, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';

/** Evaluasi kinerja pelaksana, at least once a month: service standard no. 26, manufacturing 8 (api/README: Meetings). */
export const meetingFlow = defineFlow({
  name: 'evaluation-meetings',
  initial: 'direncanakan',
  states: {
    direncanakan: { label: 'Direncanakan', tone: 'idle' },
    diundang: { label: 'Diundang', tone: 'busy' },
    berlangsung: { label: 'Berlangsung', tone: 'busy' },
    notula_draf: { label: 'Notula draf', tone: 'busy' },
    notula_dikembalikan: { label: 'Notula dikembalikan', tone: 'paused' },
    disahkan: { label: 'Disahkan', final: true, tone: 'good' },
    ditunda: { label: 'Ditunda', tone: 'paused' },
    dibatalkan: { label: 'Dibatalkan', final: true, tone: 'bad' },
  },
  steps: {
    undang: {
      label: 'Kirim undangan',
      by: ['staf', 'kepala_seksi'],
      party: 'office',
      from: ['direncanakan', 'ditunda'],
      to: 'diundang',
      sets: { invitedAt: 'now' },
      unless: [
        {
          if: { status: 'ditunda', invitedAt: { not: null } },
          says: 'Peserta sudah menerima waktu yang baru.',
        },
        { if: { invited: 0 }, says: 'Belum ada peserta; pilih dahulu yang diundang.' },
        {
          if: { inTime: 0 },
          says: 'Batas mengirim undangan ("Undang paling lambat") sudah lewat; tunda rapat ke waktu yang cukup.',
        },
      ],
      says: 'Mengundang Kepala Dinas, Kepala Bidang, Kepala Seksi dan staf',
      tells: 'mengirim undangan rapat',
    },
    mulai: {
      label: 'Mulai rapat',
      by: ['staf', 'kepala_seksi', 'kepala_bidang', 'kepala_dinas'],
      party: 'office',
      from: ['diundang', 'ditunda'],
      to: 'berlangsung',
      sets: { startedAt: 'now' },
      unless: [
        { if: { invitedAt: null, status: 'ditunda' }, says: 'Undangan rapat ini belum dikirim.' },
        { if: { dayCome: 0 }, says: 'Rapat dimulai pada harinya, bukan sebelumnya.' },
      ],
      says: 'Memulai rapat',
    },
    tulis_notula: {
      label: 'Ajukan notula',
      by: ['staf'],
      party: 'office',
      from: ['berlangsung', 'notula_dikembalikan'],
      to: 'notula_draf',
      needs: ['minutes'],
      takes: ['endedAt'],
      sets: { writtenById: 'me' },
      unless: [
        {
          if: { 'new endedAt': { not: null }, startedAt: { after: 'new endedAt' } },
          says: 'Rapat tidak selesai sebelum dimulai.',
        },
      ],
      says: 'Mengajukan notula',
    },
    kembalikan_notula: {
      label: 'Minta notula diperbaiki',
      by: ['kepala_dinas'],
      from: 'notula_draf',
      to: 'notula_dikembalikan',
      needs: ['reason'],
      says: 'Meminta notula diperbaiki',
      hands: 'Notula perlu Anda perbaiki',
    },
    sahkan: {
      label: 'Sahkan notula',
      by: ['kepala_dinas'],
      party: 'office',
      from: 'notula_draf',
      to: 'disahkan',
      sets: { approvedById: 'me', approvedAt: 'now' },
      unless: [
        { if: { minuteTakerId: 'me' }, says: 'Notula disahkan oleh orang lain, bukan penulisnya.' },
        {
          if: { writtenById: 'me', minuteTakerId: { not: 'me' } },
          says: 'Notula disahkan oleh orang lain, bukan penulisnya.',
        },
        { if: { minutes: null }, says: 'Notula belum ditulis.' },
        { if: { present: 0 }, says: 'Belum ada yang hadir pada daftar hadir rapat ini.' },
      ],
      says: 'Mengesahkan notula',
    },
    tunda: {
      label: 'Tunda',
      by: ['kepala_seksi', 'kepala_bidang', 'kepala_dinas'],
      from: ['direncanakan', 'diundang', 'ditunda'],
      to: 'ditunda',
      needs: ['reason'],
      // Asked for by the service: a meeting that has a time is no sign that it was put off.
      takes: ['startsAt'],
      says: 'Menunda rapat ke waktu yang baru',
      tells: 'menunda rapat[ ke {startsAt}]',
    },
    batalkan: {
      label: 'Batalkan rapat',
      by: ['kepala_seksi', 'kepala_bidang', 'kepala_dinas'],
      from: ['direncanakan', 'diundang', 'ditunda'],
      to: 'dibatalkan',
      needs: ['reason'],
      says: 'Membatalkan rapat',
    },
    koreksi_bulan: {
      label: 'Koreksi bulan yang dievaluasi',
      by: LEADERS,
      from: ['diundang', 'berlangsung', 'notula_draf', 'notula_dikembalikan', 'ditunda'],
      to: STAY,
      needs: ['month', 'reason'],
      corrects: true,
      says: 'Membetulkan bulan yang dievaluasi',
      tells: 'membetulkan bulan yang dievaluasi[ menjadi {month}]',
    },
  },
});
