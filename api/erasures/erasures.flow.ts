import { defineFlow } from '../define/flow.ts';

const approver = {
  by: ['kepala_dinas'],
  never: [{ field: 'requestedById', says: 'Penghapusan disetujui orang lain, bukan pengusulnya.' }],
} as const;

/** Two people for what cannot be undone (api/README: Four eyes): one asks, Kepala Dinas approves. */
export const erasureFlow = defineFlow({
  name: 'erasures',
  initial: 'diajukan',
  states: {
    diajukan: { label: 'Diajukan', tone: 'idle' },
    disetujui: { label: 'Disetujui', tone: 'busy' },
    ditahan: { label: 'Ditahan', tone: 'paused' },
    dilaksanakan: { label: 'Dilaksanakan', final: true, tone: 'good' },
    ditolak: { label: 'Ditolak', final: true, tone: 'bad' },
  },
  steps: [
    {
      verb: 'setujui',
      label: 'Setujui',
      party: 'office',
      ...approver,
      from: 'diajukan',
      to: 'disetujui',
      says: 'Menyetujui penghapusan data pribadi yang diusulkan orang lain',
    },
    {
      verb: 'laksanakan',
      label: 'Laksanakan',
      party: 'office',
      by: ['kepala_dinas', 'kepala_seksi', 'verifikator', 'staf'],
      from: 'disetujui',
      to: 'dilaksanakan',
      says: 'Melaksanakan penghapusan yang disetujui: nilai dihapus, jejaknya tetap terbukti',
    },
    {
      verb: 'tahan',
      label: 'Tahan',
      by: ['kepala_dinas'],
      from: ['diajukan', 'disetujui'],
      to: 'ditahan',
      needs: ['reason'],
      says: 'Menahan penghapusan selama ada perkara atau penahanan hukum',
    },
    {
      verb: 'lanjutkan',
      label: 'Lanjutkan',
      party: 'office',
      by: ['kepala_dinas'],
      from: 'ditahan',
      to: 'diajukan',
      says: 'Melanjutkan penghapusan yang ditahan; persetujuan diberikan lagi',
    },
    {
      verb: 'tolak',
      label: 'Tolak',
      ...approver,
      from: ['diajukan', 'disetujui', 'ditahan'],
      to: 'ditolak',
      needs: ['reason'],
      says: 'Menolak penghapusan data pribadi',
    },
  ],
});
