import { Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { holds } from '../define/roles.ts';
import { CrudService } from '../records/crud.module.ts';
import { forbidden, stepNotAllowed, unprocessable } from '../sql/problem.ts';
import type { RowWork, Work } from '../records/work.ts';
import { broken } from '../define/rule.ts';
import { DECIDED } from '../complaints/forwarding.flow.ts';
import { complaints } from '../complaints/complaints.resource.ts';
import { examinationReaders, examinations, examinationStatements } from './examinations.resource.ts';

const examinerOnly = () => forbidden('Berita acara ini hanya diubah oleh pemeriksanya.', 'not_examiner');

@Injectable()
export class ExaminationsService extends CrudService(examinations) {
  /** The examiner is who opens the record; the complaint is in examination. */
  protected override async beforeCreate({ origin, values, sql }: Work<typeof examinations>) {
    const complaint = await this.reader.row(complaints, origin.actor, values.complaintId as string, sql);
    if (complaint && complaint.status !== 'pemeriksaan')
      throw stepNotAllowed('Berita acara dibuat selama pemeriksaan. Mulai pemeriksaan pada pengaduannya dahulu.');
    const [below] = broken(DECIDED, complaint ?? {}, origin.actor);
    if (below) throw forbidden(below.says, below.code!);
    return { examinerId: origin.actor.staffId };
  }

  protected override beforeUpdate({ origin, row }: RowWork<typeof examinations>) {
    if (row.examinerId !== origin.actor.staffId) throw examinerOnly();
    return {};
  }
}

@Injectable()
export class ExaminationStatementsService extends CrudService(examinationStatements) {
  protected override async beforeCreate({ origin, values, sql }: Work<typeof examinationStatements>) {
    const room = await this.reader.row(examinations, origin.actor, values.examinationId as string, sql);
    if (room && room.examinerId !== origin.actor.staffId) throw examinerOnly();
    return {};
  }

  protected override async beforeUpdate({ origin, row, sql }: RowWork<typeof examinationStatements>) {
    const room = await this.reader.row(examinations, origin.actor, row.examinationId as string, sql);
    if (room?.examinerId !== origin.actor.staffId) throw examinerOnly();
    return {};
  }
}

@Injectable()
export class ExaminationReadersService extends CrudService(examinationReaders) {
  protected override async beforeCreate({ origin, values, sql }: Work<typeof examinationReaders>) {
    const room = await this.reader.row(examinations, origin.actor, values.examinationId as string, sql);
    if (!room) return {};
    this.mayChoose(origin, room.examinerId);
    if (await complainedAbout(sql, room.complaintId as string, values.staffId as string)) {
      const says = 'Yang diadukan tidak boleh membaca berita acara ini.';
      throw unprocessable(says, { staffId: says });
    }
    return { examinerId: room.examinerId };
  }

  protected override beforeArchive({ origin, row }: RowWork<typeof examinationReaders>) {
    this.mayChoose(origin, row.examinerId);
  }

  private mayChoose({ actor }: Person, examinerId: string | null): void {
    if (examinerId !== actor.staffId && !holds(actor, ['kepala_dinas']))
      throw forbidden('Pembaca hanya dipilih oleh pemeriksa atau Kepala Dinas.', 'not_examiner');
  }
}

async function complainedAbout(sql: Sql, complaintId: string, staffId: string): Promise<boolean> {
  const [row] = await sql.query<[boolean]>(
    'select exists (select 1 from complaints where id = $1 and "complainedId" = $2)',
    [complaintId, staffId],
  );
  return row![0];
}
