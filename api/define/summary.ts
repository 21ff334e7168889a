/** A piece of a template: what stands there, or the way to what is filled in. */
export type Piece = { readonly text: string } | { readonly path: readonly [string, ...string[]] };
/** Pieces that are said together; `ifKnown`: only where all that is filled in is there. */
export interface Part {
  readonly pieces: readonly Piece[];
  readonly ifKnown: boolean;
}

const pieceOf = (text: string, index: number): Piece =>
  index % 2 === 0 ? { text } : { path: text.split('.') as [string, ...string[]] };

/** `{opdId}[: {subject}]` → what to say, and what only where it is known. */
export const partsOf = (summary: string): Part[] =>
  summary.split(/\[([^\]]*)\]/).map((part, index) => ({
    pieces: part
      .split(/\{([\w.-]+)\}/)
      .map(pieceOf)
      .filter((piece) => !('text' in piece) || piece.text !== ''),
    ifKnown: index % 2 === 1,
  }));

/** All that a summary fills in. */
export const pathsOf = (summary: string): (readonly [string, ...string[]])[] =>
  partsOf(summary).flatMap(({ pieces }) => pieces.flatMap((piece) => ('path' in piece ? [piece.path] : [])));
