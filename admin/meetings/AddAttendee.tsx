import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import type { Invitee } from '../../api/define/answers/meetings.ts';
import { useSay } from '../i18n/provider.ts';

interface AddProps {
  readonly people: readonly Invitee[];
  readonly onAdd: (staffId: string) => void;
}
/** Anybody of the office, found by name or position, is on the list at once. */
export function AddAttendee({ people, onAdd }: AddProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  return (
    <Autocomplete
      options={people}
      getOptionLabel={({ name, post }) => `${name} – ${post}`}
      getOptionKey={({ id }) => id}
      value={null}
      inputValue={typed}
      onInputChange={(_, text, reason) => setTyped(reason === 'reset' ? '' : text)}
      onChange={(_, person) => {
        if (person) onAdd(person.id);
      }}
      blurOnSelect
      sx={{ flexGrow: 1, maxWidth: 520 }}
      renderInput={(input) => <TextField {...input} label={say('meeting.add')} />}
    />
  );
}
