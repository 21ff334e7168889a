import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { FormDataConsumer, useGetList, useInput, useNotify } from 'react-admin';
import { type AnswerTemplate, answerTemplates } from '../../api/answer-templates/answer-templates.resource.ts';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { MoreRows } from '../engine/MoreRows.tsx';
import { formatMoment } from '../engine/format.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';

/** Above the answer: templates for its class, which fill it in for the writer to go over. */
export function Templates({ record }: { record: StoredRecord }) {
  const say = useSay();
  const notify = useNotify();
  const provider = useWaskita();
  const { field } = useInput({ source: 'answer' });
  const { data, total } = useGetList<AnswerTemplate>('answer-templates', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'name', order: 'ASC' },
  });
  const fitting = data?.filter((template) => !template.class || template.class === record.class);
  if (!fitting?.length) return null;
  const fill = async (templateId: string) => {
    try {
      const { text } = await provider.post<{ text: string }>(`complaints/${record.id}/answer-preview`, { templateId });
      // What was typed stands before it.
      field.onChange([field.value, text].filter(Boolean).join('\n\n'));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
  };
  return (
    <Box sx={{ mb: 1 }}>
      <Typography variant="body2" color="text.secondary">
        {say('complaint.template')}
      </Typography>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {fitting.map(({ id, name }) => (
          <Button key={id} size="small" variant="outlined" onClick={() => void fill(id)}>
            {name}
          </Button>
        ))}
      </Stack>
      <MoreRows of={answerTemplates} filter={{}} shown={data?.length ?? 0} total={total} />
    </Box>
  );
}

/** Before a complaint is classed, or anew: the due time as it is, and as it would be. */
export function NewDueTime({ record }: { record: StoredRecord }) {
  return (
    <FormDataConsumer>
      {({ formData }: { formData: Record<string, unknown> }) =>
        typeof formData.class === 'string' && formData.class !== record.class ? (
          <Times record={record} chosen={formData.class} />
        ) : null
      }
    </FormDataConsumer>
  );
}

function Times({ record, chosen }: { record: StoredRecord; chosen: string }) {
  const say = useSay();
  const language = useLanguage();
  const provider = useWaskita();
  const { data } = useQuery({
    queryKey: ['complaints', 'reclassification', record.id, record.version, chosen],
    queryFn: () =>
      provider.post<{ oldDueAt: string | null; newDueAt: string | null }>(`complaints/${record.id}/reclassification`, {
        class: chosen,
      }),
  });
  if (!data) return null;
  const told = (moment: string | null) => (moment ? formatMoment(moment, language) : say('complaint.noDue'));
  return (
    <Alert severity="info" sx={{ mb: 1 }}>
      {say('complaint.newDue', { old: told(data.oldDueAt), new: told(data.newDueAt) })}
    </Alert>
  );
}
