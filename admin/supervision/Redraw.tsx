import { Alert, Box, Button, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import type { DrawnAgain } from '../../api/define/answers/supervision.ts';
import { supervisionDraws } from '../../api/supervision/draws.resource.ts';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useSay } from '../i18n/provider.ts';

/** The draw made again from its seed, by whoever does not trust it. */
export function Redraw({ draw }: { draw: StoredRecord }) {
  const say = useSay();
  const provider = useWaskita();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => provider.act<DrawnAgain>(supervisionDraws.name, draw.id, 'redraw'),
  });
  return (
    <Panel>
      <Typography color="text.secondary" gutterBottom>
        {say('supervision.redrawText')}
      </Typography>
      <Button variant="outlined" disabled={isPending} onClick={() => mutate()}>
        {say('supervision.redraw')}
      </Button>
      <Box aria-live="polite" sx={{ mt: 1.5, display: 'grid', gap: 1 }}>
        {error && <Alert severity="error">{say('supervision.redrawFailed')}</Alert>}
        {data && !isPending && (
          <>
            <Alert severity={data.same ? 'success' : 'error'}>
              {say(data.same ? 'supervision.same' : 'supervision.differs', { drawn: data.drawn, kept: data.kept })}
            </Alert>
            <Alert severity={data.seeded ? 'success' : 'warning'}>
              {say(data.seeded ? 'supervision.seeded' : 'supervision.notSeeded')}
            </Alert>
            {data.untold > 0 && (
              <Alert severity="info">{say('supervision.untold', { smart_count: data.untold })}</Alert>
            )}
          </>
        )}
      </Box>
    </Panel>
  );
}
