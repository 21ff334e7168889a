import type { Office } from './office.ts';
import { dateOf } from './time.ts';

const TEMPLATES = [
  {
    name: 'Sudah ditangani',
    class: 'ringan',
    body: 'Yth. {pelapor},\n\nAduan Anda nomor {nomor} tanggal {diterima} tentang {hal} sudah kami tangani.\n\nTerima kasih.',
  },
  {
    name: 'Penjelasan aturan',
    class: 'normatif',
    body: 'Yth. {pelapor},\n\nMenjawab aduan nomor {nomor} tentang {hal}, kami jelaskan sebagai berikut.\n\nDasar ketentuannya adalah Standar Pelayanan Sertifikat Elektronik.',
  },
  {
    name: 'Diteruskan kepada BSrE',
    class: null,
    body: 'Yth. {pelapor},\n\nAduan nomor {nomor} tentang {hal} kami teruskan kepada BSrE-BSSN dengan tiket {tiket_bsre} dan sudah dijawab.',
  },
] as const;

/** What the complaint desk works with: answer templates, and the record of the examination that is under way. */
export function addDesk({ book, now, staff }: Office, began: number): void {
  for (const template of TEMPLATES) book.add('answer-templates', began, template);
  const examined = book.of('complaints').find(({ values }) => values['status'] === 'pemeriksaan');
  if (!examined) return;
  const heldOn = dateOf(now);
  const examinerId = staff.kasi;
  const room = book.add('examinations', now, {
    complaintId: examined.id,
    examinerId,
    heldOn,
    place: 'Ruang rapat Seksi ITSP',
    summary: 'Pemohon dimintai keterangan tentang apa yang dialaminya di loket.',
  });
  book.add('examination-statements', now, {
    examinationId: room.id,
    givenBy: 'Petugas keamanan gedung',
    capacity: 'saksi',
    givenOn: heldOn,
    statement: 'Mendengar percakapan di loket, tetapi tidak melihat kejadiannya.',
  });
  book.add('examination-readers', now, { examinationId: room.id, staffId: staff.kabid, examinerId });
}
