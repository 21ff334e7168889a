import { Module } from '@nestjs/common';
import { Audit } from './audit.ts';
import { Lately } from './lately.ts';
import { Readings } from './readings.ts';

@Module({ providers: [Audit, Lately, Readings], exports: [Audit, Lately, Readings] })
export class AuditModule {}
