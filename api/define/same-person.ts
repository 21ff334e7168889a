/** Titles before a name, as they are written without dots. */
const FRONT = new Set('dr drs dra drg drh ir h hj prof apt ns kh'.split(' '));
/** Titles behind it, with or without a comma. */
const BACK = new Set(
  (
    'se sh st si sm sip skom ssi ssos spd sag sptk skm sked skep stp stt spt sst sstp sap sikom smn sab sak shut sds sfarm spsi ' +
    'ma mm mt mh mkom msi mpd mhum mkes mkn map mag mba msc mtr mti mtrip mphil mip mikom meng mak mcs mfarm msak ' +
    'amd amdkom amdkep amdkeb amdak ama amp phd llm ak ca cpa bkp bsc ba beng cgaa cfra'
  ).split(' '),
);
/** Letters of other alphabets that look like ours, one for one. */
const FOREIGN = 'авсԁеһніјкморԛѕтухԝαβεηικνορτυχıłøđ'.split('');
const OURS = 'abcdehhijkmopqstyxwabenikvoptuxilod'.split('');
const LOOKALIKES = new Map(FOREIGN.map((letter, index) => [letter, OURS[index]!]));

/** Lower case without marks, invisible signs and apostrophes; whatever else is no letter is a space. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}'’‘`´ʼ]/gu, '')
    .replaceAll(/\p{L}/gu, (letter) => LOOKALIKES.get(letter) ?? letter)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
const wordsOf = (text: string): string[] => plain(text).split(' ').filter(Boolean);
const closed = (text: string): string => plain(text).replaceAll(' ', '');

const isTitle = (word: string): boolean => FRONT.has(word) || BACK.has(word);
/** "S.Kom." is one word, "A.B." two initials. */
const undotted = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\S*\.\S*/gu, (part) => (isTitle(closed(part)) ? ` ${closed(part)} ` : part));

function withoutTitles(words: readonly string[]): readonly string[] {
  if (words.length < 2) return words;
  if (FRONT.has(words[0]!)) return withoutTitles(words.slice(1));
  if (BACK.has(words.at(-1)!)) return withoutTitles(words.slice(0, -1));
  const isApart = words.length > 2 && words.at(-2)!.length === 1 && BACK.has(words.slice(-2).join(''));
  return isApart ? withoutTitles(words.slice(0, -2)) : words;
}

function fold(name: string): readonly string[] {
  const [first = '', ...behind] = name.split(/[,;]/u);
  const words = withoutTitles(wordsOf(undotted(first)));
  const names = behind.filter((part) => !BACK.has(closed(part))).flatMap((part) => wordsOf(undotted(part)));
  return [...words, ...withoutTitles(names)];
}

/** Lately folded: each person written is compared with everybody who works here. */
const lately = new Map<string, readonly string[]>();
const MOST_NAMES = 2000;

/** The words of a name without titles and however it is written; `Lukitasari, Sekar Ayu` keeps what is no title. */
export function foldedName(name: string): readonly string[] {
  const known = lately.get(name);
  if (known) return known;
  const words = fold(name);
  if (lately.size >= MOST_NAMES) lately.clear();
  lately.set(name, words);
  return words;
}

const isInitial = (letter: string, word: string): boolean => letter.length === 1 && word.startsWith(letter);

/** That each word of the one is a word of the other, in any order; a single letter stands for a word that begins so. */
function matches(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || one.length === 0) return false;
  const rest = [...other];
  const left = one.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  if (left.length === one.length) return false;
  return left.every((word) => {
    const at = rest.findIndex((found) => isInitial(word, found) || isInitial(found, word));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}
/** Whether two names, as people write them, may be the same person's. */
export function sameName(one: string, other: string): boolean {
  const a = foldedName(one);
  if (a.length === 0) return false;
  const b = foldedName(other);
  return a.join('') === b.join('') || matches(a, b);
}

export interface Identity {
  readonly fullName: string;
  readonly nip?: string | null;
  readonly nik?: string | null;
  readonly email?: string | null;
}

const digits = (number: string | null | undefined): string => (number ?? '').normalize('NFKC').replaceAll(/\D/gu, '');
const isShared = (one: string, other: string): boolean => one !== '' && one === other;

/** Whether both may be one person: a number in common, an address, or a name. */
export function samePerson(one: Identity, other: Identity): boolean {
  return (
    isShared(digits(one.nip), digits(other.nip)) ||
    isShared(digits(one.nik), digits(other.nik)) ||
    isShared((one.email ?? '').trim().toLowerCase(), (other.email ?? '').trim().toLowerCase()) ||
    sameName(one.fullName, other.fullName)
  );
}
