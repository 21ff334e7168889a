import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { formatShort } from '../engine/format.ts';
import { resourceNamed } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { draftsKept } from './draftApi.ts';

/** Where the form of a draft is opened: its page, or that of the record whose part it adds. */
function pageOf(key: string): string {
  const [name = '', second = '', third] = key.split('.');
  if (second === 'import') return '/kalender';
  if (second !== 'create') return third === 'edit' ? `/${name}/${second}` : `/${name}/${second}/show`;
  const owner = resources.find((one: Resource) => one.parts?.some(({ resource }) => resource === name));
  return third && owner ? `/${owner.name}/${third}/show` : `/${name}/create`;
}

/** What one has typed somewhere and not sent, and the way back to it; nothing when there is none. */
export function Unsent() {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  const { data = [] } = useQuery({ queryKey: ['drafts'], queryFn: draftsKept, retry: false });
  const known = data.filter(({ key }) => resourceNamed(key.split('.')[0]));
  if (known.length === 0) return null;
  const told = (key: string): string => {
    const [name, second, third, verb] = key.split('.');
    const noun = translate(`resources.${name}.name`, { smart_count: 1 });
    if (second === 'create') return `${noun}: ${say('draft.created')}`;
    if (third === 'edit') return `${noun}: ${say('draft.edited')}`;
    return verb ? `${noun}: ${translate(`resources.${name}.steps.${verb}`, { _: verb })}` : noun;
  };
  return (
    <Box component="section" aria-labelledby="unsent-title">
      <Typography id="unsent-title" variant="h6" component="h2">
        {say('draft.unsent')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {known.map(({ key, savedAt }) => (
          <li key={key}>
            <MuiLink component={Link} to={pageOf(key)}>
              {told(key)}
            </MuiLink>{' '}
            <Typography component="span" variant="body2" color="text.secondary">
              {formatShort(savedAt, language).replace(',', '')}
            </Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
