import { useTheme } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CaseFigures, type CaseGrouping, CASES_BY, type CaseRow } from '../../api/define/answers/sanctions.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { codeKey } from '../engine/words.ts';
import { Bars } from '../figures/Bars.tsx';
import { Choice } from '../figures/Choice.tsx';
import { monthName } from '../figures/columns.ts';
import { FiguresFrame } from '../figures/FiguresFrame.tsx';
import { Span } from '../figures/Span.tsx';
import type { Told } from '../figures/table.ts';
import { ToldFigures } from '../figures/ToldFigures.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';

const GROUPINGS = Object.keys(CASES_BY) as CaseGrouping[];
const COLUMNS = ['opened', 'open', 'late', 'imposed', 'unproven', 'cancelled', 'days'] as const;

/** Discipline in numbers, without names: for the evaluation meeting. */
export default function CaseFiguresPage() {
  const say = useSay();
  const [by, setBy] = useState<CaseGrouping>('level');
  const [span, setSpan] = useState(() => {
    const today = officeDate(Date.now());
    return { from: `${today.slice(0, 4)}-01-01`, to: today };
  });
  const { from, to } = span;
  const filters = (
    <>
      <Choice
        label={say('figures.by')}
        value={by}
        choices={GROUPINGS}
        nameOf={(one) => say(`caseFigures.groupings.${one}`)}
        onChange={setBy}
      />
      <Span
        type="date"
        labels={{ from: say('complaintFigures.from'), to: say('complaintFigures.to') }}
        span={span}
        onChange={(change) => setSpan({ ...span, ...change })}
      />
    </>
  );
  const query = new URLSearchParams({ from, to, by }).toString();
  return (
    <FiguresFrame<CaseFigures>
      title={say('caseFigures.title')}
      text={say('caseFigures.text')}
      filters={filters}
      path={from && to && from <= to ? `/api/${sanctions.name}/figures?${query}` : undefined}
      span={say('complaintFigures.span')}
    >
      {(figures) => <OfCases figures={figures} />}
    </FiguresFrame>
  );
}

/** The cases of a group, one by one. */
const casesOf = (by: CaseGrouping, key: string): string =>
  `/${sanctions.name}?${new URLSearchParams({ filter: JSON.stringify({ [by]: key }) }).toString()}`;

function OfCases({ figures: { by, from, to, rows } }: { figures: CaseFigures }) {
  const say = useSay();
  const translate = useTranslate();
  const language = useLanguage();
  const { palette } = useTheme();
  const nameOf = ({ key }: CaseRow) => {
    if (key === null) return say('caseFigures.unset');
    return by === 'month' ? monthName(key, language) : translate(codeKey(sanctions, by, key));
  };
  // Parts of a whole: what is imposed and not ended yet is among what is under way.
  const ended = ({ opened, open, unproven, cancelled }: CaseRow) => opened - open - unproven - cancelled;
  const parts = [
    { name: 'open', color: palette.info.main, of: ({ open }: CaseRow) => open },
    { name: 'served', color: palette.warning.main, of: ended },
    { name: 'unproven', color: palette.success.main, of: ({ unproven }: CaseRow) => unproven },
    { name: 'cancelled', color: palette.text.disabled, of: ({ cancelled }: CaseRow) => cancelled },
  ] as const;
  const told: Told = {
    by: say(`caseFigures.groupings.${by}`),
    columns: COLUMNS.map((name) => say(`caseFigures.${name}`)),
    rows: rows.map((row) => ({
      key: row.key ?? '',
      name: nameOf(row),
      cells: COLUMNS.map((name) => row[name]),
      ...(row.key !== null && by !== 'month' && { to: casesOf(by, row.key) }),
    })),
  };
  const opened = rows.reduce((sum, row) => sum + row.opened, 0);
  return (
    <ToldFigures
      summary={<b>{say('caseFigures.cases', { smart_count: opened })}.</b>}
      title={say('caseFigures.chart')}
      chart={
        <Bars
          names={rows.map(nameOf)}
          series={parts.map(({ name, color, of }) => ({
            label: say(`caseFigures.${name}`),
            color,
            data: rows.map(of),
          }))}
          stacked
        />
      }
      told={told}
      text={say('caseFigures.tableText')}
      fileName={`cases-${by}-${from}-${to}.csv`}
      empty={say('caseFigures.empty')}
    />
  );
}
