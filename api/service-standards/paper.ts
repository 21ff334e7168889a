import type { Bytes } from '../downloads/download.ts';
import { writtenDate } from '../define/dates.ts';
import {
  executorsText,
  isPrinted,
  LEGAL_STATUSES,
  OURS,
  PROMISED,
  silenceText,
  STEPS_OURS,
  termText,
} from '../define/standard.ts';
import { type Block, facts, heading, list, paper, paragraph, table } from '../pdf/document.ts';
import { standardFlow } from './service-standards.flow.ts';
import { type Component, COMPONENTS, type ServiceStandard } from './service-standards.resource.ts';

const STEPS = [
  { title: 'Langkah', width: 0.1 },
  { title: 'Prosedur', width: 0.54 },
  { title: 'Pelaksana', width: 0.23 },
  { title: 'Menit', width: 0.13, right: true },
];
const BASES = [
  { title: '', width: 0.06 },
  { title: 'Dasar hukum', width: 0.6 },
  { title: 'Status (catatan kantor)', width: 0.34 },
];
const CLASSES = [
  { title: 'Janji waktu', width: 0.42 },
  { title: 'Selambat-lambatnya', width: 0.25 },
  { title: 'Menurut', width: 0.33 },
];

function stepsOf({ content: { steps, total } }: ServiceStandard): Block {
  const rows = steps.map(({ at, says, by, minutes, alternative }) => [
    at,
    says,
    by,
    alternative ? `${minutes} (atau ${alternative})` : String(minutes),
  ]);
  return table(STEPS, [...rows, ['', 'Jumlah', '', termText(total)]]);
}

function bodyOf(standard: ServiceStandard, shows: Component['shows']): Block[] {
  const { competences, legalBases, classes } = standard.content;
  switch (shows) {
    case 'competences':
      return [list(competences.map(({ mark, text }) => ({ mark: `${mark}.`, text })))];
    case 'legalBases':
      return [
        table(
          BASES,
          legalBases.map(({ mark, text, status, note }) => [
            `${mark}.`,
            text,
            [LEGAL_STATUSES[status], note].filter(Boolean).join(' – '),
          ]),
        ),
      ];
    case 'procedure':
      return [paragraph(standard.procedure), paragraph('Prosedur'), stepsOf(standard), paragraph(STEPS_OURS)];
    case 'complaintHandling': {
      const rows = Object.entries(PROMISED).map(([name, label]) => [
        label,
        termText(classes[name as keyof typeof PROMISED]),
        isPrinted(name) ? 'standar ini' : OURS,
      ]);
      return [paragraph(standard.complaintHandling), table(CLASSES, rows), paragraph(silenceText(standard.content))];
    }
    case 'total':
      return [paragraph(termText(standard.content.total))];
    case 'executors':
      return [paragraph(executorsText(standard.content.executors))];
    default:
      return [paragraph(standard[shows])];
  }
}

function validity({ validFrom, validTo }: ServiceStandard): string {
  if (!validFrom) return 'belum ditetapkan';
  return validTo ? `${writtenDate(validFrom)} – ${writtenDate(validTo)}` : `sejak ${writtenDate(validFrom)}`;
}

/** The standard as it is printed: two sections, 14 components, the words as they were written. */
export function standardPaper(standard: ServiceStandard): Bytes {
  const components = COMPONENTS.flatMap(({ section, number, title, shows, inline }, index) => {
    const [first, ...rest] = bodyOf(standard, shows);
    const isNew = COMPONENTS[index - 1]?.section !== section;
    const name = `${number}. ${title}`;
    return [
      ...(isNew ? [heading(section, 1)] : []),
      ...(inline && first?.kind === 'paragraph' ? [heading(`${name} : ${first.text}`)] : [heading(name), first!]),
      ...rest,
    ];
  });
  return paper({
    title: standard.title,
    about: `Standar pelayanan versi ${standard.edition} · data versi ${standard.version}`,
    madeAt: Date.parse(standard.updatedAt),
    blocks: [
      facts([
        ['Versi standar', String(standard.edition)],
        ['Status', standardFlow.states[standard.status].label],
        ['Nomor penetapan', standard.decreeNumber ?? 'belum ada'],
        ['Berlaku', validity(standard)],
      ]),
      ...components,
    ],
  });
}
