import { defineFlow, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';

export const findingFlow = defineFlow({
  name: 'findings',
  initial: 'terbuka',
  states: {
    terbuka: { label: 'Terbuka', tone: 'idle' },
    ditindaklanjuti: { label: 'Ditindaklanjuti', tone: 'busy' },
    selesai: { label: 'Selesai', final: true, tone: 'good' },
    dibatalkan: { label: 'Dibatalkan', final: true, tone: 'bad' },
  },
  steps: {
    tindaklanjuti: {
      label: 'Catat tindak lanjut',
      party: 'office',
      by: LEADERS,
      from: 'terbuka',
      to: 'ditindaklanjuti',
      needs: ['followUp'],
      unless: [{ if: { supervisedId: 'me' }, says: 'Temuan tentang Anda ditangani atasan Anda.' }],
      says: 'Mencatat tindak lanjut temuan',
    },
    selesaikan: {
      label: 'Selesaikan',
      party: 'office',
      by: LEADERS,
      from: 'ditindaklanjuti',
      to: 'selesai',
      unless: [{ if: { supervisedId: 'me' }, says: 'Temuan tentang Anda ditutup atasan Anda.' }],
      says: 'Menyatakan temuan selesai ditindaklanjuti',
    },
    batalkan: {
      label: 'Batalkan temuan',
      by: ['kepala_dinas', 'kepala_bidang'],
      from: ['terbuka', 'ditindaklanjuti'],
      to: 'dibatalkan',
      needs: ['reason'],
      unless: [
        { if: { supervisedId: 'me' }, says: 'Temuan tentang Anda dibatalkan atasan Anda.' },
        // What was alleged would be answered by nothing.
        {
          if: { actId: { not: null } },
          says: 'Temuan ini menjawab penilaian pengawasan; selesaikan tindak lanjutnya.',
        },
      ],
      says: 'Membatalkan temuan dengan alasan',
      tells: 'membatalkan temuan',
    },
    ubah_batas_waktu: {
      label: 'Ubah batas waktu',
      by: LEADERS,
      from: 'ditindaklanjuti',
      to: STAY,
      needs: ['dueOn', 'reason'],
      corrects: true,
      unless: [{ if: { supervisedId: 'me' }, says: 'Batas waktu temuan tentang Anda diubah atasan Anda.' }],
      says: 'Mengubah batas waktu temuan',
      tells: 'mengubah batas waktu temuan[ menjadi {dueOn}]',
    },
  },
});
