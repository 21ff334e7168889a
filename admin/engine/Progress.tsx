import { Box, Step, StepLabel, Stepper, type Theme, Tooltip, useMediaQuery } from '@mui/material';
import { useSay } from '../i18n/provider.ts';
import type { Mark, Stage } from './progress.ts';
import { useStepLabel } from './words.ts';

const COLORS: Record<Mark, { readonly bgcolor: string; readonly color: string }> = {
  done: { bgcolor: 'success.main', color: 'success.contrastText' },
  current: { bgcolor: 'info.main', color: 'info.contrastText' },
  paused: { bgcolor: 'warning.main', color: 'warning.contrastText' },
  failed: { bgcolor: 'error.main', color: 'error.contrastText' },
  ahead: { bgcolor: 'action.disabledBackground', color: 'text.secondary' },
};

const VERTICAL = { '& .MuiStepConnector-root': { ml: '14px' }, '& .MuiStepConnector-line': { minHeight: 8 } };
const HORIZONTAL = {
  '& .MuiStep-root': { px: 0.5, minWidth: 0 },
  '& .MuiStepLabel-label': { fontSize: 12, lineHeight: 1.3 },
};

/** How far a record has come, by the letters of the standard. */
export function Progress({ stages }: { stages: readonly Stage[] }) {
  const say = useSay();
  const stepLabel = useStepLabel();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('lg'));
  return (
    <Stepper
      aria-label={say('progress.title')}
      orientation={narrow ? 'vertical' : 'horizontal'}
      alternativeLabel={!narrow}
      sx={narrow ? VERTICAL : HORIZONTAL}
    >
      {stages.map(({ resource, step, mark }, index) => (
        <Step
          key={`${resource}.${step.verb}`}
          completed={mark === 'done'}
          active={mark !== 'done' && mark !== 'ahead'}
          aria-current={mark === 'current' || mark === 'paused' ? 'step' : undefined}
        >
          <StepLabel error={mark === 'failed'} icon={<Letter mark={mark}>{step.at ?? String(index + 1)}</Letter>}>
            <Tooltip title={<span lang="id">{step.says}</span>}>
              <span>
                {stepLabel(resource, step)}
                {mark !== 'ahead' && mark !== 'done' && ` (${say(`progress.${mark}`)})`}
              </span>
            </Tooltip>
          </StepLabel>
        </Step>
      ))}
    </Stepper>
  );
}

export function Letter({ mark, children }: { mark: Mark; children: string }) {
  const say = useSay();
  return (
    <Box
      component="span"
      title={say(`progress.${mark}`)}
      sx={{
        ...COLORS[mark],
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        minWidth: 28,
        height: 28,
        px: 0.5,
        borderRadius: 14,
        fontSize: 13,
        fontWeight: 700,
      }}
    >
      {children}
    </Box>
  );
}
