/** What a calendar is told of a meeting (RFC 5545, RFC 5546). */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  /** The same for the meeting's whole life. */
  readonly uid: string;
  /** One more with each change. */
  readonly sequence: number;
  /** Ms. */
  readonly madeAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly summary: string;
  readonly place: string;
  readonly description: string;
  readonly organizer: string;
  readonly attendee: { readonly name: string; readonly email: string };
}

const LONGEST = 74;
const text = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n');
/** A parameter in quotes: it may hold none itself, and no line end. */
const quoted = (value: string): string => `"${value.replaceAll(/["\r\n]/g, "'")}"`;
const utc = (moment: number): string => new Date(moment).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** RFC 5545, 3.1: no line is longer than 75 octets, and no character is torn apart. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > LONGEST) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current].join('\r\n');
}

/** One meeting for one person, as the text of an .ics file. */
export function icsOf({ method, attendee, ...of }: Invitation): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waskita//Rapat evaluasi//ID',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${text(of.uid)}`,
    `SEQUENCE:${of.sequence}`,
    `DTSTAMP:${utc(of.madeAt)}`,
    `DTSTART:${utc(of.startsAt)}`,
    `DTEND:${utc(of.endsAt)}`,
    `SUMMARY:${text(of.summary)}`,
    `LOCATION:${text(of.place)}`,
    `DESCRIPTION:${text(of.description)}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER;CN=${quoted('Waskita')}:mailto:${of.organizer}`,
    `ATTENDEE;CN=${quoted(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${attendee.email}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
