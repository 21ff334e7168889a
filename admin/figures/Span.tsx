import { TextField } from '@mui/material';

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** From when to when, as months or as dates. */
export function Span(props: {
  type: 'month' | 'date';
  labels: Ends;
  span: Ends;
  onChange: (span: Partial<Ends>) => void;
}) {
  const { type, labels, span, onChange } = props;
  return (['from', 'to'] as const).map((end) => (
    <TextField
      key={end}
      type={type}
      label={labels[end]}
      value={span[end]}
      onChange={({ target }) => onChange({ [end]: target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  ));
}
