import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Typography } from '@mui/material';
import { Link, type RaRecord, useGetList, useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { mayAccess } from './authProvider.ts';
import type { StoredRecord } from './dataProvider.ts';
import { MoreRows } from './MoreRows.tsx';
import { StateChip } from './StateChip.tsx';
import { titleOf, useRoles } from './words.ts';

export type Row = StoredRecord & RaRecord<string>;

export interface LinkedRows {
  readonly of: Resource;
  readonly rows: readonly Row[];
  readonly filter: Readonly<Record<string, string>>;
  readonly total: number | undefined;
}
/** Records of a resource whose field points to this one and that the reader may see, the newest of them. */
export function useLinked(resource: Resource, field: string, id: string): LinkedRows {
  const enabled = mayAccess(resource, 'list', useRoles());
  const filter = { [field]: id };
  const { data, total } = useGetList<Row>(
    resource.name,
    { filter, pagination: { page: 1, perPage: 25 }, sort: { field: 'createdAt', order: 'DESC' } },
    { enabled },
  );
  return { of: resource, rows: data ?? [], filter, total };
}

export function Rows({ linked, title }: { linked: LinkedRows; title: string }) {
  const translate = useTranslate();
  const { of: resource, rows, filter, total } = linked;
  if (rows.length === 0) return null;
  return (
    <Box>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/${resource.name}/${row.id}/show`}>{titleOf(resource, row, translate)}</Link>{' '}
            {typeof row.status === 'string' && <StateChip of={resource} name="status" value={row.status} />}
          </li>
        ))}
      </Box>
      <MoreRows of={resource} filter={filter} shown={rows.length} total={total} />
    </Box>
  );
}

interface OpenProps {
  readonly of: Resource;
  readonly label: string;
  readonly values: Readonly<Record<string, unknown>>;
}
/** To the form of a new record, with what is known already. */
export function OpenButton({ of: resource, label, values }: OpenProps) {
  if (!mayAccess(resource, 'create', useRoles())) return null;
  const to = `/${resource.name}/create`;
  return (
    <Button component={Link} to={to} state={{ record: values }} size="small" startIcon={<AddIcon />}>
      {label}
    </Button>
  );
}
