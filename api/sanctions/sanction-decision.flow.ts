import { STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';
import { awaited, head, leader, UNBIASED } from './sanction-hearing.flow.ts';
import { TERMS } from './sanction-terms.flow.ts';

const unheard = {
  if: { heard: null },
  says: 'Pegawai belum diperiksa, dan belum dua kali tidak hadir dengan bukti panggilan.',
} as const;
const unfilled = {
  if: { decider: null },
  says: 'Siapa yang memutuskan belum tercatat; tarik usulannya, lalu usulkan lagi.',
} as const;

const noTeam = {
  if: { 'new level': ['berat'], teamDecree: null },
  says: 'Tingkat berat memerlukan pemeriksaan oleh tim; bentuk tim pemeriksa dahulu.',
} as const;

const noPaper = {
  if: { decisionFile: null },
  says: 'Berkas keputusan pejabat pembina kepegawaian belum diunggah.',
} as const;

/** A wrong proposal, also one that the PPK has: what was proposed is proposed anew. */
const withdrawn = {
  label: 'Tarik usulan',
  by: LEADERS,
  from: ['diusulkan', 'diajukan_ppk'],
  needs: ['reason'],
  sets: {
    level: null,
    kind: null,
    impact: null,
    absentDays: null,
    decider: null,
    submittedOn: null,
    proposalNumber: null,
    proposedOn: null,
  },
  says: 'Menarik usulan yang keliru sebelum diputuskan',
  tells: 'menarik usulan sanksi yang keliru',
} as const;

/** From the proposal to the hand-over, and what ends a case without a sanction (PP 94/2021 art. 37; PerBKN 6/2022 art. 49 and 50). */
export const decision = {
  usulkan: {
    label: 'Usulkan sanksi',
    by: LEADERS,
    ...awaited,
    unless: [
      ...UNBIASED,
      unheard,
      {
        if: { examinedOn: { not: null }, signature: null },
        says: 'Tanda tangan pegawai pada berita acara pemeriksaan, atau penolakannya, belum dicatat.',
      },
      noTeam,
    ],
    from: ['diperiksa', 'tanpa_hadir'],
    to: 'diusulkan',
    needs: ['level', 'kind'],
    takes: ['impact', 'absentDays'],
    says: 'Mengusulkan sanksi sesuai jenis dan bobot pelanggaran',
    tells: 'mengusulkan sanksi[ {kind}][, tingkat {level}]',
  },
  putuskan: {
    label: 'Putuskan',
    by: LEADERS,
    ...awaited,
    unless: [
      ...UNBIASED,
      unheard,
      {
        if: { decider: ['bupati'] },
        says: 'Sanksi ini diputuskan {deciderName}; sampaikan usulannya lewat langkah "Usulkan kepada PPK".',
      },
      unfilled,
      {
        if: { decider: { not: null }, deciders: { not: ['me'] } },
        says: 'Sanksi ini diputuskan {deciderName} definitif di atas pegawai ini; Plt. dan Plh. hanya memutuskan tingkat ringan.',
      },
    ],
    from: 'diusulkan',
    to: 'diputuskan',
    needs: ['decisionNumber', 'decidedOn'],
    sets: { decidedById: 'me' },
    says: 'Memutuskan sanksi sebagai pejabat yang berwenang',
    tells: 'memutuskan sanksi[ dengan keputusan nomor {decisionNumber}][ tanggal {decidedOn}]',
  },
  usulkan_ppk: {
    label: 'Usulkan kepada PPK',
    by: LEADERS,
    ...awaited,
    unless: [
      ...UNBIASED,
      unheard,
      {
        if: { decider: { not: ['bupati', null] } },
        says: 'Sanksi ini diputuskan oleh {deciderName} di kantor ini; tidak perlu diusulkan ke luar.',
      },
      unfilled,
    ],
    from: 'diusulkan',
    to: 'diajukan_ppk',
    needs: ['proposalNumber', 'proposedOn'],
    says: 'Mengusulkan sanksi kepada pejabat pembina kepegawaian',
    tells: 'mengusulkan sanksi kepada pejabat pembina kepegawaian[ dengan surat nomor {proposalNumber}]',
  },
  catat_putusan_ppk: {
    label: 'Catat putusan PPK',
    by: LEADERS,
    party: 'ppk',
    unless: [...UNBIASED, unheard, noPaper, noTeam],
    from: 'diajukan_ppk',
    to: 'diputuskan',
    needs: ['decisionNumber', 'decidedOn'],
    takes: ['level', 'kind'],
    says: 'Mencatat putusan pejabat pembina kepegawaian',
    tells: 'mencatat putusan pejabat pembina kepegawaian[ nomor {decisionNumber}][ tanggal {decidedOn}]',
  },
  tarik_usulan: [
    {
      ...withdrawn,
      unless: [
        ...UNBIASED,
        { if: { examinedOn: [null] }, says: 'Pegawai ini dua kali tidak hadir; usulannya kembali ke tahap itu.' },
      ],
      to: 'diperiksa',
    },
    {
      ...withdrawn,
      unless: [
        ...UNBIASED,
        { if: { examinedOn: { not: null } }, says: 'Pegawai ini sudah diperiksa; usulannya kembali ke tahap itu.' },
      ],
      to: 'tanpa_hadir',
    },
  ],
  kirimkan: {
    label: 'Kirimkan keputusan',
    ...leader,
    from: 'diputuskan',
    to: STAY,
    needs: ['handOverAbsentOn', 'sentOn'],
    says: `Mengirimkan keputusan kepada pegawai yang tidak hadir saat penyerahan, paling lambat ${TERMS.sending} hari kerja`,
    tells: 'mengirimkan keputusan sanksi[ pada {sentOn}]',
  },
  serahkan: {
    label: 'Serahkan keputusan',
    by: LEADERS,
    ...awaited,
    unless: [
      ...UNBIASED,
      { if: { handOverProof: null }, says: 'Bukti penyerahan atau penerimaan keputusan belum diunggah.' },
    ],
    from: 'diputuskan',
    to: 'diserahkan',
    needs: ['handedOverOn'],
    says: `Menyerahkan keputusan, paling lambat ${TERMS.handOver} hari kerja`,
    tells: 'menyerahkan keputusan sanksi[ pada {handedOverOn}]',
  },
  nyatakan_tidak_terbukti: [
    {
      label: 'Tidak terbukti',
      by: head,
      unless: UNBIASED,
      from: ['telaah', 'tim', 'diperiksa', 'tanpa_hadir', 'diusulkan'],
      to: 'tidak_terbukti',
      needs: ['reason'],
      says: 'Menyatakan dugaan pelanggaran tidak terbukti',
    },
    // What the Bupati has, he ends.
    {
      label: 'Tidak terbukti',
      by: head,
      unless: [...UNBIASED, noPaper],
      from: 'diajukan_ppk',
      to: 'tidak_terbukti',
      needs: ['decisionNumber', 'decidedOn', 'reason'],
      says: 'Mencatat putusan pejabat pembina kepegawaian bahwa dugaan pelanggaran tidak terbukti',
      tells:
        'mencatat putusan pejabat pembina kepegawaian bahwa dugaan pelanggaran tidak terbukti[, nomor {decisionNumber}][ tanggal {decidedOn}]',
    },
  ],
  batalkan: {
    label: 'Batalkan dengan keputusan',
    by: head,
    unless: [
      ...UNBIASED,
      {
        if: { decider: ['bupati'], cancelFile: null },
        says: 'Sanksi ini diputuskan Bupati; unggah dahulu keputusan pembatalannya.',
      },
    ],
    from: ['diputuskan', 'diserahkan', 'keberatan', 'berlaku', 'dijalani'],
    to: 'batal',
    needs: ['cancelNumber', 'reason'],
    says: 'Membatalkan sanksi dengan keputusan; tidak ada yang dihapus',
    tells: 'membatalkan sanksi[ dengan keputusan nomor {cancelNumber}]',
  },
} as const;
