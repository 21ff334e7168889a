import { Alert, Box, Button, Card, CardContent, MenuItem, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, Title, useTranslate } from 'react-admin';
import { BYTE_ORDER_MARK, csvLine } from '../../api/define/csv.ts';
import { type Figures, type Grouping, GROUPINGS } from '../../api/define/figures.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { resources } from '../../api/resources.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { saveFile } from '../engine/download.ts';
import { formatNumber } from '../engine/format.ts';
import { ask } from '../engine/session.ts';
import { useRoles } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { columnsOf, groupName, shareText } from './columns.ts';
import { FiguresChart } from './FiguresChart.tsx';
import { FiguresTable } from './FiguresTable.tsx';

type Asked = Pick<Figures, 'resource' | 'from' | 'to' | 'by'>;
const figuresOf = async (asked: Asked) => {
  const { body } = await ask(`/api/figures/time?${new URLSearchParams({ ...asked }).toString()}`);
  return JSON.parse(await body.text()) as Figures;
};

/** How the office keeps its promises, for heads and auditors: as charts, as a table, and to take away. */
export default function FiguresPage() {
  const say = useSay();
  const [asked, setAsked] = useState<Asked>(() => {
    const month = officeDate(Date.now()).slice(0, 7);
    return { resource: 'verifications', from: `${month.slice(0, 4)}-01`, to: month, by: 'month' };
  });
  const isWhole = asked.from !== '' && asked.to !== '' && asked.from <= asked.to;
  const { data, error, isFetching } = useQuery({
    queryKey: ['figures', asked],
    queryFn: () => figuresOf(asked),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Box
      component="section"
      aria-label={say('figures.title')}
      aria-busy={isFetching}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', mt: 2 }}
    >
      <Title title={say('figures.title')} />
      <Box>
        <Typography variant="h5" component="h1">
          {say('figures.title')}
        </Typography>
        <Typography color="text.secondary">{say('figures.text')}</Typography>
      </Box>
      <Filters asked={asked} onChange={setAsked} />
      {!isWhole && <Alert severity="info">{say('figures.months')}</Alert>}
      {error && <Alert severity="error">{error instanceof HttpError ? error.message : say('home.failed')}</Alert>}
      {!data && !error && <Skeleton variant="rounded" height={320} />}
      {data && !error && <Told figures={data} />}
    </Box>
  );
}

function Filters({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const say = useSay();
  const translate = useTranslate();
  const roles = useRoles();
  const promised = resources.filter((resource) => resource.clock && mayAccess(resource, 'list', roles));
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fit, minmax(min(175px, 100%), 1fr))' }}>
      <TextField
        select
        label={say('figures.resource')}
        value={asked.resource}
        onChange={({ target }) => onChange({ ...asked, resource: target.value })}
      >
        {promised.map(({ name }) => (
          <MenuItem key={name} value={name}>
            {translate(`resources.${name}.name`, { smart_count: 2 })}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={say('figures.by')}
        value={asked.by}
        onChange={({ target }) => onChange({ ...asked, by: target.value as Grouping })}
      >
        {GROUPINGS.map((by) => (
          <MenuItem key={by} value={by}>
            {say(`figures.groupings.${by}`)}
          </MenuItem>
        ))}
      </TextField>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          type="month"
          label={say(`figures.${end}`)}
          value={asked[end]}
          onChange={({ target }) => onChange({ ...asked, [end]: target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      ))}
    </Box>
  );
}

function Told({ figures }: { figures: Figures }) {
  const say = useSay();
  const language = useLanguage();
  const { by, rows, cases, resource, from, to } = figures;
  const isOfCases = by !== 'step' && by !== 'party';
  const total = (of: 'onTime' | 'late' | 'open') => rows.reduce((sum, row) => sum + row[of], 0);
  const download = () => {
    const columns = columnsOf(by);
    const head = [say(`figures.groupings.${by}`), ...columns.map(({ label }) => say(label))];
    const lines = rows.map((row) => [
      groupName(by, row, say, language),
      ...columns.map(({ value }) => String(value(row, say) ?? '')),
    ]);
    const text = `${BYTE_ORDER_MARK}${[head, ...lines].map(csvLine).join('')}`;
    saveFile(new Blob([text], { type: 'text/csv' }), `${resource}-${by}-${from}-${to}.csv`);
  };
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography role="status" sx={{ flex: 1, minWidth: 200 }}>
          <b>{say('figures.cases', { smart_count: cases })}.</b>{' '}
          {isOfCases &&
            cases > 0 &&
            say('figures.summary', {
              share: shareText(say, { onTime: total('onTime'), late: total('late') }),
              open: formatNumber(total('open'), language),
            })}
        </Typography>
        {rows.length > 0 && (
          <Button variant="outlined" size="small" onClick={download}>
            {say('figures.download')}
          </Button>
        )}
      </Stack>
      {rows.length === 0 ? (
        <Alert severity="info">{say('figures.empty')}</Alert>
      ) : (
        <>
          <Card>
            <CardContent>
              <Typography variant="h6" component="h2" gutterBottom>
                {say(by === 'step' || by === 'party' ? `figures.chart.${by}` : 'figures.chart.month')}
              </Typography>
              <FiguresChart figures={figures} />
            </CardContent>
          </Card>
          <Card>
            <CardContent>
              <FiguresTable figures={figures} />
            </CardContent>
          </Card>
        </>
      )}
    </>
  );
}
