import type { Bytes } from '../downloads/download.ts';
import { type Block, paper } from '../pdf/document.ts';
import { decisionPaper, handOverPaper } from './decision-papers.ts';
import { examinationPaper, secondSummonsPaper, summonsPaper } from './hearing-papers.ts';
import type { PrintedCase } from './printed-case.ts';
import { CASE_PAPERS, type CasePaperName } from './sanction-papers.flow.ts';

const BLOCKS: Readonly<Record<CasePaperName, (printed: PrintedCase) => readonly Block[]>> = {
  'summons.pdf': summonsPaper,
  'second-summons.pdf': secondSummonsPaper,
  'examination.pdf': examinationPaper,
  'decision.pdf': decisionPaper,
  'hand-over.pdf': handOverPaper,
};

/** One paper of a case, PDF. */
export const casePaper = (name: CasePaperName, printed: PrintedCase): Bytes =>
  paper({
    title: CASE_PAPERS[name].title,
    about: `${printed.row.number} · versi ${printed.row.version}`,
    madeAt: Date.parse(printed.row.updatedAt),
    blocks: BLOCKS[name](printed),
  });
