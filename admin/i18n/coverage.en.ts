import type { AppWords } from './words.ts';

export const coverageEnglish: AppWords['coverage'] = {
  title: 'Supervision carried out',
  text: 'How many of the acts that were drawn were judged in time, by the day of the draw, as far as you may see them.',
  groupings: { superior: 'Direct superior', month: 'Month' },
  empty: 'Nothing was drawn in this span.',
  acts: '%{smart_count} act drawn |||| %{smart_count} acts drawn',
  days: 'Days',
  always: 'Always looked at',
  sampled: 'Drawn',
  open: 'Not due yet',
  delay: 'Office minutes until judged, median',
  alleged: 'Open allegations',
  chart: 'Judged in time and late',
  tableText:
    'In time: first judged before it was due, of what was judged or is due. Open allegations: neither a finding nor a case yet, nor ended with a reason. The name opens the details.',
};
