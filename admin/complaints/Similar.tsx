import { Alert, AlertTitle, Box, Link as MuiLink, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useTranslate } from 'react-admin';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment } from '../engine/format.ts';
import { codeKey, type RecordLike } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';

interface Answer {
  readonly similar: readonly {
    readonly id: string;
    readonly number: string;
    readonly subject: string;
    readonly status: string;
    readonly receivedAt: string;
    readonly because: readonly ('kontak' | 'permohonan' | 'teks')[];
  }[];
  readonly proposal: { readonly class: string; readonly reason: string };
}

const ASKED = ['contact', 'subject', 'content', 'requestId', 'kind', 'category', 'complainedId'];
const PAUSE_MS = 500;

/** The value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** While a complaint is typed: what it may be a duplicate of, and the class proposed for it with its reason. */
export function Similar({ draft }: { draft: RecordLike }) {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  const provider = useWaskita();
  const given = Object.fromEntries(ASKED.flatMap((name) => (draft[name] ? [[name, draft[name]] as const] : [])));
  const asked = useSettled(JSON.stringify(given));
  const { data } = useQuery({
    queryKey: ['complaints', 'similar', asked],
    queryFn: () => provider.post<Answer>('complaints/similar', JSON.parse(asked) as object),
    placeholderData: (before) => before,
    retry: false,
  });
  if (!data || !draft.subject) return null;
  const { similar, proposal } = data;
  return (
    <Stack sx={{ gap: 1, my: 1, width: '100%' }} aria-live="polite">
      <Alert severity="info">
        <AlertTitle>
          {say('complaint.proposal', { label: translate(codeKey(complaints, 'class', proposal.class)) })}
        </AlertTitle>
        <span lang="id">{proposal.reason}</span>
      </Alert>
      {similar.length > 0 && (
        <Alert severity="warning">
          <AlertTitle>{say('complaint.similar')}</AlertTitle>
          {say('complaint.similarText')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {similar.map((one) => (
              <li key={one.id}>
                <MuiLink component={Link} to={`/complaints/${one.id}/show`} target="_blank">
                  {one.number}
                </MuiLink>{' '}
                · {one.subject} · {translate(codeKey(complaints, 'status', one.status))} ·{' '}
                {formatMoment(one.receivedAt, language)} (
                {one.because.map((reason) => say(`complaint.because.${reason}`)).join(', ')})
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </Stack>
  );
}
