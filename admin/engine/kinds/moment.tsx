import { InputAdornment } from '@mui/material';
import { DateTimeInput, useResourceContext } from 'react-admin';
import { useLanguage, useSay } from '../../i18n/provider.ts';
import { formatMoment, fromOfficeTime, toOfficeTime } from '../format.ts';
import { spanOf } from './date.tsx';
import type { CellProps, InputProps, KindOnScreen } from './kind.ts';

/** A moment on the office's clock, wherever the browser is. */
function MomentInput({ source, label, helperText, readOnly, validate }: InputProps) {
  const say = useSay();
  const resource = useResourceContext();
  return (
    <DateTimeInput
      source={source}
      label={label}
      resource={resource}
      helperText={helperText}
      readOnly={readOnly}
      validate={validate}
      fullWidth
      format={toOfficeTime}
      parse={fromOfficeTime}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end" title={say('form.zone')}>
              WIB
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

function Moment({ value }: CellProps) {
  return formatMoment(value as string, useLanguage());
}

export const momentOnScreen: KindOnScreen = {
  input: (_, common) => <MomentInput {...common} />,
  Cell: Moment,
  filters: spanOf(MomentInput),
  sorts: true,
};
