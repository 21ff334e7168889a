import { Button } from '@mui/material';
import { useLocales, useLocaleState } from 'react-admin';
import { useSay } from '../i18n/provider.ts';

/** Goes round the languages; what is chosen is remembered by the store. */
export function LanguageButton() {
  const say = useSay();
  const locales = useLocales();
  const [locale, setLocale] = useLocaleState();
  const at = locales.findIndex((one) => one.locale === locale);
  const next = locales[(at + 1) % locales.length] ?? locales[0];
  if (!next) return null;
  return (
    <Button
      color="inherit"
      onClick={() => setLocale(next.locale)}
      aria-label={`${say('login.language')}: ${locales[at]?.name ?? ''} → ${next.name}`}
      title={next.name}
      sx={{ minWidth: 44, fontWeight: 700 }}
    >
      {locale.toUpperCase()}
    </Button>
  );
}
