import { requests } from '../../api/requests/requests.resource.ts';
import { RecordCreate } from '../engine/RecordForm.tsx';

export const now = () => ({ receivedAt: new Date().toISOString() });

/** Letters and complaints are mostly registered as they come in; the moment can be changed when they were not. */
export const ReceivedNow = () => <RecordCreate of={requests} defaults={now} />;
