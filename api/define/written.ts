/** Signs that leave nothing on paper: of format, fillers, the blank of Braille. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const seen = (text: string): string => text.replaceAll(UNSEEN, '').trim();

/** What somebody wrote, without the blanks around it; the empty text where nothing of it can be seen. */
export const written = (text: string): string => (seen(text) === '' ? '' : text.trim());

/** How many characters of it can be seen, or stand between such. */
export const seenLength = (text: string): number => seen(text).length;

/** Of a text that explains something. What only lengthens or raises a letter is none. */
export const wordFault = (text: string): string | undefined =>
  /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]{2}/u.test(text)
    ? undefined
    : 'Tulis dengan kata-kata, bukan hanya tanda baca atau angka.';

/** What is wrong with a reason: it is shorter than `min`, which `tooShort` says, or has no word. */
export const reasonFault = (text: string, min: number, tooShort: string): string | undefined =>
  seenLength(text) < min ? tooShort : wordFault(text);
