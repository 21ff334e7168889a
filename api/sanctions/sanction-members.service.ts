import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../records/crud.module.ts';
import type { RowWork, ValuesOf, Work } from '../records/work.ts';
import { stepNotAllowed, unprocessable } from '../sql/problem.ts';
import { type Post, POSTS } from './sanction-authorities.resource.ts';
import { sanctionMembers } from './sanction-members.resource.ts';
import { isBelow } from '../staff/line.ts';
import { postOf } from './authority.ts';
import { sanctions } from './sanctions.resource.ts';
import { superiorsToday } from '../supervision/superiors.ts';

const rank = (post: Post): number => Object.keys(POSTS).indexOf(post);
const refused = (name: string, says: string) => unprocessable(says, { [name]: says });

const taken = () => refused('position', 'Kedudukan ini sudah diisi; lepaskan dahulu yang sekarang.');

/** Somebody of the house stands above him, or in the place of who does. */
async function refuseNoSuperior(sql: Sql, staffId: string | null | undefined, accusedId: string): Promise<void> {
  if (!staffId || (await isBelow(sql, accusedId, staffId))) return;
  const superiors = await superiorsToday(sql);
  const isActing = superiors.some(({ actor, people }) => actor.staffId === staffId && people.includes(accusedId));
  if (!isActing) throw refused('element', 'Unsur atasan diisi oleh atasan dari yang diperiksa.');
}

@Injectable()
export class SanctionMembersService extends CrudService(sanctionMembers) {
  protected override async beforeCreate({ values, sql }: Work<typeof sanctionMembers>) {
    const accused = await this.forming(sql, values.sanctionId!);
    const { staffId, position } = values;
    const post = staffId ? await postOf(sql, staffId) : values.post!;
    if (post && rank(post) < rank(accused.post ?? 'pelaksana'))
      throw refused(staffId ? 'staffId' : 'post', 'Anggota tim tidak lebih rendah jabatannya dari yang diperiksa.');
    if (staffId && (await isBelow(sql, staffId, accused.staffId)))
      throw refused('staffId', 'Anggota tim bukan bawahan dari yang diperiksa.');
    if (values.element === 'atasan') await refuseNoSuperior(sql, staffId, accused.staffId);
    if (position !== 'anggota' && (await this.isTaken(sql, values))) throw taken();
    return { accusedId: accused.staffId, post };
  }

  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof sanctionMembers>) {
    const accused = await this.forming(sql, row.sanctionId);
    const { position } = values;
    if (values.element === 'atasan') await refuseNoSuperior(sql, row.staffId, accused.staffId);
    if (position && position !== 'anggota' && (await this.isTaken(sql, { ...row, position }))) throw taken();
    return {};
  }

  protected override async beforeArchive({ row, sql }: RowWork<typeof sanctionMembers>) {
    await this.forming(sql, row.sanctionId);
  }

  /** The case, held: its team is made before it works, also where one person has examined. */
  private async forming(sql: Sql, sanctionId: string) {
    const accused = await this.reader.locked(sanctions, sanctionId, sql);
    if (!accused) throw refused('sanctionId', 'Perkara itu tidak ditemukan.');
    const { status, teamDecree } = accused;
    const isForming =
      ['dugaan', 'telaah'].includes(status) || (['diperiksa', 'tanpa_hadir'].includes(status) && teamDecree === null);
    if (!isForming) throw stepNotAllowed('Susunan tim diubah selama telaah, atau sesudah pemeriksaan tanpa tim.');
    return accused;
  }

  private async isTaken(sql: Sql, { sanctionId, position }: ValuesOf<typeof sanctionMembers>): Promise<boolean> {
    const found = await sql.query<[number]>(
      `select 1 from sanction_members where "sanctionId" = $1 and position = $2 and "archivedAt" is null`,
      [sanctionId, position],
    );
    return found.length > 0;
  }
}
