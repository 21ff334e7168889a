import type { Sql } from '../database/database.ts';
import { nameSql } from '../access/actors.ts';
import { timeText, writtenDate, writtenDay, writtenMoment } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import type { Bytes } from '../downloads/download.ts';
import {
  type Block,
  facts,
  heading,
  list,
  paper,
  paragraph,
  type Signature,
  signatures,
  table,
} from '../pdf/document.ts';
import { meetingFlow } from './evaluation-meetings.flow.ts';
import type { EvaluationMeeting } from './evaluation-meetings.resource.ts';
import { contentOf, type FrozenMeeting } from './frozen.ts';
import { type Attendance, ATTENDANCES, CAME, type Element, NEEDED_ELEMENTS } from './meeting-attendances.resource.ts';
import { MEETING_PAPERS, type MeetingPaperName } from './meeting-papers.flow.ts';

/** A meeting as it is printed: of approved minutes exactly what was approved. */
interface Printed {
  readonly row: EvaluationMeeting;
  readonly content: FrozenMeeting;
  readonly people: ReadonlyMap<string, { readonly name: string; readonly position: string }>;
  readonly addenda: readonly (readonly [text: string, by: string, at: string])[];
}

const BLANK = '……………………';
const NOBODY = { name: BLANK, position: '' };
const PLACE = 'Purbalingga';
const known = (rows: readonly (readonly [string, string | null | undefined])[]): Block =>
  facts(rows.filter((row): row is [string, string] => Boolean(row[1])));
const paragraphs = (text: string | null): Block[] => text?.split(/\n\s*\n/).map(paragraph) ?? [];
const clock = (at: string | null): string => (at ? timeText(Date.parse(at)) : '');
const elementOf = (element: string): string => NEEDED_ELEMENTS[element as Exclude<Element, 'lain'>] ?? 'Peserta lain';

function signed({ people }: Printed, id: string | null, title: string, day: string): Signature {
  const who = people.get(id ?? '') ?? NOBODY;
  return { placeAndDate: day, position: title, name: who.name, ...(who.position && { under: who.position }) };
}

const when = ({ row }: Printed, at = row.startsAt): (readonly [string, string])[] => [
  ['Hari, tanggal', writtenDay(officeDate(Date.parse(at)))],
  ['Pukul', `${clock(at)} WIB`],
  ['Tempat', row.place],
];

function invitation(printed: Printed): Block[] {
  const { row, content } = printed;
  const day = officeDate(Date.parse(row.invitedAt!));
  return [
    known([
      ['Nomor', row.invitationNumber],
      ['Sifat', 'Biasa'],
      ['Hal', `Undangan rapat evaluasi: ${row.subject}`],
    ]),
    paragraph('Kepada Yth.'),
    list(
      content.attendance.map(({ name, post }, index) => ({
        mark: `${index + 1}.`,
        text: `${name}${post ? ` (${post})` : ''}`,
      })),
    ),
    paragraph('Dengan hormat mengundang Bapak/Ibu untuk hadir pada:'),
    known(when(printed)),
    heading('Acara'),
    ...paragraphs(content.introduction),
    list(content.agenda.map(({ title }, index) => ({ mark: `${index + 1}.`, text: title }))),
    paragraph(
      'Yang berhalangan hadir memberi tahu notulis beserta alasannya. Wakil tidak menggantikan kehadiran unsur.',
    ),
    signatures([signed(printed, row.chairId, 'Pimpinan rapat', `${PLACE}, ${writtenDate(day)}`)]),
  ];
}

const attendanceTable = ({ content }: Printed): Block =>
  table(
    [
      { title: 'No.', width: 0.06 },
      { title: 'Nama', width: 0.28 },
      { title: 'Jabatan pada rapat', width: 0.24 },
      { title: 'Unsur', width: 0.16 },
      { title: 'Kehadiran', width: 0.26 },
    ],
    content.attendance.map(({ name, post, element, attendance, arrivedAt, reason, delegate, recusedFrom }, index) => {
      const how = ATTENDANCES[attendance as Attendance] ?? attendance;
      const came = CAME.includes(attendance as Attendance);
      const more = [
        came && arrivedAt ? `pukul ${clock(arrivedAt)}` : '',
        reason ?? '',
        delegate ? `diwakili ${delegate}` : '',
        recusedFrom ? `tidak ikut membahas ${recusedFrom}` : '',
      ].filter(Boolean);
      return [`${index + 1}`, name, post ?? '–', elementOf(element), [how, ...more].join('; ')];
    }),
  );

function attendance(printed: Printed): Block[] {
  const { row } = printed;
  const began = row.startedAt ?? row.startsAt;
  return [
    known([['Rapat', `${row.number}: ${row.subject}`], ...when(printed, began)]),
    attendanceTable(printed),
    signatures([
      signed(printed, row.minuteTakerId, 'Notulis', `${PLACE}, ${writtenDate(officeDate(Date.parse(began)))}`),
    ]),
  ];
}

