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
export function passwordFault(password: string | null | undefined, username: string): string | undefined {
  if (typeof password !== 'string' || password.length < SHORTEST || password.length > LONGEST)
    return `Kata sandi harus ${SHORTEST} sampai ${LONGEST} karakter.`;
  const plain = password.toLowerCase();
  if (username && plain.includes(username.toLowerCase())) return 'Kata sandi tidak boleh memuat nama pengguna.';
  if (new Set(plain).size < 4 || COMMON.test(plain) || COMMON.test(undisguised(plain)))
    return 'Kata sandi ini terlalu mudah ditebak. Pakai beberapa kata.';
  return undefined;
}

/** What people begin with when they are asked for a password, with or without a number behind it. */
const COMMON = new RegExp(
  `^(${[
    'password passwd passwort qwerty qwertyuiop azerty asdfgh asdfghjkl zxcvbn zxcvbnm letmein welcome login guest',
    'admin administrator root master secret changeme default football baseball basketball sunshine princess dragon',
    'monkey shadow superman batman michael jordan iloveyou trustno1 starwars computer internet samsung google',
    'facebook rahasia sayang cinta bismillah alhamdulillah indonesia jakarta semarang purbalingga purwokerto',
    'banyumas jawatengah kabupaten dinkominfo kominfo sertifikat elektronik pegawai kantor dinas merdeka garuda',
    'abc abcd abcdef 1q2w3e4r 1qaz2wsx 1q2w3e 123qwe 12345678 123456789 1234567890 87654321 11223344 112233',
  ]
    .join(' ')
    .replaceAll(' ', '|')})[\\d!@#.*_-]*$`,
);
/** Letters that are written as something else: p@ssw0rd. */
const DISGUISES: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '0': 'o', '3': 'e', $: 's', '5': 's' };
const undisguised = (text: string): string => text.replace(/[@4035$](?=.*[a-z])/g, (sign) => DISGUISES[sign]!);
