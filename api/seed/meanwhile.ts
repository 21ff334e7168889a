import type { INestApplicationContext } from '@nestjs/common';
import { CertificateDates } from '../certificates/certificate-dates.ts';
import { Alerts } from '../clock/alerts.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import { ComplaintsService } from '../complaints/complaints.service.ts';
import { FindingsService } from '../supervision/findings.service.ts';
import { Outbox } from '../mail/outbox.ts';
import { drawing } from './draws.ts';
import type { Stage } from './stage.ts';
import { at, dateOf, iso } from './time.ts';

/** Where no mailbox is. */
const UNKNOWN_ADDRESS = /@tidak-ada\.example\.org$/;
const refused = { permanent: true, text: 'Server surel menolak: 550 5.1.1 Mailbox unavailable' };
const goesOn = new AbortController().signal;

/**
 * What the application does by itself until a moment: it warns, sends mail, draws, closes complaints that
 * nobody answers, writes down who did not answer a finding, and tells which certificates expire.
 */
export function meanwhile(app: INestApplicationContext, stage: Stage, now: number): (moment: number) => Promise<void> {
  const calendars = app.get<Calendars>(CALENDAR, { strict: false });
  const alerts = app.get(Alerts, { strict: false });
  const outbox = app.get(Outbox, { strict: false });
  const certificates = app.get(CertificateDates, { strict: false });
  const complaints = app.get(ComplaintsService, { strict: false });
  const findings = app.get(FindingsService, { strict: false });
  const draw = drawing(app, stage, now);
  let lastDay = '';
  return async (moment) => {
    // Compiled once a second at most, and not once for every act.
    await stage.look(() => calendars.current());
    for (;;) {
      const [due] = await stage.sql.query<[string | null, string | null]>(
        `select (extract(epoch from (select min(alert_at) from clocks where alert_at <= $1)) * 1000)::bigint,
           (extract(epoch from (select min("dueAt") from mails where status = 'menunggu' and "dueAt" <= $1)) * 1000)::bigint`,
        [iso(moment)],
      );
      const [warning, mail] = due!;
      if (warning === null && mail === null) break;
      if (warning !== null) await stage.play(Number(warning), () => alerts.warnDue());
      if (mail !== null)
        await stage.play(Number(mail), () =>
          outbox.sendDue(goesOn, async ({ recipient }) => (UNKNOWN_ADDRESS.test(recipient) ? refused : undefined)),
        );
    }
    const morning = at(dateOf(moment), '06.00');
    if (moment >= morning && dateOf(moment) !== lastDay) {
      lastDay = dateOf(moment);
      await stage.play(morning, () => complaints.closeSilent(new Date(morning)));
      await stage.play(morning, () => findings.recordSilence(morning));
      const today = lastDay;
      await stage.play(morning, async () => {
        while (await certificates.settle(today));
      });
    }
    await draw(moment);
  };
}
