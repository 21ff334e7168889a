import type { AppWords } from './words.ts';

export const caseFiguresEnglish: AppWords['caseFigures'] = {
  title: 'Discipline in numbers',
  text: 'Cases opened in this span, without names, as far as you may see them.',
  groupings: { level: 'Level', kind: 'Kind of sanction', regime: 'Employment', status: 'Stage', month: 'Month opened' },
  unset: 'Not set yet',
  cases: '%{smart_count} case opened |||| %{smart_count} cases opened',
  opened: 'Opened',
  open: 'Under way',
  late: 'Past the due time',
  imposed: 'Sanction imposed',
  served: 'Served',
  unproven: 'Unproven',
  cancelled: 'Cancelled',
  days: 'Days until decided, median',
  chart: 'What became of the cases',
  tableText:
    'Sanction imposed: decided and not cancelled, those under way among them. Days of the calendar, from the opening to the date of the decision.',
  empty: 'No cases in this span.',
};
