import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { PROOFS_EXPLAINED, provenTrail } from '../audit/verify/proven.ts';
import { Witness } from '../audit/verify/witness.ts';
import type { Bytes } from '../downloads/download.ts';
import { zipped } from '../downloads/zip.ts';
import { CrudService } from '../records/crud.module.ts';
import { stepNotAllowed } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { type DataRequest, dataRequests } from './data-requests.resource.ts';
import { trailPaper } from './trail-paper.ts';
import type { TrailEntry } from '../define/answers/processing.ts';
import { trailOf } from './trail.ts';

const EXPLAINED = `Jejak pemrosesan data pribadi (UU 27/2022 pasal 31 dan 32)

${PROOFS_EXPLAINED}`;

export type TimedRequest = DataRequest & { readonly dueAt: string | null };

@Injectable()
export class DataRequestsService extends CrudService(dataRequests) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(Witness) private readonly witness!: Witness;

  /** The person's trail, once his identity was checked. Every look at it is an entry of its own. */
  private async prepared(origin: Person, id: string, action: 'read' | 'print' | 'export') {
    const row = await this.rowOf(origin, id);
    const [clock] = await this.database.query<[string | null]>(
      'select to_json(due_at) from clocks where record_id = $1',
      [row.id],
    );
    const request: TimedRequest = { ...row, dueAt: clock?.[0] ?? null };
    if (request.status !== 'disiapkan' && request.status !== 'diserahkan')
      throw stepNotAllowed('Periksa dahulu identitas peminta dan pilih subjeknya (Siapkan jawaban).');
    await this.audit.append(origin, { action, resource: dataRequests.name, recordId: request.id });
    return { request, entries: await trailOf(this.database, this.registry, request, origin.actor) };
  }

  private about({ id, number, receivedAt, dueAt }: TimedRequest) {
    return { id, number, receivedAt, dueAt, preparedAt: new Date().toISOString() };
  }

  async trail(origin: Person, id: string): Promise<object & { entries: readonly TrailEntry[] }> {
    const { request, entries } = await this.prepared(origin, id, 'read');
    return { ...this.about(request), entries };
  }

  async trailAsPaper(origin: Person, id: string): Promise<Bytes> {
    const { request, entries } = await this.prepared(origin, id, 'print');
    const [subject] = await this.database.query<[string]>(
      'select "fullName" from verifications where id = $1 union all select "fullName" from staff where id = $2',
      [request.verificationId, request.staffId],
    );
    return trailPaper(request, entries, subject![0], Date.now());
  }

  /** With inclusion proofs and the checkpoint they lead to. */
  async trailWithProofs(origin: Person, id: string): Promise<Bytes> {
    const { request, entries } = await this.prepared(origin, id, 'export');
    const proven = await provenTrail(this.database, this.witness, { ...this.about(request), entries });
    return zipped([['baca-dahulu.txt', Buffer.from(EXPLAINED)], ...proven]);
  }
}
