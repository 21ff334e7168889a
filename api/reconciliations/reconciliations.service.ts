import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Origin, Person } from '../audit/entry.ts';
import { MOST_NAMED, reconcile } from '../audit/reconcile.ts';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../records/crud.module.ts';
import { loadRecord } from '../records/load.ts';
import { notFound } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Vault } from '../sql/vault.ts';
import { STORAGE, type Storage } from '../files/storage.ts';
import { Jobs } from '../jobs/jobs.ts';
import { nightFrom } from '../jobs/nights.ts';
import { fileFaults } from './files.ts';
import { type Fault, FAULTS, type Reconciliation, reconciliations } from './reconciliations.resource.ts';
import { MINUTE } from '../define/durations.ts';

const NIGHT = nightFrom(2);
/** A process that took the night's work and died lets it go after this. */
const GIVEN_UP = "interval '30 minutes'";

type Result = Omit<Reconciliation, 'version' | 'createdAt' | 'updatedAt'>;

/** Compares everything and keeps the result as a record: its creation is the entry in the trail. */
export async function runReconciliation(
  { sql, vault, registry, storage }: { sql: Sql; vault: Vault; registry: Registry; storage: Storage },
  origin: Origin,
  occasion: Reconciliation['occasion'],
): Promise<Result> {
  const startedAt = new Date().toISOString();
  const { faults: rowFaults, faultCount: rowFaultCount, ...counts } = await reconcile(sql, registry);
  const faults: Omit<Fault, 'says'>[] = [...rowFaults];
  let faultCount = rowFaultCount;
  for await (const fault of fileFaults(sql, storage)) {
    faultCount += 1;
    if (faults.length < MOST_NAMED) faults.push(fault);
  }
  const values = {
    startedAt,
    finishedAt: new Date().toISOString(),
    occasion,
    result: faultCount === 0 ? 'cocok' : 'selisih',
    ...counts,
    faultCount,
    faults: faults.map((fault) => ({ ...fault, says: FAULTS[fault.kind] })),
  } as const;
  const id = uuid();
  const { finishedAt } = values;
  await loadRecord(sql, vault, origin, reconciliations, { id, createdAt: finishedAt, updatedAt: finishedAt, values });
  return { id, ...values };
}

@Injectable()
export class ReconciliationsService extends CrudService(reconciliations) {
  constructor(
    @Inject(REGISTRY) private readonly registry: Registry,
    private readonly vault: Vault,
    @Inject(STORAGE) private readonly storage: Storage,
    jobs: Jobs,
  ) {
    super();
    jobs.every({ name: 'reconciliation', everyMs: MINUTE, run: () => this.nightly() });
  }

  private run(origin: Origin, occasion: Reconciliation['occasion']): Promise<Result> {
    const { database: sql, vault, registry, storage } = this;
    return runReconciliation({ sql, vault, registry, storage }, origin, occasion);
  }

  /** Now, because somebody asks. Takes seconds for 100,000 rows. */
  async onRequest(origin: Person): Promise<Reconciliation> {
    const { id } = await this.run(origin, 'permintaan');
    const [json] = await this.one(origin, id);
    return JSON.parse(json) as Reconciliation;
  }

  /** The newest result, or 404 before the first. */
  async latest(origin: Person): Promise<Reconciliation> {
    const { json } = await this.list(origin, { filter: {}, range: [0, 0], sort: ['startedAt', 'DESC'] });
    const [newest] = JSON.parse(json) as Reconciliation[];
    if (!newest) throw notFound();
    return newest;
  }

  /** The night's run, by the first process that comes after 02.00 WIB; by another when that one dies over it. */
  async nightly(): Promise<void> {
    const [taken] = await this.database.query(
      `update reconciliation_nights set taken_at = now()
       where done_for < ${NIGHT} and (taken_at is null or taken_at < now() - ${GIVEN_UP}) returning 1`,
      [],
    );
    if (!taken) return;
    await this.run({ kind: 'job', job: 'reconciliation', requestId: uuid() }, 'malam');
    await this.database.query(`update reconciliation_nights set done_for = ${NIGHT}, taken_at = null`, []);
  }
}
