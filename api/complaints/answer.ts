import { nameSql } from '../access/actors.ts';
import type { Bytes } from '../downloads/download.ts';
import { unknownPlaceholders } from '../answer-templates/placeholders.ts';
import { type Placeholder, PLACEHOLDERS } from '../answer-templates/answer-templates.resource.ts';
import type { Sql } from '../database/database.ts';
import { writtenDate } from '../define/dates.ts';
import { checkEmail } from '../define/identity.ts';
import { officeDate } from '../define/office-time.ts';
import { facts, paper, paragraph, signature } from '../pdf/document.ts';
import { CHANNELS, COMPLAINT_CLASSES, type Complaint } from './complaints.resource.ts';
import type { Faults } from './rules.ts';
import type { Known } from '../define/rule.ts';

/** How a reporter is addressed whose name is not told. */
const UNNAMED = 'Pelapor';

/** An answer goes out without braces that nobody filled. */
export function answerFaults({ answer }: Known): Faults {
  const text = answer as string;
  const left = Object.keys(PLACEHOLDERS).find((name) => text.includes(`{${name}}`));
  const [strange] = unknownPlaceholders(text);
  const mark = left ? `{${left}}` : strange;
  return mark ? { answer: `Isi dahulu ${mark} pada jawaban.` } : {};
}

/** The answer as a mail, when the reporter left an address for it; its subject does not say that he reported something. */
export function answerMail(number: string, contact: string | null, answer: string) {
  const { value: to } = checkEmail(contact ?? '');
  if (!to) return undefined;
  const text = `Jawaban atas aduan Anda nomor ${number}:\n\n${answer}\n\nDinas Komunikasi dan Informatika Kabupaten Purbalingga\n`;
  return { to, subject: 'Surat dari Dinas Komunikasi dan Informatika Kabupaten Purbalingga', text };
}

interface Names {
  readonly handler: string | null;
  readonly request: string | null;
  readonly answeredBy: string | null;
  readonly position: string | null;
}
/** Who and what the complaint's references are, as they are written in a letter. */
export async function namesOf(sql: Sql, complaint: Complaint): Promise<Names> {
  const [row] = await sql.query<[string | null, string | null, string | null, string | null]>(
    `select (select ${nameSql('s')} from staff s where s.id = $1), (select r.number from requests r where r.id = $2),
       (select ${nameSql('s')} from staff s where s.id = $3), (select s.position from staff s where s.id = $3)`,
    [complaint.handlerId, complaint.requestId, complaint.answeredById],
  );
  const [handler, request, answeredBy, position] = row!;
  return { handler, request, answeredBy, position };
}

/** What the placeholders of a template stand for. A sealed reporter is empty in what is read, and stays so. */
export function placeholderValues(complaint: Complaint, names: Names, now: number): Record<Placeholder, string | null> {
  return {
    nomor: complaint.number,
    pelapor: complaint.reporter ?? UNNAMED,
    hal: complaint.subject,
    kanal: CHANNELS[complaint.channel],
    diterima: writtenDate(officeDate(Date.parse(complaint.receivedAt))),
    tanggal: writtenDate(officeDate(now)),
    klasifikasi: complaint.class && COMPLAINT_CLASSES[complaint.class],
    penangan: names.handler,
    permohonan: names.request,
    tiket_bsre: complaint.bsreTicket,
  };
}

/** The answer as a letter, PDF. */
export function answerPaper(complaint: Complaint, names: Names): Bytes {
  const answeredAt = Date.parse(complaint.answeredAt ?? complaint.updatedAt);
  return paper({
    title: 'Jawaban Aduan',
    about: `${complaint.number} · versi ${complaint.version}`,
    madeAt: answeredAt,
    blocks: [
      facts([
        ['Nomor aduan', complaint.number],
        ['Hal', complaint.subject],
        ['Diterima', writtenDate(officeDate(Date.parse(complaint.receivedAt)))],
        ['Kepada', complaint.reporter ?? `${UNNAMED} (identitas dirahasiakan)`],
      ]),
      ...complaint.answer!.split(/\n\s*\n/).map(paragraph),
      signature({
        placeAndDate: `Purbalingga, ${writtenDate(officeDate(answeredAt))}`,
        position: names.position ?? 'Dinas Komunikasi dan Informatika',
        name: names.answeredBy ?? '',
      }),
    ],
  });
}
