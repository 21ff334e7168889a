import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { RowOf } from '../define/resource.ts';
import type { Writer } from '../records/writer.ts';
import type { Outbox } from '../mail/outbox.ts';
import { answerMail } from './answer.ts';
import { complaints } from './complaints.resource.ts';
import { type Faults, mergeFaults } from './rules.ts';

type Row = RowOf<typeof complaints>;

/** Complaints that were merged into this one, held until the transaction has ended. */
export async function mergedInto(sql: Sql, mainId: string): Promise<Row[]> {
  const rows = await sql.query<[Row]>(
    `select row_to_json(c) from complaints c where c."mainId" = $1 and c."archivedAt" is null order by c.id for update`,
    [mainId],
  );
  return rows.map(([row]) => row);
}

/** Why the complaint cannot be merged into the main one, with all that were merged into it before. */
export const jointFaults = (complaint: Row, merged: readonly Row[], main: Row): Faults =>
  [complaint, ...merged].map((one) => mergeFaults(one, main)).find((faults) => Object.keys(faults).length > 0) ?? {};

/** What was merged into a complaint goes with it: each names the one that is answered, none another on the way. */
export async function moveOn(
  { writer, sql, origin }: { writer: Writer; sql: Sql; origin: Person },
  merged: readonly Row[],
  complaint: Row,
  main: Row,
): Promise<void> {
  const explanation = `${complaint.number}, yang digabungi aduan ini, digabung ke ${main.number}.`;
  const deed = { action: 'update', explanation } as const;
  for (const one of merged)
    await writer.update(complaints, { origin, sql }, one, { values: { mainId: main.id }, ...deed });
}

/** The answer goes to everybody who reported the same: what names one of them must not stand in it. */
export function sharedAnswerFaults(answer: string, complaint: Row, merged: readonly Row[]): Faults {
  if (merged.length === 0) return {};
  const text = answer.toLowerCase();
  const named = [complaint, ...merged]
    .flatMap(({ reporter, contact }) => [reporter, contact])
    .some((one) => one && text.includes(one.toLowerCase()));
  const says = 'Jawaban ini sampai juga kepada pelapor aduan yang digabung; hapus nama dan kontak pelapor darinya.';
  return named ? { answer: says } : {};
}

/** The answer by mail, under his own number, to each who reported and left an address; in the transaction of the step. */
export async function mailAnswer(sql: Sql, outbox: Outbox, answered: Row, reported: readonly Row[], answer: string) {
  for (const { id, number, contact, confidential } of reported) {
    const mail = answerMail(number, contact, answer);
    if (!mail) continue;
    const messageKey = ['complaint-answer', answered.id, answered.version, ...(id === answered.id ? [] : [id])].join(
      ':',
    );
    await outbox.queue(sql, { ...mail, messageKey, recordId: id, confidential });
  }
}
