import { STAY } from '../define/flow.ts';
import { EVERYONE, LEADERS, type Role } from '../define/roles.ts';
import { TERMS } from './sanction-terms.flow.ts';

/** Nobody below him has a hand in it, in whatever post. */
export const NOT_BELOW = [
  { if: { staffId: 'my superior' }, says: 'Anda bawahan pegawai ini; perkaranya diproses atasannya.' },
] as const;
export const UNBIASED = [
  { if: { staffId: 'me' }, says: 'Anda tidak berwenang memproses dugaan pelanggaran Anda sendiri.' },
  ...NOT_BELOW,
] as const;
export const leader = { by: LEADERS, unless: UNBIASED } as const;
/** Who ends a case, and puts its decision in force. */
export const head: readonly Role[] = ['kepala_dinas'];
/** What a state waits for: its term runs until then. */
export const awaited = { party: 'office' } as const;
/** He speaks for himself. */
export const himself: readonly Role[] = EVERYONE;
/** In a list, so that nobody takes him for whose work it is. */
export const onlyHe = {
  if: { staffId: { not: ['me'] } },
  says: 'Langkah ini dilakukan oleh pegawai yang diperiksa.',
} as const;

const unheard = {
  examinedOn: null,
  examinationRecord: null,
  signature: null,
  signatureFile: null,
  signedAt: null,
} as const;
const undelivered = { deliveredOn: null, deliveredBy: null, summonsProof: null } as const;
const TEAM = [
  ...UNBIASED,
  {
    if: { teamPositions: { lacks: ['ketua', 'sekretaris', 'anggota'] } },
    says: 'Tim pemeriksa perlu ketua, sekretaris, dan anggota; lengkapi susunannya.',
  },
  {
    if: { teamElements: { lacks: ['atasan', 'pengawasan', 'kepegawaian'] } },
    says: 'Tim pemeriksa perlu atasan langsung, unsur pengawasan, dan unsur kepegawaian; lengkapi anggotanya.',
  },
] as const;
const DELIVERED = [
  { if: { deliveredOn: null }, says: 'Penyampaian surat panggilan pertama belum dicatat.' },
  { if: { summonsProof: null }, says: 'Bukti penyampaian surat panggilan pertama belum diunggah.' },
] as const;
const DELIVERED_AGAIN = [
  { if: { secondDeliveredOn: null }, says: 'Penyampaian surat panggilan kedua belum dicatat.' },
  { if: { secondProof: null }, says: 'Bukti penyampaian surat panggilan kedua belum diunggah.' },
] as const;
const RECORDED = 'Penyampaian sudah dicatat; bila keliru, jadwalkan ulang pemeriksaannya.';
const ahead = { if: { examinableOn: null }, says: 'Tanggal pemeriksaan belum tiba.' } as const;
const examining = {
  label: 'Catat pemeriksaan',
  by: LEADERS,
  ...awaited,
  to: 'diperiksa',
  needs: ['examinedOn', 'examinationRecord'],
  says: 'Memeriksa pegawai dan membuat berita acara pemeriksaan',
  tells: 'memeriksa pegawai[ pada {examinedOn}]',
} as const;

