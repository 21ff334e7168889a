import { defineFlow } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';

/** One morning of one superior (api/README: Supervision). */
export const drawFlow = defineFlow({
  name: 'supervision-draws',
  initial: 'ditinjau',
  states: {
    ditinjau: { label: 'Menunggu ditinjau', tone: 'busy' },
    selesai: { label: 'Selesai ditinjau', final: true, tone: 'good' },
    dibaca_auditor: { label: 'Untuk dibaca auditor', final: true, tone: 'idle' },
  },
  steps: {
    tutup: {
      label: 'Tinjau perbuatan bawahan',
      party: 'office',
      by: LEADERS,
      from: 'ditinjau',
      to: 'selesai',
      unless: [{ if: { complete: null }, says: 'Masih ada {unjudged} perbuatan yang belum dinilai.' }],
      says: 'Menilai semua perbuatan yang terundi hari itu',
      tells: 'selesai menilai perbuatan bawahan yang terundi',
      hands: 'Pengawasan hari ini menunggu Anda',
    },
    tutup_nihil: {
      label: 'Tidak ada yang terundi',
      by: [],
      from: 'ditinjau',
      to: 'selesai',
      says: 'Tidak ada perbuatan bawahan yang terundi hari itu',
    },
    serahkan_auditor: {
      label: 'Serahkan kepada auditor',
      by: [],
      from: 'ditinjau',
      to: 'dibaca_auditor',
      says: 'Perbuatan pimpinan tertinggi dibaca auditor, tanpa penilaian',
    },
  },
});
