import { type DynamicModule, Global, Injectable, Module, type Type } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { CONFIG, type Config } from '../config.ts';
import type { Resource } from '../define/resource.ts';
import { Closing } from './closing.ts';
import { Corrections } from './corrections.ts';
import { crudController } from './crud.controller.ts';
import { Exporter } from './export.ts';
import { NikService } from './nik.service.ts';
import { Reader } from '../sql/reader.ts';
import { RecordService } from './record.service.ts';
import { FACTS, type FactsByResource, factsFor } from '../sql/facts.ts';
import { REGISTRY, registryOf } from '../sql/registry.ts';
import { Vault } from '../sql/vault.ts';
import { Writer } from './writer.ts';

/** `class ComplaintsService extends CrudService(complaints) {}`: the engine's service for one declaration. */
export function CrudService<R extends Resource>(resource: R): typeof RecordService<R> {
  @Injectable()
  class ServiceOfResource extends RecordService<R> {
    static readonly of: Resource = resource;
    override readonly resource = resource;
  }
  return ServiceOfResource;
}

/** The service of a resource, for whoever knows its name only. */
export const serviceOf = (name: string): string => `service of ${name}`;

@Global()
@Module({})
export class RecordsModule {
  static for(resources: readonly Resource[], facts: FactsByResource): DynamicModule {
    const vault = { provide: Vault, inject: [CONFIG], useFactory: (config: Config) => new Vault(config.encryptionKey) };
    const registry = { provide: REGISTRY, useValue: registryOf(resources) };
    const known = { provide: FACTS, useValue: factsFor(resources, facts) };
    return {
      module: RecordsModule,
      imports: [AuditModule],
      providers: [Reader, Writer, Closing, Corrections, Exporter, NikService, vault, registry, known],
      exports: [Reader, Writer, Closing, Corrections, Exporter, NikService, Vault, REGISTRY, FACTS, AuditModule],
    };
  }
}

@Module({})
export class ResourceModule {
  /** The module of one resource: with the service and routes that its feature made of it, or with those of the declaration alone. */
  static for(
    resource: Resource,
    services: readonly Type<RecordService>[],
    controllers: readonly Type<object>[],
  ): DynamicModule {
    const isItsOwn = (one: Type<object>) => 'of' in one && one.of === resource;
    const service = services.find(isItsOwn) ?? CrudService(resource);
    const controller = controllers.find(isItsOwn) ?? crudController(resource, service);
    // One module class a resource: Nest tells dynamic modules apart by class and metadata.
    const module = class extends ResourceModule {};
    Object.defineProperty(module, 'name', { value: `${resource.name}-module` });
    const named = { provide: serviceOf(resource.name), useExisting: service };
    return { module, controllers: [controller], providers: [service, named], exports: [service] };
  }
}
