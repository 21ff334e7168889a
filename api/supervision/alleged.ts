import type { Sql } from '../database/database.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Reader } from '../sql/reader.ts';
import { type SupervisedAct, supervisedActs } from './supervised-acts.resource.ts';

type Verdict = SupervisedAct['status'];

const refused = (says: string) => unprocessable(says, { actId: says });

/** Holds the act that a new record rests on; refuses one of somebody else, or whose verdict is none of these. */
export async function restOnAct(
  reader: Reader,
  sql: Sql,
  { actId, personId }: { readonly actId?: string | null; readonly personId?: string | null },
  verdicts: readonly Verdict[],
): Promise<void> {
  if (!actId) return;
  const act = await reader.locked(supervisedActs, actId, sql);
  if (!act || act.supervisedId !== personId) throw refused('Perbuatan itu bukan perbuatan pegawai ini.');
  if (!verdicts.includes(act.status)) throw refused('Tidak ada dugaan yang masih terbuka atas perbuatan itu.');
}
