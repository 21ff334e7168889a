import { Inject, Injectable } from '@nestjs/common';
import { Remembered } from '../access/remembered.ts';
import type { Person } from '../audit/entry.ts';
import type { ListQuery } from '../engine/query.ts';
import { CrudService } from '../engine/crud.module.ts';
import { forbidden, unprocessable } from '../engine/problem.ts';
import type { RowWork } from '../engine/work.ts';
import { appointments } from './appointments.resource.ts';
import { competencies } from './competencies.resource.ts';
import { holdersOf } from './duty.ts';
import { staff } from './staff.resource.ts';

@Injectable()
export class StaffService extends CrudService(staff) {
  @Inject(Remembered) private readonly remembered!: Remembered;

  /** `role`: those who hold it today, e.g. the verifiers to choose from. */
  override async list(origin: Person, query: ListQuery) {
    const { role, ...filter } = query.filter;
    if (role === undefined) return super.list(origin, query);
    const ids = await holdersOf(this.database, role);
    const wanted = 'id' in filter ? ids.filter((id) => [filter.id].flat().includes(id)) : ids;
    return super.list(origin, { ...query, filter: { ...filter, id: wanted } });
  }

  /** The direct superior's own line must not lead back here. */
  protected override async beforeUpdate({ row, values, origin, sql }: RowWork) {
    const decisive = ['unitId', 'supervisorId', 'activeFrom', 'activeTo'].some((name) => name in values);
    if (decisive && row.id === origin.actor.staffId)
      throw forbidden('Unit, atasan, dan masa aktif Anda sendiri diubah oleh orang lain.', 'own_record');
    if (values.supervisorId) {
      const [row1] = await sql.query<[boolean]>(
        `with recursive above(id) as (select $1::uuid union select s."supervisorId" from staff s join above on s.id = above.id where s."supervisorId" is not null)
         select exists (select 1 from above where id = $2)`,
        [values.supervisorId, row.id],
      );
      const says = 'Garis atasan tidak boleh berputar kembali ke pegawai ini.';
      if (row1![0]) throw unprocessable(says, { supervisorId: says });
    }
    return {};
  }

  protected override afterWrite() {
    this.remembered.forget();
  }
}

/** Who holds which role, and what he may do, changed: what was remembered of people is old. */
@Injectable()
export class AppointmentsService extends CrudService(appointments) {
  @Inject(Remembered) private readonly remembered!: Remembered;

  protected override afterWrite() {
    this.remembered.forget();
  }
}

@Injectable()
export class CompetenciesService extends CrudService(competencies) {
  @Inject(Remembered) private readonly remembered!: Remembered;

  protected override afterWrite() {
    this.remembered.forget();
  }
}
