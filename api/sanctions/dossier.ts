import type { Attachment } from '../attachments/attachments.resource.ts';
import { inJson, PROOFS_EXPLAINED } from '../audit/verify/proven.ts';
import type { Sql } from '../database/database.ts';
import type { Members } from '../downloads/zip.ts';
import type { Storage } from '../files/storage.ts';
import { Problem } from '../sql/problem.ts';
import { sanctions } from './sanctions.resource.ts';

const EXPLAINED = `Berkas perkara hukuman disiplin

naskah/           surat panggilan, berita acara, dan keputusan yang ada sampai berkas ini dibuat
berkas/           berkas yang diunggah pada perkara
berkas.json       nama, jenis, ukuran, dan SHA-256 setiap berkas; juga yang tidak dapat disertakan, dan mengapa
${PROOFS_EXPLAINED}
Isi jejak.json: riwayat perkara dan dasarnya (perbuatan, temuan, pengaduan, atau catatan jejak audit). "withheld": banyaknya
dasar yang tidak boleh diketahui pengambil berkas ini.
`;

/** What is written of a file beside its bytes. */
interface Listed {
  readonly path: string | null;
  readonly kind: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly missing: string | null;
}

const kindOf = (kind: string): string =>
  Object.hasOwn(sanctions.fields, kind) ? sanctions.fields[kind as keyof typeof sanctions.fields].label : 'Lampiran';
/** Beside the others, whatever people called it. */
const pathOf = (name: string, place: number): string =>
  `berkas/${place}-${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}`;

/** The files of the case; one that is lost or changed is named as such, and the rest is given. */
export async function filesOf(sql: Sql, storage: Storage, caseId: string): Promise<Members> {
  const files = await sql.query<[Attachment]>(
    `select row_to_json(t) from attachments t where t."ownerType" = $1 and t."ownerId" = $2 and t."archivedAt" is null order by t.id`,
    [sanctions.name, caseId],
  );
  const members: Members[number][] = [];
  const listed: Listed[] = [];
  for (const [{ kind, name, mime, size, sha256, storageKey, createdAt }] of files) {
    const path = pathOf(name, listed.length + 1);
    const content = await storage.read(storageKey, sha256).catch((error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    });
    const isThere = !(content instanceof Problem);
    if (isThere) members.push([path, content]);
    listed.push({
      path: isThere ? path : null,
      kind: kindOf(kind),
      name,
      mime,
      size,
      sha256,
      uploadedAt: createdAt,
      missing: isThere ? null : content.message,
    });
  }
  return [...members, ['berkas.json', inJson(listed)]];
}

export const explanation: Members[number] = ['baca-dahulu.txt', Buffer.from(EXPLAINED)];
