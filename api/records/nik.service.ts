import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { checkNik } from '../define/identity.ts';
import { secretFault } from '../define/redaction.ts';
import { type Resource, visibleFields } from '../define/resource.ts';
import { refuseUnknown } from './body.ts';
import { plainObject, UUID } from '../sql/input.ts';
import { permit } from '../sql/permit.ts';
import { badRequest, notFound, unprocessable } from '../sql/problem.ts';
import { Reader } from '../sql/reader.ts';
import { Vault } from '../sql/vault.ts';
import { seenLength } from '../define/written.ts';

const SHORTEST_REASON = 5;
const LONGEST_REASON = 1000;

/** The only two ways to a whole NIK: opening one for a reason, and finding the records of one that is known. Both are recorded. */
@Injectable()
export class NikService {
  constructor(
    private readonly reader: Reader,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  private fieldsOf(resource: Resource, origin: Person): string[] {
    const visible = visibleFields(resource, origin.actor.roles);
    return visible.filter((name) => resource.fields[name]!.kind === 'nik');
  }

  /** The reason is recorded before anything is shown. */
  async reveal(resource: Resource, origin: Person, id: string, body: unknown): Promise<{ value: string | null }> {
    permit(resource, origin.actor, 'show');
    const { field, reason, ...rest } = plainObject(body);
    refuseUnknown(Object.keys(rest));
    if (typeof field !== 'string' || !this.fieldsOf(resource, origin).includes(field))
      throw badRequest('Isian ini tidak dapat dibuka.');
    if (typeof reason !== 'string' || seenLength(reason) < SHORTEST_REASON)
      throw unprocessable('Tulis alasan membuka data pribadi ini.', {
        reason: `Wajib diisi, paling sedikit ${SHORTEST_REASON} karakter.`,
      });
    const fault = secretFault(reason);
    if (fault) throw unprocessable(fault, { reason: fault });
    const row = UUID.test(id) ? await this.reader.row(resource, origin.actor, id) : undefined;
    if (!row) throw notFound();
    const explanation = reason.trim().slice(0, LONGEST_REASON);
    await this.audit.append(origin, {
      action: `reveal:${field}`,
      resource: resource.name,
      recordId: row.id,
      explanation,
    });
    return { value: row[field] ? this.vault.decrypt(row[field] as string) : null };
  }

  /** Records with exactly this NIK, as a JSON array. The NIK travels in the body, never in a URL. */
  async find(resource: Resource, origin: Person, body: unknown): Promise<string> {
    permit(resource, origin.actor, 'list');
    const [field] = this.fieldsOf(resource, origin);
    const { nik: given, ...rest } = plainObject(body);
    refuseUnknown(Object.keys(rest));
    const nik = checkNik(typeof given === 'string' ? given : '');
    if (!field || !nik.value) throw badRequest(nik.error ?? 'Isian ini tidak dapat dicari.');
    const query = { filter: {}, nik: [field, this.vault.keyedHash(nik.value)] as const };
    const page = await this.reader.list(resource, origin.actor, query);
    const ids = page.ids ?? [];
    await this.audit.append(origin, { action: `find:${field}`, resource: resource.name, ids });
    return page.json;
  }
}
