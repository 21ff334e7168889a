import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import type { Known } from '../define/rule.ts';
import { Notifications } from '../notifications/notifications.ts';
import { CrudService } from '../records/crud.module.ts';
import type { Effects, StepWork, ValuesOf } from '../records/work.ts';
import { actingPost, asActing } from './capacity.ts';
import { supervisionDraws } from './draws.resource.ts';
import { type SupervisedAct, supervisedActs } from './supervised-acts.resource.ts';
import { verdictNews } from './verdict-news.ts';

type Acts = typeof supervisedActs;

/** As what the verdict is given: drawn for him as Plt. or Plh., it stays one when his appointment has ended meanwhile. */
function inWhosePlace({ origin, row }: StepWork<Acts>): ValuesOf<Acts> {
  const { supervisedId, supervisorId, actingAs }: SupervisedAct = row;
  const drawn = supervisorId === origin.actor.staffId ? actingAs : null;
  return { actingAs: actingPost(origin, supervisedId) ?? drawn };
}
const judging = { before: inWhosePlace };

@Injectable()
export class SupervisedActsService extends CrudService(supervisedActs) {
  @Inject(Notifications) private readonly notifications!: Notifications;

  protected override readonly effects: Effects<Acts> = {
    nilai_sesuai: judging,
    nilai_pembinaan: judging,
    nilai_dugaan: judging,
    ganti_sesuai: judging,
    ganti_pembinaan: judging,
    ganti_dugaan: judging,
  };

  protected override inCapacity(origin: Person, { supervisedId }: Known) {
    return asActing(origin, supervisedId as string);
  }

  /** The morning's work is done with its last verdict; two may be given at once. */
  protected override async afterStep({ row, step, origin, sql }: StepWork<Acts>) {
    await this.notifications.tell(sql, verdictNews(step.verb, { ...row, version: row.version + 1 }));
    if (row.status !== 'menunggu' || !row.drawId) return;
    const draw = await this.reader.locked(supervisionDraws, row.drawId, sql);
    const left = await sql.query<[string]>(
      `select id from supervised_acts where "drawId" = $1 and status = 'menunggu' and "archivedAt" is null limit 1`,
      [row.drawId],
    );
    if (draw && left.length === 0)
      await this.writer.follow(supervisionDraws, { origin, sql }, row.drawId, { verb: 'tutup' });
  }
}
