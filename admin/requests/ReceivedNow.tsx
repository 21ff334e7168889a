import { RecordCreate } from '../engine/RecordForm.tsx';
import { resourceNamed } from '../engine/words.ts';

const now = () => ({ receivedAt: new Date().toISOString() });

/** Letters and complaints are mostly registered as they come in; the moment can be changed when they were not. */
export function ReceivedNow({ resource }: { resource: 'requests' | 'complaints' }) {
  const declared = resourceNamed(resource);
  return declared && <RecordCreate of={declared} defaults={now} />;
}
