import { Box } from '@mui/material';
import { LETTERS } from '../../api/define/standard.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { type Component, serviceStandards } from '../../api/service-standards/service-standards.resource.ts';
import { verificationFlow } from '../../api/verifications/verifications.flow.ts';
import { InputOf } from '../engine/inputs.tsx';
import { RecordCreate, RecordEdit } from '../engine/RecordForm.tsx';
import { Sections } from './Components.tsx';
import {
  BasesInput,
  ChannelsInput,
  ClassesInput,
  CompetencesInput,
  ExecutorsInput,
  SilenceInput,
  StepsInput,
  TotalInput,
} from './ContentInputs.tsx';

/** The inputs in the order of the printed standard. */
function Inputs() {
  return (
    <Box sx={{ width: '100%', minWidth: 0 }}>
      <InputOf of={serviceStandards} name="title" />
      <Sections>{(component) => <ComponentInputs shows={component.shows} />}</Sections>
    </Box>
  );
}

function ComponentInputs({ shows }: Pick<Component, 'shows'>) {
  switch (shows) {
    case 'total':
      return <TotalInput />;
    case 'executors':
      return <ExecutorsInput />;
    case 'competences':
      return <CompetencesInput />;
    case 'legalBases':
      return <BasesInput />;
    case 'procedure':
      return (
        <>
          <InputOf of={serviceStandards} name="procedure" />
          <StepsInput />
        </>
      );
    case 'complaintHandling':
      return (
        <>
          <InputOf of={serviceStandards} name="complaintHandling" />
          <ClassesInput />
          <SilenceInput />
          <ChannelsInput />
        </>
      );
    default:
      return <InputOf of={serviceStandards} name={shows} />;
  }
}

interface Lettered {
  readonly at?: string;
  readonly says: string;
  readonly party?: string;
}
const FLOWS: readonly Lettered[] = [...requestFlow.steps, ...verificationFlow.steps];

/** The very first standard: the letters with the words of the flows, the rest to be filled in. */
const empty = () => ({
  content: {
    total: { amount: 170, unit: 'menit' },
    steps: LETTERS.map((letter) => {
      const { says, party } = FLOWS.find(({ at }) => at === letter) ?? { says: '' };
      return { at: letter, says, party, ...(letter === 'H' && { alternative: 'G' }) };
    }),
    classes: {},
    competences: [{}],
    channels: [{}],
    legalBases: [{}],
    warnings: [50, 80, 100],
  },
});

export const StandardCreate = () => (
  <RecordCreate of={serviceStandards} defaults={empty}>
    <Inputs />
  </RecordCreate>
);

export const StandardEdit = () => (
  <RecordEdit of={serviceStandards}>
    <Inputs />
  </RecordEdit>
);
