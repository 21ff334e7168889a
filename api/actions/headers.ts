import type { Schema } from '../define/kinds/kind.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

/** Headers that a request may carry. */
const SENT = {
  'If-Match': { schema: text, description: 'Versi data yang dilihat, misalnya `"3"` dari `ETag`.', example: '"3"' },
  'Idempotency-Key': {
    schema: { type: 'string', maxLength: 200 },
    description: 'Sebuah kunci acak: kiriman yang sama dengan kunci yang sama dijawab sama dan dilakukan sekali saja.',
  },
  'X-Draft': {
    schema: text,
    description: 'Draf yang berakhir bersama kiriman ini: `<kunci> <jendela> <versi>`, lihat `drafts`.',
  },
} as const;
/** Headers that an answer may have. */
const GIVEN = {
  ETag: { schema: text, description: 'Versi data, untuk `If-Match`.' },
  'Content-Range': {
    schema: text,
    description: 'Baris yang dijawab dan jumlah seluruhnya, misalnya `requests 0-24/319`.',
  },
  'X-Total-Count': { schema: count, description: 'Jumlah seluruhnya, paling banyak 10.000.' },
  'X-Total-Capped': {
    schema: { type: 'string', enum: ['true'] },
    description: 'Ada bila jumlahnya lebih dari 10.000.',
  },
  'Retry-After': { schema: count, description: 'Coba lagi setelah sekian detik.' },
  'X-Request-Id': { schema: text, description: 'Nomor permintaan, untuk disebut bila ada masalah.' },
} as const;
export type HeaderName = keyof typeof SENT | keyof typeof GIVEN;

const wordOf = (name: string) => name.replaceAll('-', '');

/** Everything that requests ask with, described once. */
export const PARAMETERS: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(
    Object.entries(SENT).map(([name, { schema, ...rest }]) => [wordOf(name), { name, in: 'header', schema, ...rest }]),
  ),
  Id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  Filter: {
    name: 'filter',
    in: 'query',
    description:
      'Objek JSON. Isian = nilai; daftar = salah satunya; `_gte` `_lte` `_gt` `_lt` `_ne` `_like` di belakang nama isian; `q` = kata; `id` = daftar id.',
    schema: text,
    example: '{"createdAt_gte":"2026-01-01"}',
  },
  Range: {
    name: 'range',
    in: 'query',
    description: 'Baris pertama dan terakhir, keduanya termasuk; paling banyak 100 baris.',
    schema: { type: 'string', default: '[0,24]' },
    example: '[0,24]',
  },
  Sort: {
    name: 'sort',
    in: 'query',
    description: 'Isian dan arahnya.',
    schema: text,
    example: '["createdAt","DESC"]',
  },
};
export const HEADERS: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(GIVEN).map(([name, header]) => [wordOf(name), header]),
);
export const parameter = (name: string): Schema => ({ $ref: `#/components/parameters/${wordOf(name)}` });
export const headersOf = (names: readonly string[]): Schema =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${wordOf(name)}` }]));
