import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { plainObject } from '../sql/input.ts';
import { badRequest } from '../sql/problem.ts';
import { ShareOut } from './share-out.service.ts';

@ApiTags('requests')
@Controller('api/requests')
@Access('signed-in')
export class ShareOutController {
  constructor(private readonly sharing: ShareOut) {}

  @Post(':id/share-out')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bagi pemohon pada surat kepada verifikator: usulan, atau penerapannya' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        apply: { type: 'boolean', description: 'Tanpa ini hanya usulan.' },
        people: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'verifierId'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              verifierId: { type: 'string', format: 'uuid' },
              reason: { type: 'string', description: 'Wajib bila bukan verifikator yang diusulkan.' },
            },
          },
        },
      },
    },
  })
  async share(
    @Asking() origin: Person,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { apply = false, people, ...more } = plainObject(body);
    const unknown = Object.keys(more)[0];
    if (unknown !== undefined) throw badRequest(`Isian ${unknown.slice(0, 40)} tidak dikenal.`);
    if (typeof apply !== 'boolean') throw badRequest('Isi apply dengan true atau false.');
    if (!apply) return this.sharing.propose(origin, id);
    const letter = await this.sharing.apply(origin, id, people, ifMatch);
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return letter;
  }
}
