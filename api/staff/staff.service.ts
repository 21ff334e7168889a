import { Inject, Injectable } from '@nestjs/common';
import { inForce } from '../access/in-force.ts';
import { Remembered } from '../access/remembered.ts';
import type { Person } from '../audit/entry.ts';
import { now } from '../database/scene.ts';
import { officeDate } from '../define/office-time.ts';
import { holds } from '../define/roles.ts';
import type { Json, ListQuery } from '../sql/query.ts';
import { refuseCircle } from '../sql/circle.ts';
import { CrudService } from '../records/crud.module.ts';
import { UUID } from '../sql/input.ts';
import type { Page, Row } from '../sql/reader.ts';
import { badRequest, forbidden, unprocessable } from '../sql/problem.ts';
import type { RowWork, Work } from '../records/work.ts';
import { requests } from '../requests/requests.resource.ts';
import { unassigned, verifiedOf } from '../verifications/verified.ts';
import { awayUntil } from './away.ts';
import { refuseLineMoving, refuseMoving } from './open-case.ts';
import { verifications } from '../verifications/verifications.resource.ts';
import { competencies } from './competencies.resource.ts';
import { users } from '../users/users.resource.ts';
import { fitFor } from '../verifications/duty.ts';
import { holdersOf, peopleByAccount } from './holders.ts';
import { DATED, dated, refuseCircleSince } from './places.ts';
import { staff } from './staff.resource.ts';
import { staffTerms } from './staff-terms.resource.ts';

const LINE = { resource: staff, by: 'supervisorId', says: 'Garis atasan tidak boleh berputar kembali ke pegawai ini.' };

@Injectable()
export class StaffService extends CrudService(staff) {
  @Inject(Remembered) private readonly remembered!: Remembered;

  /**
   * `role`: those who hold it today. `verifies`: those who may have the person, or all of the letter, with this id.
   * `account`: those who have one, or who have none.
   */
  override async list(origin: Person, query: ListQuery) {
    const { role, verifies, account, ...filter } = query.filter;
    // Hidden from a role is unknown to it.
    const isUnknown = account !== undefined && !holds(origin.actor, users.access.list);
    if (isUnknown || (role === undefined && verifies === undefined && account === undefined))
      return this.withLeave(await super.list(origin, query));
    const found = [
      ...(role === undefined ? [] : [await holdersOf(this.database, role)]),
      ...(verifies === undefined ? [] : [await this.verifiersFor(origin, verifies)]),
      ...(account === undefined ? [] : [await peopleByAccount(this.database, account)]),
      ...(filter.id === undefined ? [] : [[filter.id].flat()]),
    ];
    const id = found.reduce((some, more) => some.filter((one) => more.includes(one)));
    return this.withLeave(await super.list(origin, { ...query, filter: { ...filter, id } }));
  }

  override async one(origin: Person, id: string): Promise<[json: string, version: number]> {
    const [json, version] = await super.one(origin, id);
    const [person] = await this.away([JSON.parse(json) as Row]);
    return [JSON.stringify(person), version];
  }

  private async withLeave(page: Page): Promise<Page> {
    return { ...page, json: JSON.stringify(await this.away(JSON.parse(page.json) as Row[])) };
  }

  /** Who is not at work today is told of everybody whom one may know: until when, not why. */
  private async away(people: readonly Row[]): Promise<Row[]> {
    const found = await this.database.query<[string, string | null]>(
      `select l."staffId", l."validTo"::text from leaves l where l."staffId" = any($1) and ${inForce('l')}`,
      [people.map(({ id }) => id)],
    );
    const away = new Map(found.map(([id, until]) => [id, awayUntil(until)]));
    return people.map((one) => (away.has(one.id) ? { ...one, away: away.get(one.id) } : one));
  }

  private async verifiersFor({ actor }: Person, id: Json): Promise<string[]> {
    if (typeof id !== 'string' || !UUID.test(id)) throw badRequest('Nilai filter verifies tidak benar.');
    const sql = this.database;
    const person = await this.reader.row(verifications, actor, id);
    const letter = person ?? (await this.reader.row(requests, actor, id));
    if (!letter) return [];
    const anybody = { kind: letter.kind as string, subjectStaffId: null, subjectUnitId: null, registeredById: null };
    const people = await verifiedOf(sql, person ? [id] : await unassigned(sql, id));
    return fitFor(sql, actor.staffId, [anybody, ...people]);
  }

  /** The direct superior's own line must not lead back here. */
  protected override async beforeUpdate({ row, values, origin, sql }: RowWork<typeof staff>) {
    const decisive = ['unitId', 'supervisorId', 'activeFrom', 'activeTo'].some((name) => name in values);
    if (decisive && row.id === origin.actor.staffId)
      throw forbidden('Unit, atasan, dan masa aktif Anda sendiri diubah oleh orang lain.', 'own_record');
    if ('unitId' in values) await refuseMoving(sql, row.id);
    if ('supervisorId' in values) await refuseLineMoving(sql, row.id);
    await refuseCircle(sql, LINE, row.id, values.supervisorId);
    const { since, was } = dated(row, values, officeDate(now()));
    const from = since ?? row.activeFrom;
    if (values.supervisorId) await refuseCircleSince(sql, row.id, values.supervisorId, from);
    const before = Object.fromEntries(DATED.map((name) => [name, row[name]]));
    if (was) await this.writer.insert(staffTerms, { origin, sql }, { ...before, ...was, staffId: row.id });
    return since === undefined ? {} : { since };
  }

  /** What holds from the first day on needs no day of its own. */
  protected override beforeCreate({ values }: Work<typeof staff>) {
    const says = 'Kedudukan pertama berlaku sejak hari aktif; kosongkan tanggal ini.';
    if (values.since) throw unprocessable(says, { since: says });
    return {};
  }

  protected override afterWrite() {
    this.remembered.forget();
  }
}

/** What somebody may do changed: what was remembered of people is old. */
@Injectable()
export class CompetenciesService extends CrudService(competencies) {
  @Inject(Remembered) private readonly remembered!: Remembered;

  protected override afterWrite() {
    this.remembered.forget();
  }
}
