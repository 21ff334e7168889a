import { Controller, Get } from '@nestjs/common';
import { Act } from '../actions/act.ts';
import { Database } from '../database/database.ts';
import { colleaguesAnswer } from '../define/answers/colleagues.ts';
import { CASE_READERS } from '../define/roles.ts';
import { colleagues } from './colleagues.ts';

/** Whom a record may name wherever in the office he works (references to `anyone`). */
@Controller('api/colleagues')
export class ColleaguesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Act({ by: CASE_READERS, does: 'Pegawai seluruh kantor yang dapat disebut', answers: colleaguesAnswer })
  all() {
    return colleagues(this.database);
  }
}
