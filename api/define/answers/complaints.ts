import { boolean, choice, longText, moment, reference, text } from '../field.ts';
import { group, list, maybe, type ValueOf } from '../shape.ts';

/** Complaints that may be the one being typed. */
const similarComplaint = group(
  {
    id: reference('complaints', { label: 'Aduan' }),
    number: text({ label: 'Nomor' }),
    subject: text({ label: 'Pokok' }),
    status: text({ label: 'Status' }),
    receivedAt: moment({ label: 'Diterima' }),
    because: list(
      choice({ kontak: 'Kontak sama', permohonan: 'Permohonan sama', teks: 'Teks mirip' }, { label: 'Karena' }),
    ),
  },
  'SimilarComplaint',
);
export type Similar = ValueOf<typeof similarComplaint>;
export const similarAnswer = group({
  similar: list(similarComplaint),
  proposal: group({
    class: text({ label: 'Klasifikasi yang diusulkan' }),
    reason: longText({ label: 'Satu kalimat' }),
  }),
});
export const reporterAnswer = group(
  { reporter: maybe(text({ label: 'Pelapor' })), contact: maybe(text({ label: 'Kontak' })) },
  'Reporter',
);
export const deciderAnswer = group({ here: boolean({ label: 'Diputuskan di kantor ini' }) });
export const answerText = group({ text: longText({ label: 'Jawaban' }) });
