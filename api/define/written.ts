/** Signs that leave nothing on paper: of format, fillers, the blank of Braille. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const seen = (text: string): string => text.replaceAll(UNSEEN, '').trim();

/** What somebody wrote, without the blanks around it; the empty text where nothing of it can be seen. */
export const written = (text: string): string => (seen(text) === '' ? '' : text.trim());

/** How many characters of it can be seen, or stand between such. */
export const seenLength = (text: string): number => seen(text).length;
