import { type Placeholder, PLACEHOLDERS } from './answer-templates.resource.ts';

const MARK = /\{([^{}]*)\}/g;

/** Names in braces that mean nothing, as they stand in the text. */
export function unknownPlaceholders(text: string): string[] {
  const found = [...text.matchAll(MARK)].filter(([, name]) => !Object.hasOwn(PLACEHOLDERS, name!));
  return [...new Set(found.map(([whole]) => whole))];
}

/** The text with every placeholder replaced; what has no value becomes an ellipsis to be filled by hand. */
export function filled(text: string, values: Readonly<Record<Placeholder, string | null>>): string {
  return text.replaceAll(MARK, (whole, name: string) =>
    Object.hasOwn(PLACEHOLDERS, name) ? (values[name as Placeholder] ?? '…') : whole,
  );
}
