import { Chip, useTheme } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useLocation, useNavigate } from 'react-admin';
import type { CoverageFigures, CoverageGrouping, CoverageRow } from '../../api/define/answers/supervision.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { staff } from '../../api/staff/staff.resource.ts';
import { supervisionDraws } from '../../api/supervision/draws.resource.ts';
import { Bars } from '../figures/Bars.tsx';
import { Choice } from '../figures/Choice.tsx';
import { monthName, nameWithShare, partText, verdictSeries } from '../figures/columns.ts';
import { FiguresFrame } from '../figures/FiguresFrame.tsx';
import { Span } from '../figures/Span.tsx';
import type { Told } from '../figures/table.ts';
import { ToldFigures } from '../figures/ToldFigures.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';

const PATH = '/pelaksanaan-pengawasan';
const GROUPINGS: readonly CoverageGrouping[] = ['superior', 'month'];
interface Asked {
  readonly by: CoverageGrouping;
  readonly from: string;
  readonly to: string;
  /** Empty: of all. */
  readonly supervisorId: string;
}
const addressOf = (asked: Asked): string => `${PATH}?${new URLSearchParams({ ...asked }).toString()}`;

/** What is asked stands in the address, so that Back leads back. */
function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const given = new URLSearchParams(search);
  const [today] = useState(() => officeDate(Date.now()));
  const asked: Asked = {
    by: given.get('by') === 'month' ? 'month' : 'superior',
    from: given.get('from') ?? `${today.slice(0, 4)}-01-01`,
    to: given.get('to') ?? today,
    supervisorId: given.get('supervisorId') ?? '',
  };
  return [asked, (change) => navigate(addressOf({ ...asked, ...change }), { replace: true })];
}

/** How far each superior carries out his supervision, with the days behind every figure: for those above him and the auditor. */
export default function CoveragePage() {
  const say = useSay();
  const [asked, ask] = useAsked();
  const { from, to, supervisorId, ...others } = asked;
  const query = new URLSearchParams({ ...others, from, to, ...(supervisorId && { supervisorId }) });
  const filters = (
    <>
      <Choice
        label={say('figures.by')}
        value={asked.by}
        choices={GROUPINGS}
        nameOf={(one) => say(`coverage.groupings.${one}`)}
        onChange={(by) => ask({ by })}
      />
      <Span
        type="date"
        labels={{ from: say('complaintFigures.from'), to: say('complaintFigures.to') }}
        span={asked}
        onChange={ask}
      />
      {supervisorId && <Superior id={supervisorId} onEnd={() => ask({ supervisorId: '' })} />}
    </>
  );
  return (
    <FiguresFrame<CoverageFigures>
      title={say('coverage.title')}
      text={say('coverage.text')}
      filters={filters}
      path={from && to && from <= to ? `/api/${supervisionDraws.name}/figures?${query.toString()}` : undefined}
      span={say('complaintFigures.span')}
    >
      {({ rows, ...answered }) => <OfSuperiors asked={{ supervisorId, ...answered }} rows={rows} />}
    </FiguresFrame>
  );
}

/** Whose months are shown; closed, everybody's are. */
function Superior({ id, onEnd }: { id: string; onEnd: () => void }) {
  const say = useSay();
  const { data } = useGetOne(staff.name, { id });
  return (
    <Chip
      label={`${say('coverage.groupings.superior')}: ${String(data?.fullName ?? '…')}`}
      onDelete={onEnd}
      sx={{ gridColumn: '1 / -1', justifySelf: 'start', maxWidth: '100%' }}
    />
  );
}

type Judged = CoverageRow['always'];
const together = ({ always, sampled }: CoverageRow): Judged => ({
  onTime: always.onTime + sampled.onTime,
  late: always.late + sampled.late,
  open: always.open + sampled.open,
});

/** Nothing, where nothing was judged or is due. */
const timelyText = (say: ReturnType<typeof useSay>, { onTime, late }: Judged) => partText(say, onTime, onTime + late);

/** `asked`: what was answered, which may be what was asked before. */
function OfSuperiors({ asked, rows }: { asked: Asked; rows: readonly CoverageRow[] }) {
  const say = useSay();
  const language = useLanguage();
  const { palette } = useTheme();
  const { by } = asked;
  const judged = rows.map(together);
  const names = rows.map(({ label }) => (by === 'month' ? monthName(label, language) : label));
  const told: Told = {
    by: say(`coverage.groupings.${by}`),
    columns: (['days', 'always', 'sampled', 'open', 'delay', 'alleged'] as const).map((key) => say(`coverage.${key}`)),
    rows: rows.map((row, index) => ({
      key: row.key,
      name: names[index]!,
      cells: [
        row.days,
        timelyText(say, row.always),
        timelyText(say, row.sampled),
        judged[index]!.open,
        row.delay,
        row.alleged,
      ],
      to: detailsOf(asked, row.key),
    })),
  };
  const acts = judged.reduce((sum, { onTime, late, open }) => sum + onTime + late + open, 0);
  return (
    <ToldFigures
      summary={<b>{say('coverage.acts', { smart_count: acts })}.</b>}
      title={say('coverage.chart')}
      chart={
        <Bars
          names={names.map((name, index) => nameWithShare(name, judged[index]!, language))}
          series={verdictSeries(judged, say, palette)}
          stacked
        />
      }
      told={told}
      text={say('coverage.tableText')}
      fileName={`supervision-${by}-${asked.from}-${asked.to}.csv`}
      empty={say('coverage.empty')}
    />
  );
}

/** Of a superior his months; of a month its days, one by one. */
function detailsOf(asked: Asked, key: string): string {
  if (asked.by === 'superior') return addressOf({ ...asked, by: 'month', supervisorId: key });
  const filter = {
    drawnOn_gte: `${key}-01`,
    drawnOn_lt: monthAfter(key),
    ...(asked.supervisorId && { supervisorId: asked.supervisorId }),
  };
  return `/${supervisionDraws.name}?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
