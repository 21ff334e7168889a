import { Injectable } from '@nestjs/common';
import { refuseCircle } from '../sql/circle.ts';
import { CrudService } from '../records/crud.module.ts';
import type { RowWork } from '../records/work.ts';
import { orgUnits } from './org-units.resource.ts';

const TREE = {
  resource: orgUnits,
  by: 'parentId',
  says: 'Unit tidak dapat menjadi bagian dari unit di bawahnya.',
};

@Injectable()
export class OrgUnitsService extends CrudService(orgUnits) {
  /** In a circle everybody would see what is everybody's. */
  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof orgUnits>) {
    await refuseCircle(sql, TREE, row.id, values.parentId);
    return {};
  }
}
