import { Controller, Get } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Board } from './board.service.ts';
import { boardAnswer } from '../define/answers/board.ts';
import { integer } from '../define/field.ts';
import { AskedFor, given } from '../actions/given.ts';
import { LEADERS } from '../define/roles.ts';
import { Act } from '../actions/act.ts';

class BoardQuery extends given({
  cards: integer({ label: 'Kartu setiap kolom', required: true, initial: 5, min: 1, max: 20 }),
}) {}

@Controller('api/board')
export class BoardController {
  constructor(private readonly board: Board) {}

  @Get()
  @Act({
    by: LEADERS,
    does: 'Papan kerja: pekerjaan terbuka menurut langkah, dan beban setiap verifikator',
    answers: boardAnswer,
  })
  read(@Asking() origin: Person, @AskedFor() { cards }: BoardQuery) {
    return this.board.read(origin, cards);
  }
}
