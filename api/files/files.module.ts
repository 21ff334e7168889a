import { Global, Module } from '@nestjs/common';
import { fileURLToPath } from 'node:url';
import { CONFIG, type Config } from '../config.ts';
import { LocalStorage, STORAGE, type Storage } from './storage.ts';

function storageFor(config: Config): Promise<Storage> {
  return LocalStorage.at(fileURLToPath(config.storageUrl), config.storageReserveBytes);
}

@Global()
@Module({
  providers: [{ provide: STORAGE, inject: [CONFIG], useFactory: storageFor }],
  exports: [STORAGE],
})
export class FilesModule {}
