import { Injectable } from '@nestjs/common';
import { Audit } from './audit.ts';
import { entryOf, type Person } from './entry.ts';
import { Lately } from './lately.ts';

type Reading = 'read' | 'list';
const keysOf = (origin: Person, action: Reading, ids: readonly string[]): string[] =>
  ids.map((id) => `${origin.session}${action}${id}`);

/** Reading of personal data: one entry a request, with the ids (api/README: The audit trail); the same again within ten minutes is one. */
@Injectable()
export class Readings {
  constructor(
    private readonly audit: Audit,
    private readonly lately: Lately,
  ) {}

  /** The entry to append in the statement that reads this record; nothing when it has just been told. */
  entryFor(origin: Person, resource: string, id: string): string | undefined {
    const isNews = this.lately.isNews(keysOf(origin, 'read', [id]));
    return isNews ? entryOf(origin, { action: 'read', resource }) : undefined;
  }

  /** That entry was written. */
  opened(origin: Person, id: string): void {
    this.lately.told(keysOf(origin, 'read', [id]));
  }

  /** Tells that these records were read, when one of them is news. Fails when the entry cannot be written. */
  async tell(origin: Person, action: Reading, resource: string, ids: readonly string[]): Promise<void> {
    const keys = keysOf(origin, action, ids);
    if (!this.lately.isNews(keys)) return;
    await this.audit.append(origin, { action, resource, ...(action === 'read' ? { recordId: ids[0] } : { ids }) });
    this.lately.told(keys);
  }

  /** A look into a confidential room: told each time, before it is answered. */
  enter(origin: Person, resource: string, recordId: string): Promise<void> {
    return this.audit.append(origin, { action: 'open', resource, recordId });
  }
}
