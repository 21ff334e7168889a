import { STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';
import { awaited, head, himself, leader, onlyHe, UNBIASED } from './sanction-hearing.flow.ts';
import { DISMISSALS } from './sanction-kinds.flow.ts';
import { TERMS } from './sanction-terms.flow.ts';

/** Who is above them is not of this house. */
const OUTSIDE_ANSWER = ['kepala_dinas', 'bupati'] as const;
const answered = {
  if: { objectionAnswer: { not: null } },
  says: 'Keberatan ini sudah dijawab.',
} as const;

/** From the receipt to the end of what was imposed: objection, force, and how it is served (PP 79/2021; PP 94/2021 art. 37). */
export const force = {
  ajukan_keberatan: {
    label: 'Ajukan keberatan',
    by: himself,
    unless: [
      onlyHe,
      { if: { kind: DISMISSALS }, says: 'Atas pemberhentian diajukan banding kepada BPASN, bukan keberatan.' },
      {
        if: { objectionOver: true },
        says: `Tenggang keberatan sudah lewat: ${TERMS.objection} hari kerja sejak keputusan diterima.`,
      },
    ],
    from: 'diserahkan',
    to: 'keberatan',
    needs: ['objection'],
    says: 'Mengajukan keberatan atas keputusan sanksi',
  },
  catat_keberatan: {
    label: 'Catat keberatan',
    by: LEADERS,
    unless: [
      ...UNBIASED,
      { if: { kind: DISMISSALS }, says: 'Atas pemberhentian diajukan banding kepada BPASN, bukan keberatan.' },
    ],
    from: 'diserahkan',
    to: 'keberatan',
    needs: ['objectedOn', 'objection'],
    says: 'Mencatat keberatan pegawai',
    tells: 'mencatat keberatan pegawai[ tanggal {objectedOn}]',
  },
  catat_banding: {
    label: 'Catat banding',
    by: LEADERS,
    unless: [
      ...UNBIASED,
      { if: { kind: { not: DISMISSALS } }, says: 'Banding kepada BPASN hanya atas pemberhentian.' },
    ],
    closed: 'Banding kepada BPASN belum dicatat sebagai langkah; simpan berkasnya sebagai lampiran perkara ini.',
    from: 'diserahkan',
    to: STAY,
    says: 'Mencatat banding atas pemberhentian',
  },
  jawab_keberatan: {
    label: 'Jawab keberatan',
    by: head,
    unless: [
      ...UNBIASED,
      answered,
      {
        if: { decidedById: ['me'] },
        says: 'Keberatan atas keputusan Anda sendiri dijawab atasan Anda; catat jawabannya lewat "Catat jawaban keberatan".',
      },
      {
        if: { decider: OUTSIDE_ANSWER },
        says: 'Keberatan atas keputusan {deciderName} dijawab di luar kantor ini; catat jawabannya lewat "Catat jawaban keberatan".',
      },
    ],
    from: 'keberatan',
    to: STAY,
    asked: { objectionAnswer: null },
    needs: ['objectionAnswer'],
    says: `Menjawab keberatan, paling lambat ${TERMS.answer} hari kerja`,
    tells: 'menjawab keberatan pegawai',
  },
  // Of what the head or the Bupati decided: who answers is outside of the house (PP 79/2021).
  catat_jawaban_keberatan: {
    label: 'Catat jawaban keberatan',
    by: head,
    unless: [
      ...UNBIASED,
      answered,
      {
        if: { decidedById: { not: ['me'] }, decider: { not: OUTSIDE_ANSWER } },
        says: 'Keberatan atas keputusan ini dijawab Kepala Dinas sendiri.',
      },
    ],
    from: 'keberatan',
    to: STAY,
    asked: { objectionAnswer: null },
    needs: ['objectionAnswer', 'reason'],
    says: 'Mencatat jawaban atasan pejabat yang memutuskan; tulis nomor dan tanggal suratnya sebagai alasan',
    tells: 'mencatat jawaban atasan pejabat yang memutuskan atas keberatan pegawai',
  },
  berlakukan: {
    label: 'Berlakukan',
    by: head,
    ...awaited,
    unless: [
      ...UNBIASED,
      { if: { inForceOn: null }, says: 'Penerimaan keputusan oleh pegawai belum dicatat.' },
      {
        if: { inForceOn: { not: null }, inForce: null },
        says: `Keputusan ini berlaku mulai {early}, hari kerja ke-${TERMS.force} sesudah diterima.`,
      },
      { if: { objectedOn: { not: null }, objectionAnswer: null }, says: 'Keberatan pegawai belum dijawab.' },
    ],
    from: ['diserahkan', 'keberatan'],
    to: 'berlaku',
    says: `Memberlakukan sanksi pada hari kerja ke-${TERMS.force} sejak diterima`,
    tells: 'memberlakukan sanksi',
  },
  jalankan: {
    label: 'Catat mulai dijalani',
    ...leader,
    from: 'berlaku',
    to: 'dijalani',
    needs: ['servedFrom'],
    says: 'Mencatat bahwa sanksi mulai dijalani',
    tells: 'mencatat sanksi mulai dijalani[ pada {servedFrom}]',
  },
  selesaikan: {
    label: 'Selesaikan',
    ...leader,
    from: 'dijalani',
    to: 'selesai',
    needs: ['servedUntil'],
    says: 'Mencatat bahwa sanksi selesai dijalani',
    tells: 'mencatat sanksi selesai dijalani[ pada {servedUntil}]',
  },
} as const;
