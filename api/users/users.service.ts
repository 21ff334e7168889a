import { Inject, Injectable } from '@nestjs/common';
import { hashPassword, passwordFault } from '../access/passwords.ts';
import { Remembered } from '../access/remembered.ts';
import { Sessions } from '../access/sessions.ts';
import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../records/crud.module.ts';
import { forbidden, unprocessable } from '../sql/problem.ts';
import type { RowWork, ValuesOf, Work } from '../records/work.ts';
import { Notifications } from '../notifications/notifications.ts';
import { rightsNews } from '../staff/rights-news.ts';
import { askAgain, hasConfirmer, oneAtATime } from '../staff/rights.ts';
import { users } from './users.resource.ts';

const refuse = (field: string, why: string) => unprocessable(why, { [field]: why });

@Injectable()
export class UsersService extends CrudService(users) {
  @Inject(Sessions) private readonly sessions!: Sessions;
  @Inject(Remembered) private readonly remembered!: Remembered;
  @Inject(Notifications) private readonly notifications!: Notifications;

  protected override async beforeCreate({ origin, values, sql }: Work<typeof users>) {
    const username = values.username!.toLowerCase();
    if (!/^[a-z][a-z0-9._-]*$/.test(username))
      throw refuse('username', 'Nama pengguna: huruf kecil, angka, titik, garis; diawali huruf.');
    const password = await this.hashed(values.password, username);
    // The first of an office has nobody yet who could confirm him.
    await this.given(origin, values.staffId!, sql, true);
    return { username, password, passwordGivenById: origin.actor.staffId };
  }

  protected override async beforeUpdate({
    row,
    values,
    origin,
    sql,
  }: RowWork<typeof users>): Promise<ValuesOf<typeof users>> {
    if ('active' in values && row.id === origin.actor.userId)
      throw forbidden('Akun Anda sendiri diaktifkan atau dinonaktifkan oleh orang lain.', 'own_record');
    if ('password' in values && row.id === origin.actor.userId)
      throw forbidden('Ganti kata sandi Anda sendiri di Profil saya, dengan kata sandi sekarang.', 'own_record');
    // Also when it is switched on again: nothing from before is to come back to life. Who signs in meanwhile waits for
    // the account, and is judged by what it is then.
    if ('password' in values) await this.given(origin, row.staffId, sql, row.passwordGivenById !== null);
    if ('active' in values || 'password' in values) {
      await this.reader.locked(users, row.id, sql);
      await this.sessions.end('user_id', row.id, sql);
    }
    if (!('password' in values)) return {};
    const password = await this.hashed(values.password, row.username);
    // Of a demo account everybody knows the password.
    return { password, passwordGivenById: row.demo ? null : origin.actor.staffId };
  }

  /** Whoever gives a password could be its owner: roles that two people give wait for the second (api/README: Rights). */
  private async given(origin: Person, staffId: string, sql: Sql, isUnused: boolean) {
    await oneAtATime(sql);
    if (isUnused && !(await hasConfirmer(sql, staffId))) return;
    const asked = await askAgain({ sql, writer: this.writer }, origin, staffId);
    for (const one of asked) await this.notifications.tell(sql, await rightsNews(sql, origin, one, 'kata_sandi'));
  }

  protected override afterWrite() {
    this.remembered.forget();
  }

  private async hashed(password: string | null | undefined, username: string): Promise<string> {
    const fault = passwordFault(password, username);
    if (fault) throw refuse('password', fault);
    return hashPassword(password!);
  }
}
