import CheckIcon from '@mui/icons-material/GppGoodOutlined';
import { Alert, AlertTitle, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { HttpError } from 'react-admin';
import type { IntegrityAnswer, TrailVerdict } from '../../api/define/answers/trail.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment, formatNumber } from '../engine/format.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';

/** Enough of a root to compare by eye; the whole one stands below. */
const SHORT_ROOT = 16;
/** The run is known a moment after it was asked for. */
const FIRST_LOOK_MS = 400;

/** The button, how far the run has come, and the verdict of the last one. */
export function IntegrityCheck({ integrity, again }: { integrity: IntegrityAnswer; again: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const provider = useWaskita();
  const looking = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(looking.current), []);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      looking.current = setTimeout(again, FIRST_LOOK_MS);
      return provider.post('audit-logs/verify', {});
    },
    onSettled: again,
  });
  const { check } = integrity;
  const goesOn = check?.verdict === null && !check.failed;
  const isRunning = isPending || goesOn;
  return (
    <Panel>
      <Typography color="text.secondary" gutterBottom>
        {say('integrity.checkText')}
      </Typography>
      <Button variant="contained" startIcon={<CheckIcon />} disabled={isRunning} onClick={() => mutate()}>
        {isRunning ? say('integrity.running') : say('integrity.check')}
      </Button>
      <Box aria-live="polite" sx={{ mt: 2 }}>
        {isRunning && <Running check={goesOn ? check : null} />}
        {check?.failed && !isRunning && !error && <Alert severity="error">{say('integrity.checkFailed')}</Alert>}
        {error && !isRunning && (
          <Alert severity="error">{error instanceof HttpError ? error.message : say('integrity.checkFailed')}</Alert>
        )}
        {!isRunning && check?.verdict && (
          <>
            <VerdictSaid verdict={check.verdict} checkpoint={integrity.checkpoint} />
            <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
              {say('integrity.checkedAt', { at: formatMoment(check.startedAt, language) })}
            </Typography>
          </>
        )}
        {!isRunning && !check && <Typography color="text.secondary">{say('integrity.never')}</Typography>}
      </Box>
    </Panel>
  );
}

function Running({ check }: { check: IntegrityAnswer['check'] }) {
  const say = useSay();
  const language = useLanguage();
  if (!check || check.size === 0) return <LinearProgress aria-label={say('integrity.running')} />;
  const { checked, size } = check;
  const told = say('integrity.checking', {
    checked: formatNumber(checked, language),
    size: formatNumber(size, language),
  });
  return (
    <>
      <LinearProgress
        variant="determinate"
        value={Math.min(100, (100 * checked) / size)}
        aria-label={say('integrity.running')}
      />
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {told}
      </Typography>
    </>
  );
}

function VerdictSaid({
  verdict: { ok, size, root, firstFault, unproven = 0, warnings },
  checkpoint,
}: {
  verdict: TrailVerdict;
  checkpoint: IntegrityAnswer['checkpoint'];
}) {
  const say = useSay();
  const language = useLanguage();
  const entries = formatNumber(size, language);
  if (!ok && !firstFault)
    return (
      <Alert severity="warning" variant="outlined" role="alert">
        {say('integrity.unproven', { count: formatNumber(unproven, language) })}
      </Alert>
    );
  if (!ok)
    return (
      <Alert severity="error" variant="outlined" role="alert" sx={{ overflowWrap: 'anywhere' }}>
        <AlertTitle>
          {say('integrity.broken', { index: firstFault ? formatNumber(firstFault.index, language) : '?' })}
        </AlertTitle>
        <Typography sx={{ mb: 1 }}>{firstFault?.message}</Typography>
        <Typography>{say('integrity.whatToDo')}</Typography>
      </Alert>
    );
  if (size === 0) return <Alert severity="info">{say('integrity.nothing')}</Alert>;
  const short = `${root.slice(0, SHORT_ROOT)}…`;
  // What came since it was checked may be signed already: the time is of the very root, or of none.
  const signed = checkpoint?.size === size ? checkpoint : null;
  const at = signed?.signedAt ? formatMoment(signed.signedAt, language) : say('integrity.unknownTime');
  return (
    <>
      <Alert severity="success" variant="outlined" sx={{ overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {signed
            ? say('integrity.whole', { size: entries, root: short, at })
            : say(checkpoint ? 'integrity.wholeBesides' : 'integrity.wholeUnsigned', { size: entries, root: short })}
        </Typography>
      </Alert>
      {warnings.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
          <AlertTitle>{say('integrity.warnings')}</AlertTitle>
          {warnings.map((line) => (
            <Typography key={line} variant="body2">
              {line}
            </Typography>
          ))}
        </Alert>
      )}
    </>
  );
}
