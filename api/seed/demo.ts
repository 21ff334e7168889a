import { makeApplicants } from './applicants.ts';
import { HOLIDAYS, HOURS } from '../getting-started/calendar.ts';
import { addComplaints } from './complaints.ts';
import { addMeetings } from './meetings.ts';
import type { Office } from './office.ts';
import { addPeople } from './people.ts';
import { addPrivacy } from './privacy.ts';
import { addDesk } from './desk.ts';
import { makeRandom } from './random.ts';
import { Book, type DemoRow } from './rows.ts';
import { addService } from './service.ts';
import { addStandard } from './standard.ts';
import { addSupervision } from './supervision.ts';
import { addMonths, advance, at, dateOf } from './time.ts';
import { addUnits } from './units.ts';

export type { DemoRow } from './rows.ts';

const MINUTE = 60_000;
/** The office began to work with the application before its oldest certificate. */
const BEGAN_MONTHS_AGO = 28;

/** The demo office as it stands at the moment: the same moment gives the same office. */
export function demoOffice(now: Date): DemoRow[] {
  const moment = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const today = dateOf(moment);
  const began = advance(at(addMonths(today, -BEGAN_MONTHS_AGO), '07.30'), 30);
  const random = makeRandom(26);
  const book = new Book();

  for (const holiday of HOLIDAYS) book.add('holidays', began, holiday);
  for (const hours of HOURS) book.add('office-hours', began, hours);
  const units = addUnits(book, began);
  const staff = addPeople(book, began, units);
  addStandard(book, began, moment, staff);
  const applicants = makeApplicants(random);
  const office: Office = { now: moment, random, book, units, staff, applicants };
  addService(office);
  addComplaints(office, book.of('requests'));
  addDesk(office, began);
  addSupervision(office, book.of('verifications'));
  addMeetings(office);
  addPrivacy(office, book.of('verifications'));
  return book.close();
}
