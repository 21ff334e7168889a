import { Chip, Stack, Typography } from '@mui/material';
import { Link, type RaRecord, RecordContextProvider, useTranslate } from 'react-admin';
import { type AuditLog, auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import type { Told } from '../../api/define/sentence.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { Reference } from '../engine/kinds/reference.tsx';
import { formatMoment } from '../engine/format.ts';
import { tell } from '../engine/sentences.ts';
import { codeKey, resourceNamed, useRoles } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';

export type StoredEntry = AuditLog &
  RaRecord<string> & { readonly sentence: string; readonly actorPost: string | null; readonly subject: string | null };

const toldBy = (entry: StoredEntry): Told & { readonly sentence: string } => ({
  actorName: entry.actorName,
  actorId: entry.actorId ?? '',
  actorRole: entry.actorRole,
  acting: entry.acting,
  action: entry.action ?? '',
  resource: entry.resource ?? '',
  outcome: entry.outcome ?? 'ok',
  reason: entry.reason,
  changes: entry.changes ?? [],
  sentence: entry.sentence,
});

/** Who did what, when, and to which record. */
export function AuditSentence({ entry }: { entry: StoredEntry }) {
  const translate = useTranslate();
  const language = useLanguage();
  const { at, outcome, recordId } = entry;
  return (
    <Stack component="span" sx={{ gap: 0.25, minWidth: 0 }}>
      <Stack component="span" direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="time" dateTime={at ?? undefined} variant="body2" color="text.secondary">
          {at && formatMoment(at, language)}
        </Typography>
        {outcome && outcome !== 'ok' && (
          <Chip
            component="span"
            size="small"
            color="error"
            variant="outlined"
            label={translate(codeKey(auditLogs, 'outcome', outcome))}
          />
        )}
      </Stack>
      <Typography component="span" sx={{ overflowWrap: 'anywhere' }}>
        {tell(toldBy(entry), language, translate)}{' '}
        {recordId && <RecordLink resource={entry.resource ?? ''} id={recordId} subject={entry.subject} />}
      </Typography>
    </Stack>
  );
}

/** The way to the record. By its name, unless the sentence says it already. */
function RecordLink({ resource, id, subject }: { resource: string; id: string; subject: string | null }) {
  const say = useSay();
  const roles = useRoles();
  const declared = resourceNamed(resource);
  if (!declared || !mayAccess(declared, 'show', roles)) return null;
  if (subject && !declared.fields[declared.title]?.personal)
    return <Link to={`/${resource}/${id}/show`}>{say('audit.open')}</Link>;
  return (
    <RecordContextProvider value={{ id: 'link', recordId: id }}>
      <Reference source="recordId" to={resource} />
    </RecordContextProvider>
  );
}
