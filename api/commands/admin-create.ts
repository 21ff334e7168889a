import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { v7 as uuid } from 'uuid';
import { hashPassword, passwordFault } from '../access/passwords.ts';
import { entryOf, fieldsOf, type Origin } from '../audit/entry.ts';
import { loadConfig } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import pg from 'pg';

/** The first administrator of an office: `npm run admin:create`. Refused once somebody else can create accounts. */
async function ask(): Promise<{ name: string; username: string; password: string; unit: string }> {
  const given = {
    name: process.env.ADMIN_NAME,
    username: process.env.ADMIN_USERNAME,
    password: process.env.ADMIN_PASSWORD,
    unit: process.env.ADMIN_UNIT,
  };
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return {
      unit: given.unit ?? (await terminal.question('Nama dinas (unit kerja): ')),
      name: given.name ?? (await terminal.question('Nama lengkap administrator: ')),
      username: (given.username ?? (await terminal.question('Nama pengguna: '))).trim().toLowerCase(),
      password: given.password ?? (await terminal.question('Kata sandi (8 sampai 128 karakter): ')),
    };
  } finally {
    terminal.close();
  }
}

const ORIGIN: Origin = { kind: 'job', job: 'admin-create', requestId: 'admin-create' };

async function create(client: pg.Client): Promise<void> {
  const there = await client.query(
    `select 1 from users u join appointments a on a."staffId" = u."staffId" and a.role = 'admin_sistem' where u.active and not u.demo limit 1`,
  );
  if (there.rowCount) throw new Error('Sudah ada administrator. Ia dapat membuat akun berikutnya di konsol.');
  const { name, username, password, unit } = await ask();
  const fault = passwordFault(password, username);
  if (fault) throw new Error(fault);
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(username))
    throw new Error('Nama pengguna: 3 sampai 40 huruf kecil, angka, titik, garis.');
  if (!name.trim() || !unit.trim()) throw new Error('Nama lengkap dan nama dinas wajib diisi.');
  const [unitId, staffId, userId, appointmentId] = [uuid(), uuid(), uuid(), uuid()];
  const rows: [table: string, resource: string, values: Record<string, unknown>][] = [
    ['org_units', 'org-units', { id: unitId, name: unit.trim(), type: 'opd', active: true }],
    [
      'staff',
      'staff',
      {
        id: staffId,
        fullName: name.trim(),
        employment: 'pns',
        position: 'Administrator sistem',
        unitId,
        onLeave: false,
      },
    ],
    [
      'users',
      'users',
      { id: userId, username, staffId, password: await hashPassword(password), active: true, demo: false },
    ],
    ['appointments', 'appointments', { id: appointmentId, staffId, role: 'admin_sistem', kind: 'definitif' }],
  ];
  await client.query('begin');
  for (const [table, resource, values] of rows) {
    const now = new Date().toISOString();
    const dates =
      { staff: { activeFrom: now.slice(0, 10) }, appointments: { validFrom: now.slice(0, 10) } }[table] ?? {};
    const row = { ...values, ...dates, version: 1, createdAt: now, updatedAt: now };
    const names = Object.keys(row)
      .map((column) => `"${column}"`)
      .join(', ');
    await client.query(
      `insert into ${table} (${names}) select ${names} from json_populate_record(null::${table}, $1)`,
      [JSON.stringify(row)],
    );
    const told = Object.entries(values).map(([field, after]) => [
      field,
      { after: field === 'password' ? '(diubah)' : after },
    ]);
    const entry = entryOf(ORIGIN, { action: 'create', resource });
    await client.query('select audit.append($1::jsonb, $2, 1, $3::jsonb)', [
      entry,
      values.id,
      fieldsOf(Object.fromEntries(told)),
    ]);
  }
  await client.query('commit');
  console.log(`Administrator ${username} dibuat. Masuk di konsol, lalu buat akun pegawai lain.`);
}

const config = loadConfig();
const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, join: true });
const ownerUrl = embedded?.ownerUrl() ?? config.databaseOwnerUrl!;
const client = new pg.Client({ connectionString: ownerUrl });
try {
  await migrate(ownerUrl);
  await client.connect();
  await create(client);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await client.end();
  embedded?.stop();
}
