import type { INestApplicationContext } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import { Database } from '../database/database.ts';
import { HOLIDAYS } from '../getting-started/calendar.ts';
import { ownerDataSource } from '../data-source.ts';
import { Vault } from '../sql/vault.ts';
import { makeApplicants } from './applicants.ts';
import { Cast } from './cast.ts';
import { demoStories } from './demo.ts';
import { found, ORIGIN } from './founding.ts';
import { meanwhile } from './meanwhile.ts';
import type { Office } from './office.ts';
import { makeRandom } from './random.ts';
import { onStage, type Stage } from './stage.ts';
import { tell } from './story.ts';
import { addMonths, advance, at, dateOf } from './time.ts';
import { MINUTE } from '../define/durations.ts';

/** The office began to work with the application before its oldest certificate, and not before its calendar. */
const BEGAN_MONTHS_AGO = 16;
const FIRST_DAY = HOLIDAYS.map(({ date }) => date).toSorted()[0]!;

/** Everybody has looked at his bell, and nobody is written to about what happened before the demo was made. */
const READ = `update notifications set "readAt" = least(at + interval '20 minutes', now()), "mailDueAt" = null`;

/** Fills an empty database with the demo office: its history is played, as the owner of the tables. Does nothing where there is an account already. */
export async function seedDemo(app: INestApplicationContext, ownerUrl: string, today = new Date()): Promise<boolean> {
  const source = await ownerDataSource(ownerUrl).initialize();
  const now = Math.floor(today.getTime() / MINUTE) * MINUTE;
  try {
    return await onStage(new Database(source), now, async (stage) => {
      // Two instances may start at once on one empty database.
      await stage.sql.query('lock table users in share row exclusive mode', []);
      const [full] = await stage.sql.query<[boolean]>('select exists (select 1 from users)', []);
      if (full![0]) return false;
      await playAll(app, stage, now);
      return true;
    });
  } finally {
    await source.destroy();
  }
}

async function playAll(app: INestApplicationContext, stage: Stage, now: number): Promise<void> {
  const [firstDay] = [addMonths(dateOf(now), -BEGAN_MONTHS_AGO), FIRST_DAY].toSorted().reverse();
  const began = advance(at(firstDay!, '07.30'), 30);
  const since = `${addMonths(dateOf(began), -12).slice(0, 4)}-01-02`;
  const { units, staff } = await stage.play(began, async () => {
    await app.get(Audit, { strict: false }).append(ORIGIN, { action: 'demo', resource: 'audit-logs' }, stage.sql);
    return found(stage.sql, app.get(Vault, { strict: false }), began, since);
  });
  const goOn = meanwhile(app, stage, now);
  const { sql } = stage;
  const random = makeRandom(26);
  const office: Office = {
    now,
    random,
    cast: new Cast(app, sql),
    sql,
    units,
    staff,
    applicants: makeApplicants(random),
  };
  await tell(stage, demoStories(office, began, since), goOn);
  await goOn(now);
  await stage.sql.query(READ, []);
}
