import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { supervisedActs } from '../../api/supervision/supervised-acts.resource.ts';
import { useEntry } from '../audit/EntryOf.tsx';
import { History } from '../engine/History.tsx';
import { Heading, Panel, RecordShow } from '../engine/RecordShow.tsx';
import { Act } from './Act.tsx';
import type { StoredAct } from './Acts.tsx';

/** One supervised act by itself, as whoever did it and whoever judges it read it. A verdict is no way to go: there is no progress. */
export const ActShow = () => (
  <RecordShow of={supervisedActs}>
    <Page />
  </RecordShow>
);

function Page() {
  const act = useRecordContext<StoredAct>();
  const { entry, isPending } = useEntry(act?.entryId);
  if (!act) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <Heading of={supervisedActs} record={act} />
      </Panel>
      {!isPending && <Act key={act.id} act={act} entry={entry} />}
      <Panel>
        <History of={supervisedActs} record={act} />
      </Panel>
    </Stack>
  );
}
