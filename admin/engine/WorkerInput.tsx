import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { required, useInput, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { WorkerChoice } from '../../api/define/answers/work.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { useWaskita } from './dataProvider.ts';
import { fieldKey, type RecordLike } from './words.ts';

interface WorkerInputProps {
  readonly of: Resource;
  readonly record: RecordLike;
  readonly name: string;
  readonly needed: boolean;
}

/** Who gets the work: only those who can do it, with their post and what they have open; the likely one is chosen. */
export function WorkerInput({ of: resource, record, name, needed }: WorkerInputProps) {
  const say = useSay();
  const translate = useTranslate();
  const provider = useWaskita();
  const id = String(record.id);
  const { data, isError, isFetchedAfterMount } = useQuery({
    queryKey: ['workers', resource.name, id, name, record.version],
    queryFn: () => provider.read<WorkerChoice[]>(`workers/${resource.name}/${id}/${name}`),
    staleTime: 0,
  });
  const { field, fieldState, isRequired } = useInput({ source: name, validate: needed ? required() : undefined });
  // Not from the cache: the form is filled with its beginning after its inputs have appeared.
  const likely = needed && isFetchedAfterMount ? data?.find((choice) => choice.likely)?.staffId : undefined;
  const { value, onChange } = field;
  const [typing, setTyping] = useState(false);
  const { resetField } = useFormContext();
  useEffect(() => {
    // A proposal is no typing: it is what the form begins with. Who has begun to choose is not overruled.
    if (likely !== undefined && !value && !typing) resetField(name, { defaultValue: likely });
    // Chosen once, when the answer has come: whoever empties the field wants it empty.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [likely]);
  const told = isError ? say('workers.failed') : data?.length === 0 ? say('workers.none') : undefined;
  const fault = fieldState.error?.message;
  const says = ({ position, open }: WorkerChoice) => `${position} · ${say('workers.open', { smart_count: open })}`;
  const chosen = data?.find(({ staffId }) => staffId === value) ?? null;
  return (
    <Autocomplete
      options={data ?? []}
      value={chosen}
      onInputChange={(_, __, reason) => reason === 'input' && setTyping(true)}
      onChange={(_, choice) => onChange(choice?.staffId ?? '')}
      disabled={!data && !isError}
      getOptionLabel={(choice) => choice.name}
      getOptionKey={(choice) => choice.staffId}
      isOptionEqualToValue={(one, other) => one.staffId === other.staffId}
      renderOption={({ key, ...props }, choice) => (
        <Box component="li" key={key} {...props} aria-label={choice.name} aria-description={says(choice)}>
          <span>
            {choice.name}
            <Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block' }}>
              {says(choice)}
            </Typography>
          </span>
        </Box>
      )}
      renderInput={(input) => (
        <TextField
          {...input}
          label={translate(fieldKey(resource, name))}
          required={isRequired}
          error={fault !== undefined || told !== undefined}
          helperText={fault ? translate(fault, { _: fault }) : (told ?? (chosen && says(chosen)))}
          onBlur={field.onBlur}
          margin="dense"
        />
      )}
    />
  );
}
