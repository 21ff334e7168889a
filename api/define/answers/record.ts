import { boolean, choice, integer, longText, moment, text } from '../field.ts';
import { anything, group, list, maybe, optional, type ValueOf } from '../shape.ts';

/** What was done with one record. */
const historyEntry = group(
  {
    id: text({ label: 'Id catatan' }),
    at: moment({ label: 'Pada' }),
    actorId: text({ label: 'Pelaku' }),
    actorName: maybe(text({ label: 'Nama pelaku' })),
    actorRole: maybe(text({ label: 'Peran pelaku' })),
    acting: maybe(text({ label: 'Plt. atau Plh.' })),
    /** Kepala Dinas, Plh. Kepala Dinas. */
    actorPost: optional(text({ label: 'Jabatan pelaku' })),
    action: text({ label: 'Tindakan' }),
    outcome: text({ label: 'Hasil' }),
    reason: maybe(longText({ label: 'Alasan' })),
    recordVersion: maybe(integer({ label: 'Versi data' })),
    changes: list(
      group({ field: text({ label: 'Isian' }), before: anything('Sebelum'), after: anything('Sesudah') }, 'Change'),
    ),
    sentence: longText({ label: 'Satu kalimat' }),
  },
  'HistoryEntry',
);
export type HistoryEntry = ValueOf<typeof historyEntry>;
export const historyAnswer = list(historyEntry);

/** What a person may do with a record now and, for every other step, why not. */
export const stepsAnswer = list(
  group(
    {
      verb: text({ label: 'Langkah' }),
      at: optional(text({ label: 'Huruf dalam standar' })),
      label: text({ label: 'Nama langkah' }),
      says: longText({ label: 'Kalimat standar' }),
      needs: list(text({ label: 'Isian yang diperlukan' })),
      takes: list(text({ label: 'Isian yang boleh disertakan' })),
      allowed: boolean({ label: 'Boleh' }),
      reason: optional(longText({ label: 'Mengapa tidak' })),
      code: optional(text({ label: 'Aturan yang menolak, untuk program' })),
      refusedBy: optional(
        choice(
          { role: 'Peran', state: 'Status', person: 'Orangnya', missing: 'Ada yang kurang', given: 'Isiannya' },
          { label: 'Ditolak karena' },
        ),
      ),
    },
    'StepVerdict',
  ),
);

/** Why the record is not edited, nor put away, by whoever asks; null where it is. */
export const closedAnswer = group(
  {
    editing: maybe(longText({ label: 'Mengapa tidak diubah' })),
    archiving: maybe(longText({ label: 'Mengapa tidak diarsipkan' })),
    /** Of what is kept masked. */
    revealing: optional(maybe(longText({ label: 'Mengapa tidak dibuka lengkap' }))),
  },
  'Closed',
);
export type Closed = ValueOf<typeof closedAnswer>;
