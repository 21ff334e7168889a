import type { Sql } from '../../database/database.ts';
import type { Frontier } from '../merkle.ts';
import { type Envelope, readEntry } from '../offline/entry.ts';
import { Judge, type Verdict } from '../offline/judge.ts';
import { nodePlatform } from '../offline/node.ts';
import { type Promises, weigh } from '../offline/promises.ts';
import { growKeeping, type Nodes } from '../proof.ts';
import { laterErasures, sealedEntries, type SealedRow, strayEvents } from './sealed.ts';

const inColumns = ({ id, ts, resource, recordId, recordVersion, actor, action, outcome }: Envelope) => [
  id,
  ts,
  resource,
  recordId,
  recordVersion?.toString() ?? null,
  actor,
  action,
  outcome,
];
const NAMES = ['id', 'recorded_at', 'resource', 'record_id', 'record_version', 'actor_id', 'action', 'outcome'];

function judgeRow(judge: Judge, row: SealedRow): void {
  const envelope = judge.entry(readEntry(row.line, judge.size));
  if (!envelope) return;
  const wanted = inColumns(envelope);
  const differing = NAMES.filter((_, column) => wanted[column] !== row.columns[column]);
  if (differing.length > 0)
    judge.blame(
      row.index,
      'kolom',
      `Kolom ${differing.join(', ')} dari catatan ${row.index} berbeda dari amplopnya: kolom itu diubah.`,
    );
}

async function judgeNodes(sql: Sql, judge: Judge, from: number, { levels, positions, hashes }: Nodes): Promise<void> {
  if (levels.length === 0) return;
  const [row] = await sql.query<[number]>(
    `select count(*)::int from unnest($1::smallint[], $2::bigint[], $3::bytea[]) w(level, position, hash)
     join audit.node n on n.level = w.level and n.position = w.position and n.hash = w.hash`,
    [levels, positions, hashes],
  );
  if (row![0] !== levels.length)
    judge.blame(
      from,
      'basis data',
      `Simpul pohon di sekitar catatan ${from} berbeda dari catatannya: tabel audit.node diubah.`,
    );
}

const sameFrontier = (one: Frontier, other: Frontier): boolean =>
  one.size === other.size &&
  one.hashes.length === other.hashes.length &&
  one.hashes.every((hash, place) => hash.equals(other.hashes[place]!));

/** What the log itself says, in the order in which it is said: never less than was promised before. */
async function logState(sql: Sql): Promise<Frontier> {
  const [row] = await sql.query<[string, Buffer[]]>('select size, frontier from audit.log_state', []);
  return { size: Number(row?.[0] ?? 0), hashes: row?.[1] ?? [] };
}

/**
 * Judges the sealed entries of the database, its columns, tree and queue, and what is kept outside of it. Works in
 * small portions, so that others are served in between; `progress` hears of the entries read so far.
 */
export async function judgeDatabase(
  sql: Sql,
  promises: Promises,
  progress: (read: number, of: number) => Promise<void>,
): Promise<Verdict> {
  const state = await logState(sql);
  const { marks, blames } = await weigh(nodePlatform, promises);
  const judge = new Judge(nodePlatform.sha256, marks);
  for (const blame of blames) judge.blame(...blame);
  let frontier: Frontier = { size: 0, hashes: [] };
  for await (const rows of sealedEntries(sql, state.size)) {
    const from = frontier.size;
    for (const row of rows) judgeRow(judge, row);
    const grown = growKeeping(
      frontier,
      rows.map(({ leaf }) => leaf),
    );
    frontier = grown.frontier;
    await judgeNodes(sql, judge, from, grown.nodes);
    await progress(judge.size, state.size);
  }
  for (const line of await laterErasures(sql, state.size)) judge.unsealed(readEntry(line, judge.size));
  if (!sameFrontier(frontier, state))
    judge.blame(
      judge.size,
      'basis data',
      `Keadaan jejak menyebut ${state.size} catatan, yang tidak sesuai dengan ${judge.size} catatan yang ada.`,
    );
  const known = new Map(promises.checkpoints.map(({ size, note }) => [size, note]));
  const dropped = promises.outside.filter(({ name, note }) => known.get(Number.parseInt(name, 10)) !== note);
  if (dropped.length > 0)
    judge.blame(
      judge.size,
      'basis data',
      `Titik periksa ${dropped[0]!.name} ada di luar tetapi tidak di basis data: titik periksa dihapus atau diganti.`,
    );
  const stray = await strayEvents(sql);
  if (stray > 0)
    judge.blame(
      judge.size,
      'basis data',
      `${stray} catatan tidak tersegel dan tidak menunggu disegel: disisipkan di luar aplikasi atau segelnya dihapus.`,
    );
  return judge.finish();
}
