import { boolean, integer } from '../field.ts';
import { group, type ValueOf } from '../shape.ts';

/** A draw of supervision, made again from its seed. */
export const drawnAgain = group(
  {
    same: boolean({ label: 'Undian ulang sama' }),
    /** The seed holds the root of a signed checkpoint. */
    seeded: boolean({ label: 'Benih dari titik periksa yang ditandatangani' }),
    kept: integer({ label: 'Perbuatan yang ikut diundi' }),
    drawn: integer({ label: 'Perbuatan yang diperiksa' }),
    /** Of the day and these people, hidden from their superior by a wall. */
    untold: integer({ label: 'Perbuatan di luar pengetahuan atasan' }),
  },
  'DrawnAgain',
);
export type DrawnAgain = ValueOf<typeof drawnAgain>;
