import { Inject, Param, Post, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import { Given, given } from '../actions/given.ts';
import type { Person } from '../audit/entry.ts';
import { longText, nik, text } from '../define/field.ts';
import type { Resource } from '../define/resource.ts';
import { group, list, maybe, record } from '../define/shape.ts';
import { NikService } from './nik.service.ts';
import { sendRecord } from './reply.ts';

class Reveal extends given(
  {
    field: text({ label: 'Isian yang dibuka', required: true, max: 40 }),
    reason: longText({ label: 'Alasan', required: true, min: 5, max: 1000 }),
  },
  { reason: 'Tulis alasan membuka data pribadi ini.' },
) {}
class Find extends given({ nik: nik({ label: 'NIK lengkap', required: true }) }) {}
const revealed = group({ value: maybe(text({ label: 'NIK lengkap' })) }, 'Revealed');

/** Where a NIK is kept, it is opened for a reason, and found by one that is known whole. */
export function withReveal<T extends Type<object>>(parent: T, resource: Resource): T {
  const { label } = resource;
  class Revealing extends (parent as unknown as new () => object) {
    @Inject(NikService) private readonly niks!: NikService;

    @Post(':id/reveal')
    @Act({
      by: resource.access.show,
      does: `Buka NIK lengkap pada ${label}, dengan alasan yang dicatat`,
      answers: revealed,
    })
    reveal(@Asking() origin: Person, @Param('id') id: string, @Given() why: Reveal) {
      return this.niks.reveal(resource, origin, id, why);
    }

    @Post('find')
    @Act({ by: resource.access.list, does: `Cari ${label} dengan NIK lengkap`, answers: list(record(resource.name)) })
    async find(@Asking() origin: Person, @Given() { nik }: Find, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendRecord(reply, await this.niks.find(resource, origin, nik));
    }
  }
  return Revealing as unknown as T;
}
