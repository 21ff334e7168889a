import { Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import type { StepWork } from '../records/work.ts';
import { supervisionDraws } from './draws.resource.ts';
import { supervisedActs } from './supervised-acts.resource.ts';

@Injectable()
export class SupervisedActsService extends CrudService(supervisedActs) {
  /** The morning's work is done with its last verdict; two may be given at once. */
  protected override async afterStep({ row, origin, sql }: StepWork<typeof supervisedActs>) {
    if (row.status !== 'menunggu' || !row.drawId) return;
    const draw = await this.reader.locked(supervisionDraws, row.drawId, sql);
    const left = await sql.query<[string]>(
      `select id from supervised_acts where "drawId" = $1 and status = 'menunggu' and "archivedAt" is null limit 1`,
      [row.drawId],
    );
    if (draw && left.length === 0) await this.writer.follow(supervisionDraws, origin, row.drawId, 'tutup', sql);
  }
}
