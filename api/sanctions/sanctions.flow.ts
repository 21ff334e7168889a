import { defineFlow } from '../define/flow.ts';
import { decision } from './sanction-decision.flow.ts';
import { force } from './sanction-force.flow.ts';
import { hearing } from './sanction-hearing.flow.ts';

/** Jaminan pelayanan: service standard no. 26, manufacturing 6.d; stages after PP 94/2021. */
export const sanctionFlow = defineFlow({
  name: 'sanctions',
  initial: 'dugaan',
  states: {
    dugaan: { label: 'Dugaan pelanggaran', tone: 'idle' },
    telaah: { label: 'Ditelaah', tone: 'busy' },
    tim: { label: 'Tim pemeriksa dibentuk', tone: 'busy' },
    dipanggil_1: { label: 'Dipanggil pertama', tone: 'busy' },
    dipanggil_2: { label: 'Dipanggil kedua', tone: 'busy' },
    diperiksa: { label: 'Diperiksa', tone: 'busy' },
    tanpa_hadir: { label: 'Dua kali tidak hadir', tone: 'busy' },
    diusulkan: { label: 'Diusulkan', tone: 'busy' },
    diajukan_ppk: { label: 'Diusulkan kepada PPK', tone: 'paused' },
    diputuskan: { label: 'Diputuskan', tone: 'busy' },
    diserahkan: { label: 'Keputusan diserahkan', tone: 'busy' },
    keberatan: { label: 'Keberatan', tone: 'paused' },
    berlaku: { label: 'Berlaku', tone: 'busy' },
    dijalani: { label: 'Dijalani', tone: 'busy' },
    selesai: { label: 'Selesai dijalani', final: true, tone: 'good' },
    tidak_terbukti: { label: 'Tidak terbukti', final: true, tone: 'idle' },
    batal: { label: 'Dibatalkan', final: true, tone: 'idle' },
  },
  steps: { ...hearing, ...decision, ...force },
});
