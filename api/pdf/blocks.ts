/** A part of a paper, from top to bottom. Texts may have line ends. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Each item after its own mark: `a.`, `1.`, `•`. */
  | { readonly kind: 'list'; readonly items: readonly { readonly mark: string; readonly text: string }[] }
  /** Label and value, as at the head of a letter. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** A QR code of a text, mostly a link. */
  | { readonly kind: 'qr'; readonly text: string }
  | Table
  /** Two beside each other; one alone on the right. */
  | { readonly kind: 'signatures'; readonly of: readonly Signature[] };

export interface Table {
  readonly kind: 'table';
  /** `width`: the column's share of the line; all shares together are 1. */
  readonly columns: readonly { readonly title: string; readonly width: number; readonly right?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}
export interface Signature {
  /** Purbalingga, 22 November 2026 */
  readonly placeAndDate: string;
  readonly position: string;
  readonly name: string;
  /** `NIP 19660801 198803 1 001`, or nothing. */
  readonly under?: string;
}

export const heading = (text: string, level: 1 | 2 = 2): Block => ({ kind: 'heading', text, level });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly { mark: string; text: string }[]): Block => ({ kind: 'list', items });
export const facts = (rows: readonly (readonly [string, string])[]): Block => ({ kind: 'facts', rows });
export const table = (columns: Table['columns'], rows: Table['rows']): Block => ({ kind: 'table', columns, rows });
export const signatures = (of: readonly Signature[]): Block => ({ kind: 'signatures', of });
export const signature = (words: Signature): Block => signatures([words]);
export const code = (text: string): Block => ({ kind: 'qr', text });
