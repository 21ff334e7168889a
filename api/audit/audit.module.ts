import { Module } from '@nestjs/common';
import { Audit } from './audit.ts';
import { Sealing } from './seal/sealing.ts';
import { Lately } from './lately.ts';
import { Readings } from './readings.ts';
import { Bundles } from './verify/bundle.ts';
import { Checks } from './verify/checks.ts';
import { Witness } from './verify/witness.ts';

const services = [Audit, Lately, Readings, Witness, Checks, Bundles];

@Module({ providers: [...services, Sealing], exports: services })
export class AuditModule {}
