import { choice, integer, longText, moment, reference, text } from '../field.ts';
import { anything, byName, group, list, maybe, optional, type ValueOf } from '../shape.ts';

/** Where the calendar stands. */
export const calendarAnswer = group(
  {
    version: integer({ label: 'Versi' }),
    /** '' without one. Later due times are provisional. */
    knownUntil: text({ label: 'Akhir tahun lengkap yang terakhir' }),
    completeYears: list(integer({ label: 'Tahun lengkap' })),
    /** The office has said of them that Ramadan has no hours of its own. */
    withoutRamadan: list(integer({ label: 'Tahun tanpa jam Ramadan' })),
    warning: maybe(
      group(
        {
          year: integer({ label: 'Tahun' }),
          missing: list(choice({ holidays: 'Hari libur', ramadan: 'Jam kerja Ramadan' }, { label: 'Yang kurang' })),
          says: longText({ label: 'Satu kalimat' }),
        },
        'CalendarWarning',
      ),
    ),
    /** The latest first. */
    versions: list(
      group({
        version: integer({ label: 'Versi' }),
        at: moment({ label: 'Pada' }),
        actorName: maybe(text({ label: 'Oleh' })),
        reason: text({ label: 'Alasan' }),
      }),
    ),
  },
  'Calendar',
);
export type CalendarAnswer = ValueOf<typeof calendarAnswer>;

const counts = {
  open: integer({ label: 'Waktu yang berjalan' }),
  moved: integer({ label: 'Jatuh tempo yang bergeser' }),
  firm: integer({ label: 'Tidak lagi sementara' }),
} as const;

/** `number`: of the record or of the letter it belongs to. */
export const calendarPreview = group(
  {
    /** Of every open clock, whoever asks: a number that leaves out what he may not know would tell it by the difference. */
    counts: group(counts),
    /** Only what the reader may see. */
    moved: list(
      group(
        {
          resource: text({ label: 'Jenis data' }),
          id: reference('', { label: 'Data' }),
          oldDueAt: maybe(moment({ label: 'Jatuh tempo lama' })),
          newDueAt: maybe(moment({ label: 'Jatuh tempo baru' })),
          number: maybe(text({ label: 'Nomor' })),
          title: maybe(text({ label: 'Sebutan' })),
        },
        'MovedRecord',
      ),
    ),
  },
  'CalendarPreview',
);
export type Preview = ValueOf<typeof calendarPreview>;

export const dryRun = group(
  {
    /** `state` where the row can be read: new, there already, or with other cells than now (`before`). */
    rows: list(
      group(
        {
          row: integer({ label: 'Baris' }),
          values: byName('Isi menurut isian', anything('Isi')),
          errors: byName('Yang salah menurut isian', text({ label: 'Kalimat' })),
          state: optional(choice({ new: 'Baru', same: 'Sama', changed: 'Berubah' }, { label: 'Keadaan' })),
          before: optional(byName('Isi sekarang', anything('Isi'))),
        },
        'SheetRow',
      ),
    ),
    faulty: integer({ label: 'Baris yang salah' }),
    faults: list(longText({ label: 'Yang salah pada kalender seluruhnya' })),
    /** Only when nothing is wrong and something would change. */
    preview: optional(calendarPreview),
  },
  'DryRun',
);
export type DryRun = ValueOf<typeof dryRun>;

export const imported = group(
  {
    imported: integer({ label: 'Baris yang ditambahkan' }),
    changed: integer({ label: 'Baris yang berubah' }),
    same: integer({ label: 'Baris yang sama' }),
    recalculated: group(counts),
  },
  'Imported',
);
export type Imported = ValueOf<typeof imported>;
