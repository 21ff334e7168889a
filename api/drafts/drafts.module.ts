import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DraftsController } from './drafts.controller.ts';
import { Drafts } from './drafts.service.ts';
import { SentForms } from './sent-forms.ts';

@Global()
@Module({
  controllers: [DraftsController],
  providers: [Drafts, { provide: APP_INTERCEPTOR, useClass: SentForms }],
  exports: [Drafts],
})
export class DraftsModule {}
