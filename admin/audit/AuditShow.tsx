import { Stack, Typography } from '@mui/material';
import { ListButton, Show, TopToolbar, useRecordContext } from 'react-admin';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import { Changes } from '../engine/Changes.tsx';
import { Details } from '../engine/Details.tsx';
import { loaded, useRecordQuery } from '../engine/Failed.tsx';
import { Panel } from '../engine/RecordShow.tsx';
import { resourceNamed } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { AuditSentence, type StoredEntry } from './AuditSentence.tsx';

export const AuditShow = () => (
  <Show
    component="div"
    queryOptions={useRecordQuery(auditLogs.name)}
    actions={
      <TopToolbar>
        <ListButton />
      </TopToolbar>
    }
    render={loaded(<Entry />)}
  />
);

function Entry() {
  const say = useSay();
  const entry = useRecordContext<StoredEntry>();
  if (!entry) return null;
  const resource = resourceNamed(entry.resource ?? '');
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <AuditSentence entry={entry} />
      </Panel>
      <Panel>
        <Typography variant="h6" component="h2" gutterBottom>
          {say('audit.changes')}
        </Typography>
        {resource && entry.changes?.length ? (
          <Changes of={resource} changes={entry.changes} />
        ) : (
          <Typography color="text.secondary">{say('audit.noChanges')}</Typography>
        )}
      </Panel>
      <Panel>
        <Details of={auditLogs} without={['changes', 'reason', 'actorRole', 'createdAt', 'updatedAt']} />
      </Panel>
    </Stack>
  );
}
