import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { FormDataConsumer } from 'react-admin';
import type { MovedDue as Answer } from '../../api/define/answers/work.ts';
import type { Verdict } from '../../api/define/verdict.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { useWaskita } from './dataProvider.ts';
import { formatMoment } from './format.ts';
import type { RecordLike } from './words.ts';

interface MovedDueProps {
  readonly of: Resource;
  readonly record: RecordLike;
  readonly verdict: Verdict;
}
/** Before something that a promise rests on is corrected: the due time as it is, and as it would be. */
export function MovedDue({ of: resource, record, verdict }: MovedDueProps) {
  const names = [...verdict.needs, ...verdict.takes].filter((name) => name in resource.fields);
  return (
    <FormDataConsumer>
      {({ formData }: { formData: RecordLike }) => {
        const values = Object.fromEntries(names.flatMap((name) => (formData[name] ? [[name, formData[name]]] : [])));
        const isChanged = Object.entries(values).some(([name, value]) => value !== record[name]);
        return isChanged ? <Times of={resource} record={record} verb={verdict.verb} values={values} /> : null;
      }}
    </FormDataConsumer>
  );
}

interface TimesProps {
  readonly of: Resource;
  readonly record: RecordLike;
  readonly verb: string;
  readonly values: RecordLike;
}
function Times({ of: resource, record, verb, values }: TimesProps) {
  const say = useSay();
  const language = useLanguage();
  const provider = useWaskita();
  const { data, error } = useQuery({
    queryKey: [resource.name, 'foreseen', record.id, record.version, verb, values],
    queryFn: () => provider.post<Answer>(`${resource.name}/${String(record.id)}/steps/${verb}/preview`, values),
    retry: false,
  });
  if (error)
    return (
      <Alert severity="warning" lang="id" sx={{ mb: 2 }}>
        {error.message}
      </Alert>
    );
  if (!data) return null;
  const told = (moment: string | null) => (moment ? formatMoment(moment, language) : say('clock.noDue'));
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {say('clock.movedDue', { old: told(data.oldDueAt), new: told(data.newDueAt) })}
    </Alert>
  );
}
