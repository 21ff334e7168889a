import type { StandardContent } from '../define/standard.ts';
import { VERSION_1 } from '../getting-started/standard-26.ts';
import type { Office } from './office.ts';
import type { Story } from './story.ts';
import { advance, at, dateOf, workingDay } from './time.ts';
import { HOUR } from '../define/durations.ts';

/** Steps C and D five minutes shorter, and the law that took the place of the revoked one. */
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

/** The printed standard: written, reviewed and set before the first letter came in. */
export async function* standardStory({ cast }: Office, began: number): Story {
  const validFrom = dateOf(began);
  yield began + 2 * HOUR;
  const id = await (await cast.as('kasi')).create('service-standards', VERSION_1);
  yield began + 2.5 * HOUR;
  await (await cast.as('kabid')).step('service-standards', id, 'reviu');
  yield began + 3 * HOUR;
  const decreeNumber = `CONTOH 060/26/${validFrom.slice(0, 4)}`;
  await (await cast.as('kadis')).step('service-standards', id, 'tetapkan', { decreeNumber, validFrom });
}

/** The next version: reviewed once, sent back, and being written still. */
export async function* draftStory({ cast, now }: Office): Story {
  const morning = (daysAgo: number) => advance(at(workingDay(dateOf(now), -daysAgo), '07.30'), 100);
  yield morning(9);
  const id = await (await cast.as('kasi')).create('service-standards', { ...VERSION_1, content: DRAFT });
  yield morning(7);
  await (await cast.as('kabid')).step('service-standards', id, 'reviu');
  yield morning(6);
  const reason = 'Hitung dahulu akibatnya pada surat tiga bulan terakhir dengan simulasi.';
  await (await cast.as('kadis')).step('service-standards', id, 'kembalikan', { reason });
}

/** Beside it one that waits to be set. */
export async function* reviewedStory({ cast, now }: Office): Story {
  const morning = (daysAgo: number) => advance(at(workingDay(dateOf(now), -daysAgo), '07.30'), 130);
  yield morning(5);
  const id = await (await cast.as('kasi')).create('service-standards', VERSION_1);
  yield morning(4);
  await (await cast.as('kabid')).step('service-standards', id, 'reviu');
}
