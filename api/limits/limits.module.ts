import { Global, Module } from '@nestjs/common';
import { WaitingLines } from './waiting-lines.ts';
import { Turns } from './turns.ts';

@Global()
@Module({ providers: [WaitingLines, Turns], exports: [WaitingLines, Turns] })
export class LimitsModule {}
