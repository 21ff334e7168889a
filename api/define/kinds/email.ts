import type { FieldOptions } from '../field.ts';
import { checkEmail } from '../identity.ts';
import { atMost, type FieldKind, make, ofText, trimmed } from './kind.ts';
import { textSchema } from './text.ts';

export const email = <const O extends FieldOptions>(options: O) => make<string, O>('email', options, { max: 254 });

export const emailKind: FieldKind = {
  column: 'text',
  checks: ({ max }) => [...atMost(max), ofText((value) => checkEmail(value).error)],
  schema: textSchema,
  kept(value) {
    const text = trimmed(value);
    return typeof text === 'string' ? text.toLowerCase() : text;
  },
  identifies: true,
};