function proof({ row }: Printed): Block[] {
  if (!row.hash) return [paragraph('Konsep: notula ini belum disahkan.')];
  const [size, root] = row.checkpoint?.split(' ') ?? [];
  const trail = size ? `catatan ke-${size}, akar ${root}` : 'belum ada titik periksa yang ditandatangani';
  return [
    known([
      ['Disahkan', row.approvedAt && writtenMoment(Date.parse(row.approvedAt))],
      // In groups: a line may break between them.
      ['SHA-256 isi', row.hash.match(/.{16}/g)!.join(' ')],
      ['Titik periksa', trail],
    ]),
  ];
}

function minutes(printed: Printed): Block[] {
  const { row, content, addenda } = printed;
  const end = content.endedAt
    ? `${clock(content.startedAt)}–${clock(content.endedAt)} WIB`
    : `${clock(content.startedAt)} WIB`;
  const decided = content.agenda
    .map((line, index) => ({ ...line, mark: `${index + 1}.` }))
    .filter(({ decision }) => decision);
  return [
    known([
      ['Rapat', `${content.number}: ${content.subject}`],
      ['Hari, tanggal', writtenDay(officeDate(Date.parse(content.startedAt)))],
      ['Pukul', end],
      ['Tempat', content.place],
      ['Pimpinan rapat', content.chair],
      ['Notulis', content.minuteTaker],
      ['Status', meetingFlow.states[row.status].label],
    ]),
    heading('Kehadiran'),
    attendanceTable(printed),
    heading('Acara'),
    list(content.agenda.map(({ title }, index) => ({ mark: `${index + 1}.`, text: title }))),
    heading('Notula'),
    ...paragraphs(content.minutes),
    ...(decided.length > 0 ? [heading('Kesimpulan')] : []),
    list(decided.map(({ mark, title, decision }) => ({ mark, text: `${title}: ${decision}` }))),
    heading('Rencana tindak lanjut'),
    ...(content.items.length === 0
      ? [paragraph('Tidak ada.')]
      : [
          table(
            [
              { title: 'Tindak lanjut', width: 0.5 },
              { title: 'Penanggung jawab', width: 0.3 },
              { title: 'Batas waktu', width: 0.2 },
            ],
            content.items.map(({ what, owner, dueOn }) => [what, owner, writtenDate(dueOn)]),
          ),
        ]),
    heading('Pengesahan'),
    ...proof(printed),
    signatures([
      signed(printed, row.writtenById ?? row.minuteTakerId, 'Notulis', 'Dicatat oleh'),
      signed(printed, row.approvedById, 'Yang mengesahkan', row.approvedAt ? 'Disahkan oleh' : `${PLACE}, ${BLANK}`),
    ]),
    ...(addenda.length > 0 ? [heading('Tambahan notula')] : []),
    ...addenda.flatMap(([text, by, at]) => [
      ...paragraphs(text),
      paragraph(`Ditulis ${by}, disahkan ${writtenMoment(Date.parse(at))}.`),
    ]),
  ];
}

const BLOCKS: Readonly<Record<MeetingPaperName, (printed: Printed) => Block[]>> = {
  'invitation.pdf': invitation,
  'attendance.pdf': attendance,
  'minutes.pdf': minutes,
};

/** One paper of a meeting, PDF. */
export async function meetingPaper(sql: Sql, name: MeetingPaperName, row: EvaluationMeeting): Promise<Bytes> {
  const content = row.frozen ? (JSON.parse(row.frozen) as FrozenMeeting) : await contentOf(sql, row);
  const ids = [row.chairId, row.minuteTakerId, row.writtenById, row.approvedById].filter((id) => id !== null);
  const people = await sql.query<[string, string, string]>(
    `select s.id, ${nameSql('s')}, s.position from staff s where s.id = any($1::uuid[])`,
    [ids],
  );
  const addenda = await sql.query<[string, string, string]>(
    `select d.text, ${nameSql('s')}, d."approvedAt" from meeting_addenda d join staff s on s.id = d."writerId"
     where d."meetingId" = $1 and d.status = 'disahkan' and d."archivedAt" is null order by d."approvedAt", d.id`,
    [row.id],
  );
  const named = new Map(people.map(([id, fullName, position]) => [id, { name: fullName, position }]));
  return paper({
    title: MEETING_PAPERS[name].title,
    about: `${row.number} · versi ${row.version}`,
    madeAt: Date.parse(row.updatedAt),
    blocks: BLOCKS[name]({
      row,
      content,
      people: named,
      addenda: addenda.map(([text, by, at]) => [text, by, String(new Date(at).toISOString())]),
    }),
  });
}
