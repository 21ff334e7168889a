import AddIcon from '@mui/icons-material/Add';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { Link, type RaRecord, useGetList, useTranslate } from 'react-admin';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import type { Resource } from '../../api/define/resource.ts';
import { examinations } from '../../api/examinations/examinations.resource.ts';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { findings } from '../../api/supervision/supervision.resource.ts';
import { mayAccess } from '../engine/authProvider.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { StateChip } from '../engine/StateChip.tsx';
import { titleOf, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

type Row = StoredRecord & RaRecord<string>;

/** Records of a resource that point to the complaint and that the reader may see. */
function useLinked(resource: Resource, field: string, id: string): readonly Row[] {
  const enabled = mayAccess(resource, 'list', useRoles());
  const { data } = useGetList<Row>(
    resource.name,
    { filter: { [field]: id }, pagination: { page: 1, perPage: 25 }, sort: { field: 'createdAt', order: 'DESC' } },
    { enabled },
  );
  return data ?? [];
}

function Rows({ of: resource, rows, title }: { of: Resource; rows: readonly Row[]; title: string }) {
  const translate = useTranslate();
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
    </Box>
  );
}

interface OpenProps {
  readonly of: Resource;
  readonly label: string;
  readonly values: Readonly<Record<string, unknown>>;
}
/** To the form of a new record, with what the complaint already says. */
function OpenButton({ of: resource, label, values }: OpenProps) {
  if (!mayAccess(resource, 'create', useRoles())) return null;
  const to = `/${resource.name}/create`;
  return (
    <Button component={Link} to={to} state={{ record: values }} size="small" startIcon={<AddIcon />}>
      {label}
    </Button>
  );
}

/** What came of the complaint: findings, sanctions, and complaints merged into it. */
export function Linked({ record }: { record: StoredRecord }) {
  const say = useSay();
  const translate = useTranslate();
  const found = useLinked(findings, 'complaintId', record.id);
  const opened = useLinked(sanctions, 'complaintId', record.id);
  const merged = useLinked(complaints, 'mainId', record.id);
  const name = (resource: Resource) => translate(`resources.${resource.name}.name`, { smart_count: 2 });
  const about = { complaintId: record.id };
  return (
    <Stack component="section" aria-labelledby="linked-title" sx={{ gap: 1 }}>
      <Typography id="linked-title" variant="h6" component="h2">
        {say('complaint.linked')}
      </Typography>
      {found.length + opened.length + merged.length === 0 && (
        <Typography color="text.secondary">{say('complaint.nothingLinked')}</Typography>
      )}
      <Rows of={findings} rows={found} title={name(findings)} />
      <Rows of={sanctions} rows={opened} title={name(sanctions)} />
      <Rows of={complaints} rows={merged} title={say('complaint.merged')} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <OpenButton
          of={findings}
          label={say('complaint.openFinding')}
          values={{ ...about, supervisedId: record.complainedId, title: record.subject, condition: record.content }}
        />
        <OpenButton
          of={sanctions}
          label={say('complaint.openSanction')}
          values={{ ...about, staffId: record.complainedId, allegation: record.content }}
        />
      </Stack>
    </Stack>
  );
}

/** The examination's records, for those who are let in. */
export function Room({ record }: { record: StoredRecord }) {
  const say = useSay();
  const rows = useLinked(examinations, 'complaintId', record.id);
  if (record.class !== 'berkadar_pengawasan') return null;
  return (
    <Stack component="section" aria-labelledby="room-title" sx={{ gap: 1 }}>
      <Typography id="room-title" variant="h6" component="h2">
        {say('complaint.room')}
      </Typography>
      <Alert severity="info" icon={false}>
        {say('complaint.roomText')}
      </Alert>
      {rows.length === 0 && <Typography color="text.secondary">{say('complaint.noRoom')}</Typography>}
      <Rows of={examinations} rows={rows} title="" />
      {record.status === 'pemeriksaan' && (
        <Box>
          <OpenButton of={examinations} label={say('complaint.makeRoom')} values={{ complaintId: record.id }} />
        </Box>
      )}
    </Stack>
  );
}
