import type { TranslationMessages } from 'react-admin';
import { resources } from '../../api/resources.ts';
import { appId } from './app.id.ts';
import { declaredMessages } from './declared.ts';
import { raId } from './ra.id.ts';

export const id: TranslationMessages = {
  ra: raId,
  app: appId,
  resources: Object.fromEntries(resources.map((resource) => [resource.name, declaredMessages(resource, appId)])),
};
