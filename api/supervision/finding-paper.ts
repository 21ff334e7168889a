import type { Bytes } from '../downloads/download.ts';
import { CLAUSES } from '../define/clauses.ts';
import { writtenDate, writtenMoment } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import { type Block, facts, heading, paper, paragraph, signatures } from '../pdf/document.ts';
import { findingFlow } from './findings.flow.ts';
import type { Finding } from './findings.resource.ts';
import { type Printed, UNNAMED } from './printed.ts';

export interface FindingBeside {
  readonly people: ReadonlyMap<string, Printed>;
  /** The article of discipline, as it is named, and whether somebody compared its words with the law. */
  readonly article: { readonly name: string; readonly verified: boolean } | null;
  readonly edition: number | null;
  readonly evidence: string | null;
}

const moment = (at: string | null): string | undefined => (at ? writtenMoment(Date.parse(at)) : undefined);
const said = (title: string, text: string | null, otherwise?: string): Block[] => {
  const words = text ?? otherwise;
  return words === undefined ? [] : [heading(title), ...words.split(/\n\s*\n/).map(paragraph)];
};

function criterionOf({ clause }: Finding, { article, edition }: FindingBeside): string {
  const place = clause && `${CLAUSES[clause]}${edition === null ? '' : ` (standar pelayanan versi ${edition})`}`;
  const duty = article && `${article.name}${article.verified ? '' : ' (perlu verifikasi)'}`;
  return [place, duty].filter(Boolean).join('; ') || '–';
}

const answerOf = ({ response, silentAt }: Finding): string => {
  const silence = silentAt && `Tidak menanggapi dalam tenggat, dicatat ${moment(silentAt)}.`;
  return [silence, response].filter(Boolean).join('\n\n') || 'Belum ditanggapi.';
};

/** Laporan temuan, PDF. */
export function findingPaper(finding: Finding, beside: FindingBeside): Bytes {
  const named = (id: string | null) => beside.people.get(id ?? '') ?? UNNAMED;
  const [supervised, supervisor] = [named(finding.supervisedId), named(finding.supervisorId)];
  const madeAt = Date.parse(finding.updatedAt);
  const date = `Purbalingga, ${writtenDate(officeDate(madeAt))}`;
  return paper({
    title: 'Laporan Temuan',
    about: `${finding.number} · versi ${finding.version}`,
    madeAt,
    blocks: [
      facts([
        ['Nomor temuan', finding.number],
        ['Judul', finding.title],
        ['Yang diawasi', `${supervised.name} (${supervised.position})`],
        ['Pembuat temuan', `${supervisor.name} (${supervisor.position})`],
        ['Status', findingFlow.states[finding.status].label],
        ['Disampaikan', moment(finding.deliveredAt) ?? 'belum'],
        ['Batas tindak lanjut', writtenDate(finding.dueOn)],
      ]),
      ...said('Kondisi', finding.condition),
      heading('Kriteria'),
      paragraph(criterionOf(finding, beside)),
      ...(finding.criterion ? finding.criterion.split(/\n\s*\n/).map(paragraph) : []),
      ...said('Sebab', finding.cause),
      ...said('Akibat', finding.effect),
      ...said('Rekomendasi', finding.recommendation),
      ...said('Tanggapan', answerOf(finding)),
      ...said('Rencana aksi', finding.actionPlan),
      ...said('Tindak lanjut', finding.followUp, 'Belum dilaporkan.'),
      ...(beside.evidence ? [facts([['Bukti', beside.evidence]])] : []),
      signatures([
        { placeAndDate: 'Yang diawasi', position: supervised.position, name: supervised.name },
        { placeAndDate: date, position: supervisor.position, name: supervisor.name },
      ]),
    ],
  });
}
