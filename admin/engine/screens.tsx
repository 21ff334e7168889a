import type { RaRecord, ResourceProps } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { i18nProvider } from '../i18n/provider.ts';
import { Title } from './fields.tsx';
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
    recordRepresentation:
      resource.fields[resource.title]?.kind === 'reference' ? (
        <Title of={resource} />
      ) : (
        (record: RaRecord) => titleOf(resource, record, (key, options) => i18nProvider.translate(key, options))
      ),
    list: <RecordList of={resource} />,
    show: <RecordShow of={resource} />,
    ...(resource.access.create.length > 0 && { create: <RecordCreate of={resource} /> }),
    ...(resource.access.edit.length > 0 && { edit: <RecordEdit of={resource} /> }),
  };
}
