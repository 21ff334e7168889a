import { RecordShow, RecordBody } from '../engine/RecordShow.tsx';
import { dataRequests } from '../../api/data-requests/data-requests.resource.ts';
import { ProcessingTrail } from './ProcessingTrail.tsx';

/** A data subject's request, with what he is to be given. */
export const DataRequestShow = () => (
  <RecordShow of={dataRequests}>
    <RecordBody of={dataRequests}>
      <ProcessingTrail />
    </RecordBody>
  </RecordShow>
);
