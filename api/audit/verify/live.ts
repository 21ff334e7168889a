import type { Sql } from '../../database/database.ts';
import type { Frontier } from '../merkle.ts';
import { type Envelope, readEntry } from '../offline/entry.ts';
import { Judge } from '../offline/judge.ts';
import { nodePlatform } from '../offline/node.ts';
import type { KeyRecord } from '../offline/keys.ts';
import { weigh } from '../offline/promises.ts';
import type { Verdict } from '../offline/verdict.ts';
import { growKeeping, type Nodes } from '../proof.ts';
import { laterErasures, sealedEntries, type SealedRow, strayEvents } from './sealed.ts';
import type { Witnessed } from './witness.ts';

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

/** The kept nodes must be those that the leaves make; where a leaf is known to be wrong they tell nothing more. */
async function judgeNodes(sql: Sql, judge: Judge, { levels, positions, hashes }: Nodes): Promise<void> {
  if (levels.length === 0 || judge.firstFault) return;
  const [row] = await sql.query<[string | null]>(
    `select min(w.position << w.level) from unnest($1::smallint[], $2::bigint[], $3::bytea[]) w(level, position, hash)
     where not exists (select from audit.node n where n.level = w.level and n.position = w.position and n.hash = w.hash)`,
    [levels, positions, hashes],
  );
  if (row![0] === null) return;
  const from = Number(row![0]);
  judge.blame(
    from,
    'basis data',
    `Mulai catatan ${from} simpul pohon tidak sesuai: catatan beserta sidiknya atau tabel audit.node diubah.`,
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

/** What database and folder both hold must be the same. */
function judgeCopies(judge: Judge, { checkpoints, outside, keys, signers }: Witnessed): void {
  const known = new Map(checkpoints.map(({ size, note }) => [`${size}`, note]));
  const dropped = outside.find(({ name, note }) => known.get(name) !== note);
  if (dropped)
    judge.blame(
      judge.size,
      'basis data',
      `Titik periksa ${dropped.name} ada di luar basis data tetapi tidak sama di dalamnya: dihapus atau diganti.`,
    );
  const texts = (records: readonly KeyRecord[]) => JSON.stringify(records);
  if (texts(keys) !== texts(signers))
    judge.blame(
      judge.size,
      'basis data',
      'Kunci penyegel di basis data berbeda dari yang tersimpan di luar: kunci diganti.',
    );
}

async function warnings(sql: Sql, { outside }: Witnessed): Promise<string[]> {
  const [row] = await sql.query<[number]>(
    `select count(*)::int from (select from audit.pending p where uuid_extract_timestamp(p.event_id) < now() - interval '5 minutes' limit 1000) late`,
    [],
  );
  const late = row![0];
  return [
    ...(late > 0 ? [`Sedikitnya ${late} catatan sudah lebih dari lima menit menunggu disegel: periksa penyegel.`] : []),
    ...(outside.length === 0
      ? [
          'Dari server ini tidak terbaca titik periksa di luar basis data: pemotongan dan penyegelan ulang tidak dapat diketahui.',
        ]
      : []),
  ];
}

/**
 * Judges the sealed entries of the database, its columns, tree and queue, and what is kept outside of it. Works in
 * small portions, so that others are served in between; `progress` hears of the entries read so far.
 */
export async function judgeDatabase(
  sql: Sql,
  promises: Witnessed,
  progress: (read: number, of: number) => Promise<void>,
): Promise<Verdict> {
  const state = await logState(sql);
  const { marks, blames } = await weigh(nodePlatform, promises);
  const judge = new Judge(nodePlatform.sha256, marks);
  for (const blame of blames) judge.blame(...blame);
  let frontier: Frontier = { size: 0, hashes: [] };
  for await (const rows of sealedEntries(sql, state.size)) {
    for (const row of rows) judgeRow(judge, row);
    const grown = growKeeping(
      frontier,
      rows.map(({ leaf }) => leaf),
    );
    frontier = grown.frontier;
    await judgeNodes(sql, judge, grown.nodes);
    await progress(judge.size, state.size);
  }
  judge.end();
  for (const line of await laterErasures(sql, state.size)) judge.unsealed(readEntry(line, judge.size));
  if (!sameFrontier(frontier, state))
    judge.blame(
      judge.size,
      'basis data',
      `Keadaan jejak menyebut ${state.size} catatan, yang tidak sesuai dengan ${judge.size} catatan yang ada.`,
    );
  judgeCopies(judge, promises);
  const stray = await strayEvents(sql, () => progress(judge.size, state.size));
  if (stray > 0)
    judge.blame(
      judge.size,
      'basis data',
      `${stray} catatan tidak tersegel dan tidak menunggu disegel: disisipkan di luar aplikasi atau segelnya dihapus.`,
    );
  const verdict = judge.finish();
  return { ...verdict, warnings: [...verdict.warnings, ...(await warnings(sql, promises))] };
}
