import { Global, Module } from '@nestjs/common';
import { Places } from './places.ts';
import { Turns } from './turns.ts';

@Global()
@Module({ providers: [Places, Turns], exports: [Places, Turns] })
export class LimitsModule {}
