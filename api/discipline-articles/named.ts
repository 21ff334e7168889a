/** How an article is named: "PP 94/2021 pasal 5 huruf g". */
export const articleName = (given: {
  readonly regulation: string;
  readonly article: number;
  readonly letter?: string | null;
}): string =>
  `${given.regulation} pasal ${given.article}${given.letter ? ` huruf ${given.letter}` : ''}`.replaceAll(/\s+/g, ' ');
