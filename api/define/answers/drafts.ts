import { integer, moment, text } from '../field.ts';
import { anything, group, list, maybe } from '../shape.ts';

const head = {
  key: text({ label: 'Nama formulir' }),
  version: integer({ label: 'Versi draf' }),
  savedAt: moment({ label: 'Disimpan' }),
  /** Of the record that it was typed over. */
  recordVersion: maybe(integer({ label: 'Versi data' })),
} as const;
const values = anything('Isian formulir apa adanya');

export const draftHeads = list(group(head, 'DraftHead'));
export const draft = group(
  {
    ...head,
    values,
    /** What another window had kept of the same form when this one was saved over it. */
    earlier: maybe(group({ savedAt: moment({ label: 'Disimpan' }), values })),
  },
  'Draft',
);
export const savedDraft = group(
  {
    ...head,
    /** It is not lost, but `earlier`. */
    replaced: maybe(moment({ label: 'Kapan yang ditimpa disimpan' })),
    dropped: list(text({ label: 'Draf lain yang harus dibuang' })),
  },
  'SavedDraft',
);
export const removedDraft = group({ key: text({ label: 'Nama formulir' }) });
