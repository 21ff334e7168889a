import { defineFlow, STAY } from '../define/flow.ts';
import { EVERYONE, LEADERS } from '../define/roles.ts';

const notHimself = { if: { supervisedId: 'me' }, says: 'Perbuatan Anda dinilai atasan Anda.' } as const;
const notBelow = {
  if: { supervisedId: 'my superior' },
  says: 'Ia atasan Anda; perbuatannya dinilai atasannya.',
} as const;
const judging = { by: LEADERS, unless: [notHimself, notBelow] } as const;
const again = { reviewedById: 'me', reviewedAt: 'now' } as const;
const judged = { ...again, firstReviewedAt: 'now' } as const;
/** What was answered was about the verdict before. */
const anew = { ...again, answer: null, answeredAt: null } as const;

/** The verdict on one act. It is never edited: a new one takes its place, with a reason; both stay in the trail. */
export const supervisedActFlow = defineFlow({
  name: 'supervised-acts',
  initial: 'menunggu',
  states: {
    menunggu: { label: 'Menunggu penilaian', tone: 'idle' },
    sesuai: { label: 'Sesuai', tone: 'good' },
    perlu_pembinaan: { label: 'Perlu pembinaan', tone: 'paused' },
    dugaan_pelanggaran: { label: 'Dugaan pelanggaran', tone: 'bad' },
    ditindaklanjuti: { label: 'Dugaan ditindaklanjuti', final: true, tone: 'good' },
    tidak_dilanjutkan: { label: 'Dugaan tidak dilanjutkan', final: true, tone: 'idle' },
  },
  steps: {
    nilai_sesuai: {
      label: 'Sesuai',
      ...judging,
      from: 'menunggu',
      to: 'sesuai',
      sets: judged,
      says: 'Menilai perbuatan bawahan sesuai standar',
    },
    nilai_pembinaan: {
      label: 'Perlu pembinaan',
      ...judging,
      from: 'menunggu',
      to: 'perlu_pembinaan',
      needs: ['remark'],
      sets: judged,
      says: 'Menilai perbuatan bawahan perlu pembinaan',
    },
    nilai_dugaan: {
      label: 'Dugaan pelanggaran',
      ...judging,
      from: 'menunggu',
      to: 'dugaan_pelanggaran',
      needs: ['remark'],
      sets: judged,
      says: 'Menilai perbuatan bawahan sebagai dugaan pelanggaran',
    },
    ganti_sesuai: {
      label: 'Ganti penilaian: sesuai',
      ...judging,
      unless: [
        notHimself,
        notBelow,
        {
          if: { findings: { over: 0 } },
          says: 'Penilaian ini tidak dapat diganti karena sudah menjadi dasar temuan. Selesaikan tindak lanjut temuan itu.',
        },
      ],
      from: ['perlu_pembinaan', 'dugaan_pelanggaran'],
      to: 'sesuai',
      needs: ['reason'],
      sets: { ...anew, remark: null },
      says: 'Mengganti penilaian atas perbuatan bawahan menjadi sesuai',
    },
    ganti_pembinaan: {
      label: 'Ganti penilaian: perlu pembinaan',
      ...judging,
      from: ['sesuai', 'dugaan_pelanggaran'],
      to: 'perlu_pembinaan',
      needs: ['remark', 'reason'],
      sets: anew,
      says: 'Mengganti penilaian atas perbuatan bawahan menjadi perlu pembinaan',
    },
    ganti_dugaan: {
      label: 'Ganti penilaian: dugaan pelanggaran',
      ...judging,
      from: ['sesuai', 'perlu_pembinaan'],
      to: 'dugaan_pelanggaran',
      needs: ['remark', 'reason'],
      sets: anew,
      says: 'Mengganti penilaian atas perbuatan bawahan menjadi dugaan pelanggaran',
    },
    tanggapi: {
      label: 'Tanggapi penilaian',
      by: EVERYONE,
      from: ['sesuai', 'perlu_pembinaan', 'dugaan_pelanggaran', 'tidak_dilanjutkan', 'ditindaklanjuti'],
      to: STAY,
      needs: ['answer'],
      sets: { answeredAt: 'now' },
      unless: [
        { if: { supervisedId: { not: 'me' } }, says: 'Penilaian ditanggapi oleh yang dinilai.' },
        { if: { answeredAt: { not: null } }, says: 'Penilaian ini sudah Anda tanggapi.' },
      ],
      says: 'Menanggapi penilaian atas perbuatannya sendiri',
    },
    tindak_lanjuti: {
      label: 'Tindak lanjuti',
      by: [],
      from: 'dugaan_pelanggaran',
      to: 'ditindaklanjuti',
      // To the supervised no more than the state says: he is told of what follows when it is handed to him.
      says: 'Dugaan ditindaklanjuti',
    },
    hentikan: {
      label: 'Tidak dilanjutkan',
      party: 'office',
      ...judging,
      from: 'dugaan_pelanggaran',
      to: 'tidak_dilanjutkan',
      needs: ['reason'],
      says: 'Tidak melanjutkan dugaan pelanggaran, dengan alasan',
      tells: 'tidak melanjutkan dugaan pelanggaran',
    },
  },
});
