import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { writtenDate } from '../define/dates.ts';
import { holds } from '../define/roles.ts';
import { CrudService } from '../records/crud.module.ts';
import type { RowWork, Work } from '../records/work.ts';
import { unprocessable } from '../sql/problem.ts';
import { leaves } from './leaves.resource.ts';
import { holdPerson } from './line.ts';

interface Days {
  readonly id?: string;
  readonly staffId?: string;
  readonly validFrom?: string;
  readonly validTo?: string | null;
}

/** One leave a day: of two at once the second waits for the person, and finds the first. */
async function refuseOverlap(sql: Sql, { id, staffId, validFrom, validTo }: Days): Promise<void> {
  // That it ends before it begins is said by its own rule.
  if (validTo && validFrom && validTo < validFrom) return;
  await holdPerson(sql, staffId);
  const [other] = await sql.query<[string, string | null]>(
    `select l."validFrom"::text, l."validTo"::text from leaves l
     where l."staffId" = $1 and l."archivedAt" is null and l.id is distinct from $2::uuid
       and daterange(l."validFrom", l."validTo", '[]') && daterange($3::date, $4::date, '[]') order by l."validFrom" limit 1`,
    [staffId, id ?? null, validFrom, validTo ?? null],
  );
  if (!other) return;
  const [from, to] = other;
  const days = `${writtenDate(from)}${to ? ` s.d. ${writtenDate(to)}` : ', belum diakhiri'}`;
  const says = `Pegawai ini sudah tercatat cuti pada hari yang sama (${days}). Ubah atau akhiri dahulu cuti itu.`;
  throw unprocessable(says, { validFrom: says });
}

@Injectable()
export class LeavesService extends CrudService(leaves) {
  protected override async beforeCreate({ origin: { actor }, values, sql }: Work<typeof leaves>) {
    const says = 'Pilih pegawai di garis bawahan Anda.';
    const mayAny = holds(actor, ['kepala_dinas', 'admin_sistem']);
    if (!mayAny && !actor.lineIds.includes(values.staffId!)) throw unprocessable(says, { staffId: says });
    await refuseOverlap(sql, values);
    return {};
  }

  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof leaves>) {
    await refuseOverlap(sql, { ...row, ...values });
    return {};
  }
}
