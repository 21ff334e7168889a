export const auditEn = {
  entry: 'Entry of the audit trail',
  open: 'Open',
  actorId: 'Actor',
  action: 'Action',
  resource: 'Kind of record',
  changes: 'Changed fields',
  noChanges: 'No field changed.',
  record: 'Register number or record ID',
  unit: 'Unit (with the units below it)',
  line: 'Reporting line of',
  corrects: 'Corrections marked for supervision',
};
