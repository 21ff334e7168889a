import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from './access/access.guard.ts';
import { APP_VERSION } from './audit/entry.ts';
import { CONFIG, type Config } from './config.ts';
import { Database } from './database/database.ts';

@ApiTags('public')
@Controller('api/public')
@Access('public')
export class AboutController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The demo's accounts are in the README; a production server knows none. */
  @Get('about')
  @ApiOperation({ summary: 'Versi, dan akun demo bila ini demo' })
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
