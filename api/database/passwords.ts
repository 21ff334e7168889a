import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createOnce } from '../secrets.ts';

export const SUPERUSER = 'postgres';
export const OWNER = 'waskita_owner';
export const APP = 'waskita_app';
export const SEALER = 'waskita_sealer';
const ROLES = [SUPERUSER, OWNER, APP, SEALER] as const;
export type Passwords = Record<(typeof ROLES)[number], string>;

/** The passwords of the embedded server's roles, made once; a role that came later gets one beside the kept ones. */
export function keptPasswords(file: string, directory: string): Passwords {
  if (!existsSync(file) && existsSync(directory))
    throw new Error(`${file}, with the passwords of the database in ${directory}, is missing.`);
  const made = Object.fromEntries(ROLES.map((role) => [role, randomBytes(24).toString('base64url')])) as Passwords;
  createOnce(file, JSON.stringify(made, undefined, 2));
  const known = JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>;
  const kept = { ...made, ...known };
  if (ROLES.every((role) => role in known)) return kept;
  writeFileSync(`${file}.new`, JSON.stringify(kept, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}
