import { ifMatch, type Body, day, done, type Office, openOffice } from './office.ts';
import type { Username } from '../../api/seed/people.ts';

let count = 0;

/** An intake that is refused for nothing; its words are like no other's. */
export function intake(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const n = (count += 1);
  return {
    channel: 'telepon',
    receivedAt: new Date(Date.now() - 60_000).toISOString(),
    reporter: `Pelapor Uji ${n}`,
    contact: `0812-1111-${String(n).padStart(4, '0')}`,
    subject: `Perkara ${n}`,
    content: `Uraian perkara nomor ${n} ${'abcdefghij'[n % 10]!.repeat(12)}`,
    ...more,
  };
}

/** What passing a complaint on to the Inspektorat wants. */
export const forwarded = () => ({ inspectorateForwardedOn: day(), inspectorateTicket: '700.1.2/9/Inspektorat' });

/** The complaint desk at work: records complaints and takes steps with them. */
export function deskOf(office: Office) {
  const record = async (more: Readonly<Record<string, unknown>> = {}, who: Username = 'staf'): Promise<Body> =>
    done(await office.as(who).create('complaints', intake(more)));
  const now = async (complaint: { id: string }, who: Username = 'kadis'): Promise<Body> =>
    done(await office.as(who).one('complaints', complaint.id));
  const step = async (who: Username, complaint: { id: string }, verb: string, body: object = {}) => {
    const [row] = await office.sql<{ version: number }>('select version from complaints where id = $1', [complaint.id]);
    return office.as(who).step('complaints', { id: complaint.id, version: row!.version }, verb, body);
  };
  const took = async (who: Username, complaint: { id: string }, verb: string, body: object = {}): Promise<Body> =>
    done(await step(who, complaint, verb, body));
  const handle = async (by: Username, complaint: { id: string }, klass = 'ringan'): Promise<Body> => {
    const handlerId = await office.as(by).staffId();
    await took('kabid', complaint, 'klasifikasikan', { class: klass, handlerId });
    return took(by, complaint, 'tangani');
  };
  const handled = async (by: Username, klass = 'ringan', more: Readonly<Record<string, unknown>> = {}) =>
    handle(by, await record(more), klass);
  const answered = async (by: Username, more: Readonly<Record<string, unknown>> = {}) =>
    took(by, await handled(by, 'ringan', more), 'jawab', { answer: 'Sudah ditangani.' });
  return { record, now, step, took, handle, handled, answered };
}
/**
 * One at work as though it had come in then and were berkadar pengawasan: of it thirty working days are promised. Its clock
 * is read again with the next change of the calendar.
 */
export async function promisedSince(office: Office, receivedAt: string): Promise<{ id: string }> {
  const { id } = await deskOf(office).handled('verifikator1', 'normatif');
  await office.sql(
    `update complaints set "receivedAt" = $2, promised = 'berkadar_pengawasan', class = 'berkadar_pengawasan' where id = $1`,
    [id, receivedAt],
  );
  await office.sql('update clocks set calendar_version = 0 where record_id = $1', [id]);
  return { id };
}

export type ComplaintDesk = ReturnType<typeof deskOf>;

/** A demo office without work in the background, and its complaint desk. */
export async function openComplaintDesk(): Promise<{ office: Office; desk: ComplaintDesk }> {
  const office = await openOffice({ JOBS: 'off' });
  return { office, desk: deskOf(office) };
}
export { ifMatch };
