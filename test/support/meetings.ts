import { pdfText } from './pdf.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Body, day, done, type Office, PDF } from './office.ts';

/** The four elements of the service. */
export const FOUR: readonly Username[] = ['kadis', 'kabid', 'kasi', 'staf'];
export const MINUTES = 'Capaian bulan ini dibahas. Kesimpulan: disposisi diperiksa dua kali sehari.';
/** A moment (09.00 WIB) of a day so many days from today. */
export const nine = (offset: number) => `${day(offset)}T02:00:00.000Z`;

/** Meetings in an office, brought about by its people's own steps. */
export function meetingsIn(office: () => Office) {
  const row = async (id: string) =>
    (await office().sql<Body & { version: number }>('select * from evaluation_meetings where id = $1', [id]))[0]!;
  const take = async (who: Username, { id }: { id: string }, verb: string, values: object = {}) =>
    office()
      .as(who)
      .step('evaluation-meetings', await row(id), verb, values);
  const took = async (who: Username, meeting: { id: string }, verb: string, values: object = {}) =>
    done(await take(who, meeting, verb, values));

  const planned = async (by: Username = 'staf', more: object = {}): Promise<Body> =>
    done(
      await office()
        .as(by)
        .create('evaluation-meetings', {
          subject: 'Evaluasi kinerja',
          month: `${day().slice(0, 8)}01`,
          startsAt: nine(21),
          place: 'Ruang rapat; lantai 2, sayap timur',
          minuteTakerId: await office().as(by).staffId(),
          ...more,
        }),
    );
  const seat = async (meeting: { id: string }, who: Username, more: object = {}, by: Username = 'staf') =>
    office()
      .as(by)
      .create('meeting-attendances', { meetingId: meeting.id, staffId: await office().as(who).staffId(), ...more });
  async function invited(people: readonly Username[] = FOUR, by: Username = 'staf', more: object = {}): Promise<Body> {
    const meeting = await planned(by, more);
    for (const who of people) done(await seat(meeting, who, {}, by));
    return took(by, meeting, 'undang');
  }
  /** The day has come. */
  const today = async ({ id }: { id: string }) =>
    office().sql(`update evaluation_meetings set "startsAt" = now() - interval '1 minute' where id = $1`, [id]);
  async function begun(people: readonly Username[] = FOUR, by: Username = 'staf', more: object = {}): Promise<Body> {
    const meeting = await invited(people, by, more);
    await today(meeting);
    return took(by, meeting, 'mulai');
  }
  const seatOf = async ({ id }: { id: string }, who: Username) =>
    (
      await office().sql<Body & { version: number }>(
        'select * from meeting_attendances where "meetingId" = $1 and "staffId" = $2 and "archivedAt" is null',
        [id, await office().as(who).staffId()],
      )
    )[0]!;
  const mark = async (meeting: { id: string }, who: Username, values: object, by: Username = 'staf') =>
    office()
      .as(by)
      .update('meeting-attendances', await seatOf(meeting, who), values);
  /** All of them are there, and the minutes handed in. */
  async function written(people: readonly Username[] = FOUR, by: Username = 'staf'): Promise<Body> {
    const meeting = await begun(people, by);
    for (const who of people) done(await mark(meeting, who, { attendance: 'hadir' }, by));
    return took(by, meeting, 'tulis_notula', { minutes: MINUTES });
  }

  const item = async (meeting: { id: string }, owner: Username, more: object = {}) =>
    office()
      .as('staf')
      .create('action-items', {
        meetingId: meeting.id,
        what: 'Menyusun jadwal piket',
        ownerId: await office().as(owner).staffId(),
        dueOn: day(40),
        ...more,
      });
  const itemRow = async (id: string) =>
    (await office().sql<Body & { version: number }>('select * from action_items where id = $1', [id]))[0]!;
  const itemStep = async (who: Username, { id }: { id: string }, verb: string, values: object = {}) =>
    office()
      .as(who)
      .step('action-items', await itemRow(id), verb, values);
  const itemTook = async (who: Username, one: { id: string }, verb: string, values: object = {}) =>
    done(await itemStep(who, one, verb, values));
  async function reported(owner: Username, one: { id: string }): Promise<Body> {
    await itemTook(owner, one, 'kerjakan');
    done(await office().as(owner).upload('action-items', one.id, 'bukti', PDF, 'bukti.pdf'));
    return itemTook(owner, one, 'laporkan', { result: 'Jadwal sudah ditempel.' });
  }
  const told = async (who: Username, { id }: { id: string }): Promise<string[]> =>
    (
      await office().sql<{ title: string }>(
        'select title from notifications where "staffId" = $1 and "recordId" = $2 order by at, id',
        [await office().as(who).staffId(), id],
      )
    ).map(({ title }) => title);

  /** A paper of the meeting, as people read it. */
  async function paper(who: Username, { id }: { id: string }, name: string): Promise<string> {
    const { token } = await office().as(who).signedIn();
    const path = `/api/evaluation-meetings/${id}/${name}.pdf`;
    const answer = await fetch(office().url + path, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return pdfText(Buffer.from(await answer.arrayBuffer()));
  }

  return {
    paper,
    row,
    take,
    took,
    planned,
    seat,
    invited,
    today,
    begun,
    seatOf,
    mark,
    written,
    item,
    itemRow,
    itemStep,
    itemTook,
    reported,
    told,
  };
}
