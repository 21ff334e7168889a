import { HttpError, useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useLanguage } from '../i18n/provider.ts';
import { type StoredRecord, useWaskita } from './dataProvider.ts';
import { formatMoment } from './format.ts';
import { tell } from './sentences.ts';

/** The record is not what was on the screen, or may not be. */
export const isOvertaken = (error: unknown): error is HttpError =>
  error instanceof HttpError && [409, 412].includes(error.status);

type Seen = Pick<StoredRecord, 'id' | 'version'>;
/** Answers who did what to the record since it was read; nothing where nobody did, or it cannot be told. */
export function useMeanwhile(): (resource: Resource, seen: Seen) => Promise<string | undefined> {
  const provider = useWaskita();
  const language = useLanguage();
  const translate = useTranslate();
  return async (resource, { id, version }) => {
    const entries = await provider.history(resource.name, id).catch(() => []);
    const last = entries.findLast(({ recordVersion }) => recordVersion !== null && recordVersion > version);
    if (!last) return undefined;
    const told = tell({ ...last, resource: resource.name }, language, translate).replace(/\.$/, '');
    return `${told} (${formatMoment(last.at, language)})`;
  };
}
