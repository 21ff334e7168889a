import { Alert, FormControlLabel, FormGroup, Skeleton, Stack, Switch, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { type MailChoices as Choices, NEWS_KINDS, type NewsKind } from '../../api/define/news.ts';
import { useSay } from '../i18n/provider.ts';
import { chooseMails, mailChoices } from './news.ts';

const KEY = ['mail-choices'];
const KINDS = Object.keys(NEWS_KINDS) as NewsKind[];

/** Of which kinds of news a mail comes too; each switch is kept at once. */
export function MailChoices() {
  const say = useSay();
  const notify = useNotify();
  const queries = useQueryClient();
  const { data, isError } = useQuery({ queryKey: KEY, queryFn: mailChoices });
  const { mutate } = useMutation({
    mutationFn: (choice: Partial<Choices>) => chooseMails(choice),
    // The switch moves at once, and back where it was not kept.
    onMutate: (choice) => queries.setQueryData<Choices>(KEY, (before) => before && { ...before, ...choice }),
    onSuccess: (after) => {
      queries.setQueryData(KEY, after);
      notify(say('mailChoices.saved'), { type: 'success' });
    },
    onError: (error) => {
      void queries.invalidateQueries({ queryKey: KEY });
      notify(error.message, { type: 'error', messageArgs: { _: error.message } });
    },
  });
  return (
    <Stack component="section" aria-labelledby="mail-choices" sx={{ gap: 1 }}>
      <Typography id="mail-choices" variant="h6" component="h2">
        {say('mailChoices.title')}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {say('mailChoices.text')}
      </Typography>
      {isError && !data && <Alert severity="error">{say('mailChoices.failed')}</Alert>}
      {!data && !isError && <Skeleton variant="rounded" height={160} />}
      {data && (
        <FormGroup>
          {KINDS.map((kind) => (
            <FormControlLabel
              key={kind}
              label={say(`mailChoices.kinds.${kind}`)}
              control={<Switch checked={data[kind]} onChange={(event) => mutate({ [kind]: event.target.checked })} />}
            />
          ))}
        </FormGroup>
      )}
    </Stack>
  );
}
