import { Alert, Box, Skeleton, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { HttpError, Title } from 'react-admin';
import { ask } from '../engine/session.ts';
import { useSay } from '../i18n/provider.ts';

interface Props<T> {
  readonly title: string;
  readonly text: string;
  readonly filters: ReactNode;
  /** What is asked of the API; nothing while the dates make no span. */
  readonly path: string | undefined;
  /** How dates make a span. */
  readonly span: string;
  readonly children: (figures: T) => ReactNode;
}

/** A page of figures: what is asked for, and the answer below it. */
export function FiguresFrame<T>({ title, text, filters, path, span, children }: Props<T>) {
  const say = useSay();
  const { data, error, isFetching } = useQuery({
    queryKey: ['figures', path],
    queryFn: async () => JSON.parse(await (await ask(path!)).body.text()) as T,
    enabled: path !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Box
      component="section"
      aria-label={title}
      aria-busy={isFetching}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', mt: 2 }}
    >
      <Title title={title} />
      <Box>
        <Typography variant="h5" component="h1">
          {title}
        </Typography>
        <Typography color="text.secondary">{text}</Typography>
      </Box>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fit, minmax(min(175px, 100%), 1fr))' }}>
        {filters}
      </Box>
      {path === undefined && <Alert severity="info">{span}</Alert>}
      {error && <Alert severity="error">{error instanceof HttpError ? error.message : say('home.failed')}</Alert>}
      {!data && !error && <Skeleton variant="rounded" height={320} />}
      {data && !error && children(data)}
    </Box>
  );
}
