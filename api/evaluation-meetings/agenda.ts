import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Writer } from '../records/writer.ts';
import type { Reader } from '../sql/reader.ts';
import type { AgendaKind } from './meeting-agenda-items.resource.ts';
import { meetingAgendaItems } from './meeting-agenda-items.resource.ts';

/** SQL: the unit `$2` and those below it. */
const UNITS = `(with recursive under(id) as (select $2::uuid union select o.id from org_units o join under on o."parentId" = under.id where o."archivedAt" is null) select id from under)`;
const PEOPLE = `(select s.id from staff s where s."archivedAt" is null and s."unitId" in ${UNITS})`;
const late = (
  resource: string,
) => `(select count(*)::int from clocks k where k.resource = '${resource}' and k.phase <> 'stopped' and k.due_at < now()
  and (k.owner_id is null or k.owner_id in ${PEOPLE}))`;

/** SQL: how much of each there is to speak of, in numbers only: a finding is known to few. `$1`: the meeting. */
const WAITING = `select
  (select count(*)::int from action_items i join evaluation_meetings m on m.id = i."meetingId"
    where i."archivedAt" is null and i.status in ('terbuka', 'dikerjakan', 'dilaporkan') and i."meetingId" <> $1 and m."unitId" in ${UNITS}),
  ${late('requests')}, ${late('verifications')}, ${late('complaints')},
  (select count(*)::int from findings f where f."archivedAt" is null and f.status in ('disampaikan', 'ditanggapi') and f."supervisedId" in ${PEOPLE}),
  (select count(*)::int from supervised_acts a where a."archivedAt" is null and a.status = 'menunggu' and a."supervisedId" in ${PEOPLE})`;

type Line = readonly [kind: AgendaKind, title: string];

async function waitingLines(sql: Sql, meetingId: string, unitId: string): Promise<Line[]> {
  const [row] = await sql.query<[number, number, number, number, number, number]>(WAITING, [meetingId, unitId]);
  const [items, letters, people, complaints, findings, acts] = row!;
  const all: readonly (readonly [number, AgendaKind, string])[] = [
    [items, 'tindak_lanjut', `Tindak lanjut rapat lalu yang belum selesai: ${items}`],
    [
      letters + people + complaints,
      'terlambat',
      `Pekerjaan yang melewati batas waktu: ${letters} surat, ${people} pemohon, ${complaints} pengaduan`,
    ],
    [findings, 'temuan', `Temuan tanpa tindak lanjut: ${findings}`],
    [acts, 'pengawasan', `Perbuatan yang belum dinilai dalam pengawasan: ${acts}`],
  ];
  return all.filter(([count]) => count > 0).map(([, kind, title]) => [kind, title]);
}

/** Puts on the agenda what waits by itself, and what it says of it as of now; what people put there stays. */
export async function fillAgenda(
  { reader, writer }: { readonly reader: Reader; readonly writer: Writer },
  { origin, sql }: { readonly origin: Origin; readonly sql: Sql },
  { id, unitId }: { readonly id: string; readonly unitId: string | null },
): Promise<void> {
  if (unitId === null) return;
  const there = await sql.query<[string, AgendaKind | null, number]>(
    `select id, kind, position from meeting_agenda_items where "meetingId" = $1 and "archivedAt" is null order by position`,
    [id],
  );
  let last = there.at(-1)?.[2] ?? 0;
  for (const [kind, title] of await waitingLines(sql, id, unitId)) {
    const [known] = there.find(([, one]) => one === kind) ?? [];
    const row = known === undefined ? undefined : await reader.locked(meetingAgendaItems, known, sql);
    if (!row) {
      last += 1;
      await writer.insert(meetingAgendaItems, { origin, sql }, { meetingId: id, position: last, title, kind });
    } else if (row.title !== title)
      await writer.update(meetingAgendaItems, { origin, sql }, row, { values: { title }, action: 'update' });
  }
}
