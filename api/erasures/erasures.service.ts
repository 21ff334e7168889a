import { Inject, Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import type { Effects, StepWork } from '../records/work.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Vault } from '../sql/vault.ts';
import { erase } from './erase.ts';
import { erasures } from './erasures.resource.ts';

@Injectable()
export class ErasuresService extends CrudService(erasures) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(Vault) private readonly vault!: Vault;

  protected override readonly effects: Effects<typeof erasures> = {
    laksanakan: { before: (work) => this.erase(work) },
  };

  private erase({ origin, row, sql }: StepWork<typeof erasures>) {
    return erase({ sql, writer: this.writer, registry: this.registry, vault: this.vault }, origin, row);
  }
}
