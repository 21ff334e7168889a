import { Global, Module } from '@nestjs/common';
import { HandOvers } from './hand-overs.ts';
import { Holders } from './holders.ts';
import { Named } from './named.ts';
import { NamedController } from './named.controller.ts';
import { StandIns } from './stand-ins.ts';
import { Unheld } from './unheld.ts';
import { Workers } from './workers.ts';
import { WorkersController } from './workers.controller.ts';

@Global()
@Module({
  controllers: [NamedController, WorkersController],
  providers: [HandOvers, Holders, Named, StandIns, Unheld, Workers],
  exports: [HandOvers, Holders, Workers],
})
export class WorkModule {}
