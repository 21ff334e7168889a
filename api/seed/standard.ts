import type { Book } from './rows.ts';
import type { StaffIds } from './people.ts';
import { VERSION_1 } from '../getting-started/standard-26.ts';
import type { StandardContent } from '../define/standard.ts';
import { addDays, at, dateOf } from './time.ts';

/** A draft for the demo: steps C and D five minutes shorter, and the law that took the place of the revoked one. */
const DRAFT: StandardContent = {
  ...VERSION_1.content,
  total: { amount: 160, unit: 'menit' },
  steps: VERSION_1.content.steps.map((step) =>
    'CD'.includes(step.at) ? { ...step, minutes: step.minutes - 5 } : step,
  ),
  legalBases: VERSION_1.content.legalBases.map((basis) =>
    basis.mark === 'i'
      ? {
          mark: 'i',
          text: 'Peraturan Pemerintah Nomor 71 Tahun 2019 tentang Penyelenggaraan Sistem dan Transaksi Elektronik',
          status: 'berlaku',
        }
      : basis,
  ),
};

const DRAFTED_DAYS_AGO = 9;

export function addStandard(book: Book, began: number, now: number, staff: StaffIds): void {
  const validFrom = dateOf(began);
  book.add('service-standards', began, {
    ...VERSION_1,
    edition: 1,
    validFrom,
    decreeNumber: `CONTOH 060/26/${validFrom.slice(0, 4)}`,
    writtenById: staff.kasi,
    reviewedById: staff.kabid,
    enactedById: staff.kadis,
    status: 'ditetapkan',
  });
  const drafted = at(addDays(dateOf(now), -DRAFTED_DAYS_AGO), '09.10');
  book.add('service-standards', drafted, {
    ...VERSION_1,
    content: DRAFT,
    edition: 2,
    writtenById: staff.kasi,
    status: 'draf',
  });
}
