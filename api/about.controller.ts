import { Controller, Get, Inject } from '@nestjs/common';
import { APP_VERSION } from './audit/entry.ts';
import { CONFIG, type Config } from './config.ts';
import { Database } from './database/database.ts';
import { boolean, text } from './define/field.ts';
import { group, list, optional } from './define/shape.ts';
import { Act } from './actions/act.ts';

const about = group(
  {
    demo: boolean({ label: 'Ini demo' }),
    version: text({ label: 'Versi' }),
    demoAccounts: optional(
      list(group({ username: text({ label: 'Nama pengguna' }), label: text({ label: 'Jabatan' }) })),
    ),
  },
  'About',
);

@Controller('api/public')
export class AboutController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The demo's accounts are in the README; a production server knows none. */
  @Get('about')
  @Act({ by: 'public', does: 'Versi, dan akun demo bila ini demo', answers: about })
  async about() {
    if (this.config.production) return { demo: false, version: APP_VERSION };
    const accounts = await this.database.query<[string, string]>(
      'select u.username, s.position from users u join staff s on s.id = u."staffId" where u.demo and u.active order by u."createdAt", u.id',
      [],
    );
    const demoAccounts = accounts.map(([username, label]) => ({ username, label }));
    return { demo: demoAccounts.length > 0, version: APP_VERSION, demoAccounts };
  }
}
