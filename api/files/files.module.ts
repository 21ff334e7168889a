import { Global, Module } from '@nestjs/common';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { CONFIG } from '../database/database.module.ts';
import { LocalStorage, STORAGE, type Storage } from './storage.ts';

function storageFor(config: Config): Promise<Storage> {
  const url = new URL(config.storageUrl);
  if (url.protocol === 'file:') return LocalStorage.at(fileURLToPath(url));
  throw new Error('STORAGE_URL: only file:// is built in today; s3:// is prepared by files/storage.ts.');
}

@Global()
@Module({
  providers: [{ provide: STORAGE, inject: [CONFIG], useFactory: storageFor }],
  exports: [STORAGE],
})
export class FilesModule {}
