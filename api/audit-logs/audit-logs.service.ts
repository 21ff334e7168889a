import { Inject, Injectable } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '../audit/entry.ts';
import { proofOf } from '../audit/proof.ts';
import type { Verdict } from '../audit/offline/verdict.ts';
import { Bundles } from '../audit/verify/bundle.ts';
import { Checks } from '../audit/verify/checks.ts';
import { Witness } from '../audit/verify/witness.ts';
import type { IntegrityAnswer, TrailCheck } from '../define/answers/trail.ts';
import { isBare } from '../define/resource.ts';
import { type Actor, type Role } from '../define/roles.ts';
import type { Names } from '../define/value-words.ts';
import { CrudService } from '../records/crud.module.ts';
import { type Blocks, CHUNK } from '../records/export.ts';
import { notFound, Problem, unprocessable } from '../sql/problem.ts';
import type { ListQuery } from '../sql/query.ts';
import { type Page, TOTAL_CAP } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { auditLogs, type AuditLog } from './audit-logs.resource.ts';
import { inSealingTerms } from './by-time.ts';
import { filteredTrail } from './filtered-trail.ts';
import { trailQuery } from './filters.ts';
import type { Bytes } from '../downloads/download.ts';
import { hiddenPlaces } from './hidden.ts';
import { integrityNow } from './integrity.ts';
import { toldEntries } from './told-entries.ts';
import { TOLD_HEADINGS, type ToldEntry, toldRow } from './told-rows.ts';
import { wholeTrail } from './whole-trail.ts';

/** Who may have the whole trail judged, or carry it out of the house. */
export const JUDGES: readonly Role[] = ['kepala_dinas', 'auditor'];
/** Beside the built API, also when the sources run. */
const PAGES = ['../../verifier', '../../dist/verifier'].map((folder) =>
  join(import.meta.dirname, folder, 'verify.html'),
);

/** What is counted no further is paged no further either. */
const tooDeep = () =>
  unprocessable(
    `Daftar ini dibuka sampai catatan ke-${TOTAL_CAP.toLocaleString('id-ID')}. Persempit dengan saringan waktu, pelaku, atau data.`,
  );
const notSigned = () =>
  new Problem(409, {
    code: 'not_signed_yet',
    message: 'Catatan ini belum ditandatangani penyegel. Coba lagi semenit lagi.',
  });

@Injectable()
export class AuditLogsService extends CrudService(auditLogs) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(Witness) private readonly witness!: Witness;
  @Inject(Checks) private readonly checks!: Checks;
  @Inject(Bundles) private readonly bundles!: Bundles;

  private told(actor: Actor, entries: readonly AuditLog[]): Promise<[ToldEntry, Names][]> {
    return toldEntries(this.reader, this.registry, actor, entries);
  }

  /** Entries of the trail tell personal data too: reading those is told like the reading of the records. */
  private isPersonal({ resource, changes }: AuditLog): boolean {
    const fields = this.registry.get(resource ?? '')?.fields;
    return (changes ?? []).some(({ field }) => isBare(fields?.[field]));
  }

  private async queryOf({ actor }: Person, query: ListQuery): Promise<ListQuery> {
    const { database: sql, reader, registry } = this;
    return inSealingTerms(await trailQuery({ sql, reader, registry }, actor, query));
  }

  override async export(origin: Person, query: ListQuery) {
    // Values before and after are personal data wherever the record's are.
    const ids = await this.exporter.begun(origin, auditLogs, await this.queryOf(origin, query), true);
    return this.rows(origin.actor, ids);
  }

  /** As the screen tells them, and their ids behind. */
  private async *rows(actor: Actor, ids: readonly string[]): Blocks {
    yield [TOLD_HEADINGS];
    for (let from = 0; from < ids.length; from += CHUNK) {
      const { json } = await this.reader.list(auditLogs, actor, { filter: { id: ids.slice(from, from + CHUNK) } });
      const entries = await this.told(actor, JSON.parse(json) as AuditLog[]);
      const sorted = entries.toSorted(([one], [other]) => ids.indexOf(one.id, from) - ids.indexOf(other.id, from));
      yield sorted.map(([entry, names]) => toldRow(entry, this.registry.get(entry.resource), names));
    }
  }

  private async page(origin: Person, query: ListQuery): Promise<Page> {
    const whole = await wholeTrail(this.database, this.registry, origin.actor, query);
    if (whole) return whole;
    if (query.range && query.range[0] >= TOTAL_CAP) throw tooDeep();
    return (await filteredTrail(this.database, this.registry, origin.actor, query)) ?? super.list(origin, query);
  }

  override async list(origin: Person, query: ListQuery) {
    const page = await this.page(origin, await this.queryOf(origin, query));
    const entries = JSON.parse(page.json) as AuditLog[];
    const personal = entries.filter((entry) => this.isPersonal(entry)).map(({ id }) => id);
    await this.readings.tell(origin, 'list', auditLogs.name, personal);
    return { ...page, json: JSON.stringify((await this.told(origin.actor, entries)).map(([told]) => told)) };
  }

  override async one(origin: Person, id: string): Promise<[string, number]> {
    const [json, version] = await super.one(origin, id);
    const entry = JSON.parse(json) as AuditLog;
    if (this.isPersonal(entry)) await this.readings.tell(origin, 'read', auditLogs.name, [id]);
    const [told] = await this.told(origin.actor, [entry]);
    return [JSON.stringify(told![0]), version];
  }

  async checkpoint(): Promise<{ size: number; note: string }> {
    const newest = await this.witness.latest();
    if (!newest) throw notSigned();
    return newest;
  }

  /** 409 while the newest checkpoint does not cover the entry. `hashes` in base64, from the leaf upwards. */
  async proof(origin: Person, id: string) {
    await this.one(origin, id);
    const { size, note } = await this.checkpoint();
    const [row] = await this.database.query<[string, string]>(
      'select l.idx, e.envelope from audit.leaf l join audit.event e on e.id = l.event_id where l.event_id = $1 and l.idx < $2',
      [id, size],
    );
    if (!row) throw notSigned();
    const [index, entry] = [Number(row[0]), row[1]];
    const hashes = await proofOf(this.database, index, size);
    return { entry, index, size, hashes: hashes.map((hash) => hash.toString('base64')), checkpoint: note };
  }

  async lastCheck(): Promise<TrailCheck> {
    const check = await this.checks.latest();
    if (!check) throw notFound();
    return check;
  }

  async integrity(): Promise<IntegrityAnswer> {
    const [now, check] = await Promise.all([integrityNow(this.database), this.checks.latest()]);
    return { ...now, check: check ?? null };
  }

  /** The verdict; of a long trail how far the run has come, which goes on. */
  async verify(origin: Person): Promise<Verdict | TrailCheck> {
    const verdict = await this.checks.run(origin);
    if (verdict === 'running') return (await this.checks.latest())!;
    if (verdict) return verdict;
    const message = 'Pemeriksaan keutuhan sedang berjalan. Lihat kemajuannya, lalu coba lagi.';
    throw new Problem(409, { code: 'already_running', message });
  }

  async bundle(origin: Person): Promise<Bytes> {
    const stream = await this.bundles.stream(origin, (size) =>
      hiddenPlaces(this.database, this.registry, origin.actor, size),
    );
    if (!stream) throw notSigned();
    return stream;
  }

  verifier(): Promise<Buffer> {
    return readFile(PAGES.find((page) => existsSync(page))!);
  }
}
