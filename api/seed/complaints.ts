import { proposedClass } from '../complaints/proposal.ts';
import { OLDER_COMPLAINTS } from './complaint-archive.ts';
import { CLOSED_COMPLAINTS, type ComplaintPlan, OPEN_COMPLAINTS } from './complaint-texts.ts';
import type { Office } from './office.ts';
import type { DemoRow } from './rows.ts';
import { advance, at, dateOf, iso, retreat, workingDay } from './time.ts';

const VERIFIERS = ['verifikator1', 'verifikator2', 'verifikator3'] as const;
/** Office minutes from the recording to the last step, by class; some are late. */
const ANSWERED_AFTER = {
  ringan: [20, 230],
  normatif: [60, 330],
  tidak_berkadar_pengawasan: [120, 430],
  berkadar_pengawasan: [900, 5200],
} as const;

type Status = ComplaintPlan['status'];
const TAKEN: readonly Status[] = ['diklasifikasi', 'ditangani'];
/** The states that a complaint passed on its way to the present one. */
const WAYS: Partial<Record<Status, readonly Status[]>> = {
  diklasifikasi: ['diklasifikasi'],
  ditangani: TAKEN,
  diteruskan_bsre: [...TAKEN, 'diteruskan_bsre'],
  diteruskan_inspektorat: ['diteruskan_inspektorat'],
  pemeriksaan: [...TAKEN, 'pemeriksaan'],
  tidak_lengkap: [...TAKEN, 'tidak_lengkap'],
  dijawab: [...TAKEN, 'dijawab'],
  ditanggapi_balik: [...TAKEN, 'dijawab', 'ditanggapi_balik'],
  selesai: [...TAKEN, 'dijawab', 'selesai'],
  bukan_kewenangan: ['bukan_kewenangan'],
  digabung: ['digabung'],
};

function contactOf(plan: ComplaintPlan, counter: number): string | null {
  if (!plan.reporter) return null;
  if (plan.channel === 'whatsapp' || plan.channel === 'telepon') return `0812-0000-${String(counter).padStart(4, '0')}`;
  return plan.channel === 'email' ? `pelapor${counter}@example.org` : null;
}

/** Service delivery 6. `letters` are those that complaints may be about. */
export function addComplaints(office: Office, letters: readonly DemoRow[]): void {
  const { book, now, random, staff } = office;
  const today = dateOf(now);

  for (const [index, plan] of [...OLDER_COMPLAINTS, ...CLOSED_COMPLAINTS, ...OPEN_COMPLAINTS].entries()) {
    const {
      kind = 'pengaduan',
      class: level,
      handler,
      complained,
      minutesAgo,
      daysAgo = 0,
      aboutLetter,
      elsewhere,
      ...texts
    } = plan;
    const recordedAt =
      minutesAgo === undefined
        ? advance(at(workingDay(today, -daysAgo), '07.30'), random.integer(20, 200))
        : retreat(now, minutesAgo);
    const receivedAt = retreat(recordedAt, random.integer(0, 15));
    const [low, high] = ANSWERED_AFTER[level ?? 'ringan'];
    const untouched = plan.status === 'diterima';
    const movedAt = untouched ? recordedAt : advance(recordedAt, random.integer(low, high));
    const about = letters.filter(
      ({ values, updatedAt }) => values['status'] === 'selesai' && Date.parse(updatedAt) < receivedAt,
    );
    const clerk = random.chance(0.5) ? 'staf' : random.pick(VERIFIERS);
    const proposal = proposedClass({ ...plan, complainedId: complained ?? null });
    const answered = plan.status === 'dijawab' || plan.status === 'selesai' || plan.status === 'ditanggapi_balik';
    const row = book.add(
      'complaints',
      recordedAt,
      {
        ...texts,
        kind,
        receivedAt: iso(receivedAt),
        trackingId: plan.channel === 'sp4n_lapor' ? String(9_400_000 + index * 613) : null,
        srikandiNumber: plan.channel === 'srikandi' ? `SRK${9_400_000 + index * 613}` : null,
        complainedId: complained ? staff[complained] : null,
        pastVerifiers: complained?.startsWith('verifikator') ?? false,
        proposedClass: proposal.class,
        proposalReason: proposal.reason,
        promised: kind === 'pengaduan' ? (level ?? null) : kind,
        classConfirmed: level === 'berkadar_pengawasan',
        bsreForwardedOn: plan.bsreTicket ? dateOf(recordedAt) : null,
        inspectorateForwardedOn: plan.inspectorateTicket ? dateOf(recordedAt) : null,
        answeredAt: answered ? iso(Math.max(recordedAt, Math.min(movedAt, retreat(now, 5)))) : null,
        replies: plan.status === 'ditanggapi_balik' ? 1 : 0,
        twin: 0,
        mainId: plan.status === 'digabung' ? (sameReporter(book, plan)?.id ?? null) : null,
        contact: contactOf(plan, index + 1),
        confidential: plan.confidential ?? false,
        requestId: aboutLetter ? (about.at(-1)?.id ?? null) : null,
        class: level ?? null,
        handlerId: handler ? staff[handler] : null,
        unitId: office.units.get(elsewhere ? 'PIMP' : 'ITSP')!.id,
        registeredById: elsewhere ? staff.staf2 : staff[complained ? 'staf' : clerk],
      },
      // What is still open was touched no later than a few minutes ago.
      Math.max(recordedAt, Math.min(movedAt, retreat(now, 4))),
    );
    if (plan.status === 'tidak_lengkap') row.cameFrom = 'ditangani';
    const way = WAYS[plan.status] ?? [];
    const end = Date.parse(row.updatedAt);
    row.journey = way.map((state, index) => ({
      state,
      at: iso(recordedAt + ((end - recordedAt) * (index + 1)) / way.length),
    }));
  }
}

/** The complaint that a second one of the same reporter was merged into. */
const sameReporter = (book: Office['book'], plan: ComplaintPlan) =>
  book.of('complaints').find(({ values }) => values['reporter'] === plan.reporter);
