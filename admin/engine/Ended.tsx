import { Alert } from '@mui/material';
import { type RaRecord, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import { hasEnded, wholesOf } from '../../api/define/ended.ts';
import type { Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { useSay } from '../i18n/provider.ts';
import { mayAccess } from './authProvider.ts';
import type { StoredRecord } from './dataProvider.ts';
import { useRoles } from './words.ts';

type Row = StoredRecord & RaRecord<string>;

/** What the record is a part of, where the reader may see it. */
function useWhole(resource: Resource | undefined, record: Readonly<Record<string, unknown>> | undefined) {
  const roles = useRoles();
  const [found] = resource ? wholesOf(resource, resources) : [];
  const id = found && record?.[found.by];
  const enabled = typeof id === 'string' && mayAccess(found!.whole, 'show', roles);
  const { data } = useGetOne<Row>(found?.whole.name ?? '', { id: typeof id === 'string' ? id : '' }, { enabled });
  return [found?.whole, data] as const;
}

/** The resource of what has ended: the record itself, or what it is a part of. Nothing of it is changed any more. */
export function useEnded(resource: Resource, record: StoredRecord | undefined): Resource | undefined {
  const [whole, row] = useWhole(resource, record);
  const [outer, outerRow] = useWhole(whole, row);
  const around = [[resource, record] as const, [whole, row] as const, [outer, outerRow] as const];
  return around.find(([one, its]) => one && its && hasEnded(one, its))?.[0];
}

/** Why nothing can be changed here. */
export function Ended({ of: resource }: { of: Resource }) {
  const say = useSay();
  const translate = useTranslate();
  const ended = useEnded(resource, useRecordContext<StoredRecord>());
  if (!ended) return null;
  const label = translate(`resources.${ended.name}.name`, { smart_count: 1 });
  return (
    <Alert severity="info" icon={false} sx={{ mb: 2 }}>
      {say(ended === resource ? 'ended.itself' : 'ended.around', { label })}
    </Alert>
  );
}
