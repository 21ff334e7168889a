import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../engine/crud.module.ts';
import { unprocessable } from '../engine/problem.ts';
import type { RowWork } from '../engine/work.ts';
import { orgUnits } from './org-units.resource.ts';

@Injectable()
export class OrgUnitsService extends CrudService(orgUnits) {
  /** The tree is judged and changed under one lock. */
  protected override writing(write: (sql: Sql) => Promise<string>): Promise<string> {
    return this.database.transaction(write);
  }

  /** In a circle everybody would see what is everybody's. */
  protected override async beforeUpdate({ row, values, sql }: RowWork) {
    if (!values.parentId) return {};
    await sql.query(`select pg_advisory_xact_lock(hashtext('tree of units'))`, []);
    const [found] = await sql.query<[boolean]>(
      `with recursive above(id) as (select $1::uuid union select u."parentId" from org_units u join above on u.id = above.id where u."parentId" is not null)
       select exists (select 1 from above where id = $2)`,
      [values.parentId, row.id],
    );
    const says = 'Unit tidak dapat menjadi bagian dari unit di bawahnya.';
    if (found![0]) throw unprocessable(says, { parentId: says });
    return {};
  }
}
