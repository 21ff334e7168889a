import { Box } from '@mui/material';
import { Link, useGetMany } from 'react-admin';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import { useSay } from '../i18n/provider.ts';
import { AuditSentence, type StoredEntry } from './AuditSentence.tsx';

/** An entry of the trail by its id; nothing where one may not read it. */
export function useEntry(id: unknown) {
  const ids = typeof id === 'string' && id !== '' ? [id] : [];
  const { data, isPending } = useGetMany<StoredEntry>(auditLogs.name, { ids }, { enabled: ids.length > 0 });
  return { entry: data?.find((one) => one.id === id), isPending: ids.length > 0 && isPending };
}

/** What was done, with the ways to the record and to the entry, in place of the entry's id. */
export function EntryOf({ id }: { id: string }) {
  const say = useSay();
  const { entry, isPending } = useEntry(id);
  if (!entry) return isPending ? null : say('supervision.gone');
  return <EntrySaid entry={entry} />;
}

export function EntrySaid({ entry }: { entry: StoredEntry }) {
  const say = useSay();
  return (
    <Box component="span" sx={{ display: 'block' }}>
      <AuditSentence entry={entry} />
      <Link to={`/${auditLogs.name}/${entry.id}/show`}>{say('supervision.entry')}</Link>
    </Box>
  );
}
