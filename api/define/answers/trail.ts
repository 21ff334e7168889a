import { boolean, choice, integer, longText, moment, text } from '../field.ts';
import { group, list, maybe, optional, type ValueOf } from '../shape.ts';

const root = text({ label: 'Akar pohon, heksadesimal' });

/** What a verification of the whole audit trail found. */
export const trailVerdict = group(
  {
    /** No fault, and nothing that is not proved yet. */
    ok: boolean({ label: 'Utuh' }),
    size: integer({ label: 'Catatan yang diperiksa' }),
    root,
    firstFault: optional(
      group({
        index: integer({ label: 'Catatan' }),
        check: optional(text({ label: 'Pemeriksaan' })),
        message: longText({ label: 'Penjelasan' }),
      }),
    ),
    warnings: list(longText({ label: 'Peringatan' })),
    erased: optional(integer({ label: 'Nilai yang dihapus dengan sah' })),
    /** Not told of runs from before it was counted. */
    unproven: optional(integer({ label: 'Nilai yang dihapus tetapi belum disegel' })),
    withheld: optional(integer({ label: 'Catatan yang tidak boleh dibaca peminta' })),
  },
  'TrailVerdict',
);
export type TrailVerdict = ValueOf<typeof trailVerdict>;

/** One verification: how far it has come, and its verdict once it has one. */
export const trailCheck = group(
  {
    startedAt: moment({ label: 'Dimulai' }),
    checked: integer({ label: 'Sudah diperiksa' }),
    size: integer({ label: 'Seluruhnya' }),
    /** It ended without a verdict. */
    failed: boolean({ label: 'Gagal' }),
    verdict: maybe(trailVerdict),
  },
  'TrailCheck',
);
export type TrailCheck = ValueOf<typeof trailCheck>;

const sealer = choice({ sealing: 'Menyegel', refused: 'Menolak', absent: 'Tidak ada' }, { label: 'Penyegel' });
export type SealerState = ValueOf<typeof sealer>;

/** The answer of `GET /api/audit-logs/integrity`. */
export const integrityAnswer = group(
  {
    /** The newest; its moment is not known of those signed long ago. */
    checkpoint: maybe(
      group({ size: integer({ label: 'Catatan' }), root, signedAt: maybe(moment({ label: 'Ditandatangani' })) }),
    ),
    /** The key that signs now. Fingerprint: SHA-256 of the 32 bytes of the public key, hexadecimal. */
    key: maybe(
      group({ name: text({ label: 'Nama' }), id: text({ label: 'Id' }), fingerprint: text({ label: 'Sidik jari' }) }),
    ),
    sealer,
    /** The newest, finished or not. */
    check: maybe(trailCheck),
  },
  'Integrity',
);
export type IntegrityAnswer = ValueOf<typeof integrityAnswer>;

export const checkpointAnswer = group({
  size: integer({ label: 'Catatan' }),
  note: longText({ label: 'Catatan bertanda tangan' }),
});
export const proofAnswer = group(
  {
    entry: longText({ label: 'Catatan' }),
    index: integer({ label: 'Nomor daun' }),
    size: integer({ label: 'Ukuran pohon' }),
    /** In base64, from the leaf upwards. */
    hashes: list(text({ label: 'Hash' })),
    checkpoint: longText({ label: 'Titik periksa' }),
  },
  'Proof',
);