/** From the first look to the minutes of the examination (PP 94/2021 art. 26 to 29). */
export const hearing = {
  telaah: {
    label: 'Telaah',
    ...leader,
    ...awaited,
    from: 'dugaan',
    to: 'telaah',
    says: 'Menelaah dugaan pelanggaran',
  },
  bentuk_tim: [
    {
      label: 'Bentuk tim pemeriksa',
      by: LEADERS,
      unless: TEAM,
      from: 'telaah',
      to: 'tim',
      needs: ['teamDecree'],
      says: 'Membentuk tim pemeriksa',
      tells: 'membentuk tim pemeriksa[ dengan keputusan nomor {teamDecree}]',
    },
    {
      label: 'Bentuk tim pemeriksa',
      by: LEADERS,
      unless: [{ if: { teamDecree: { not: null } }, says: 'Perkara ini sudah diperiksa tim.' }, ...TEAM],
      from: ['diperiksa', 'tanpa_hadir'],
      to: 'dipanggil_1',
      needs: ['teamDecree', 'summonsDate'],
      sets: {
        ...unheard,
        ...undelivered,
        secondSummonedOn: null,
        secondDate: null,
        secondDeliveredOn: null,
        secondDeliveredBy: null,
        secondProof: null,
      },
      says: 'Membentuk tim pemeriksa dan memanggil pegawai untuk diperiksa tim',
      tells: 'membentuk tim pemeriksa[ dengan keputusan nomor {teamDecree}][; pemeriksaan pada {summonsDate}]',
    },
  ],
  panggil: {
    label: 'Panggil pertama',
    ...leader,
    ...awaited,
    from: ['telaah', 'tim'],
    to: 'dipanggil_1',
    needs: ['summonsDate'],
    sets: { summoned: true },
    says: `Memanggil pegawai untuk diperiksa, paling lambat ${TERMS.summons} hari kerja sebelumnya`,
    tells: 'memanggil pegawai untuk diperiksa[ pada {summonsDate}]',
  },
  catat_penyampaian: [
    {
      label: 'Catat penyampaian panggilan',
      by: LEADERS,
      unless: [
        ...UNBIASED,
        { if: { deliveredOn: { not: null } }, says: RECORDED },
        { if: { summonsProof: null }, says: 'Bukti penyampaian surat panggilan pertama belum diunggah.' },
      ],
      from: 'dipanggil_1',
      to: STAY,
      needs: ['deliveredOn', 'deliveredBy'],
      says: 'Mencatat penyampaian surat panggilan pertama',
      tells: 'mencatat surat panggilan pertama sampai[ pada {deliveredOn}]',
    },
    {
      label: 'Catat penyampaian panggilan',
      by: LEADERS,
      unless: [
        ...UNBIASED,
        { if: { secondDeliveredOn: { not: null } }, says: RECORDED },
        { if: { secondProof: null }, says: 'Bukti penyampaian surat panggilan kedua belum diunggah.' },
      ],
      from: 'dipanggil_2',
      to: STAY,
      needs: ['secondDeliveredOn', 'secondDeliveredBy'],
      says: 'Mencatat penyampaian surat panggilan kedua',
      tells: 'mencatat surat panggilan kedua sampai[ pada {secondDeliveredOn}]',
    },
  ],
  jadwalkan_ulang: [
    {
      label: 'Jadwalkan ulang pemeriksaan',
      ...leader,
      from: 'dipanggil_1',
      to: STAY,
      needs: ['summonsDate', 'reason'],
      sets: undelivered,
      says: 'Menetapkan tanggal pemeriksaan yang baru; surat panggilan disampaikan lagi',
      tells: 'menjadwalkan ulang pemeriksaan[ pada {summonsDate}]',
    },
    {
      label: 'Jadwalkan ulang pemeriksaan',
      ...leader,
      from: 'dipanggil_2',
      to: STAY,
      needs: ['secondDate', 'reason'],
      sets: { secondDeliveredOn: null, secondDeliveredBy: null, secondProof: null },
      says: 'Menetapkan tanggal pemeriksaan kedua yang baru; surat panggilan disampaikan lagi',
      tells: 'menjadwalkan ulang pemeriksaan[ pada {secondDate}]',
    },
  ],
  panggil_ulang: {
    label: 'Panggil kedua',
    by: LEADERS,
    unless: [...UNBIASED, ...DELIVERED, ahead],
    from: 'dipanggil_1',
    to: 'dipanggil_2',
    needs: ['secondDate'],
    says: 'Memanggil kedua kali karena tidak hadir',
    tells: 'memanggil pegawai untuk kedua kalinya[ untuk diperiksa pada {secondDate}]',
  },
  periksa: [
    { ...examining, unless: [...UNBIASED, ...DELIVERED, ahead], from: 'dipanggil_1' },
    { ...examining, unless: [...UNBIASED, ...DELIVERED_AGAIN, ahead], from: 'dipanggil_2' },
  ],
  catat_tidak_hadir: {
    label: 'Catat tidak hadir kedua kali',
    by: LEADERS,
    unless: [...UNBIASED, ...DELIVERED, ...DELIVERED_AGAIN, ahead],
    from: 'dipanggil_2',
    to: 'tanpa_hadir',
    says: 'Mencatat bahwa pegawai dua kali tidak hadir; dugaan diputuskan menurut bukti yang ada',
    tells: 'mencatat bahwa pegawai dua kali tidak hadir',
  },
  beri_tanggapan: {
    label: 'Tulis tanggapan saya',
    by: himself,
    unless: [
      onlyHe,
      {
        if: { signature: { not: null } },
        says: 'Berita acara sudah ditandatangani atau ditolak; tanggapan tidak diubah lagi.',
      },
    ],
    from: ['dipanggil_1', 'dipanggil_2', 'diperiksa', 'tanpa_hadir'],
    to: STAY,
    asked: { statement: null },
    needs: ['statement'],
    sets: { statedAt: 'now' },
    says: 'Menulis tanggapan sendiri atas dugaan pelanggaran',
    tells: 'menulis tanggapan atas dugaan pelanggaran',
  },
  tanda_tangani: {
    label: 'Tanda tangani atau tolak BAP',
    by: himself,
    unless: [onlyHe, { if: { signature: { not: null } }, says: 'Tanda tangan atau penolakan sudah tercatat.' }],
    from: 'diperiksa',
    to: STAY,
    asked: { signature: null },
    needs: ['signature'],
    sets: { signedAt: 'now' },
    says: 'Menandatangani berita acara pemeriksaan, atau menolaknya',
    tells: 'menyatakan tanda tangan atas berita acara pemeriksaan[: {signature}]',
  },
  catat_tanda_tangan: {
    label: 'Catat tanda tangan BAP',
    by: LEADERS,
    unless: [
      ...UNBIASED,
      { if: { signature: { not: null } }, says: 'Tanda tangan atau penolakan sudah tercatat.' },
      {
        if: { signatureFile: null },
        says: 'Pindaian BAP dengan tanda tangan, atau catatan penolakannya, belum diunggah.',
      },
    ],
    from: 'diperiksa',
    to: STAY,
    needs: ['signature', 'reason'],
    sets: { signedAt: 'now' },
    says: 'Mencatat bahwa pegawai menandatangani berita acara pemeriksaan, atau menolaknya',
    tells: 'mencatat tanda tangan pegawai atas berita acara pemeriksaan[: {signature}]',
  },
} as const;
