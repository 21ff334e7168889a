import { defineFlow } from '../define/flow.ts';

/** What becomes of a mail in the outbox. The application tries for about a day, then an administrator decides. */
export const mailFlow = defineFlow({
  name: 'mails',
  states: {
    menunggu: { label: 'Menunggu dikirim', tone: 'idle' },
    terkirim: { label: 'Terkirim', tone: 'good', final: true },
    gagal: { label: 'Gagal dikirim', tone: 'bad' },
  },
  initial: 'menunggu',
  steps: {
    catat_terkirim: {
      label: 'Catat terkirim',
      by: [],
      from: 'menunggu',
      to: 'terkirim',
      says: 'Server surel menerima pesan',
    },
    catat_gagal: {
      label: 'Catat gagal',
      by: [],
      from: 'menunggu',
      to: 'gagal',
      says: 'Server surel menolak penerima, atau semua percobaan pengiriman gagal',
    },
    kirim_ulang: {
      label: 'Kirim ulang',
      by: ['admin_sistem'],
      sets: { tries: 0, dueAt: 'now' },
      from: 'gagal',
      to: 'menunggu',
      says: 'Memasukkan surel ini lagi ke antrean pengiriman',
    },
  },
});
