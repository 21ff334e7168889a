import { createHash } from 'node:crypto';
import { promisedRoot, rawPublicKey } from '../audit/note.ts';
import { publicKeyOf } from '../audit/seal/signing-key.ts';
import { sealerState } from '../audit/seal/state.ts';
import type { Sql } from '../database/database.ts';
import type { IntegrityAnswer } from '../define/answers/trail.ts';

type Newest = Pick<IntegrityAnswer, 'checkpoint' | 'key' | 'sealer'>;
type Row = [
  size: string | null,
  note: string | null,
  signedAt: Date | null,
  name: string | null,
  id: string | null,
  publicKey: string | null,
];

/** What stands about the trail now: as the database tells it, nothing is judged here. */
export async function integrityNow(sql: Sql): Promise<Newest> {
  const [rows, sealer] = await Promise.all([
    sql.query<Row>(
      `select c.size, c.note, c.signed_at, k.name, k.key_id, k.public_key from (values (true)) one
       left join lateral (select * from audit.checkpoint order by size desc limit 1) c on true
       left join lateral (select * from audit.signer order by added_at desc, key_id desc limit 1) k on true`,
      [],
    ),
    sealerState(sql),
  ]);
  const [size, note, signedAt, name, id, publicKey] = rows[0]!;
  const fingerprint = (text: string) =>
    createHash('sha256')
      .update(rawPublicKey(publicKeyOf(text)))
      .digest('hex');
  return {
    checkpoint:
      note === null
        ? null
        : { size: Number(size), root: promisedRoot(note), signedAt: signedAt?.toISOString() ?? null },
    key: publicKey === null ? null : { name: name!, id: id!, fingerprint: fingerprint(publicKey) },
    sealer,
  };
}
