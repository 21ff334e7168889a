import { Controller, Get, Inject, Post } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { sealerState } from '../audit/seal/state.ts';
import { CalendarKeeper } from '../calendar/calendar-keeper.ts';
import { CalendarState } from '../calendar/calendar-state.ts';
import { ClockCompletion } from '../clock/clock-completion.ts';
import { STANDARDS, type Standards } from '../clock/sources.ts';
import { CONFIG, type Config } from '../config.ts';
import { Database } from '../database/database.ts';
import {
  type Filled,
  filled,
  GETTING_STARTED_READERS,
  type GettingStartedAnswer,
  gettingStartedAnswer,
} from '../define/getting-started.ts';
import { officeDate } from '../define/office-time.ts';
import { holds } from '../define/roles.ts';
import { Vault } from '../sql/vault.ts';
import { readFacts } from './facts.ts';
import { fillOffice, missingDefaults } from './fill.ts';
import { needsOf } from './needs.ts';
import { Act } from '../actions/act.ts';

/** "Mulai di sini": what a new office still lacks, and a beginning of it. */
@Controller('api/getting-started')
export class GettingStartedController {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly calendar: CalendarState,
    private readonly keeper: CalendarKeeper,
    private readonly clocks: ClockCompletion,
    @Inject(STANDARDS) private readonly standards: Standards,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Act({
    by: GETTING_STARTED_READERS,
    does: 'Mulai di sini: apa yang belum ada untuk bekerja menurut standar, berurutan',
    answers: gettingStartedAnswer,
  })
  async read(@Asking() { actor }: Person): Promise<GettingStartedAnswer> {
    const facts = await readFacts(this.database, this.standards);
    const { warning } = await this.calendar.read();
    const needs = needsOf(facts, {
      calendar: warning ?? { year: Number(officeDate(Date.now()).slice(0, 4)), missing: [] },
      // On somebody's own machine mails wait, and that is well.
      server: this.config.production ? await this.server() : null,
    });
    const complete = needs.every(({ done }) => done);
    const { standardInForce, executors: of, roles } = facts;
    const have = roles.verifikator ?? 0;
    const mayFill = holds(actor, ['admin_sistem']) && (await this.lacks());
    return {
      complete,
      standardInForce,
      mayFill,
      needs,
      ...(of !== undefined && have !== of && { executors: { have, of } }),
    };
  }

  @Post('fill')
  @Act({
    by: ['admin_sistem'],
    does: 'Isi yang belum ada dengan bawaan Purbalingga: jam kerja, hari libur SKB, draf standar no. 26, pasal disiplin',
    answers: filled,
    refuses: [409, 422],
  })
  async fill(@Asking() origin: Person): Promise<Filled> {
    const added = await this.database.transaction((sql) => fillOffice(sql, this.vault, origin));
    await this.keeper.recalculate(origin, 'office-hours');
    await this.clocks.complete();
    return added;
  }

  private async server() {
    return { mail: this.config.smtpUrl !== undefined, seal: (await sealerState(this.database)) === 'sealing' };
  }

  private async lacks(): Promise<boolean> {
    const { hours, holidays, standard, articles } = await missingDefaults(this.database);
    return standard || hours.length + holidays.length + articles.length > 0;
  }
}
