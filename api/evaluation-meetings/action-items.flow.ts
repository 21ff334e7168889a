import { defineFlow, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';

const OWNERS = ['staf', 'verifikator', 'kepala_seksi', 'kepala_bidang'] as const;
const NOT_OWNER = { if: { ownerId: { not: 'me' } }, says: 'Hanya penanggung jawab tindak lanjut ini.' } as const;
const OWN = { if: { ownerId: 'me' }, says: 'Tindak lanjut Anda dinilai atasan Anda.' } as const;
const NOT_ABOVE = {
  if: { status: 'dilaporkan', superiorIds: { not: 'me' } },
  says: 'Tindak lanjut dinilai oleh atasan penanggung jawabnya.',
} as const;

/** Rencana tindak lanjut of a meeting: done by its owner, held to be done by his superior (api/README: Meetings). */
export const actionItemFlow = defineFlow({
  name: 'action-items',
  initial: 'terbuka',
  states: {
    terbuka: { label: 'Terbuka', tone: 'idle' },
    dikerjakan: { label: 'Dikerjakan', tone: 'busy' },
    dilaporkan: { label: 'Menunggu verifikasi', tone: 'busy' },
    selesai: { label: 'Selesai', final: true, tone: 'good' },
    dibatalkan: { label: 'Dibatalkan', final: true, tone: 'bad' },
  },
  steps: {
    kerjakan: {
      label: 'Kerjakan',
      party: 'office',
      by: OWNERS,
      from: 'terbuka',
      to: 'dikerjakan',
      unless: [NOT_OWNER],
      says: 'Mulai mengerjakan tindak lanjut',
    },
    laporkan: {
      label: 'Laporkan hasil',
      party: 'office',
      by: OWNERS,
      from: 'dikerjakan',
      to: 'dilaporkan',
      needs: ['result'],
      sets: { reportedAt: 'now' },
      unless: [NOT_OWNER, { if: { bukti: null }, says: 'Berkas bukti hasil belum diunggah.' }],
      says: 'Melaporkan hasil tindak lanjut dengan buktinya',
      hands: 'Hasil tindak lanjut menunggu verifikasi Anda',
    },
    verifikasi: {
      label: 'Nyatakan selesai',
      party: 'office',
      by: LEADERS,
      from: 'dilaporkan',
      to: 'selesai',
      sets: { verifiedById: 'me' },
      unless: [OWN, NOT_ABOVE],
      says: 'Menyatakan tindak lanjut selesai',
    },
    kembalikan: {
      label: 'Kembalikan',
      by: LEADERS,
      from: 'dilaporkan',
      to: 'dikerjakan',
      needs: ['reason'],
      unless: [OWN, NOT_ABOVE],
      says: 'Mengembalikan tindak lanjut untuk dilengkapi',
      hands: 'Tindak lanjut perlu Anda lengkapi',
    },
    bawa: {
      label: 'Bawa ke rapat berikutnya',
      by: [],
      from: ['terbuka', 'dikerjakan', 'dilaporkan'],
      to: STAY,
      says: 'Membawa tindak lanjut yang belum selesai ke rapat berikutnya',
      tells: 'membawa tindak lanjut yang belum selesai ke rapat berikutnya',
    },
    batalkan: {
      label: 'Batalkan tindak lanjut',
      by: LEADERS,
      from: ['terbuka', 'dikerjakan', 'dilaporkan'],
      to: 'dibatalkan',
      needs: ['reason'],
      unless: [{ if: { ownerId: 'me' }, says: 'Tindak lanjut Anda dibatalkan atasan Anda.' }],
      says: 'Membatalkan tindak lanjut',
    },
    ubah_batas_waktu: {
      label: 'Ubah batas waktu',
      by: LEADERS,
      from: ['terbuka', 'dikerjakan'],
      to: STAY,
      needs: ['dueOn', 'reason'],
      corrects: true,
      unless: [{ if: { ownerId: 'me' }, says: 'Batas waktu diubah atasan, bukan penanggung jawabnya.' }],
      says: 'Mengubah batas waktu tindak lanjut',
      tells: 'mengubah batas waktu tindak lanjut[ menjadi {dueOn}]',
    },
  },
});
