import { useGetOne } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { requests } from '../../api/requests/requests.resource.ts';
import { verifications } from '../../api/verifications/verifications.resource.ts';
import { Inputs } from '../engine/FormInputs.tsx';
import { RecordCreate, RecordEdit } from '../engine/RecordForm.tsx';

/** What no letter of this kind speaks of. */
const UNASKED: Readonly<Record<string, readonly string[]>> = {
  penerbitan: ['certificateId', 'revocationReason'],
  pencabutan: [],
};
const RENEWED = ['revocationReason'];

/** One person on a letter: which certificate he has is asked only where the letter is about one. */
function PersonInputs({ creating }: { creating: boolean }) {
  const [requestId, own]: readonly unknown[] = useWatch({ name: ['requestId', 'kind'] });
  const isKnown = typeof requestId === 'string' && requestId !== '';
  const { data: letter } = useGetOne(requests.name, { id: isKnown ? requestId : '' }, { enabled: isKnown });
  const kind: unknown = own ?? letter?.kind;
  const without = typeof kind === 'string' ? (UNASKED[kind] ?? RENEWED) : [];
  return <Inputs of={verifications} creating={creating} without={without} known={{ kind }} />;
}

export const PersonCreate = () => (
  <RecordCreate of={verifications}>
    <PersonInputs creating />
  </RecordCreate>
);
export const PersonEdit = () => (
  <RecordEdit of={verifications}>
    <PersonInputs creating={false} />
  </RecordEdit>
);
