import type { Field, FieldOptions } from '../field.ts';
import { type FieldKind, IS_ID, make } from './kind.ts';

export const reference = <
  const T extends string,
  const O extends FieldOptions & Pick<Field, 'among' | 'amongFor' | 'anyone'>,
>(
  to: T,
  options: O,
) => ({ ...make<string, O>('reference', options), to });

export const referenceKind: FieldKind = {
  column: 'uuid',
  checks: () => [IS_ID],
  schema: () => ({ type: 'string', format: 'uuid' }),
  pointsTo: 'record',
};
