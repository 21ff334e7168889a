import { Alert } from '@mui/material';
import { FormDataConsumer, useGetList, useTranslate } from 'react-admin';
import { KINDS_OF_REGIME } from '../../api/sanctions/sanction-kinds.flow.ts';
import { kindForAbsence, levelAfter, levelFor, levelOf } from '../../api/sanctions/sanction-suggestions.flow.ts';
import { type Sanction, sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { codeKey } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

type Proposed = Partial<Pick<Sanction, 'impact' | 'absentDays'>>;

/** Above a proposal: what harm, absences and earlier sanctions suggest. Whoever proposes and decides weighs it. */
export function Suggestion({ of: record }: { of: Sanction }) {
  const { data: cases = [] } = useGetList<Sanction>(sanctions.name, {
    filter: { staffId: record.staffId },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const before = cases.flatMap(({ id, inForceOn, status, level }) =>
    id !== record.id && inForceOn && status !== 'batal' && level ? [level] : [],
  );
  return (
    <FormDataConsumer>
      {({ formData }: { formData: Proposed }) => <Suggested of={record} proposed={formData} before={before} />}
    </FormDataConsumer>
  );
}

interface SuggestedProps {
  readonly of: Sanction;
  readonly proposed: Proposed;
  /** Levels of what he was given before and is in force, or was. */
  readonly before: readonly NonNullable<Sanction['level']>[];
}
function Suggested({ of: { regime }, proposed: { impact, absentDays }, before }: SuggestedProps) {
  const say = useSay();
  const translate = useTranslate();
  const absence = typeof absentDays === 'number' ? kindForAbsence(absentDays) : undefined;
  const level = absence ? levelOf(absence) : impact ? levelAfter(levelFor(impact), before) : undefined;
  if (!level) return null;
  const kind = absence && regime && KINDS_OF_REGIME[regime].includes(absence) ? absence : undefined;
  const word = (field: 'level' | 'kind', code: string) => translate(codeKey(sanctions, field, code));
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {say('sanction.suggestedLevel', { level: word('level', level) })}{' '}
      {kind && `${say('sanction.suggestedKind', { kind: word('kind', kind) })} `}
      {say('sanction.suggestedOnly')}
    </Alert>
  );
}
