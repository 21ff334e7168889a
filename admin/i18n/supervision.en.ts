import type { AppWords } from './words.ts';

export const supervisionEnglish: AppWords['supervision'] = {
  acts: 'Acts that were drawn',
  progress: '%{done} of %{all} judged',
  keys: 'Keyboard: J and K move, 1 conforms, 2 needs guidance, 3 alleged violation, S the scan.',
  none: 'Your people did nothing that day that could be drawn.',
  readOnly: 'What the Kepala Dinas does is read by the auditor, without a verdict.',
  act: 'What was done',
  gone: 'You cannot see this entry any more.',
  record: 'The record concerned',
  showScan: 'Show the scan',
  hideScan: 'Close the scan',
  noScan: 'There is no scan on this record.',
  openFinding: 'Open a finding',
  openSanction: 'Open a case',
  next: 'Next',
  previous: 'Previous',
  done: 'All acts of that day have been judged.',
  redraw: 'Draw again',
  redrawText: 'Draws again from the seed that was kept, and compares with what was reviewed and with the audit trail.',
  same: 'The same: the %{drawn} acts reviewed are what is drawn of %{kept}.',
  differs: 'Different: what was reviewed is not what this seed draws.',
  seeded: 'The seed holds the root of a signed checkpoint.',
  notSeeded: 'The seed does not come from a checkpoint that was signed here.',
  untold:
    '%{smart_count} act of that day was not in the draw because it is hidden from the superior. |||| %{smart_count} acts of that day were not in the draw because they are hidden from the superior.',
  redrawFailed: 'Drawing again failed. Try once more.',
};
