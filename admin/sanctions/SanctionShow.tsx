import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { type Sanction, sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { EntryOf } from '../audit/EntryOf.tsx';
import { ValueOf } from '../engine/fields.tsx';
import { Panel, RecordBody, RecordShow } from '../engine/RecordShow.tsx';
import { fieldKey } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { CasePapers } from './CasePapers.tsx';
import { stagesOf } from './stages.ts';
import { Suggestion } from './Suggestion.tsx';

/** A disciplinary case: the dates that it has and those that the law asks for, and its papers, before everything else. */
export const SanctionShow = () => (
  <RecordShow of={sanctions}>
    <Case />
  </RecordShow>
);

function Case() {
  const record = useRecordContext<Sanction>();
  if (!record) return null;
  return (
    <RecordBody
      of={sanctions}
      beside={{ usulkan: <Suggestion of={record} /> }}
      instead={{ entryId: <EntryOf id={record.entryId ?? ''} /> }}
    >
      <Dates />
      <CasePapers />
    </RecordBody>
  );
}

function Dates() {
  const say = useSay();
  const translate = useTranslate();
  const record = useRecordContext<Sanction>();
  const stages = record ? stagesOf(record) : [];
  if (stages.length === 0) return null;
  return (
    <Panel>
      <Typography variant="h6" component="h2">
        {say('sanction.dates')}
      </Typography>
      <Box
        component="dl"
        sx={{ mb: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))', gap: 2 }}
      >
        {stages.map(({ done, limit, on, due }) => (
          <Box key={done}>
            <Typography component="dt" variant="caption" color="text.secondary">
              {translate(fieldKey(sanctions, done))}
            </Typography>
            <Typography component="dd" sx={{ m: 0 }}>
              {on ? <ValueOf of={sanctions} name={done} /> : say('sanction.notYet')}
            </Typography>
            {limit && due && (
              <Typography component="dd" variant="body2" color="text.secondary" sx={{ m: 0 }}>
                {translate(fieldKey(sanctions, limit))}: <ValueOf of={sanctions} name={limit} />
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
