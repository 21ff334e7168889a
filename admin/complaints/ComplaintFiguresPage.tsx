import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ComplaintFigures } from '../../api/define/figures.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { formatNumber } from '../engine/format.ts';
import { Choice } from '../figures/Choice.tsx';
import { shareText } from '../figures/columns.ts';
import { FiguresFrame } from '../figures/FiguresFrame.tsx';
import { Span } from '../figures/Span.tsx';
import { cellText } from '../figures/table.ts';
import { ToldFigures } from '../figures/ToldFigures.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { ComplaintChart } from './ComplaintChart.tsx';
import { COMPLAINT_GROUPINGS, type ComplaintGrouping, complaintTable, wholeMinutes } from './complaintTable.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** What came to the complaint desk and what became of it, as far as the reader may know: chart, table, file. */
export default function ComplaintFiguresPage() {
  const say = useSay();
  const [by, setBy] = useState<ComplaintGrouping>('class');
  const [asked, setAsked] = useState<Asked>(() => {
    const today = officeDate(Date.now());
    return { from: `${today.slice(0, 4)}-01-01`, to: today };
  });
  const { from, to } = asked;
  const filters = (
    <>
      <Choice
        label={say('figures.by')}
        value={by}
        choices={COMPLAINT_GROUPINGS}
        nameOf={(one) => say(`complaintFigures.groupings.${one}`)}
        onChange={setBy}
      />
      <Span
        type="date"
        labels={{ from: say('complaintFigures.from'), to: say('complaintFigures.to') }}
        span={asked}
        onChange={(span) => setAsked({ ...asked, ...span })}
      />
    </>
  );
  return (
    <FiguresFrame<ComplaintFigures>
      title={say('complaintFigures.title')}
      text={say('complaintFigures.text')}
      filters={filters}
      path={
        from && to && from <= to ? `/api/complaints/figures?${new URLSearchParams({ from, to }).toString()}` : undefined
      }
      span={say('complaintFigures.span')}
    >
      {(figures) => <OfComplaints figures={figures} by={by} fileName={`complaints-${by}-${from}-${to}.csv`} />}
    </FiguresFrame>
  );
}

function OfComplaints(props: { figures: ComplaintFigures; by: ComplaintGrouping; fileName: string }) {
  const { figures, by, fileName } = props;
  const say = useSay();
  const translate = useTranslate();
  const { received } = figures;
  const of = by === 'lag' || by === 'party' ? by : 'class';
  const texts = { class: 'tableText', lag: 'lagText', party: 'partyText' } as const;
  return (
    <ToldFigures
      summary={
        <>
          <b>{say('complaintFigures.complaints', { smart_count: received })}.</b>{' '}
          {received > 0 && <Summary of={of} figures={figures} />}
        </>
      }
      title={say(`complaintFigures.chart.${of}`)}
      chart={<ComplaintChart figures={figures} by={by} />}
      told={complaintTable(figures, by, say, translate)}
      text={say(`complaintFigures.${texts[of]}`)}
      fileName={fileName}
      empty={say(received > 0 ? 'complaintFigures.noneOpen' : 'complaintFigures.empty')}
    />
  );
}

function Summary({ of, figures }: { of: 'class' | 'lag' | 'party'; figures: ComplaintFigures }) {
  const say = useSay();
  const language = useLanguage();
  if (of === 'lag') {
    const { median, ninetieth } = wholeMinutes(figures.lag);
    return say('complaintFigures.lagSummary', {
      median: cellText(median, language),
      ninetieth: cellText(ninetieth, language),
    });
  }
  const { byClass, waitingFor } = figures;
  const waiting = (what: 'open' | 'late') => waitingFor.reduce((sum, one) => sum + one[what], 0);
  if (of === 'party')
    return say('complaintFigures.openSummary', {
      open: formatNumber(waiting('open'), language),
      late: formatNumber(waiting('late'), language),
    });
  const total = (what: 'onTime' | 'late' | 'open') => byClass.reduce((sum, one) => sum + one[what], 0);
  return say('figures.summary', {
    share: shareText(say, { onTime: total('onTime'), late: total('late') }),
    open: formatNumber(total('open'), language),
  });
}
