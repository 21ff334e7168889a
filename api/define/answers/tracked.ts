import { boolean, integer, moment, text } from '../field.ts';
import { group, maybe, type ValueOf } from '../shape.ts';

/** What somebody with a receipt may know of its record without an account. */
export const tracked = group(
  {
    number: text({ label: 'Nomor' }),
    kind: text({ label: 'Jenis' }),
    receivedAt: moment({ label: 'Diterima' }),
    /** While the office's time runs. */
    promisedAt: maybe(moment({ label: 'Dijanjikan paling lambat' })),
    state: text({ label: 'Keadaan' }),
    finished: boolean({ label: 'Selesai' }),
    turn: maybe(text({ label: 'Giliran siapa' })),
    /** Of whoever holds the receipt, when it is his turn. */
    asks: maybe(text({ label: 'Yang diharapkan dari Anda' })),
    /** Of a letter. */
    people: maybe(group({ done: integer({ label: 'Orang yang selesai' }), of: integer({ label: 'Seluruhnya' }) })),
  },
  'Tracked',
);
export type Tracked = ValueOf<typeof tracked>;
