import 'reflect-metadata';
import { confirmWithoutOthers } from '../staff/break-glass.ts';
import { answersTo, type Question } from './ask.ts';
import { connected } from './connected.ts';

/** `npm run rights:confirm`: the way out where nobody is left who confirms rights (api/README: Rights). */
const needed = (what: string) => (answer: string) => (answer ? undefined : `${what} wajib diisi.`);
const QUESTIONS: readonly Question[] = [
  { variable: 'CONFIRM_USERNAME', text: 'Nama pengguna Kepala Dinas atau auditor', fault: needed('Nama pengguna') },
  { variable: 'CONFIRM_REASON', text: 'Alasan, dengan nomor surat perintahnya', fault: needed('Alasan') },
];

await connected(async (sql) => {
  const [username = '', reason = ''] = await answersTo(QUESTIONS);
  await sql.query('begin', []);
  const said = await confirmWithoutOthers(sql, username, reason);
  await sql.query('commit', []);
  console.log(said);
});
