import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import MissingIcon from '@mui/icons-material/RadioButtonUnchecked';
import { Alert, AlertTitle, Box, Stack } from '@mui/material';
import { useGetList } from 'react-admin';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';

/** What a letter needs before step A: the letter itself and somebody on it (service delivery 1). */
export function Checklist({ letter }: { letter: StoredRecord }) {
  const say = useSay();
  const { total } = useGetList('verifications', {
    filter: { requestId: letter.id },
    pagination: { page: 1, perPage: 1 },
  });
  if (total === undefined) return null;
  const items: readonly [boolean, AppKey, AppKey][] = [
    [Boolean(letter.surat_permohonan), 'request.hasLetter', 'request.lacksLetter'],
    [total > 0, 'request.hasPeople', 'request.lacksPeople'],
  ];
  const complete = items.every(([done]) => done);
  return (
    <Alert severity={complete ? 'success' : 'info'} icon={false}>
      <AlertTitle>{say('request.checklist')}</AlertTitle>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {items.map(([done, has, lacks]) => (
          <Stack key={has} component="li" direction="row" sx={{ gap: 1, alignItems: 'center' }}>
            {done ? <CheckIcon fontSize="small" color="success" /> : <MissingIcon fontSize="small" />}
            {say(done ? has : lacks)}
          </Stack>
        ))}
      </Box>
    </Alert>
  );
}
