import { Inject, Injectable } from '@nestjs/common';
import { nameSql, WORKING } from '../access/actors.ts';
import { CONFIG, type Config } from '../config.ts';
import type { Sql } from '../database/database.ts';
import { now } from '../database/scene.ts';
import { HOUR } from '../define/durations.ts';
import { officeDate } from '../define/office-time.ts';
import { Outbox } from '../mail/outbox.ts';
import { type News, Notifications } from '../notifications/notifications.ts';
import { type EvaluationMeeting, evaluationMeetings } from './evaluation-meetings.resource.ts';
import { icsOf } from './ics.ts';

/** How long a calendar keeps free for a meeting [A]. */
const LASTS = 2 * HOUR;
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

export type Occasion = 'undangan' | 'perubahan' | 'pembatalan' | 'pencabutan';
const SAYS: Readonly<Record<Occasion, string>> = {
  undangan: 'Undangan rapat evaluasi',
  perubahan: 'Waktu rapat evaluasi berubah:',
  pembatalan: 'Rapat evaluasi dibatalkan:',
  pencabutan: 'Anda tidak lagi diundang ke rapat evaluasi',
};
const CALLED_OFF: readonly Occasion[] = ['pembatalan', 'pencabutan'];

type Told = Pick<EvaluationMeeting, 'id' | 'number' | 'startsAt' | 'place'> & { readonly sequence: number };

/** 005/12/XI/2026, as the office's pattern says; of one day's year. */
export function numbered(pattern: string, place: number, day: string): string {
  const [year, month] = day.split('-');
  const words: Readonly<Record<string, string>> = {
    nomor: String(place),
    bulan: ROMAN[Number(month) - 1]!,
    tahun: year!,
  };
  return pattern.replaceAll(/\{(nomor|bulan|tahun)\}/g, (_, word: string) => words[word]!);
}

/** Tells people of a meeting by bell and by a mail that their calendar reads, in the transaction of what causes it. */
@Injectable()
export class Invitations {
  constructor(
    private readonly outbox: Outbox,
    private readonly notifications: Notifications,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The next number of this year's invitations. */
  async nextNumber(sql: Sql): Promise<string> {
    const day = officeDate(now());
    const [row] = await sql.query<[number]>(
      `insert into numbers as k values ($1, 1) on conflict (series) do update set last = k.last + 1 returning last::int`,
      [`UND/${day.slice(0, 4)}/`],
    );
    return numbered(this.config.invitationNumber, row![0], day);
  }

  /** To everybody on the list, or to one of them. */
  async send(sql: Sql, meeting: Told, occasion: Occasion, only?: string): Promise<void> {
    const people = await sql.query<[string, string, string | null]>(
      `select s.id, ${nameSql('s')}, case when not exists (select 1 from mail_choices c where c.staff_id = s.id and 'meetings' = any(c.off)) then s.email end
       from meeting_attendances a join staff s on s.id = a."staffId" and ${WORKING}
       where a."meetingId" = $1 and a."archivedAt" is null and ($2::uuid is null or s.id = $2) order by s.id`,
      [meeting.id, only ?? null],
    );
    const title = `${SAYS[occasion]} ${meeting.number}`;
    const key = `meeting:${meeting.id}:${meeting.sequence}:${occasion}`;
    await this.notifications.tell(
      sql,
      people.map(([staffId]): News => {
        return {
          staffId,
          key,
          kind: 'meetings',
          resource: evaluationMeetings.name,
          recordId: meeting.id,
          title,
          text: title,
        };
      }),
    );
    for (const [staffId, name, email] of people)
      if (email) await this.mail(sql, meeting, { occasion, title, key: `${key}:${staffId}`, name, email });
  }

  private async mail(
    sql: Sql,
    meeting: Told,
    to: {
      readonly occasion: Occasion;
      readonly title: string;
      readonly key: string;
      readonly name: string;
      readonly email: string;
    },
  ): Promise<void> {
    const { mailFrom, publicUrl } = this.config;
    const link = `${publicUrl}/#/${evaluationMeetings.name}/${meeting.id}/show`;
    const startsAt = Date.parse(meeting.startsAt);
    await this.outbox.queue(sql, {
      to: to.email,
      subject: to.title,
      text: `${to.title}.\n\nWaktu dan tempatnya ada pada undangan kalender yang terlampir.\n\nBuka di Waskita: ${link}\n\nSurel ini dikirim otomatis; tidak perlu dibalas.\n`,
      messageKey: to.key,
      recordId: meeting.id,
      calendar: icsOf({
        method: CALLED_OFF.includes(to.occasion) ? 'CANCEL' : 'REQUEST',
        uid: `${meeting.id}@${mailFrom.slice(mailFrom.lastIndexOf('@') + 1)}`,
        sequence: meeting.sequence,
        madeAt: now(),
        startsAt,
        endsAt: startsAt + LASTS,
        summary: `Rapat evaluasi ${meeting.number}`,
        place: meeting.place,
        description: link,
        organizer: mailFrom,
        attendee: { name: to.name, email: to.email },
      }),
    });
  }
}
