import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Figures, GROUPINGS } from '../../api/define/figures.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { resources } from '../../api/resources.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { formatNumber } from '../engine/format.ts';
import { useRoles } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { Choice } from './Choice.tsx';
import { columnsOf, groupName, inOrder, shareText } from './columns.ts';
import { FiguresChart } from './FiguresChart.tsx';
import { FiguresFrame } from './FiguresFrame.tsx';
import { Span } from './Span.tsx';
import { ToldFigures } from './ToldFigures.tsx';

type Asked = Pick<Figures, 'resource' | 'from' | 'to' | 'by'>;

/** How the office keeps its promises, for heads and auditors: as charts, as a table, and to take away. */
export default function FiguresPage() {
  const say = useSay();
  const [asked, setAsked] = useState<Asked>(() => {
    const month = officeDate(Date.now()).slice(0, 7);
    return { resource: 'verifications', from: `${month.slice(0, 4)}-01`, to: month, by: 'month' };
  });
  const isWhole = asked.from !== '' && asked.to !== '' && asked.from <= asked.to;
  return (
    <FiguresFrame<Figures>
      title={say('figures.title')}
      text={say('figures.text')}
      filters={<Filters asked={asked} onChange={setAsked} />}
      path={isWhole ? `/api/figures/time?${new URLSearchParams({ ...asked }).toString()}` : undefined}
      span={say('figures.months')}
    >
      {(figures) => <OfPromises figures={{ ...figures, rows: inOrder(figures.by, figures.rows) }} />}
    </FiguresFrame>
  );
}

function Filters({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const say = useSay();
  const translate = useTranslate();
  const roles = useRoles();
  const promised = resources.filter((resource) => resource.clock && mayAccess(resource, 'list', roles));
  return (
    <>
      <Choice
        label={say('figures.resource')}
        value={asked.resource}
        choices={promised.map(({ name }) => name)}
        nameOf={(name) => translate(`resources.${name}.name`, { smart_count: 2 })}
        onChange={(resource) => onChange({ ...asked, resource })}
      />
      <Choice
        label={say('figures.by')}
        value={asked.by}
        choices={GROUPINGS}
        nameOf={(by) => say(`figures.groupings.${by}`)}
        onChange={(by) => onChange({ ...asked, by })}
      />
      <Span
        type="month"
        labels={{ from: say('figures.from'), to: say('figures.to') }}
        span={asked}
        onChange={(span) => onChange({ ...asked, ...span })}
      />
    </>
  );
}

function OfPromises({ figures }: { figures: Figures }) {
  const say = useSay();
  const language = useLanguage();
  const { by, rows, cases, resource, from, to } = figures;
  const isOfCases = by !== 'step' && by !== 'party';
  const total = (of: 'onTime' | 'late' | 'open') => rows.reduce((sum, row) => sum + row[of], 0);
  const columns = columnsOf(by);
  const told = {
    by: say(`figures.groupings.${by}`),
    columns: columns.map(({ label }) => say(label)),
    rows: rows.map((row) => ({
      key: row.key,
      name: groupName(by, row, say, language),
      cells: columns.map(({ value }) => value(row, say)),
    })),
  };
  const summary = (
    <>
      <b>{say('figures.cases', { smart_count: cases })}.</b>{' '}
      {isOfCases &&
        cases > 0 &&
        say('figures.summary', {
          share: shareText(say, { onTime: total('onTime'), late: total('late') }),
          open: formatNumber(total('open'), language),
        })}
    </>
  );
  return (
    <ToldFigures
      summary={summary}
      title={say(by === 'step' || by === 'party' ? `figures.chart.${by}` : 'figures.chart.month')}
      chart={<FiguresChart figures={figures} />}
      told={told}
      text={say('figures.tableText')}
      fileName={`${resource}-${by}-${from}-${to}.csv`}
      empty={say('figures.empty')}
    />
  );
}
