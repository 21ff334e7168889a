import { Alert, Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import {
  ArrayInput,
  FormDataConsumer,
  maxValue,
  minValue,
  NumberInput,
  required,
  SelectInput,
  SimpleFormIterator,
  TextInput,
  useTranslate,
} from 'react-admin';
import {
  budget,
  LEGAL_STATUSES,
  LETTERS,
  PARTIES,
  INTERNAL,
  INTERNAL_TERMS,
  type Internal,
  PROMISED,
  type StandardContent,
  type Term,
  TERM_UNITS,
  silentDaysOf,
} from '../../api/define/standard.ts';
import { useTermText } from '../engine/terms.ts';
import { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';

const MUST = [required()];
const AMOUNT = [required(), minValue(1)];
const PERCENT = [required(), minValue(1), maxValue(100)];
const WARNINGS = [0, 1, 2];
/** Terms of the whole service are in office time. */
const SHORT_UNITS = ['menit', 'jam'];

/** The inputs of a row beside each other where there is room; its letter and buttons are always there, for keyboards too. */
const inColumns = (columns: string) => ({
  '& .RaSimpleFormIterator-form': {
    display: 'grid',
    columnGap: 1,
    gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: columns },
  },
  '& .RaSimpleFormIterator-index': { display: 'flex', minWidth: '2rem' },
  '& .RaSimpleFormIterator-action': { visibility: 'visible' },
});

const choices = (codes: readonly string[], words: string) =>
  codes.map((id) => ({ id, name: `app.standard.${words}.${id}` }));
const key = (name: AppKey): string => `app.${name}`;

/** An amount and its unit beside each other. */
interface TermInputProps {
  readonly source: string;
  readonly units?: readonly string[];
  /** Where the record says nothing. */
  readonly initial?: Term;
}
export function TermInput({ source, units = Object.keys(TERM_UNITS), initial }: TermInputProps) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(80px, 120px) minmax(0, 200px)', gap: 1 }}>
      <NumberInput
        source={`${source}.amount`}
        label={key('standard.term.amount')}
        defaultValue={initial?.amount}
        validate={AMOUNT}
        helperText={false}
      />
      <SelectInput
        source={`${source}.unit`}
        label={key('standard.term.unit')}
        defaultValue={initial?.unit}
        choices={choices(units, 'units')}
        validate={MUST}
        helperText={false}
      />
    </Box>
  );
}

export function TotalInput() {
  const say = useSay();
  return (
    <>
      <TermInput source="content.total" units={SHORT_UNITS} />
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 220px))' }}>
        {WARNINGS.map((place) => (
          <NumberInput
            key={place}
            source={`content.warnings.${place}`}
            label={say('standard.warning', { place: place + 1 })}
            validate={PERCENT}
            helperText={false}
          />
        ))}
      </Box>
    </>
  );
}

export const ExecutorsInput = () => (
  <NumberInput source="content.executors" label={key('standard.executors')} validate={AMOUNT} helperText={false} />
);

export const SilenceInput = () => (
  <NumberInput
    source="content.silentDays"
    label={key('standard.silentDays')}
    defaultValue={silentDaysOf({})}
    validate={AMOUNT}
    helperText={false}
  />
);

/** The minutes of all steps beside what is promised for the whole, while they are typed. */
function Sum({ content }: { content: StandardContent }) {
  const say = useSay();
  const termText = useTermText();
  const sum = budget(content.steps.map((step) => ({ ...step, minutes: Number(step.minutes) || 0 })));
  const { amount, unit } = content.total;
  const fits = sum === (unit === 'jam' ? amount * 60 : amount);
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        {content.steps
          .flatMap(({ at, alternative }) =>
            alternative ? [`${at}: ${say('standard.steps.or', { at: alternative })}`] : [],
          )
          .join('; ')}
      </Typography>
      <Alert severity={fits ? 'success' : 'warning'} aria-live="polite" sx={{ my: 1 }}>
        {fits
          ? say('standard.steps.fits', { sum })
          : say('standard.steps.differs', { sum, total: termText(content.total) })}
      </Alert>
    </>
  );
}

