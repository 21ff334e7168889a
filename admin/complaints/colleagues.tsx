import { useQuery } from '@tanstack/react-query';
import { AutocompleteInput } from 'react-admin';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { fieldKey, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

/** Everybody in service, also outside of one's own line: for those who may take a complaint in. */
export function useColleagues(): readonly Colleague[] | undefined {
  const provider = useWaskita();
  const enabled = mayAccess(complaints, 'create', useRoles());
  const { data } = useQuery({
    queryKey: ['complaints', 'people'],
    queryFn: () => provider.read<readonly Colleague[]>('complaints/people'),
    enabled,
  });
  return data;
}

export function ComplainedInput() {
  const people = useColleagues();
  const choices = (people ?? []).map(({ id, name, position }) => ({ id, name: `${name} – ${position}` }));
  return (
    <AutocompleteInput
      source="complainedId"
      label={fieldKey(complaints, 'complainedId')}
      helperText={`resources.complaints.hints.complainedId`}
      choices={choices}
      isPending={!people}
      translateChoice={false}
      fullWidth
    />
  );
}

/** The name of the one complained about, wherever in the office he works. */
export function ComplainedName({ id }: { id: unknown }) {
  const say = useSay();
  const people = useColleagues();
  const provider = useWaskita();
  // Who takes no complaints in, as the Inspektorat that decides this one, is told who it names. His own page is not opened for
  // it: that is written in the trail, where he would read that somebody did.
  const asked = !mayAccess(complaints, 'create', useRoles());
  const query = new URLSearchParams({ filter: JSON.stringify({ id: [id] }) });
  const { data } = useQuery({
    queryKey: ['complaints', 'named', id],
    queryFn: () => provider.read<readonly { fullName: string }[]>(`named/staff?${query.toString()}`),
    enabled: asked,
  });
  const name = people?.find((one) => one.id === id)?.name ?? data?.[0]?.fullName;
  return <>{say('complaint.complained', { name: name ?? say('value.hidden') })}</>;
}
