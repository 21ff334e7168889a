import { longText, moment, reference, text } from '../field.ts';
import { group, list, maybe, type ValueOf } from '../shape.ts';

/** One thing that was done with a person's data. */
const trailEntry = group(
  {
    id: text({ label: 'Id catatan' }),
    at: moment({ label: 'Pada' }),
    sentence: longText({ label: 'Siapa melakukan apa, dan mengapa' }),
    action: text({ label: 'Tindakan' }),
    resource: text({ label: 'Jenis data' }),
    recordId: maybe(text({ label: 'Data' })),
    outcome: text({ label: 'Hasil' }),
  },
  'ProcessingEntry',
);
export type TrailEntry = ValueOf<typeof trailEntry>;
export const trailAnswer = group(
  {
    id: reference('data-requests', { label: 'Permintaan' }),
    number: text({ label: 'Nomor' }),
    receivedAt: moment({ label: 'Diterima' }),
    dueAt: maybe(moment({ label: 'Jatuh tempo' })),
    preparedAt: moment({ label: 'Disiapkan' }),
    entries: list(trailEntry),
  },
  'ProcessingTrail',
);
