import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id (the library's default algorithm): 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SHORTEST = 8;
const LONGEST = 128;
/** Stands in for accounts that do not exist, so that they cost the same work. */
const nobody = hash('there is no such account', COST);

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** False for a missing account too, after the same work. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password);
  return matches && stored !== undefined;
}

/** Why a new password is refused, in one Indonesian sentence. */
export function passwordFault(password: unknown, username: string): string | undefined {
  if (typeof password !== 'string' || password.length < SHORTEST || password.length > LONGEST)
    return `Kata sandi harus ${SHORTEST} sampai ${LONGEST} karakter.`;
  const plain = password.toLowerCase();
  if (username && plain.includes(username.toLowerCase())) return 'Kata sandi tidak boleh memuat nama pengguna.';
  if (new Set(plain).size < 4 || COMMON.test(plain))
    return 'Kata sandi ini terlalu mudah ditebak. Pakai beberapa kata.';
  return undefined;
}

const COMMON =
  /^(password|passw0rd|qwerty|azerty|asdfgh|zxcvbn|letmein|welcome|admin|administrator|rahasia|sayang|indonesia|purbalingga|dinkominfo|bismillah|kominfo|abc|abcd|iloveyou|12345678|123456789|1234567890|87654321)[\d!@#.*-]*$/;
