import 'reflect-metadata';
import { v7 as uuid } from 'uuid';
import { appointed } from '../access/in-force.ts';
import { hashPassword, passwordFault } from '../access/passwords.ts';
import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';
import type { Resource } from '../define/resource.ts';
import { loadRecord } from '../records/load.ts';
import { requireSameKey } from '../records/same-key.ts';
import { Vault } from '../sql/vault.ts';
import { orgUnits } from '../org-units/org-units.resource.ts';
import { resources } from '../resources.ts';
import { appointments } from '../staff/appointments.resource.ts';
import { staff } from '../staff/staff.resource.ts';
import { users } from '../users/users.resource.ts';
import { answersTo, type Question } from './ask.ts';
import { connected } from './connected.ts';
import type { Known } from '../define/rule.ts';

/** `npm run admin:create`: the first administrator of an office; `-- --another`: one more. */
const ANOTHER = process.argv.includes('--another');
const ORIGIN: Origin = { kind: 'job', job: 'admin-create', requestId: 'admin-create' };

const needed = (what: string) => (answer: string) => (answer ? undefined : `${what} wajib diisi.`);
const usernameFault = (answer: string) =>
  /^[a-z][a-z0-9._-]{2,39}$/.test(answer.toLowerCase())
    ? undefined
    : 'Nama pengguna: 3 sampai 40 huruf kecil, angka, titik, garis; diawali huruf.';
const QUESTIONS: readonly Question[] = [
  { variable: 'ADMIN_UNIT', text: 'Nama dinas (unit kerja)', fault: needed('Nama dinas') },
  { variable: 'ADMIN_NAME', text: 'Nama lengkap administrator', fault: needed('Nama lengkap') },
  { variable: 'ADMIN_USERNAME', text: 'Nama pengguna', fault: usernameFault },
  {
    variable: 'ADMIN_PASSWORD',
    text: 'Kata sandi (8 sampai 128 karakter)',
    secret: true,
    fault: (answer) => passwordFault(answer, ''),
  },
];

async function refuseSecond(sql: Sql): Promise<void> {
  const [there] = await sql.query<[string]>(
    `select u.username from users u join appointments a on a."staffId" = u."staffId" and a.role = 'admin_sistem' and ${appointed('a')}
     where u.active and u."archivedAt" is null and not u.demo order by u."createdAt" limit 1`,
    [],
  );
  if (there && !ANOTHER)
    throw new Error(
      `Sudah ada administrator (${there[0]}): ia membuat akun berikutnya di konsol. Bila ia tidak dapat masuk lagi: npm run admin:create -- --another`,
    );
}

async function create(sql: Sql, vault: Vault, place: string): Promise<void> {
  await refuseSecond(sql);
  const [unit = '', name = '', given = '', password = ''] = await answersTo(QUESTIONS);
  const username = given.toLowerCase();
  const fault = passwordFault(password, username);
  if (fault) throw new Error(fault);
  const [taken] = await sql.query('select 1 from users where username = $1 and "archivedAt" is null', [username]);
  if (taken) throw new Error(`Nama pengguna ${username} sudah dipakai.`);
  const [known] = await sql.query<[string]>(
    'select id from org_units where lower(name) = lower($1) and "archivedAt" is null limit 1',
    [unit],
  );
  const unitId = known?.[0] ?? uuid();
  const [staffId, userId] = [uuid(), uuid()];
  const today = officeDate(Date.now());
  const position = 'Administrator sistem';
  const person = { fullName: name, employment: 'pns', position, unitId, activeFrom: today };
  // Whoever runs this types a password of his own.
  const account = { username, staffId, password: await hashPassword(password), active: true, demo: false };
  const records: [Resource, string, Known][] = [
    [orgUnits, unitId, { name: unit, type: 'opd', active: true }],
    [staff, staffId, person],
    [users, userId, account],
    [appointments, uuid(), { staffId, role: 'admin_sistem', kind: 'definitif', validFrom: today, status: 'berlaku' }],
  ];
  const now = new Date().toISOString();
  await sql.query('begin', []);
  for (const [resource, id, values] of known ? records.slice(1) : records)
    await loadRecord(sql, vault, ORIGIN, resource, { id, createdAt: now, updatedAt: now, values });
  await sql.query('commit', []);
  console.log(
    `Administrator ${username} dibuat dalam basis data ${place}. Masuk di konsol, lalu ikuti "Mulai di sini" pada Beranda.`,
  );
}

await connected(async (sql, { encryptionKey }, place) => {
  const vault = new Vault(encryptionKey);
  await requireSameKey(sql, vault, resources);
  await create(sql, vault, place);
});
