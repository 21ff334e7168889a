import { nameSql } from '../access/actors.ts';
import type { Sql } from '../database/database.ts';

/** Somebody as a paper names him. */
export interface Printed {
  readonly name: string;
  readonly position: string;
}
export const UNNAMED: Printed = { name: '–', position: '–' };

/** Names with their titles, and posts, of these people. */
export async function printedPeople(sql: Sql, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Printed>> {
  const rows = await sql.query<[string, string, string]>(
    `select s.id, ${nameSql('s')}, s.position from staff s where s.id = any($1::uuid[])`,
    [ids.filter((id) => id !== null)],
  );
  return new Map(rows.map(([id, name, position]) => [id, { name, position }]));
}
