import { given } from '../actions/given.ts';
import { integer } from '../define/field.ts';

export class AskedYear extends given({
  year: integer({ label: 'Tahun', required: true, min: 2000, max: 2100 }),
}) {}
