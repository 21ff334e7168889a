import { defineFlow } from '../define/flow.ts';

const approver = {
  by: ['kepala_dinas'],
  unless: [{ if: { requestedById: 'me' }, says: 'Penghapusan disetujui orang lain, bukan pengusulnya.' }],
} as const;

/** What may be needed in a case stays (api/README: Personal data). */
const HELD = { if: { held: { not: null } }, says: '{held}', code: 'legal_hold' } as const;

/** Two people for what cannot be undone (api/README: Personal data): one asks, Kepala Dinas approves. */
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
  steps: {
    setujui: {
      label: 'Setujui',
      party: 'office',
      ...approver,
      from: 'diajukan',
      to: 'disetujui',
      sets: { approvedById: 'me' },
      unless: [...approver.unless, HELD],
      says: 'Menyetujui penghapusan data pribadi yang diusulkan orang lain',
    },
    laksanakan: {
      label: 'Laksanakan',
      party: 'office',
      by: ['kepala_dinas', 'kepala_seksi', 'verifikator', 'staf'],
      from: 'disetujui',
      to: 'dilaksanakan',
      sets: { executedById: 'me', executedAt: 'now' },
      unless: [HELD],
      says: 'Melaksanakan penghapusan yang disetujui: nilai dihapus, jejaknya tetap terbukti',
      tells: 'melaksanakan penghapusan data pribadi yang disetujui',
    },
    tahan: {
      label: 'Tahan',
      by: ['kepala_dinas'],
      from: ['diajukan', 'disetujui'],
      to: 'ditahan',
      needs: ['reason'],
      says: 'Menahan penghapusan selama ada perkara atau penahanan hukum',
      tells: 'menahan penghapusan data pribadi',
    },
    lanjutkan: {
      label: 'Lanjutkan',
      party: 'office',
      by: ['kepala_dinas'],
      from: 'ditahan',
      to: 'diajukan',
      sets: { approvedById: null },
      says: 'Melanjutkan penghapusan yang ditahan; persetujuan diberikan lagi',
      tells: 'melanjutkan penghapusan data pribadi yang ditahan',
    },
    tolak: {
      label: 'Tolak',
      ...approver,
      from: ['diajukan', 'disetujui', 'ditahan'],
      to: 'ditolak',
      needs: ['reason'],
      says: 'Menolak penghapusan data pribadi',
    },
  },
});
