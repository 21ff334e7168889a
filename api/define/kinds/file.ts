import type { FieldOptions } from '../field.ts';
import { type FieldKind, make } from './kind.ts';
import { referenceKind } from './reference.ts';

/** A place for one attachment of this record; uploading it (/api/attachments) fills it. */
export const file = <const O extends FieldOptions>(options: O) =>
  make<string, O>('file', options, { to: 'attachments', changedBy: 'engine' });

export const fileKind: FieldKind = { ...referenceKind, pointsTo: 'file' };
