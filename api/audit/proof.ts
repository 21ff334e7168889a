import type { Sql } from '../database/database.ts';
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

/** The kept level below, and where the subtree's part of it begins and ends. */
function keptBelow({ level, position }: Subtree): { level: number; from: number; to: number } {
  const kept = level - (level % KEPT_EVERY);
  const width = 2 ** (level - kept);
  return { level: kept, from: position * width, to: (position + 1) * width };
}

const READ = `select 0 as level, l.idx, l.leaf_hash from unnest($1::smallint[], $2::bigint[], $3::bigint[]) r(level, first, beyond)
    join audit.leaf l on r.level = 0 and l.idx >= r.first and l.idx < r.beyond
  union all
  select n.level, n.position, n.hash from unnest($1::smallint[], $2::bigint[], $3::bigint[]) r(level, first, beyond)
    join audit.node n on r.level > 0 and n.level = r.level and n.position >= r.first and n.position < r.beyond`;

/** The inclusion proof (RFC 6962) of leaf `index` in the log of its first `size` leaves; some hundred hashes are read. */
export async function proofOf(sql: Sql, index: number, size: number): Promise<Buffer[]> {
  const ranges = inclusionPath(index, size).flat().map(keptBelow);
  const rows = await sql.query<[number, string, Buffer]>(READ, [
    ranges.map(({ level }) => level),
    ranges.map(({ from }) => from),
    ranges.map(({ to }) => to),
  ]);
  const kept = new Map(rows.map(([level, position, hash]) => [`${level}/${position}`, hash]));
  return inclusionProof(index, size, (subtree) => {
    const { level, from, to } = keptBelow(subtree);
    const hashes = Array.from({ length: to - from }, (_, offset) => kept.get(`${level}/${from + offset}`));
    if (hashes.includes(undefined)) throw new Error(`The tree lacks a node of level ${level}.`);
    return rootOf(grow(EMPTY, hashes as Buffer[]));
  });
}
