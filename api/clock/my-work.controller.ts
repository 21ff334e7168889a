import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { badRequest } from '../sql/problem.ts';
import { MyWork } from './my-work.service.ts';

const USUAL = 25;
const MOST = 50;

/** A whole number of a query from 1 to `most`; nothing given: the usual one. */
export function countOf(query: Record<string, unknown>, name: string, usual: number, most: number): number {
  const unknown = Object.keys(query).find((one) => one !== name);
  if (unknown) throw badRequest(`Parameter ${unknown.slice(0, 40)} tidak dikenal.`);
  const { [name]: given = String(usual) } = query;
  const count = typeof given === 'string' && /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > most) throw badRequest(`Parameter ${name} harus bilangan bulat dari 1 sampai ${most}.`);
  return count;
}

@ApiTags('my-work')
@Controller('api/my-work')
@Access('signed-in')
export class MyWorkController {
  constructor(private readonly work: MyWork) {}

  @Get()
  @ApiOperation({ summary: 'Yang menunggu saya, menurut sisa waktunya' })
  @ApiQuery({ name: 'limit', required: false, example: USUAL })
  list(@Asking() origin: Person, @Query() query: Record<string, unknown>) {
    return this.work.list(origin, countOf(query, 'limit', USUAL, MOST));
  }
}
