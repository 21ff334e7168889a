import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type I18nProvider, useLocale, useTranslate } from 'react-admin';
import { en } from './en.ts';
import { id } from './id.ts';
import type { AppKey } from './words.ts';

const messages = { id, en };
const isLocale = (locale: string): locale is keyof typeof messages => locale in messages;
const polyglot = polyglotI18nProvider((locale) => messages[isLocale(locale) ? locale : 'id'], 'id', [
  { locale: 'id', name: 'Bahasa Indonesia' },
  { locale: 'en', name: 'English' },
]);

export const i18nProvider: I18nProvider = {
  ...polyglot,
  changeLocale: async (locale, options) => {
    await polyglot.changeLocale(locale, options);
    document.documentElement.lang = locale;
  },
};

type Fill = Record<string, string | number>;
/** Says one of the console's own sentences. */
export function useSay(): (key: AppKey, fill?: Fill) => string {
  const translate = useTranslate();
  return (key, fill) => translate(`app.${key}`, fill);
}

/** The language of the screen, for dates and for sentences the API writes in Indonesian only. */
export function useLanguage(): 'id' | 'en' {
  return useLocale() === 'en' ? 'en' : 'id';
}
