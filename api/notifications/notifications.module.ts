import { Global, Module } from '@nestjs/common';
import { Inbox } from './inbox.ts';
import { ChosenMails } from './mail-choices.ts';
import { MailRound } from './mail-round.ts';
import { NotificationsController } from './notifications.controller.ts';
import { Notifications } from './notifications.ts';
import { Streams } from './streams.ts';

@Global()
@Module({
  controllers: [NotificationsController],
  providers: [ChosenMails, Inbox, MailRound, Notifications, Streams],
  exports: [Notifications],
})
export class NotificationsModule {}
