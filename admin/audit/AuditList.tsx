import { Box, Button, Typography } from '@mui/material';
import {
  BooleanInput,
  FilterButton,
  Link,
  List,
  RecordsIterator,
  SelectInput,
  TextInput,
  TopToolbar,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import { resources } from '../../api/resources.ts';
import { maskedFields } from '../../api/define/kinds.ts';
import { allSteps } from '../../api/define/resource.ts';
import { OVERSEERS } from '../../api/define/roles.ts';
import { Changes } from '../engine/Changes.tsx';
import { ExportButton } from '../engine/ExportButton.tsx';
import { filterOf } from '../engine/filters.tsx';
import { ReferenceChoice } from '../engine/kinds/reference.tsx';
import { deed } from '../engine/sentences.ts';
import { resourceNamed, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { AuditSentence, type StoredEntry } from './AuditSentence.tsx';

const PLAIN = [
  'create',
  'read',
  'list',
  'update',
  'archive',
  'export',
  'upload',
  'download',
  'sign-in',
  'sign-out',
  'password-change',
  'verify',
  'bundle',
] as const;

function useLeads(): boolean {
  const roles = useRoles();
  return OVERSEERS.some((role) => roles.includes(role));
}

function useFilters() {
  const say = useSay();
  const translate = useTranslate();
  const leads = useLeads();
  const steps = allSteps(resources).map(({ resource, step }) => [`step:${step.verb}`, resource.name] as const);
  const reveals = resources.flatMap((resource) =>
    maskedFields(resource.fields).map((name) => [`reveal:${name}`, resource.name] as const),
  );
  const plain = PLAIN.map((action) => [action, ''] as const);
  const choices = new Map(
    [...plain, ...reveals, ...steps].map(([action, resource]) => [action, deed(action, resource, translate)]),
  );
  return [
    <ReferenceChoice key="actorId" source="actorId" label={say('audit.actorId')} to="staff" />,
    <SelectInput
      key="action"
      source="action"
      label={say('audit.action')}
      choices={[...choices].map(([id, name]) => ({ id, name }))}
      translateChoice={false}
    />,
    <SelectInput
      key="resource"
      source="resource"
      label={say('audit.resource')}
      choices={resources.map(({ name }) => ({
        id: name,
        name: translate(`resources.${name}.name`, { smart_count: 2 }),
      }))}
      translateChoice={false}
    />,
    <TextInput key="record" source="record" label={say('audit.record')} />,
    ...(leads
      ? [
          <ReferenceChoice key="unitId" source="unitId" label={say('audit.unit')} to="org-units" />,
          <ReferenceChoice key="lineOf" source="lineOf" label={say('audit.line')} to="staff" />,
          <BooleanInput key="corrects" source="corrects" label={say('audit.corrects')} />,
        ]
      : []),
    ...(['outcome', 'at'] as const).flatMap((name) => filterOf(auditLogs, name, translate)),
  ];
}

const CORRECTIONS = `/${auditLogs.name}?filter=${encodeURIComponent('{"corrects":true}')}`;

/** The audit trail as sentences, newest first. */
export function AuditList() {
  const say = useSay();
  const leads = useLeads();
  return (
    <List
      filters={useFilters()}
      sort={{ field: 'id', order: 'DESC' }}
      perPage={25}
      exporter={false}
      actions={
        <TopToolbar>
          {leads && (
            <Button component={Link} to={CORRECTIONS} size="small">
              {say('audit.corrects')}
            </Button>
          )}
          <FilterButton />
          <ExportButton />
        </TopToolbar>
      }
      empty={<Typography sx={{ p: 4 }}>{say('list.empty')}</Typography>}
    >
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        <RecordsIterator<StoredEntry> render={(entry) => <Row key={entry.id} />} />
      </Box>
    </List>
  );
}

function Row() {
  const translate = useTranslate();
  const entry = useRecordContext<StoredEntry>();
  if (!entry) return null;
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1, alignItems: 'center', px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <AuditSentence entry={entry} />
        <BeforeAndAfter entry={entry} />
      </Box>
      <Button component={Link} to={`/${auditLogs.name}/${entry.id}/show`} size="small" sx={{ flex: 'none' }}>
        {translate('ra.message.details')}
      </Button>
    </Box>
  );
}

/** What the entry changed, opened on demand. */
function BeforeAndAfter({ entry: { resource, changes } }: { entry: StoredEntry }) {
  const say = useSay();
  const declared = resourceNamed(resource ?? '');
  if (!declared || !changes?.length) return null;
  return (
    <Box component="details" sx={{ mt: 0.5 }}>
      <Typography component="summary" variant="body2" color="text.secondary" sx={{ cursor: 'pointer' }}>
        {say('history.changed', { smart_count: changes.length })}
      </Typography>
      <Box sx={{ mt: 0.5 }}>
        <Changes of={declared} changes={changes} />
      </Box>
    </Box>
  );
}
