import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { sentence } from '../define/sentence.ts';
import { CrudService } from '../engine/crud.module.ts';
import type { ListQuery } from '../engine/query.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import { isWalled } from '../engine/wall.ts';
import { auditLogs, type AuditLog } from './audit-logs.resource.ts';

@Injectable()
export class AuditLogsService extends CrudService(auditLogs) {
  @Inject(REGISTRY) private readonly registry!: Registry;

  /** An entry as the reader may know it: changes of hidden fields left out, and the whole told in one sentence. */
  private told(entry: AuditLog, { roles, staffId }: Actor) {
    const resource = this.registry.get(entry.resource ?? '');
    const visible = resource && visibleFields(resource, roles).filter((name) => !resource.fields[name]!.sealedBy);
    // What somebody else exported counts records that a wall may hide from this reader.
    const counted = isWalled(resource) && !entry.recordId && entry.actorId !== staffId;
    const withheld = counted || resource?.confidential;
    const changes = (entry.changes ?? []).filter(({ field }) => !withheld && (!visible || visible.includes(field)));
    const told = { ...entry, changes };
    return { ...told, sentence: sentence(told as Parameters<typeof sentence>[0], resource) };
  }

  override async list(origin: Person, query: ListQuery) {
    const page = await super.list(origin, query);
    const entries = JSON.parse(page.json) as AuditLog[];
    return { ...page, json: JSON.stringify(entries.map((entry) => this.told(entry, origin.actor))) };
  }

  override async one(origin: Person, id: string): Promise<[string, number]> {
    const [json, version] = await super.one(origin, id);
    return [JSON.stringify(this.told(JSON.parse(json) as AuditLog, origin.actor)), version];
  }
}
