import type { FieldOptions, Limits } from '../field.ts';
import { type FieldKind, make } from './kind.ts';
import { bounded, textSchema } from './text.ts';

/** Written, never read; what is stored is its argon2id hash. */
export const password = <const O extends FieldOptions & Limits>(options: O) => make<string, O>('password', options);

export const passwordKind: FieldKind = {
  column: 'text',
  checks: bounded,
  schema: (field, isGiven) => ({ ...textSchema(field, isGiven), format: 'password' }),
  // Blanks around it are its own.
  kept: (value) => value,
  writeOnly: true,
};
