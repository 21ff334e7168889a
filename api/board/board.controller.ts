import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { countOf } from '../clock/my-work.controller.ts';
import { Board } from './board.service.ts';

const USUAL = 5;
const MOST = 20;

@ApiTags('board')
@Controller('api/board')
@Access('signed-in')
export class BoardController {
  constructor(private readonly board: Board) {}

  @Get()
  @ApiOperation({ summary: 'Papan kerja: pekerjaan terbuka menurut langkah, dan beban setiap verifikator' })
  @ApiQuery({ name: 'cards', required: false, example: USUAL })
  read(@Asking() origin: Person, @Query() query: Record<string, unknown>) {
    return this.board.read(origin, countOf(query, 'cards', USUAL, MOST));
  }
}
