import { Controller, Get, Inject } from '@nestjs/common';
import { APP_VERSION } from './audit/entry.ts';
import { CONFIG, type Config } from './config.ts';
import { Database } from './database/database.ts';
import { type AboutAnswer, aboutAnswer } from './define/answers/about.ts';
import { Act } from './actions/act.ts';

@Controller('api/public')
export class AboutController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The demo's accounts are in the README; a production server knows none. */
  @Get('about')
  @Act({ by: 'public', does: 'Versi, batas unggahan, dan akun demo bila ini demo', answers: aboutAnswer })
  async about(): Promise<AboutAnswer> {
    const known = { version: APP_VERSION, uploadMegabytes: this.config.uploadLimitBytes / 1024 / 1024 };
    if (this.config.production) return { demo: false, ...known };
    const accounts = await this.database.query<[string, string]>(
      'select u.username, s.position from users u join staff s on s.id = u."staffId" where u.demo and u.active order by u."createdAt", u.id',
      [],
    );
    const demoAccounts = accounts.map(([username, label]) => ({ username, label }));
    return { demo: demoAccounts.length > 0, ...known, demoAccounts };
  }
}
