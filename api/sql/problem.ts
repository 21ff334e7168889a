import { HttpException } from '@nestjs/common';
import type { Refused } from '../define/deeds.ts';

export interface ProblemBody {
  code: string;
  /** One Indonesian sentence: what happened and what to do. */
  message: string;
  /** By field, in react-admin's shape. */
  errors?: Record<string, string>;
  [more: string]: unknown;
}

/** What Fastify and Nest themselves refuse, in our words. */
const PLAIN: Record<number, [code: string, message: string]> = {
  400: ['bad_request', 'Permintaan tidak dapat dibaca. Periksa isiannya.'],
  401: ['unauthorized', 'Anda belum masuk atau sesi Anda berakhir. Masuk lagi.'],
  403: ['forbidden', 'Anda tidak berwenang melakukan ini.'],
  404: ['not_found', 'Data tidak ditemukan.'],
  405: ['method_not_allowed', 'Data ini tidak menerima perintah tersebut.'],
  408: ['timeout', 'Permintaan terlalu lama dikirim. Coba lagi.'],
  413: ['too_large', 'Kiriman terlalu besar.'],
  414: ['too_long', 'Alamat permintaan terlalu panjang.'],
  415: ['unsupported_type', 'Jenis kiriman ini tidak diterima. Kirim JSON.'],
  429: ['too_many_requests', 'Terlalu banyak permintaan. Coba lagi sebentar.'],
  431: ['too_long', 'Kepala permintaan terlalu panjang.'],
  503: ['unavailable', 'Layanan sedang tidak tersedia. Coba lagi sebentar.'],
};
/** The answer's code and sentence for a status that nothing more is known about. */
export function plainBody(status: number): ProblemBody {
  const [code, message] = PLAIN[status] ?? PLAIN[400]!;
  return { code, message };
}

/** Anything that is answered with an error on purpose. */
export class Problem extends HttpException {
  constructor(statusCode: number, body: ProblemBody) {
    super(body, statusCode);
  }
}

export const badRequest = (message: string, errors?: Record<string, string>) =>
  new Problem(400, { code: 'bad_request', message, ...(errors && { errors }) });
export const forbidden = (message: string, code: Refused = 'forbidden') => new Problem(403, { code, message });
/** Not there and not yours are one and the same answer. */
export const notFound = () => new Problem(404, { code: 'not_found', message: 'Data tidak ditemukan.' });
export const stepNotAllowed = (message: string, code = 'step_not_allowed') => new Problem(409, { code, message });
export const unprocessable = (message: string, errors?: Record<string, string>) =>
  new Problem(422, { code: 'rule_broken', message, ...(errors && { errors }) });
export const versionMissing = () =>
  new Problem(428, {
    code: 'version_missing',
    message: 'Sertakan versi data yang Anda lihat (If-Match). Muat ulang lalu simpan lagi.',
  });
/** `fields`: for each field changed by the caller, what it is now and what he sent. */
export const versionStale = (version: number, fields: Record<string, { current: unknown; yours: unknown }>) =>
  new Problem(412, {
    code: 'version_stale',
    message: 'Data ini baru saja diubah orang lain. Bandingkan lalu simpan lagi.',
    version,
    current: Object.fromEntries(Object.entries(fields).map(([name, pair]) => [name, pair.current])),
    yours: Object.fromEntries(Object.entries(fields).map(([name, pair]) => [name, pair.yours])),
    fields,
  });
