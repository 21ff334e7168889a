import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Drafts } from './drafts.service.ts';

const GIVEN = {
  type: 'object',
  required: ['values', 'writer'],
  properties: {
    values: { type: 'object', description: 'Isian formulir apa adanya; kata sandi tidak pernah ikut disimpan' },
    writer: { type: 'string', description: 'Jendela yang menyimpan' },
    after: { type: 'integer', description: 'Versi draf yang dilanjutkan jendela ini' },
    recordVersion: { type: 'integer', nullable: true, description: 'Versi data yang sedang diubah' },
  },
} as const;

/** One's own unfinished forms: nobody reads or writes those of another. */
@ApiTags('drafts')
@Controller('api/drafts')
@Access('signed-in')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  @ApiOperation({ summary: 'Draf saya, yang terbaru dulu, tanpa isinya' })
  list(@Asking() { actor }: Person) {
    return this.drafts.list(actor);
  }

  @Get(':key')
  @ApiOperation({ summary: 'Satu draf saya dengan isinya' })
  one(@Asking() { actor }: Person, @Param('key') key: string) {
    return this.drafts.one(actor, key);
  }

  @Put(':key')
  @ApiOperation({ summary: 'Simpan isian yang belum dikirim; dihapus saat dikirim atau setelah KEEP_DRAFTS_DAYS' })
  @ApiBody({ schema: GIVEN as object })
  keep(@Asking() { actor }: Person, @Param('key') key: string, @Body() body: unknown) {
    return this.drafts.keep(actor, key, body);
  }

  @Delete(':key')
  @HttpCode(200)
  @ApiOperation({ summary: 'Buang satu draf saya' })
  async remove(@Asking() { actor }: Person, @Param('key') key: string) {
    await this.drafts.remove(actor, key);
    return { key };
  }
}
