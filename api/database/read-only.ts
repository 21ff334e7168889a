import { type EntitySubscriberInterface, EventSubscriber } from 'typeorm';

function refuse(): never {
  throw new Error(
    'Repositories only read. Records are written by their service, which checks and tells it (api/README).',
  );
}

/** Whatever way a repository has to write a record ends here, unless its listeners are switched off. */
@EventSubscriber()
export class ReadOnly implements EntitySubscriberInterface {
  beforeInsert = refuse;
  beforeUpdate = refuse;
  beforeRemove = refuse;
  beforeSoftRemove = refuse;
  beforeRecover = refuse;
}
