import type { Office } from './office.ts';
import type { DemoRow } from './rows.ts';
import { addDays, at, dateOf, iso, workingDay } from './time.ts';

const HOUR_MS = 3_600_000;

/** What people asked about their own data (UU PDP), an erasure in each state before it is carried out, and legal holds. */
export function addPrivacy(office: Office, verifications: readonly DemoRow[]): void {
  const { book, now, staff, units } = office;
  const today = dateOf(now);
  const daysAgo = (count: number) => at(workingDay(today, -count), '09.20');
  const served = verifications.filter(({ values }) => values['status'] === 'diterima');
  const subject = (index: number) => served[index % served.length]!;
  const nameOf = (row: DemoRow) => String(row.values['fullName']);
  const unitId = units.get('ITSP')!.id;

  const asked = [
    [20, 'jejak', 'diserahkan'],
    [9, 'perbaikan', 'ditolak'],
    [2, 'akses', 'disiapkan'],
    [1, 'jejak', 'diterima'],
  ] as const;
  asked.forEach(([ago, kind, status], index) => {
    const person = subject(index);
    const receivedAt = daysAgo(ago);
    const handedOverAt = receivedAt + 5 * HOUR_MS;
    const row = book.add(
      'data-requests',
      receivedAt,
      {
        receivedAt: iso(receivedAt),
        kind,
        requester: nameOf(person),
        contact: String(person.values['email']),
        capacity: 'sendiri',
        identityCheck: status === 'diterima' ? null : 'surel_resmi',
        verificationId: person.id,
        content: 'Mohon penjelasan siapa saja yang membuka dan mengubah data saya.',
        handedOverBy: status === 'diserahkan' ? 'tatap_muka' : null,
        handedOverAt: status === 'diserahkan' ? iso(handedOverAt) : null,
        unitId,
        registeredById: staff.staf,
        status,
      },
      status === 'diterima' ? receivedAt : handedOverAt,
    );
    const way = status === 'diterima' ? [] : status === 'disiapkan' ? [status] : ['disiapkan', status];
    row.journey = way.map((state, step) => ({ state, at: iso(handedOverAt - (way.length - 1 - step) * HOUR_MS) }));
  });

  const proposed = [
    [15, 'ditolak'],
    [8, 'ditahan'],
    [1, 'diajukan'],
  ] as const;
  proposed.forEach(([ago, status], index) =>
    book.add('erasures', daysAgo(ago), {
      verificationId: subject(index + 4).id,
      reach: 'orang',
      fields: ['nama', 'surel'],
      basis: 'pasal_43_1c',
      explanation: 'Yang bersangkutan pindah ke luar daerah dan meminta datanya dihapus.',
      requestedById: staff.staf,
      status,
    }),
  );

  const holds = [
    [30, 'dicabut'],
    [8, 'berlaku'],
  ] as const;
  for (const [ago, status] of holds)
    book.add('legal-holds', daysAgo(ago), {
      verificationId: subject(5).id,
      grounds: 'Berkas ini diminta Inspektorat untuk pemeriksaan.',
      validFrom: dateOf(daysAgo(ago)),
      validTo: addDays(today, 60),
      status,
    });
}
