import { Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { type Sanction, sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { ValueOf } from '../engine/fields.tsx';
import { Panel, RecordBody, RecordShow } from '../engine/RecordShow.tsx';
import { fieldKey } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { CasePapers } from './CasePapers.tsx';
import { stagesOf } from './stages.ts';

/** A disciplinary case: the dates that it has and those that the law asks for, and its papers, before everything else. */
export const SanctionShow = () => (
  <RecordShow of={sanctions}>
    <RecordBody of={sanctions}>
      <Dates />
      <CasePapers />
    </RecordBody>
  </RecordShow>
);

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
      <Table size="small">
        <TableBody>
          {stages.map(({ done, limit, on, due }) => (
            <TableRow key={done}>
              <TableCell component="th" scope="row">
                {translate(fieldKey(sanctions, done))}
              </TableCell>
              <TableCell>{on ? <ValueOf of={sanctions} name={done} /> : say('sanction.notYet')}</TableCell>
              <TableCell>
                {limit && due && (
                  <>
                    {translate(fieldKey(sanctions, limit))}: <ValueOf of={sanctions} name={limit} />
                  </>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
