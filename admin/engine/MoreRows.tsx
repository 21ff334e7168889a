import { Button } from '@mui/material';
import { Link } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';

interface MoreRowsProps {
  readonly of: Resource;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly shown: number;
  readonly total: number | undefined;
}
/** Under rows of which only the first are shown: how many more there are, and the way to all of them. */
export function MoreRows({ of: resource, filter, shown, total = 0 }: MoreRowsProps) {
  const say = useSay();
  if (total <= shown) return null;
  const search = new URLSearchParams({ filter: JSON.stringify(filter) });
  return (
    <Button component={Link} to={`/${resource.name}?${search.toString()}`} size="small">
      {say('list.more', { count: total - shown })}
    </Button>
  );
}
