import { type DynamicModule, Global, Injectable, Module, type Type } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import type { Config } from '../config.ts';
import { CONFIG } from '../database/database.module.ts';
import type { Resource } from '../define/resource.ts';
import { Closing } from './closing.ts';
import { Corrections } from './corrections.ts';
import { crudController } from './crud.controller.ts';
import { Exporter } from './export.ts';
import { NikService } from './nik.service.ts';
import { Reader } from './reader.ts';
import { RecordService } from './record.service.ts';
import { REGISTRY, registryOf } from './registry.ts';
import { Vault } from './vault.ts';
import { Writer } from './writer.ts';

/** `class ComplaintsService extends CrudService(complaints) {}`: the engine's service for one declaration. */
export function CrudService(resource: Resource): typeof RecordService {
  @Injectable()
  class ServiceOfResource extends RecordService {
    override readonly resource = resource;
  }
  return ServiceOfResource;
}

@Global()
@Module({})
export class EngineModule {
  static for(resources: readonly Resource[]): DynamicModule {
    const vault = { provide: Vault, inject: [CONFIG], useFactory: (config: Config) => new Vault(config.encryptionKey) };
    const registry = { provide: REGISTRY, useValue: registryOf(resources) };
    return {
      module: EngineModule,
      imports: [AuditModule],
      providers: [Reader, Writer, Closing, Corrections, Exporter, NikService, vault, registry],
      exports: [Reader, Writer, Closing, Corrections, Exporter, NikService, Vault, REGISTRY, AuditModule],
    };
  }
}

@Module({})
export class CrudModule {
  /** The module of one resource; own service and controller where the feature has rules or routes of its own. */
  static for(
    resource: Resource,
    service: Type<RecordService> = CrudService(resource),
    controller: Type<unknown> = crudController(resource, service),
  ): DynamicModule {
    // One module class a resource: Nest tells dynamic modules apart by class and metadata.
    const module = class extends CrudModule {};
    Object.defineProperty(module, 'name', { value: `${resource.name}-module` });
    return { module, controllers: [controller], providers: [service], exports: [service] };
  }
}
