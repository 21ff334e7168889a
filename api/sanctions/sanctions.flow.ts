import { defineFlow } from '../define/flow.ts';
import { LEADERS, type Role } from '../define/roles.ts';

const subject = {
  if: { staffId: 'me' },
  says: 'Anda tidak berwenang memproses dugaan pelanggaran Anda sendiri.',
} as const;
const leader: { by: readonly Role[]; unless: readonly [typeof subject] } = { by: LEADERS, unless: [subject] };
const decider: { by: readonly Role[]; unless: readonly [typeof subject] } = { by: ['kepala_dinas'], unless: [subject] };
/** What a state waits for: its term runs until then. */
const awaited = { party: 'office' } as const;
/** Everything after the first look waits for the rules of its papers and terms. */
const later = { closed: 'Pemeriksaan dan penjatuhan sanksi belum dibuka; tahap ini menyusul.' } as const;

/** Jaminan pelayanan: service standard no. 26, manufacturing 6.d; stages after PP 94/2021. */
export const sanctionFlow = defineFlow({
  name: 'sanctions',
  initial: 'dugaan',
  states: {
    dugaan: { label: 'Dugaan pelanggaran', tone: 'idle' },
    telaah: { label: 'Ditelaah', tone: 'busy' },
    dipanggil_1: { label: 'Dipanggil pertama', tone: 'busy' },
    dipanggil_2: { label: 'Dipanggil kedua', tone: 'busy' },
    diperiksa: { label: 'Diperiksa', tone: 'busy' },
    diusulkan: { label: 'Diusulkan', tone: 'busy' },
    diputuskan: { label: 'Diputuskan', tone: 'busy' },
    diserahkan: { label: 'Keputusan diserahkan', tone: 'busy' },
    keberatan: { label: 'Keberatan', tone: 'paused' },
    berlaku: { label: 'Berlaku', tone: 'busy' },
    selesai: { label: 'Selesai dijalani', final: true, tone: 'good' },
    tidak_terbukti: { label: 'Tidak terbukti', final: true, tone: 'good' },
  },
  steps: {
    telaah: {
      label: 'Telaah',
      ...leader,
      ...awaited,
      from: 'dugaan',
      to: 'telaah',
      says: 'Menelaah dugaan pelanggaran',
    },
    panggil: {
      label: 'Panggil pertama',
      ...later,
      ...leader,
      ...awaited,
      from: 'telaah',
      to: 'dipanggil_1',
      needs: ['summonsDate'],
      says: 'Memanggil pegawai untuk diperiksa, paling lambat 7 hari kerja sebelumnya',
    },
    panggil_ulang: {
      label: 'Panggil kedua',
      ...later,
      ...leader,
      from: 'dipanggil_1',
      to: 'dipanggil_2',
      needs: ['summonsDate', 'reason'],
      says: 'Memanggil kedua kali karena tidak hadir',
    },
    periksa: {
      label: 'Catat pemeriksaan',
      ...later,
      ...leader,
      ...awaited,
      from: ['dipanggil_1', 'dipanggil_2'],
      to: 'diperiksa',
      needs: ['examinationRecord'],
      takes: ['statement'],
      says: 'Memeriksa pegawai dan membuat berita acara pemeriksaan',
    },
    usulkan: {
      label: 'Usulkan sanksi',
      ...later,
      ...leader,
      ...awaited,
      from: 'diperiksa',
      to: 'diusulkan',
      needs: ['level', 'kind'],
      says: 'Mengusulkan sanksi sesuai jenis dan bobot pelanggaran',
    },
    putuskan: {
      label: 'Putuskan',
      ...later,
      ...decider,
      ...awaited,
      from: 'diusulkan',
      to: 'diputuskan',
      needs: ['decisionNumber'],
      says: 'Memutuskan sanksi sebagai pejabat yang berwenang',
    },
    serahkan: {
      label: 'Serahkan keputusan',
      ...later,
      ...leader,
      ...awaited,
      from: 'diputuskan',
      to: 'diserahkan',
      needs: ['handedOverOn'],
      says: 'Menyerahkan keputusan, paling lambat 14 hari kerja',
    },
    catat_keberatan: {
      label: 'Catat keberatan',
      ...later,
      ...leader,
      from: 'diserahkan',
      to: 'keberatan',
      needs: ['reason'],
      says: 'Mencatat keberatan pegawai',
    },
    berlakukan: {
      label: 'Berlakukan',
      ...later,
      ...decider,
      ...awaited,
      from: ['diserahkan', 'keberatan'],
      to: 'berlaku',
      says: 'Memberlakukan sanksi pada hari kerja ke-15 sejak diterima',
    },
    selesaikan: {
      label: 'Selesaikan',
      ...later,
      ...leader,
      ...awaited,
      from: 'berlaku',
      to: 'selesai',
      says: 'Mencatat bahwa sanksi selesai dijalani',
    },
    nyatakan_tidak_terbukti: {
      label: 'Tidak terbukti',
      ...later,
      ...decider,
      from: ['telaah', 'diperiksa', 'diusulkan', 'keberatan'],
      to: 'tidak_terbukti',
      needs: ['reason'],
      says: 'Menyatakan dugaan pelanggaran tidak terbukti',
    },
  },
});
