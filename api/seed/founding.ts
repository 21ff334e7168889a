import { hashPassword } from '../access/passwords.ts';
import type { Origin } from '../audit/entry.ts';
import { beginVersion } from '../calendar/office-calendar.ts';
import type { Sql } from '../database/database.ts';
import { CONFIRMED_ROLES, type Role } from '../define/roles.ts';
import { HOLIDAYS, HOURS } from '../getting-started/calendar.ts';
import { DISCIPLINE_ARTICLES } from '../getting-started/discipline.ts';
import { loadRecord } from '../records/load.ts';
import { resources } from '../resources.ts';
import { AUTHORITIES } from '../sanctions/sanction-authorities.resource.ts';
import type { Vault } from '../sql/vault.ts';
import { DEMO } from './cast.ts';
import type { Office } from './office.ts';
import { addPeople, appointmentOf, MEMBERS, type Username } from './people.ts';
import { Book } from './rows.ts';
import type { Story } from './story.ts';
import { addDays, advance, at, dateOf, workingDay } from './time.ts';
import { addUnits } from './units.ts';
import { MINUTE } from '../define/durations.ts';

export const ORIGIN: Origin = { kind: 'job', job: 'seed', requestId: DEMO };

const TEMPLATES = [
  {
    name: 'Sudah ditangani',
    class: 'ringan',
    body: 'Yth. {pelapor},\n\nAduan Anda nomor {nomor} tanggal {diterima} tentang {hal} sudah kami tangani.\n\nTerima kasih.',
  },
  {
    name: 'Penjelasan aturan',
    class: 'normatif',
    body: 'Yth. {pelapor},\n\nMenjawab aduan nomor {nomor} tentang {hal}, kami jelaskan sebagai berikut.\n\nDasar ketentuannya adalah Standar Pelayanan Sertifikat Elektronik.',
  },
  {
    name: 'Diteruskan kepada BSrE',
    class: null,
    body: 'Yth. {pelapor},\n\nAduan nomor {nomor} tentang {hal} kami teruskan kepada BSrE-BSSN dengan tiket {tiket_bsre} dan sudah dijawab.',
  },
] as const;

/** What an office has before anybody works in it: loaded, as an installation is, by the application itself. */
export async function found(sql: Sql, vault: Vault, began: number, since: string) {
  const book = new Book(began);
  await beginVersion(sql, 'system:seed', 'Kalender contoh');
  for (const holiday of HOLIDAYS) book.add('holidays', holiday);
  for (const hours of HOURS) book.add('office-hours', hours);
  for (const authority of AUTHORITIES) book.add('sanction-authorities', authority);
  const units = addUnits(book);
  const staff = addPeople(book, since, units);
  for (const template of TEMPLATES) book.add('answer-templates', template);
  for (const article of DISCIPLINE_ARTICLES) book.add('discipline-articles', article);
  const hashes = new Map<string, string>();
  for (const { resource, values, ...row } of book.rows) {
    const declared = resources.find(({ name }) => name === resource)!;
    const { password } = values;
    if (typeof password !== 'string') {
      await loadRecord(sql, vault, ORIGIN, declared, { ...row, values });
      continue;
    }
    const hash = hashes.get(password) ?? (await hashPassword(password));
    hashes.set(password, hash);
    await loadRecord(sql, vault, ORIGIN, declared, { ...row, values: { ...values, password: hash } });
  }
  return { units, staff };
}

/** Rights are proposed by the administrator and confirmed by another; the first Kepala Dinas has nobody before him. */
export async function* rightsStory({ cast, staff, units }: Office, began: number, since: string): Story {
  const usernames = (Object.keys(MEMBERS) as Username[]).filter((name) => 'role' in MEMBERS[name] && name !== 'admin');
  for (const [index, username] of usernames.entries()) {
    yield began + (10 + 6 * index) * MINUTE;
    const { status: _, ...given } = appointmentOf(username, since, staff, units);
    const id = await (await cast.as('admin')).create('appointments', given);
    if (username === 'kadis' || !CONFIRMED_ROLES.includes(given.role as Role)) continue;
    yield began + (13 + 6 * index) * MINUTE;
    await (await cast.as('kadis')).step('appointments', id, 'konfirmasi');
  }
  cast.forget();
}

/** While Kepala Dinas is away: proposed with wrong dates, refused, proposed again, and not confirmed yet. */
export async function* standInStory({ cast, now, staff, units }: Office): Story {
  const today = dateOf(now);
  const unitId = units.get('DINKOMINFO')!.id;
  const given = (from: string, to: string, number: number) =>
    ({
      staffId: staff.sekretaris,
      role: 'kepala_dinas',
      kind: 'plh',
      unitId,
      validFrom: from,
      validTo: to,
      decree: `800.1.11.1/${number}/${today.slice(0, 4)}`,
    }) as const;
  const [before, after] = [addDays(today, 20), addDays(today, 24)];
  yield advance(at(workingDay(today, -6), '07.30'), 75);
  const wrong = await (
    await cast.as('admin')
  ).create('appointments', given(addDays(before, 30), addDays(after, 30), 311));
  yield advance(at(workingDay(today, -6), '07.30'), 160);
  await (
    await cast.as('kadis')
  ).step('appointments', wrong, 'tolak', { reason: 'Tanggal diklatnya keliru; yang benar bulan ini.' });
  yield advance(at(workingDay(today, -4), '07.30'), 75);
  const leave = { kind: 'tahunan', validFrom: addDays(today, 10), validTo: addDays(today, 12) } as const;
  await (await cast.as('kasi2')).create('leaves', { ...leave, staffId: staff.staf2, decree: '800.1.11.4/57' });
  yield advance(at(workingDay(today, -2), '07.30'), 45);
  await (await cast.as('admin')).create('appointments', given(before, after, 318));
}
