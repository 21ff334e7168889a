import { defineFlow } from '../define/flow.ts';

/** What is added to minutes that were approved: written by one, approved by another. */
export const addendumFlow = defineFlow({
  name: 'meeting-addenda',
  initial: 'diajukan',
  states: {
    diajukan: { label: 'Menunggu pengesahan', tone: 'busy' },
    disahkan: { label: 'Disahkan', final: true, tone: 'good' },
    ditolak: { label: 'Ditolak', final: true, tone: 'bad' },
  },
  steps: {
    sahkan: {
      label: 'Sahkan tambahan',
      party: 'office',
      by: ['kepala_dinas'],
      from: 'diajukan',
      to: 'disahkan',
      sets: { approvedById: 'me', approvedAt: 'now' },
      unless: [{ if: { writerId: 'me' }, says: 'Tambahan notula disahkan oleh orang lain, bukan penulisnya.' }],
      says: 'Mengesahkan tambahan notula',
    },
    tolak: {
      label: 'Tolak tambahan',
      by: ['kepala_dinas'],
      from: 'diajukan',
      to: 'ditolak',
      needs: ['reason'],
      unless: [{ if: { writerId: 'me' }, says: 'Tambahan notula dinilai oleh orang lain, bukan penulisnya.' }],
      says: 'Menolak tambahan notula',
    },
  },
});
