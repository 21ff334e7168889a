import type { ReactElement } from 'react';
import type { RaRecord, ResourceProps } from 'react-admin';
import { isReference } from '../../api/define/kinds.ts';
import type { Resource } from '../../api/define/resource.ts';
import { i18nProvider } from '../i18n/provider.ts';
import { Title } from './fields.tsx';
import { iconOf } from './icons.ts';
import { Permitted } from './Permitted.tsx';
import { RecordCreate, RecordEdit } from './RecordForm.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordShow } from './RecordShow.tsx';
import { titleOf } from './words.ts';

const PAGES = ['list', 'show', 'create', 'edit'] as const;
/** Pages written by hand. */
export type OwnPages = Readonly<Partial<Record<(typeof PAGES)[number], ReactElement>>>;

function pagesOf(resource: Resource, own: OwnPages): OwnPages {
  const { access } = resource;
  const generated: OwnPages = {
    list: <RecordList of={resource} />,
    show: <RecordShow of={resource} />,
    ...(access.create.length > 0 && { create: <RecordCreate of={resource} /> }),
    ...(access.edit.length > 0 && { edit: <RecordEdit of={resource} /> }),
  };
  const pages = { ...generated, ...own };
  const entries = PAGES.filter((action) => pages[action]).map((action) => [
    action,
    <Permitted key={action} of={resource} action={action}>
      {pages[action]}
    </Permitted>,
  ]);
  return Object.fromEntries(entries) as OwnPages;
}

/** All screens of a resource, generated from its declaration; what is written by hand wins. */
export function screens(resource: Resource, own: OwnPages = {}): ResourceProps {
  return {
    name: resource.name,
    icon: iconOf(resource),
    recordRepresentation: isReference(resource.fields[resource.title]) ? (
      <Title of={resource} />
    ) : (
      (record: RaRecord) => titleOf(resource, record, (key, options) => i18nProvider.translate(key, options))
    ),
    ...pagesOf(resource, own),
  };
}
