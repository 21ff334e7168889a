import { Stack, Typography } from '@mui/material';
import { ListButton, Show, TopToolbar, useRecordContext } from 'react-admin';
import { standardFlow } from '../../api/service-standards/service-standards.flow.ts';
import { type ServiceStandard, serviceStandards } from '../../api/service-standards/service-standards.resource.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { loaded, useRecordQuery } from '../engine/Failed.tsx';
import { Reference } from '../engine/kinds/reference.tsx';
import { formatDate } from '../engine/format.ts';
import { History } from '../engine/History.tsx';
import { Progress } from '../engine/Progress.tsx';
import { progressOf } from '../engine/progress.ts';
import { Heading, Panel } from '../engine/RecordShow.tsx';
import { StepButtons } from '../engine/StepButtons.tsx';
import { fieldKey } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { useTranslate } from 'react-admin';
import { ComponentBody, Sections } from './Components.tsx';
import { Simulation } from './Simulation.tsx';
import { StandardTools } from './StandardTools.tsx';

/** A version of the standard: its 14 components as they are printed, and what may be done with it. */
export const StandardShow = () => (
  <Show
    component="div"
    queryOptions={useRecordQuery(serviceStandards.name)}
    actions={
      <TopToolbar>
        <ListButton />
      </TopToolbar>
    }
    render={loaded(<Standard />)}
  />
);

/** in force 1 Jan 2025 – 30 Nov 2026 */
export function useValidity(): (standard: Pick<ServiceStandard, 'validFrom' | 'validTo'>) => string {
  const say = useSay();
  const language = useLanguage();
  return ({ validFrom, validTo }) => {
    if (!validFrom) return say('standard.notInForce');
    const from = formatDate(validFrom, language);
    return validTo
      ? say('standard.validBetween', { from, to: formatDate(validTo, language) })
      : say('standard.validFrom', { from });
  };
}

function Standard() {
  const translate = useTranslate();
  const validity = useValidity();
  const record = useRecordContext<StoredRecord>();
  if (!record) return null;
  const standard = record as unknown as ServiceStandard;
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <Stack sx={{ gap: 2 }}>
          <div>
            <Heading of={serviceStandards} record={record} />
            <Typography color="text.secondary">
              {translate(fieldKey(serviceStandards, 'edition'))} {standard.edition}, {validity(standard)}
              {standard.decreeNumber &&
                ` · ${translate(fieldKey(serviceStandards, 'decreeNumber'))} ${standard.decreeNumber}`}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              {(['writtenById', 'reviewedById', 'enactedById'] as const)
                .filter((name) => standard[name])
                .map((name, index) => (
                  <span key={name}>
                    {index > 0 && ' · '}
                    {translate(fieldKey(serviceStandards, name))}: <Reference source={name} to="staff" />
                  </span>
                ))}
            </Typography>
          </div>
          <StandardTools standard={standard} />
          <StepButtons of={serviceStandards} record={record} />
          <Progress stages={progressOf(standardFlow, record)} />
        </Stack>
      </Panel>
      <Panel>
        <Sections>{(component) => <ComponentBody of={component} standard={standard} />}</Sections>
      </Panel>
      <Simulation standard={standard} />
      <Panel>
        <History of={serviceStandards} record={record} />
      </Panel>
    </Stack>
  );
}
