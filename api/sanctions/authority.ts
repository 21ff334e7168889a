import { appointed } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Post } from './sanction-authorities.resource.ts';
import type { Sanction } from './sanctions.resource.ts';

/** The highest post that the person holds today. */
export async function postOf(sql: Sql, staffId: string): Promise<Post> {
  const [row] = await sql.query<[Post]>(
    `select a.role from appointments a where a."staffId" = $1 and a.kind = 'definitif' and ${appointed('a')}
       and a.role in ('kepala_dinas', 'kepala_bidang', 'kepala_seksi')
     order by array_position(array['kepala_dinas', 'kepala_bidang', 'kepala_seksi'], a.role) limit 1`,
    [staffId],
  );
  return row?.[0] ?? 'pelaksana';
}

/** Whom the office's table names: the one who decides is known from the proposal on. */
export async function decidedBy(
  sql: Sql,
  post: Sanction['post'],
  level: Sanction['level'] | undefined,
): Promise<Pick<Sanction, 'decider'>> {
  const [row] = await sql.query<[Sanction['decider']]>(
    'select decider from sanction_authorities where post = $1 and level = $2 and "archivedAt" is null',
    [post ?? 'pelaksana', level ?? null],
  );
  const says = 'Kewenangan untuk jabatan dan tingkat ini belum diisi; lengkapi pada Kewenangan menghukum.';
  if (!row) throw unprocessable(says, { level: says });
  return { decider: row[0] };
}
