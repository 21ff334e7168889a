import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { maskedFields } from '../define/kinds.ts';
import { type Resource, visibleFields } from '../define/resource.ts';
import { UUID } from '../sql/input.ts';
import { badRequest, forbidden, notFound } from '../sql/problem.ts';
import { Reader } from '../sql/reader.ts';
import { Vault } from '../sql/vault.ts';
import { maskedSays } from './judging.ts';

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
    return maskedFields(resource.fields).filter((name) => visible.includes(name));
  }

  /** The reason is recorded before anything is shown. */
  async reveal(
    resource: Resource,
    origin: Person,
    id: string,
    { field, reason }: { readonly field: string; readonly reason: string },
  ): Promise<{ value: string | null }> {
    if (!this.fieldsOf(resource, origin).includes(field)) throw badRequest('Isian ini tidak dapat dibuka.');
    const row = UUID.test(id) ? await this.reader.row(resource, origin.actor, id) : undefined;
    if (!row) throw notFound();
    const why = maskedSays(resource, row, origin.actor);
    if (why) throw forbidden(why, 'not_yours');
    await this.audit.append(origin, {
      action: `reveal:${field}`,
      resource: resource.name,
      recordId: row.id,
      explanation: reason,
    });
    return { value: row[field] ? this.vault.decrypt(row[field] as string) : null };
  }

  /** Records with exactly this NIK, as a JSON array. The NIK travels in the body, never in a URL. */
  async find(resource: Resource, origin: Person, nik: string): Promise<string> {
    const [field] = this.fieldsOf(resource, origin);
    if (!field) throw badRequest('Isian ini tidak dapat dicari.');
    const query = { filter: {}, nik: [field, this.vault.keyedHash(nik)] as const };
    const page = await this.reader.list(resource, origin.actor, query);
    const ids = page.ids ?? [];
    await this.audit.append(origin, { action: `find:${field}`, resource: resource.name, ids });
    return page.json;
  }
}
