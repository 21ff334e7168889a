import type { Office } from './office.ts';

/** Nobody was told or written to before: what is found there afterwards is the test's own. */
export async function forgetNews({ sql }: Pick<Office, 'sql'>): Promise<void> {
  for (const table of ['notifications', 'mails', 'mail_choices']) await sql(`delete from ${table}`);
}
