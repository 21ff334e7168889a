import { given } from '../actions/given.ts';
import { COVERAGE_BY } from '../define/answers/supervision.ts';
import { choice, date, reference } from '../define/field.ts';

export class Coverage extends given({
  from: date({ label: 'Tanggal pertama', required: true }),
  to: date({ label: 'Tanggal terakhir', required: true }),
  by: choice(COVERAGE_BY, { label: 'Menurut', required: true }),
  supervisorId: reference('staff', { label: 'Atasan langsung' }),
}) {}
