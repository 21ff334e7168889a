import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { v7 as uuid } from 'uuid';
import { hashPassword, passwordFault } from '../access/passwords.ts';
import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';
import type { Resource } from '../define/resource.ts';
import { loadRecord } from '../engine/load.ts';
import { Vault } from '../engine/vault.ts';
import { orgUnits } from '../org-units/org-units.resource.ts';
import { appointments } from '../staff/appointments.resource.ts';
import { staff } from '../staff/staff.resource.ts';
import { users } from '../users/users.resource.ts';
import { connected } from './connected.ts';

/** From the environment (ADMIN_UNIT, ADMIN_NAME, ADMIN_USERNAME, ADMIN_PASSWORD), else from the terminal. */
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

/** The first administrator of an office. Refused once there is somebody who can create accounts. */
async function create(sql: Sql, vault: Vault): Promise<void> {
  const there = await sql.query(
    `select 1 from users u join appointments a on a."staffId" = u."staffId" and a.role = 'admin_sistem' where u.active and not u.demo limit 1`,
    [],
  );
  if (there.length > 0) throw new Error('Sudah ada administrator. Ia dapat membuat akun berikutnya di konsol.');
  const { name, username, password, unit } = await ask();
  const fault = passwordFault(password, username);
  if (fault) throw new Error(fault);
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(username))
    throw new Error('Nama pengguna: 3 sampai 40 huruf kecil, angka, titik, garis.');
  if (!name.trim() || !unit.trim()) throw new Error('Nama lengkap dan nama dinas wajib diisi.');
  const [unitId, staffId, userId] = [uuid(), uuid(), uuid()];
  const today = officeDate(Date.now());
  const position = 'Administrator sistem';
  const person = { fullName: name.trim(), employment: 'pns', position, unitId, activeFrom: today, onLeave: false };
  const account = { username, staffId, password: await hashPassword(password), active: true, demo: false };
  const records: [Resource, string, Record<string, unknown>][] = [
    [orgUnits, unitId, { name: unit.trim(), type: 'opd', active: true }],
    [staff, staffId, person],
    [users, userId, account],
    [appointments, uuid(), { staffId, role: 'admin_sistem', kind: 'definitif', validFrom: today }],
  ];
  const now = new Date().toISOString();
  await sql.query('begin', []);
  for (const [resource, id, values] of records)
    await loadRecord(sql, vault, ORIGIN, resource, { id, createdAt: now, updatedAt: now, values });
  await sql.query('commit', []);
  console.log(`Administrator ${username} dibuat. Masuk di konsol, lalu buat akun pegawai lain.`);
}

await connected((sql, { encryptionKey }) => create(sql, new Vault(encryptionKey)));
