import { writtenMoment } from '../define/dates.ts';
import type { Bytes } from '../downloads/download.ts';
import { facts, heading, paper, paragraph, table } from '../pdf/document.ts';
import { MOST_ENTRIES } from './trail.ts';
import type { TimedRequest } from './data-requests.service.ts';
import type { TrailEntry } from '../define/answers/processing.ts';

const COLUMNS = [
  { title: 'Waktu', width: 0.24 },
  { title: 'Yang dilakukan', width: 0.76 },
];

/** What is older than what fits is not told as if it were not there. */
const whole = (told: number): string =>
  told < MOST_ENTRIES
    ? 'berikut seluruh catatan pemrosesan data pribadi tersebut pada aplikasi ini.'
    : `berikut ${MOST_ENTRIES} catatan terbaru pemrosesan data pribadi tersebut pada aplikasi ini. Catatan yang lebih lama diberikan atas permintaan tersendiri.`;

/** The trail of processing as a paper for the person: what happened with his data, in sentences. */
export function trailPaper(
  request: TimedRequest,
  entries: readonly TrailEntry[],
  subject: string,
  madeAt: number,
): Bytes {
  const moment = (iso: string) => writtenMoment(Date.parse(iso));
  return paper({
    title: 'Jejak Pemrosesan Data Pribadi',
    about: `Permintaan ${request.number}`,
    madeAt,
    blocks: [
      facts([
        ['Nomor permintaan', request.number],
        ['Diterima pada', moment(request.receivedAt)],
        ['Paling lambat', request.dueAt ? moment(request.dueAt) : '-'],
        ['Diminta oleh', request.requester],
        ['Subjek data', subject],
        ['Dibuat pada', writtenMoment(madeAt)],
      ]),
      paragraph(
        `Sesuai Pasal 31 dan Pasal 32 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, ${whole(entries.length)} Bukti atas catatan yang sudah disegel dapat diminta sebagai berkas zip.`,
      ),
      heading(`${entries.length} catatan`),
      entries.length > 0
        ? table(
            COLUMNS,
            entries.map(({ at, sentence }) => [moment(at), sentence]),
          )
        : paragraph('Belum ada catatan.'),
    ],
  });
}
