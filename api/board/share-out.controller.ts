import { Controller, Headers, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { MOST_PEOPLE, ShareOut } from './share-out.service.ts';
import { proposal } from '../define/answers/board.ts';
import { boolean, longText, reference } from '../define/field.ts';
import { group, list, oneOf, optional, record, type Shape } from '../define/shape.ts';
import { Given, given } from '../actions/given.ts';
import { requests } from '../requests/requests.resource.ts';
import { Act } from '../actions/act.ts';

class Sharing extends given({
  apply: boolean({ label: 'Terapkan; tanpa ini hanya usulan' }),
  people: list(
    group({
      id: reference('verifications', { label: 'Orang', required: true }),
      verifierId: reference('staff', { label: 'Verifikator', required: true }),
      reason: optional(longText({ label: 'Alasan, wajib bila bukan verifikator yang diusulkan', max: 2000 })),
    }),
    MOST_PEOPLE,
  ),
}) {}

@Controller('api/requests')
export class ShareOutController {
  constructor(private readonly sharing: ShareOut) {}

  @Post(':id/share-out')
  @Act({
    by: requests.access.show,
    does: 'Bagi pemohon pada surat kepada verifikator: usulan, atau penerapannya',
    name: 'shareOut',
    answers: oneOf<Shape>(proposal, record('requests')),
    sends: ['If-Match'],
    refuses: [409, 428],
  })
  async share(
    @Asking() origin: Person,
    @Param('id') id: string,
    @Given() { apply, people }: Sharing,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!apply) return this.sharing.propose(origin, id);
    const letter = await this.sharing.apply(origin, id, people, ifMatch);
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return letter;
  }
}
