import type { AppWords } from './words.ts';

export const sanctionEn: AppWords['sanction'] = {
  dates: 'Dates and terms by law',
  notYet: 'Not yet',
  suggestedLevel: 'Suggested level: %{level}.',
  forAbsence: 'The reason: %{smart_count} day of absence. |||| The reason: %{smart_count} days of absence.',
  forImpact: 'The reason: the breach harmed %{impact}, which is %{level}.',
  forEarlier: 'One level up because of an earlier sanction: %{levels}.',
  suggestedKind: 'Suggested kind, by days of absence: %{kind}.',
  suggestedOnly: 'A suggestion only: whoever proposes and decides weighs it.',
  papers: 'Papers of the case',
  noPapers: 'No papers yet: the summons is there once the person was summoned.',
  paper: {
    'summons.pdf': 'First summons',
    'second-summons.pdf': 'Second summons',
    'examination.pdf': 'Minutes of the examination',
    'decision.pdf': 'Disciplinary decision',
    'hand-over.pdf': 'Minutes of the hand-over',
  },
  dossier: 'Download the dossier (ZIP)',
  dossierText:
    'Holds the papers, the files and the history of the case with proofs of the trail. Each download is recorded.',
};
