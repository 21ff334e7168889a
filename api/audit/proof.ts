import type { Sql } from '../database/database.ts';
import { Problem } from '../sql/problem.ts';
import { type Frontier, grow, inclusionPath, inclusionProof, rootOf, type Subtree } from './merkle.ts';

/** Every eighth level of the tree is kept, so that a proof reads at most 256 hashes of each. */
const KEPT_EVERY = 8;
const EMPTY: Frontier = { size: 0, hashes: [] };

/** What the sealer hands to audit.keep_nodes, beside the frontier it grew. */
export interface Nodes {
  readonly levels: number[];
  readonly positions: number[];
  readonly hashes: Buffer[];
}

/** Grows a frontier and gathers the nodes to keep. */
export function growKeeping(frontier: Frontier, leaves: readonly Buffer[]): { frontier: Frontier; nodes: Nodes } {
  const nodes: Nodes = { levels: [], positions: [], hashes: [] };
  const grown = grow(frontier, leaves, ({ level, position }, hash) => {
    if (level % KEPT_EVERY !== 0) return;
    nodes.levels.push(level);
    nodes.positions.push(position);
    nodes.hashes.push(hash);
  });
  return { frontier: grown, nodes };
}

/** The kept subtrees, of this level or of one below, that together are this one. */
function keptBelow({ level, position }: Subtree): Subtree[] {
  const kept = level - (level % KEPT_EVERY);
  const width = 2 ** (level - kept);
  return Array.from({ length: width }, (_, offset) => ({ level: kept, position: position * width + offset }));
}

const READ = `with wanted as materialized (select * from unnest($1::smallint[], $2::bigint[]) w(level, position))
  select 0 as level, w.position, l.leaf_hash from wanted w join audit.leaf l on l.idx = w.position where w.level = 0
  union all
  select w.level, w.position, n.hash from wanted w join audit.node n on n.level = w.level and n.position = w.position where w.level > 0`;

/** 409 when the database lacks a part of the tree: somebody has taken it away. */
const lacking = () =>
  new Problem(409, {
    code: 'not_provable',
    message: 'Catatan ini tidak dapat dibuktikan karena pohon jejak tidak lengkap. Jalankan pemeriksaan keutuhan.',
  });

/** The inclusion proof (RFC 6962) of leaf `index` in the log of its first `size` leaves; some hundred hashes are read. */
export async function proofOf(sql: Sql, index: number, size: number): Promise<Buffer[]> {
  const wanted = inclusionPath(index, size).flat().flatMap(keptBelow);
  const rows = await sql.query<[number, string, Buffer]>(READ, [
    wanted.map(({ level }) => level),
    wanted.map(({ position }) => position),
  ]);
  const kept = new Map(rows.map(([level, position, hash]) => [`${level}/${position}`, hash]));
  return inclusionProof(index, size, (subtree) => {
    const hashes = keptBelow(subtree).map(({ level, position }) => kept.get(`${level}/${position}`));
    if (hashes.includes(undefined)) throw lacking();
    return rootOf(grow(EMPTY, hashes as Buffer[]));
  });
}
