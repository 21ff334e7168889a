import { Injectable } from '@nestjs/common';
import type { Standard, Standards } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';

interface Dated extends Standard {
  readonly validFrom: string;
}

/** What was set is never changed, only ended by a newer one: that is seen everywhere within a second. */
const LIFE_MS = 1000;

/** Which service standard promises what on a date (api/README: The standard is data). */
@Injectable()
export class StandardInForce implements Standards {
  private known?: { readonly standards: readonly Dated[]; readonly until: number };

  /** The newest that had begun on the office's date of the moment (ms); before all of them, the first there was. */
  async inForceAt(sql: Sql, moment: number): Promise<Standard | undefined> {
    const date = officeDate(moment);
    const standards = await this.all(sql);
    return standards.find(({ validFrom }) => validFrom <= date) ?? standards.at(-1);
  }

  /** A standard was set here: this instance reads them again at once. */
  forget(): void {
    this.known = undefined;
  }

  async byId(sql: Sql, id: string): Promise<Standard | undefined> {
    return (await this.all(sql)).find((standard) => standard.id === id);
  }

  /** Newest first. */
  private async all(sql: Sql): Promise<readonly Dated[]> {
    if (this.known && this.known.until > Date.now()) return this.known.standards;
    const rows = await sql.query<[Dated]>(
      `select row_to_json(x) from (select id, edition, content, "validFrom" from service_standards
        where status in ('ditetapkan', 'digantikan') and "archivedAt" is null order by "validFrom" desc) x`,
      [],
    );
    const standards = rows.map(([standard]) => standard);
    this.known = { standards, until: Date.now() + LIFE_MS };
    return standards;
  }
}
