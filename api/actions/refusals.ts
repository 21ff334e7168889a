import { headersOf } from './headers.ts';
import type { Schema } from '../define/kinds/kind.ts';
import { type Named, pointer } from './schema.ts';

const text = (description: string) => ({ type: 'string', description });
const byField = { type: 'object', description: 'Menurut isian', additionalProperties: { type: 'string' } };
const shared = {
  statusCode: { type: 'integer' },
  code: text('Untuk program'),
  message: text('Satu kalimat: apa yang terjadi dan apa yang dilakukan'),
  requestId: text('Nomor permintaan'),
};
const needed = Object.keys(shared);
const values = (description: string) => ({ type: 'object', description });

export const PROBLEMS: Named = {
  Problem: {
    type: 'object',
    required: needed,
    properties: { ...shared, errors: byField, retryAfter: { type: 'integer', description: 'Detik' } },
    additionalProperties: false,
  },
  StaleProblem: {
    type: 'object',
    required: [...needed, 'version', 'current', 'yours', 'fields'],
    properties: {
      ...shared,
      version: { type: 'integer', description: 'Versi sekarang' },
      current: values('Nilai sekarang, menurut isian yang Anda ubah'),
      yours: values('Nilai yang Anda kirim'),
      fields: {
        type: 'object',
        additionalProperties: { type: 'object', properties: { current: {}, yours: {} }, additionalProperties: false },
      },
    },
    additionalProperties: false,
  },
};

/** What a route may refuse, by status: the word that it is pointed to by, and what it means. */
export const REFUSALS: Readonly<Record<number, readonly [word: string, means: string]>> = {
  400: ['Malformed', 'Permintaan atau isiannya tidak dapat dibaca'],
  401: ['SignInFirst', 'Belum masuk, atau sesi berakhir'],
  403: ['Forbidden', 'Tidak berwenang'],
  404: ['NotFound', 'Tidak ada, atau bukan untuk Anda'],
  409: ['Conflict', 'Tidak dalam keadaan ini'],
  410: ['Gone', 'Pernah ada, tetapi hilang'],
  412: ['Stale', 'Sudah diubah orang lain sejak dilihat'],
  413: ['TooLarge', 'Terlalu besar'],
  415: ['UnsupportedType', 'Jenis kiriman tidak diterima'],
  422: ['RuleBroken', 'Aturan tidak dipenuhi, atau isian yang diperlukan belum ada'],
  428: ['VersionMissing', 'Versi yang dilihat (If-Match) belum disebut'],
  429: ['TooMany', 'Terlalu banyak permintaan'],
  503: ['Unavailable', 'Sedang tidak tersedia'],
  507: ['StorageFull', 'Ruang penyimpanan penuh'],
};

export const REFUSED: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, [word, description]]) => [
    word,
    {
      description,
      headers: headersOf(['X-Request-Id', ...(['429', '503'].includes(status) ? ['Retry-After'] : [])]),
      content: { 'application/json': { schema: pointer(status === '412' ? 'StaleProblem' : 'Problem') } },
    },
  ]),
);
