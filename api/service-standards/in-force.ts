import { Global, Injectable, Module } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';
import type { StandardContent } from '../define/standard.ts';
import { unprocessable } from '../engine/problem.ts';

export interface StandingStandard {
  readonly id: string;
  /** What people call its version. */
  readonly edition: number;
  readonly content: StandardContent;
}
interface Dated extends StandingStandard {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What was set is never changed, only ended by a newer one: that is seen everywhere within a second. */
const LIFE_MS = 1000;

/** Which service standard promises what on a date (design 1.8). */
@Injectable()
export class StandardInForce {
  private known?: { readonly standards: readonly Dated[]; readonly until: number };

  /** The standard in force on the office's date of the moment (milliseconds). 422 where there is none. */
  async inForceAt(sql: Sql, moment: number): Promise<StandingStandard> {
    const date = officeDate(moment);
    const standard = (await this.all(sql)).find(
      ({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo),
    );
    if (!standard)
      throw unprocessable(
        `Belum ada standar pelayanan yang ditetapkan untuk tanggal ${date}. Minta Kepala Dinas menetapkannya.`,
      );
    const { id, edition, content } = standard;
    return { id, edition, content };
  }

  private async all(sql: Sql): Promise<readonly Dated[]> {
    if (this.known && this.known.until > Date.now()) return this.known.standards;
    const rows = await sql.query<[Dated]>(
      `select row_to_json(x) from (select id, edition, content, "validFrom", "validTo" from service_standards
        where status in ('ditetapkan', 'digantikan') and "archivedAt" is null order by "validFrom" desc) x`,
      [],
    );
    const standards = rows.map(([standard]) => standard);
    this.known = { standards, until: Date.now() + LIFE_MS };
    return standards;
  }
}

@Global()
@Module({ providers: [StandardInForce], exports: [StandardInForce] })
export class StandardInForceModule {}
