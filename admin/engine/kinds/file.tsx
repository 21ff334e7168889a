import { useSay } from '../../i18n/provider.ts';
import { fieldKey, type RecordLike } from '../words.ts';
import type { Asked, KindOnScreen } from './kind.ts';
import { ReferenceChoice } from './reference.tsx';

/** Uploaded to the record before, as an enclosure. */
function Uploaded({ of: resource, name, field, record }: Asked & { readonly record: RecordLike }) {
  const say = useSay();
  return (
    <ReferenceChoice
      source={name}
      label={fieldKey(resource, name)}
      to={field.to ?? ''}
      among={{ ownerType: resource.name, ownerId: record.id }}
      helperText={say('files.chosen')}
    />
  );
}

export const fileOnScreen: KindOnScreen = {
  stepInput: (asked, record) => <Uploaded {...asked} record={record} />,
  raw: true,
};
