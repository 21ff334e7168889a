import type { Bytes } from '../downloads/download.ts';
import { writtenDate, writtenMoment } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import { facts, heading, list, paper, paragraph, signature, table } from '../pdf/document.ts';
import { drawFlow } from './draws.flow.ts';
import type { SupervisionDraw } from './draws.resource.ts';
import { type Printed, UNNAMED } from './printed.ts';
import { supervisedActFlow } from './supervised-acts.flow.ts';
import { ALWAYS, type SupervisedAct } from './supervised-acts.resource.ts';

const COLUMNS = [
  { title: 'Waktu', width: 0.15 },
  { title: 'Yang diawasi', width: 0.19 },
  { title: 'Perbuatan', width: 0.3 },
  { title: 'Penilaian', width: 0.14 },
  { title: 'Catatan dan tanggapan', width: 0.22 },
];

export interface DrawBeside {
  readonly acts: readonly SupervisedAct[];
  /** What was done, by the entry of the trail, as the reader may know it. */
  readonly sentences: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, Printed>;
}

/** Lembar pengawasan: one working day of one superior, what was drawn, and what he said of it, PDF. */
export function drawPaper(draw: SupervisionDraw, { acts, sentences, people }: DrawBeside): Bytes {
  const named = (id: string | null) => people.get(id ?? '') ?? UNNAMED;
  const superior = named(draw.supervisorId);
  const madeAt = Date.parse(draw.updatedAt);
  const rows = acts.map((act) => [
    writtenMoment(Date.parse(act.actedAt)),
    named(act.supervisedId).name,
    [
      sentences.get(act.entryId) ?? 'Tidak dapat ditampilkan kepada Anda.',
      ...(act.reasons ?? []).map((why) => `Selalu diperiksa: ${ALWAYS[why as keyof typeof ALWAYS]}`),
    ].join('\n'),
    [
      supervisedActFlow.states[act.status].label,
      act.reviewedAt && writtenMoment(Date.parse(act.reviewedAt)),
      act.reviewedById && act.reviewedById !== draw.supervisorId && `oleh ${named(act.reviewedById).name}`,
    ]
      .filter(Boolean)
      .join('\n'),
    [act.remark, act.answer && `Tanggapan: ${act.answer}`].filter(Boolean).join('\n') || '–',
  ]);
  const judged = acts.filter(({ status }) => status !== 'menunggu').length;
  return paper({
    title: 'Lembar Pengawasan',
    about: `${draw.number} · versi ${draw.version}`,
    madeAt,
    blocks: [
      facts([
        ['Nomor', draw.number],
        ['Hari pengawasan', writtenDate(draw.drawnOn)],
        ['Perbuatan sejak', writtenDate(draw.workedFrom)],
        ['Atasan langsung', `${superior.name} (${superior.position})`],
        ['Selalu diperiksa', String(draw.always)],
        ['Terundi', `${draw.sampled} dari ${draw.others} perbuatan lain`],
        ['Sudah dinilai', `${judged} dari ${acts.length}`],
        ['Status', drawFlow.states[draw.status].label],
      ]),
      heading('Yang diawasi'),
      list((draw.people ?? []).map(({ id }) => ({ mark: '•', text: `${named(id).name} – ${named(id).position}` }))),
      heading('Perbuatan yang terundi'),
      acts.length > 0 ? table(COLUMNS, rows) : paragraph('Tidak ada perbuatan yang terundi hari itu.'),
      signature({
        placeAndDate: `Purbalingga, ${writtenDate(officeDate(madeAt))}`,
        position: superior.position,
        name: superior.name,
      }),
    ],
  });
}