/** Rows that are there once and for all: the letters of the procedure. */
export function StepsInput() {
  return (
    <>
      <ArrayInput source="content.steps" label={key('standard.steps.title')}>
        <SimpleFormIterator
          fullWidth
          sx={inColumns('5fr 3fr 3fr 6rem')}
          disableAdd
          disableRemove
          disableClear
          disableReordering
          getItemLabel={(index) => LETTERS[index] ?? ''}
        >
          <TextInput source="says" label={key('standard.steps.says')} validate={MUST} multiline helperText={false} />
          <TextInput source="by" label={key('standard.steps.by')} validate={MUST} helperText={false} />
          <SelectInput
            source="party"
            label={key('standard.steps.party')}
            choices={choices(Object.keys(PARTIES), 'parties')}
            validate={MUST}
            helperText={false}
          />
          <NumberInput source="minutes" label={key('standard.steps.minutes')} validate={AMOUNT} helperText={false} />
        </SimpleFormIterator>
      </ArrayInput>
      <FormDataConsumer>{({ formData }) => <Sum content={formData.content as StandardContent} />}</FormDataConsumer>
    </>
  );
}

const CLASSES = [
  { title: 'standard.classes.title', words: 'promised', names: Object.keys(PROMISED) },
  { title: 'standard.classes.internal', words: 'internal', names: Object.keys(INTERNAL) },
] as const;

export function ClassesInput() {
  const translate = useTranslate();
  return CLASSES.map(({ title, words, names }) => (
    <Box key={words} component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle2">
        {translate(key(title))}
      </Typography>
      <Box sx={{ display: 'grid', columnGap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
        {names.map((name) => (
          <Box key={name} role="group" aria-label={translate(`app.standard.${words}.${name}`)} sx={{ my: 0.5 }}>
            <Typography variant="body2">{translate(`app.standard.${words}.${name}`)}</Typography>
            <TermInput source={`content.classes.${name}`} initial={INTERNAL_TERMS[name as Internal]} />
          </Box>
        ))}
      </Box>
    </Box>
  ));
}

interface RowsProps {
  readonly source: string;
  readonly label: AppKey;
  /** Widths of the inputs of a row. */
  readonly columns: string;
  readonly children: ReactNode;
}
/** A list whose rows are added, moved and taken away. */
function Rows({ source, label, columns, children }: RowsProps) {
  return (
    <ArrayInput source={source} label={key(label)}>
      <SimpleFormIterator fullWidth disableClear sx={inColumns(columns)}>
        {children}
      </SimpleFormIterator>
    </ArrayInput>
  );
}

export const ChannelsInput = () => (
  <Rows source="content.channels" label="standard.channels.title" columns="3fr 5fr 4fr">
    <TextInput source="code" label={key('standard.channels.code')} validate={MUST} helperText={false} />
    <TextInput source="label" label={key('standard.channels.label')} validate={MUST} multiline helperText={false} />
    <TextInput source="address" label={key('standard.channels.address')} helperText={false} />
  </Rows>
);

export const CompetencesInput = () => (
  <Rows source="content.competences" label="standard.competences.title" columns="6rem 3fr 6fr">
    <TextInput source="mark" label={key('standard.competences.mark')} validate={MUST} helperText={false} />
    <TextInput source="code" label={key('standard.competences.code')} validate={MUST} helperText={false} />
    <TextInput source="text" label={key('standard.competences.text')} validate={MUST} multiline helperText={false} />
  </Rows>
);

export const BasesInput = () => (
  <Rows source="content.legalBases" label="standard.bases.title" columns="6rem 6fr 9rem 4fr">
    <TextInput source="mark" label={key('standard.bases.mark')} validate={MUST} helperText={false} />
    <TextInput source="text" label={key('standard.bases.text')} validate={MUST} multiline helperText={false} />
    <SelectInput
      source="status"
      label={key('standard.bases.status')}
      choices={choices(Object.keys(LEGAL_STATUSES), 'statuses')}
      validate={MUST}
      helperText={false}
    />
    <TextInput source="note" label={key('standard.bases.note')} helperText={false} />
  </Rows>
);
