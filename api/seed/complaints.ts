import { LETTER_CHANNELS } from '../complaints/complaints.flow.ts';
import { OLDER_COMPLAINTS } from './complaint-archive.ts';
import { CLOSED_COMPLAINTS, type ComplaintPlan, OPEN_COMPLAINTS } from './complaint-texts.ts';
import { wayOf } from './complaint-way.ts';
import type { Sql } from '../database/database.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Story } from './story.ts';
import { advance, at, dateOf, iso, officeMinutes, retreat, workingDay } from './time.ts';

const VERIFIERS = ['verifikator1', 'verifikator2', 'verifikator3'] as const;
/** Office minutes from the recording to the last step, by class; some are late. */
const ANSWERED_AFTER = {
  ringan: [20, 230],
  normatif: [60, 330],
  tidak_berkadar_pengawasan: [120, 430],
  berkadar_pengawasan: [900, 5200],
} as const;

/** A complaint with everything that is going to happen to it. */
interface Planned {
  readonly plan: ComplaintPlan;
  readonly clerk: Username;
  readonly values: Partial<Values<'complaints'>>;
  readonly recordedAt: number;
  /** The moments of its steps, as many as it takes. */
  readonly moment: (step: number, of: number) => number;
}

function contactOf(plan: ComplaintPlan, counter: number): string | null {
  if (!plan.reporter) return null;
  if (plan.channel === 'whatsapp' || plan.channel === 'telepon') return `0812-0000-${String(counter).padStart(4, '0')}`;
  const domain = plan.bounces ? 'tidak-ada.example.org' : 'example.org';
  return plan.channel === 'email' ? `pelapor${counter}@${domain}` : null;
}

/** Service delivery 6. */
export function complaintStories(office: Office): Story[] {
  const { now, random } = office;
  return [...OLDER_COMPLAINTS, ...CLOSED_COMPLAINTS, ...OPEN_COMPLAINTS].map((plan, index) => {
    const { kind = 'pengaduan', class: level, complained, minutesAgo, daysAgo = 0, elsewhere } = plan;
    const recordedAt =
      minutesAgo === undefined
        ? advance(at(workingDay(dateOf(now), -daysAgo), '07.30'), random.integer(20, 200))
        : retreat(now, minutesAgo);
    const [low, high] = ANSWERED_AFTER[level ?? 'ringan'];
    // What is still open was touched no later than a few minutes ago.
    const end = Math.max(recordedAt, Math.min(advance(recordedAt, random.integer(low, high)), retreat(now, 4)));
    const clerk = random.chance(0.5) ? 'staf' : random.pick(VERIFIERS);
    const { channel, category = null, reporter = null, confidential = false, subject, content } = plan;
    return complaintStory(office, {
      plan,
      clerk: elsewhere ? 'staf2' : complained || plan.aboutLetter ? 'staf' : clerk,
      recordedAt,
      moment: (step, of) => advance(recordedAt, Math.floor((officeMinutes(recordedAt, end) * step) / of)),
      values: {
        kind,
        channel,
        category,
        reporter,
        confidential,
        subject,
        content,
        receivedAt: iso(retreat(recordedAt, random.integer(0, 15))),
        trackingId: channel === 'sp4n_lapor' ? String(9_400_000 + index * 613) : null,
        srikandiNumber: channel === 'srikandi' ? `SRK${9_400_000 + index * 613}` : null,
        complainedId: complained ? office.staff[complained] : null,
        contact: contactOf(plan, index + 1),
      },
    });
  });
}

async function* complaintStory(office: Office, { plan, clerk, values, recordedAt, moment }: Planned): Story {
  const { cast, sql } = office;
  yield recordedAt;
  const desk = await cast.as(clerk);
  const requestId = plan.aboutLetter ? await finishedLetter(sql) : null;
  const id = await desk.create('complaints', { ...values, requestId });
  if ((LETTER_CHANNELS as readonly string[]).includes(plan.channel))
    await desk.upload('complaints', id, 'surat_pengaduan', [
      'SURAT PENGADUAN (contoh demo)',
      '',
      plan.subject,
      '',
      plan.content,
    ]);
  const acts = wayOf(office, plan, clerk);
  for (const [index, act] of acts.entries()) {
    yield moment(index + 1, acts.length);
    await act(id);
  }
}

async function finishedLetter(sql: Sql): Promise<string | null> {
  const [found] = await sql.query<[string]>(
    `select id from requests where status = 'selesai' order by "updatedAt" desc limit 1`,
    [],
  );
  return found?.[0] ?? null;
}
