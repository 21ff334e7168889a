import { Box, Stack, type Theme, Typography, useMediaQuery } from '@mui/material';
import { ReferenceManyField, useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { AddPart } from './AddPart.tsx';
import { mayAccess } from './authProvider.ts';
import type { StoredRecord } from './dataProvider.ts';
import { useEnded } from './Ended.tsx';
import { Pages, Rows } from './Failed.tsx';
import { Cards, Table } from './RecordList.tsx';
import { resourceNamed, useRoles } from './words.ts';

/** The records that belong to this one; files have their own place. */
export function Parts({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const roles = useRoles();
  return (resource.parts ?? []).map(({ resource: name, by, goesOn }) => {
    const part = resourceNamed(name);
    if (!part || name === 'attachments' || !mayAccess(part, 'list', roles)) return null;
    return <Part key={name} of={part} by={by} whole={resource} goesOn={goesOn === true} record={record} />;
  });
}

interface PartProps {
  readonly of: Resource;
  readonly by: string;
  readonly whole: Resource;
  readonly goesOn: boolean;
  readonly record: StoredRecord;
}
function Part({ of: part, by, whole, goesOn, record }: PartProps) {
  const say = useSay();
  const translate = useTranslate();
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [field, order] = part.sort ?? ['createdAt', 'DESC'];
  const ended = useEnded(whole, record);
  const creatable = part.fields[by]?.changedBy === undefined && (goesOn || !ended);
  return (
    <Box component="section">
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="h6" component="h2">
          {translate(`resources.${part.name}.name`, { smart_count: 2 })}
        </Typography>
        {creatable && <AddPart of={part} by={by} record={record} />}
      </Stack>
      <ReferenceManyField
        reference={part.name}
        target={by}
        sort={{ field, order }}
        perPage={10}
        queryOptions={{ retry: false }}
        pagination={<Pages by={[10]} />}
        empty={<Typography color="text.secondary">{say('list.empty')}</Typography>}
      >
        <Rows>{phone ? <Cards of={part} except={by} /> : <Table of={part} except={by} />}</Rows>
      </ReferenceManyField>
    </Box>
  );
}
