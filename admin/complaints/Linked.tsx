import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import type { Resource } from '../../api/define/resource.ts';
import { examinations } from '../../api/examinations/examinations.resource.ts';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { findings } from '../../api/supervision/findings.resource.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { OpenButton, Rows, useLinked } from '../engine/LinkedRows.tsx';
import { useSay } from '../i18n/provider.ts';

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
      {[found, opened, merged].every(({ rows }) => rows.length === 0) && (
        <Typography color="text.secondary">{say('complaint.nothingLinked')}</Typography>
      )}
      <Rows linked={found} title={name(findings)} />
      <Rows linked={opened} title={name(sanctions)} />
      <Rows linked={merged} title={say('complaint.merged')} />
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
  const linked = useLinked(examinations, 'complaintId', record.id);
  if (record.class !== 'berkadar_pengawasan') return null;
  return (
    <Stack component="section" aria-labelledby="room-title" sx={{ gap: 1 }}>
      <Typography id="room-title" variant="h6" component="h2">
        {say('complaint.room')}
      </Typography>
      <Alert severity="info" icon={false}>
        {say('complaint.roomText')}
      </Alert>
      {linked.rows.length === 0 && <Typography color="text.secondary">{say('complaint.noRoom')}</Typography>}
      <Rows linked={linked} title="" />
      {record.status === 'pemeriksaan' && (
        <Box>
          <OpenButton of={examinations} label={say('complaint.makeRoom')} values={{ complaintId: record.id }} />
        </Box>
      )}
    </Stack>
  );
}
