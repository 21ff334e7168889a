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
  const byImpact = impact ? levelFor(impact) : undefined;
  const level = absence ? levelOf(absence) : byImpact && levelAfter(byImpact, before);
  if (!level) return null;
  const kind = absence && regime && KINDS_OF_REGIME[regime].includes(absence) ? absence : undefined;
  const word = (field: 'impact' | 'level' | 'kind', code: string) => translate(codeKey(sanctions, field, code));
  const levels = [...new Set(before)].map((one) => word('level', one)).join(', ');
  const ofImpact = impact && byImpact && { impact: word('impact', impact), level: word('level', byImpact) };
  const why = absence
    ? [say('sanction.forAbsence', { smart_count: absentDays ?? 0 })]
    : [
        ...(ofImpact ? [say('sanction.forImpact', ofImpact)] : []),
        ...(level === byImpact ? [] : [say('sanction.forEarlier', { levels })]),
      ];
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {say('sanction.suggestedLevel', { level: word('level', level) })} {why.join(' ')}{' '}
      {kind && `${say('sanction.suggestedKind', { kind: word('kind', kind) })} `}
      {say('sanction.suggestedOnly')}
    </Alert>
  );
}
