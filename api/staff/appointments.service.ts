import { Inject, Injectable } from '@nestjs/common';
import { Remembered } from '../access/remembered.ts';
import type { Origin, Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../records/crud.module.ts';
import type { Sent } from '../sql/input.ts';
import { unprocessable } from '../sql/problem.ts';
import type { CreatedWork, Effects, RowWork, ValuesOf, Work } from '../records/work.ts';
import { Notifications } from '../notifications/notifications.ts';
import { type Appointment, appointments } from './appointments.resource.ts';
import { type RightsDeed, rightsNews } from './rights-news.ts';
import { isFirstHead, needsConfirming, oneAtATime, refuseClash } from './rights.ts';

type Appointments = typeof appointments;
type Told = Pick<Appointment, 'id' | 'staffId' | 'role' | 'version'>;

/** As it is after the write. */
const changed = (row: Told): Told => ({ ...row, version: row.version + 1 });

const CLOSED =
  'Penugasan yang sudah dikonfirmasi hanya dapat diakhiri lebih awal. Untuk jabatan, unit, atau masa lain usulkan penugasan baru.';

/** Who holds which role, and what he may do, changed: what was remembered of people is old. */
@Injectable()
export class AppointmentsService extends CrudService(appointments) {
  @Inject(Remembered) private readonly remembered!: Remembered;
  @Inject(Notifications) private readonly notifications!: Notifications;

  protected override readonly effects: Effects<Appointments> = {
    konfirmasi: { after: ({ origin, row, sql }) => this.tell(sql, origin, changed(row), 'berlaku') },
    tolak: { after: ({ origin, row, sql }) => this.tell(sql, origin, changed(row), 'ditolak') },
  };

  protected override async beforeCreate({ values, sql }: Work<Appointments>): Promise<ValuesOf<Appointments>> {
    await oneAtATime(sql);
    await refuseClash(sql, values);
    const role = values.role!;
    return { status: needsConfirming(role) && !(await isFirstHead(sql, role)) ? 'diusulkan' : 'berlaku' };
  }

  protected override async afterCreate({ json, origin, sql }: CreatedWork<Appointments>) {
    const made = JSON.parse(json) as Appointment;
    if (needsConfirming(made.role)) await this.tell(sql, origin, made, made.status);
  }

  protected override async beforeUpdate({
    row,
    values,
    origin,
    sql,
  }: RowWork<Appointments>): Promise<ValuesOf<Appointments>> {
    await oneAtATime(sql);
    const { validTo, ...others } = values;
    const isEnded = typeof validTo === 'string' && (row.validTo === null || validTo < row.validTo);
    const isOnlyEnded = Object.keys(others).length === 0 && isEnded;
    if (needsConfirming(row.role) && row.status === 'berlaku' && !isOnlyEnded) throw unprocessable(CLOSED);
    if (!isOnlyEnded) await refuseClash(sql, { ...row, ...values });
    if (needsConfirming(row.role)) await this.tell(sql, origin, changed(row), 'diubah');
    return {};
  }

  protected override async beforeArchive({ row, origin, sql }: RowWork<Appointments>) {
    if (needsConfirming(row.role)) await this.tell(sql, origin, changed(row), 'diarsipkan');
  }

  /** The others wait before the row does: nobody waits for another in a circle. */
  protected override async heldRow(origin: Person, id: string, sent: Sent, sql: Sql) {
    await oneAtATime(sql);
    return super.heldRow(origin, id, sent, sql);
  }

  private async tell(sql: Sql, origin: Origin, appointment: Told, deed: RightsDeed) {
    await this.notifications.tell(sql, await rightsNews(sql, origin, appointment, deed));
  }

  protected override afterWrite() {
    this.remembered.forget();
  }
}
