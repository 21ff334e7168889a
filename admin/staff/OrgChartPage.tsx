import { Alert, Box, Chip, Link as Anchor, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-admin';
import { BACKWARDS, type ChartPerson, type ChartUnit, type OrgChart } from '../../api/define/answers/org-chart.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { FiguresFrame } from '../figures/FiguresFrame.tsx';
import { useRoleLabel, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

const PATH = '/bagan-organisasi';
const LIST = { listStyle: 'none', m: 0, pl: { xs: 1.5, sm: 3 } } as const;

/** The office on a day, as lists within lists: read by eye, by keyboard and aloud alike. */
export default function OrgChartPage() {
  const say = useSay();
  const { search } = useLocation();
  const navigate = useNavigate();
  const roles = useRoles();
  const [today] = useState(() => officeDate(Date.now()));
  const on = new URLSearchParams(search).get('on') ?? today;
  return (
    <FiguresFrame<OrgChart>
      title={say('orgChart.title')}
      text={say('orgChart.text')}
      filters={
        roles.some((role) => BACKWARDS.includes(role)) && (
          <TextField
            type="date"
            label={say('orgChart.on')}
            value={on}
            onChange={({ target }) => navigate(`${PATH}?on=${target.value}`, { replace: true })}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        )
      }
      path={on ? `/api/org-chart?on=${encodeURIComponent(on)}` : undefined}
      span={say('orgChart.pick')}
    >
      {(chart) =>
        chart.people.length === 0 ? (
          <Alert severity="info">{say('orgChart.empty')}</Alert>
        ) : (
          <Units chart={chart} within={null} />
        )
      }
    </FiguresFrame>
  );
}

/** Units that are parts of this one; the outermost are parts of none that is shown. */
function partsOf({ units }: OrgChart, within: string | null): ChartUnit[] {
  const known = new Set(units.map(({ id }) => id));
  return units.filter(({ parentId }) => (parentId && known.has(parentId) ? parentId : null) === within);
}

function Units({ chart, within }: { chart: OrgChart; within: string | null }) {
  const parts = partsOf(chart, within);
  if (parts.length === 0) return null;
  return (
    <Box component="ul" sx={within === null ? { ...LIST, pl: 0 } : LIST}>
      {parts.map((unit) => (
        <Box component="li" key={unit.id} sx={{ borderLeft: 2, borderColor: 'divider', pl: 1.5, mt: 1.5 }}>
          <Typography component="p" sx={{ fontWeight: 600 }}>
            {unit.name}
          </Typography>
          <Box component="ul" aria-label={unit.name} sx={{ ...LIST, pl: 0 }}>
            {chart.people
              .filter(({ unitId }) => unitId === unit.id)
              .map((person) => (
                <One key={person.id} person={person} />
              ))}
          </Box>
          <Units chart={chart} within={unit.id} />
        </Box>
      ))}
    </Box>
  );
}

/** One of the people: post, superior, in whose place, on leave. */
function One({ person }: { person: ChartPerson }) {
  const say = useSay();
  const roleOf = useRoleLabel();
  const { id, name, position, superior, posts, onLeave } = person;
  return (
    <Box component="li" sx={{ py: 0.75, overflowWrap: 'anywhere' }}>
      <Anchor component={Link} to={`/staff/${id}/show`}>
        {name}
      </Anchor>{' '}
      {onLeave && <Chip component="span" size="small" variant="outlined" label={onLeave} />}
      <Typography variant="body2">{position}</Typography>
      {posts
        .filter(({ acting }) => acting)
        .map(({ role, acting, instead }) => {
          const post = `${acting} ${roleOf(role)}`;
          return (
            <Typography key={`${acting} ${role} ${instead}`} variant="body2">
              {instead ? say('orgChart.instead', { post, name: instead }) : post}
            </Typography>
          );
        })}
      {superior && (
        <Typography variant="body2" color="text.secondary">
          {say('orgChart.superior', { name: superior })}
        </Typography>
      )}
    </Box>
  );
}
