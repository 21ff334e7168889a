import type { ResourceProps } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { i18nProvider } from '../i18n/provider.ts';
import { iconOf } from './icons.ts';
import { RecordCreate, RecordEdit } from './RecordForm.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordShow } from './RecordShow.tsx';
import { titleOf } from './words.ts';

/** All screens of a resource, generated from its declaration. */
export function screens(resource: Resource): ResourceProps {
  return {
    name: resource.name,
    icon: iconOf(resource),
    recordRepresentation: (record: Record<string, unknown>) =>
      titleOf(resource, record, (key, options) => i18nProvider.translate(key, options)),
    list: <RecordList of={resource} />,
    show: <RecordShow of={resource} />,
    ...(resource.access.create.length > 0 && { create: <RecordCreate of={resource} /> }),
    ...(resource.access.edit.length > 0 && { edit: <RecordEdit of={resource} /> }),
  };
}
