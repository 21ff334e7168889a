/** What is filled in at `{field}`; a part in brackets is said only where all in it is known. */
export function filledIn(template: string, word: (name: string) => string | undefined): string {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => word(name) ?? '');
  const isKnown = (part: string) => [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => word(name!) !== undefined);
  return fill(template.replaceAll(/\[([^\]]*)\]/g, (_, part: string) => (isKnown(part) ? fill(part) : '')));
}
