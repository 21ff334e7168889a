import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { visibleFields } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';
import { sentence } from '../define/sentence.ts';
import { CrudService } from '../engine/crud.module.ts';
import type { ListQuery } from '../engine/query.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import { auditLogs, type AuditLog } from './audit-logs.resource.ts';

@Injectable()
export class AuditLogsService extends CrudService(auditLogs) {
  @Inject(REGISTRY) private readonly registry!: Registry;

  /** An entry as the reader may know it: changes of hidden fields left out, and the whole told in one sentence. */
  private told(entry: AuditLog, roles: readonly Role[]) {
    const resource = this.registry.get(entry.resource ?? '');
    const visible = resource && visibleFields(resource, roles);
    const changes = (entry.changes ?? []).filter(({ field }) => !visible || visible.includes(field));
    const told = { ...entry, changes };
    return { ...told, sentence: sentence(told as Parameters<typeof sentence>[0], resource) };
  }

  /** Entries of the trail tell personal data too: reading those is told like the reading of the records. */
  private isPersonal({ resource, changes }: AuditLog): boolean {
    const fields = this.registry.get(resource ?? '')?.fields;
    return (changes ?? []).some(({ field }) => fields?.[field]?.personal && fields[field].kind !== 'nik');
  }

  override async list(origin: Person, query: ListQuery) {
    const page = await super.list(origin, query);
    const entries = JSON.parse(page.json) as AuditLog[];
    const personal = entries.filter((entry) => this.isPersonal(entry)).map(({ id }) => id);
    await this.readings.tell(origin, 'list', auditLogs.name, personal);
    return { ...page, json: JSON.stringify(entries.map((entry) => this.told(entry, origin.actor.roles))) };
  }

  override async one(origin: Person, id: string): Promise<[string, number]> {
    const [json, version] = await super.one(origin, id);
    const entry = JSON.parse(json) as AuditLog;
    if (this.isPersonal(entry)) await this.readings.tell(origin, 'read', auditLogs.name, [id]);
    return [JSON.stringify(this.told(entry, origin.actor.roles)), version];
  }
}
