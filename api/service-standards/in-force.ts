import { Injectable } from '@nestjs/common';
import type { Standard, Standards } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';

const CONTENT: Omit<Standard['content'], 'total'> = {
  steps: [],
  classes: {
    ringan: { amount: 3, unit: 'jam' },
    normatif: { amount: 5, unit: 'jam' },
    tidak_berkadar_pengawasan: { amount: 1, unit: 'hari' },
    berkadar_pengawasan: { amount: 30, unit: 'hari_kerja' },
  } as Standard['content']['classes'],
  warnings: [50, 80, 100],
};
const standardOf = ([id, edition, minutes]: [string, number, number]): Standard => ({
  id,
  edition,
  content: { ...CONTENT, total: { amount: minutes, unit: 'menit' } },
});

@Injectable()
export class StandardInForce implements Standards {
  async inForceAt(sql: Sql, moment: number): Promise<Standard | undefined> {
    const [row] = await sql.query<[string, number, number]>(
      `select id, edition, minutes from service_standards where status in ('ditetapkan', 'digantikan') and "archivedAt" is null
       order by "validFrom" <= $1::date desc, case when "validFrom" <= $1::date then "validFrom" end desc, "validFrom" limit 1`,
      [officeDate(moment)],
    );
    return row && standardOf(row);
  }

  async byId(sql: Sql, id: string): Promise<Standard | undefined> {
    const [row] = await sql.query<[string, number, number]>(
      'select id, edition, minutes from service_standards where id = $1',
      [id],
    );
    return row && standardOf(row);
  }
}
