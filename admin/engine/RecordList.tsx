import { Box, Stack, type Theme, Typography, useMediaQuery } from '@mui/material';
import type { MouseEvent, ReactNode } from 'react';
import {
  CreateButton,
  DataTable,
  FilterButton,
  Link,
  List,
  SimpleList,
  TopToolbar,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { stateOf, visibleFields, type Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { mayAccess } from './authProvider.ts';
import { ExportButton } from './ExportButton.tsx';
import { Pages, Rows } from './Failed.tsx';
import { fieldOf, isSortable, Title, ValueOf } from './fields.tsx';
import { filtersOf } from './filters.tsx';
import { onScreen } from './kinds.ts';
import { Sideways } from './Sideways.tsx';
import { fieldKey, useRoles } from './words.ts';

/** The columns of the declaration that these roles may know of. */
export function useColumns(resource: Resource, except?: string): string[] {
  const visible = visibleFields(resource, useRoles());
  return resource.list.filter((name) => name !== except && (visible.includes(name) || !resource.fields[name]));
}

/** `beside`: what stands under the title of each row. */
export function RecordList({ of: resource, beside }: { of: Resource; beside?: ReactNode }) {
  const translate = useTranslate();
  const roles = useRoles();
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [field, order] = resource.sort ?? ['createdAt', 'DESC'];
  const filters = filtersOf(resource, roles, translate);
  return (
    <List
      sort={{ field, order }}
      perPage={25}
      exporter={false}
      filters={filters}
      actions={<ListTools of={resource} filtered={filters.some(({ props }) => !isAlwaysOn(props))} />}
      empty={<EmptyList of={resource} />}
      pagination={<Pages />}
    >
      <Rows>{phone ? <Cards of={resource} beside={beside} /> : <Table of={resource} beside={beside} />}</Rows>
    </List>
  );
}
const isAlwaysOn = (props: unknown): boolean =>
  typeof props === 'object' && props !== null && 'alwaysOn' in props && props.alwaysOn === true;

function ListTools({ of: resource, filtered }: { of: Resource; filtered: boolean }) {
  return (
    <TopToolbar>
      {filtered && <FilterButton />}
      {resource.access.create.length > 0 && <CreateButton />}
      <ExportButton />
    </TopToolbar>
  );
}

interface RowsProps {
  readonly of: Resource;
  readonly except?: string;
  readonly beside?: ReactNode;
}

/** One row a record; with `except` the column that would repeat the page it stands on is left out. */
export function Table({ of: resource, except, beside }: RowsProps) {
  const translate = useTranslate();
  const columns = useColumns(resource, except);
  return (
    <Sideways label={translate(`resources.${resource.name}.name`, { smart_count: 2 })}>
      <DataTable bulkActionButtons={false} rowClick="show" sx={{ '& td, & th': { px: 1 } }}>
        {columns.map((name) => (
          <DataTable.Col
            key={name}
            source={name}
            label={fieldKey(resource, name)}
            disableSort={!isSortable(resource, name)}
            align={onScreen(fieldOf(resource, name)).align ?? 'left'}
          >
            {name === resource.title ? <TitleOf of={resource} /> : <ValueOf of={resource} name={name} />}
            {name === resource.title && beside}
          </DataTable.Col>
        ))}
      </DataTable>
    </Sideways>
  );
}

/** A row itself takes clicks only: by keyboard, or into another tab, the record is opened by this link. */
function TitleOf({ of: resource }: { of: Resource }) {
  const roles = useRoles();
  const record = useRecordContext();
  if (!record?.[resource.title]) return null;
  const title = <Title of={resource} />;
  if (!mayAccess(resource, 'show', roles)) return title;
  return (
    <Link to={`/${resource.name}/${record.id}/show`} onClick={(event: MouseEvent) => event.stopPropagation()}>
      {title}
    </Link>
  );
}

/** The same on a narrow screen: the title, and a line for every other column. */
export function Cards({ of: resource, except, beside }: RowsProps) {
  const translate = useTranslate();
  const state = stateOf(resource)?.field;
  const lines = useColumns(resource, except).filter((name) => name !== resource.title && name !== state);
  return (
    <SimpleList
      rowClick="show"
      primaryText={() => (
        <Stack component="span" direction="row" sx={{ justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
          <Box component="b" sx={{ overflowWrap: 'anywhere' }}>
            <Title of={resource} />
          </Box>
          {beside}
          {state && <ValueOf of={resource} name={state} />}
        </Stack>
      )}
      secondaryText={() =>
        lines.map((name) => (
          <Box key={name} component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {translate(fieldKey(resource, name))}: <ValueOf of={resource} name={name} plain />
          </Box>
        ))
      }
    />
  );
}

function EmptyList({ of: resource }: { of: Resource }) {
  const say = useSay();
  const name = useResourceContext();
  return (
    <Stack sx={{ alignItems: 'center', gap: 2, py: 8, px: 2, textAlign: 'center', flex: 1 }}>
      <Typography variant="h6" component="p">
        {say('list.empty')}
      </Typography>
      <Typography color="text.secondary">{say('list.first')}</Typography>
      {resource.access.create.length > 0 && <CreateButton resource={name} variant="contained" />}
    </Stack>
  );
}
