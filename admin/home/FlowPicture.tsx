import { Box, Typography } from '@mui/material';
import type { Flow, Step } from '../../api/define/flow.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { verificationFlow } from '../../api/verifications/verifications.flow.ts';
import { Letter } from '../engine/Progress.tsx';
import { useRoleLabel, useStepLabel } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

/** The lettered steps, in the order of the standard; a letter that a letter's flow has is not repeated by its people's. */
function lettered(...flows: readonly Flow[]): { flow: Flow; step: Step }[] {
  const all = flows.flatMap((flow) => flow.steps.filter((step) => step.at).map((step) => ({ flow, step })));
  const owner = new Map(all.toReversed().map(({ flow, step }) => [step.at, flow]));
  return all.filter(({ flow, step }) => owner.get(step.at) === flow);
}
const BOXES = lettered(requestFlow, verificationFlow);

/** The procedure A to I as the flows declare it, with whoever takes each step. */
export function FlowPicture() {
  const say = useSay();
  const stepLabel = useStepLabel();
  const roleLabel = useRoleLabel();
  return (
    <>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {say('home.flowText')}
      </Typography>
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
        }}
      >
        {BOXES.map(({ flow, step }) => (
          <Box
            key={`${flow.name}.${step.verb}`}
            component="li"
            sx={{
              border: 1,
              borderColor: 'divider',
              borderTop: 3,
              borderTopColor: step.party === 'office' ? 'primary.main' : 'warning.main',
              borderRadius: 1,
              p: 1.5,
            }}
          >
            <Typography sx={{ fontWeight: 650, display: 'flex', gap: 1, alignItems: 'center' }}>
              <Letter mark="current">{step.at ?? ''}</Letter>
              {stepLabel(flow.name, step)}
            </Typography>
            <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }} lang="id">
              {step.says}
            </Typography>
            <Typography variant="caption" sx={{ display: 'block', mt: 0.5 }}>
              {step.by.map(roleLabel).join(', ')}
            </Typography>
          </Box>
        ))}
      </Box>
    </>
  );
}
