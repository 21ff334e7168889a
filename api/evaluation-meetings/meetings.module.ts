import { Global, Module } from '@nestjs/common';
import { Invitations } from './invitations.ts';
import { MeetingMonths } from './meeting-months.ts';

/** What the resources of a meeting share. */
@Global()
@Module({ providers: [Invitations, MeetingMonths], exports: [Invitations, MeetingMonths] })
export class MeetingsModule {}
