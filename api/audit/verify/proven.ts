import type { Sql } from '../../database/database.ts';
import type { TrailEntry } from '../../define/answers/processing.ts';
import type { Members } from '../../downloads/zip.ts';
import { proofOf } from '../proof.ts';
import type { Witness } from './witness.ts';

/** In the shape of GET /api/audit-logs/:id/proof, but for the checkpoint, which is one for all. */
interface Proof {
  readonly id: string;
  /** The bytes that were hashed. */
  readonly entry: string;
  readonly index: number;
  /** Base64, from the leaf upwards. */
  readonly hashes: readonly string[];
}
/** Entries as they are told, and what stands above them. */
export interface ToldTrail {
  readonly entries: readonly TrailEntry[];
}

/** What the files below are, for whoever opens the archive. */
export const PROOFS_EXPLAINED = `jejak.json        catatan dalam kalimat, dari yang tertua
bukti.json        untuk setiap catatan yang sudah disegel: isi yang di-hash, urutan, dan bukti termasuk (RFC 6962)
titik-periksa.txt pernyataan bertanda tangan (Ed25519) tentang seluruh jejak audit; ukurannya pada baris kedua
kunci.json        kunci publik penanda tangan

Setiap bukti: SHA-256(0x00 || entry), lalu digabung dengan hashes dari bawah ke atas menurut index dan ukuran, harus
menghasilkan akar pada baris ketiga titik periksa. Catatan tanpa bukti belum disegel saat berkas ini dibuat.
`;

async function proofsOf(sql: Sql, ids: readonly string[], size: number): Promise<Proof[]> {
  const rows = await sql.query<[string, string, string]>(
    `select l.event_id, l.idx, e.envelope from audit.leaf l join audit.event e on e.id = l.event_id
     where l.event_id = any($1) and l.idx < $2 order by l.idx`,
    [ids, size],
  );
  const proofs: Proof[] = [];
  for (const [id, place, entry] of rows) {
    const index = Number(place);
    const hashes = await proofOf(sql, index, size);
    proofs.push({ id, entry, index, hashes: hashes.map((hash) => hash.toString('base64')) });
  }
  return proofs;
}

export const inJson = (value: object): Uint8Array => Buffer.from(JSON.stringify(value, undefined, 2));

/** Entries with what proves them, as files of an archive: for an outsider who does not believe us. */
export async function provenTrail(sql: Sql, witness: Witness, told: ToldTrail): Promise<Members> {
  const newest = await witness.latest();
  const { keys } = await witness.promises();
  const ids = told.entries.map(({ id }) => id);
  const proofs = newest ? await proofsOf(sql, ids, newest.size) : [];
  return [
    ['jejak.json', inJson(told)],
    ['bukti.json', inJson({ size: newest?.size ?? 0, proofs })],
    ['kunci.json', inJson(keys)],
    ...(newest ? [['titik-periksa.txt', Buffer.from(newest.note)] as const] : []),
  ];
}
