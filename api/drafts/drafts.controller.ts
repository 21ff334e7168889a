import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Drafts } from './drafts.service.ts';
import { TypedForm } from './given.ts';
import { draft, draftHeads, removedDraft, savedDraft } from '../define/answers/drafts.ts';
import { Given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

/** One's own unfinished forms: nobody reads or writes those of another. */
@Controller('api/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  @Act({ by: 'signed-in', does: 'Draf saya, yang terbaru dulu, tanpa isinya', answers: draftHeads })
  list(@Asking() { actor }: Person) {
    return this.drafts.list(actor);
  }

  @Get(':key')
  @Act({ by: 'signed-in', does: 'Satu draf saya dengan isinya', answers: draft })
  one(@Asking() { actor }: Person, @Param('key') key: string) {
    return this.drafts.one(actor, key);
  }

  @Put(':key')
  @Act({
    by: 'signed-in',
    does: 'Simpan isian yang belum dikirim; dihapus saat dikirim atau setelah KEEP_DRAFTS_DAYS',
    answers: savedDraft,
  })
  keep(@Asking() { actor }: Person, @Param('key') key: string, @Given() form: TypedForm) {
    return this.drafts.keep(actor, key, form);
  }

  @Delete(':key')
  @Act({ by: 'signed-in', does: 'Buang satu draf saya', answers: removedDraft })
  async remove(@Asking() { actor }: Person, @Param('key') key: string) {
    await this.drafts.remove(actor, key);
    return { key };
  }
}
