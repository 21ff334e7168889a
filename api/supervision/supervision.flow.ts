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
  steps: [
    {
      verb: 'tindaklanjuti',
      label: 'Catat tindak lanjut',
      party: 'office',
      by: LEADERS,
      from: 'terbuka',
      to: 'ditindaklanjuti',
      needs: ['followUp'],
      never: [{ field: 'supervisedId', says: 'Temuan tentang Anda ditangani atasan Anda.' }],
      says: 'Mencatat tindak lanjut temuan',
    },
    {
      verb: 'selesaikan',
      label: 'Selesaikan',
      party: 'office',
      by: LEADERS,
      from: 'ditindaklanjuti',
      to: 'selesai',
      never: [{ field: 'supervisedId', says: 'Temuan tentang Anda ditutup atasan Anda.' }],
      says: 'Menyatakan temuan selesai ditindaklanjuti',
    },
    {
      verb: 'batalkan',
      label: 'Batalkan temuan',
      by: ['kepala_dinas', 'kepala_bidang'],
      from: ['terbuka', 'ditindaklanjuti'],
      to: 'dibatalkan',
      needs: ['reason'],
      never: [{ field: 'supervisedId', says: 'Temuan tentang Anda dibatalkan atasan Anda.' }],
      says: 'Membatalkan temuan dengan alasan',
    },
    {
      verb: 'ubah_batas_waktu',
      label: 'Ubah batas waktu',
      by: LEADERS,
      from: 'ditindaklanjuti',
      to: STAY,
      needs: ['dueOn', 'reason'],
      never: [{ field: 'supervisedId', says: 'Batas waktu temuan tentang Anda diubah atasan Anda.' }],
      corrects: true,
      says: 'Mengubah batas waktu temuan',
    },
  ],
});
