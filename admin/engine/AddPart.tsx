import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { Link, useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { mayAccess } from './authProvider.ts';
import type { StoredRecord } from './dataProvider.ts';
import { useRoles } from './words.ts';

interface AddPartProps {
  readonly of: Resource;
  readonly by: string;
  readonly record: StoredRecord;
  readonly label?: string;
}

/** To the form of a new record that belongs to this one. */
export function AddPart({ of: part, by, record, label }: AddPartProps) {
  const translate = useTranslate();
  if (!mayAccess(part, 'create', useRoles())) return null;
  return (
    <Button
      component={Link}
      to={`/${part.name}/create`}
      state={{ record: { [by]: record.id } }}
      size="small"
      startIcon={<AddIcon />}
    >
      {label ?? translate('ra.action.create')}
    </Button>
  );
}
