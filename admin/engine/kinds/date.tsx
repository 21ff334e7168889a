import type { ComponentType, ReactElement } from 'react';
import { DateInput, type TranslateFunction } from 'react-admin';
import { useLanguage } from '../../i18n/provider.ts';
import { formatDate } from '../format.ts';
import type { Asked, CellProps, InputProps, KindOnScreen } from './kind.ts';

/** From one day or moment until another. */
export const spanOf =
  (Input: ComponentType<InputProps>) =>
  ({ name }: Asked, label: string, translate: TranslateFunction): ReactElement[] => {
    const said = translate(label);
    return [
      <Input key={`${name}_gte`} source={`${name}_gte`} label={translate('app.value.from', { label: said })} />,
      <Input key={`${name}_lte`} source={`${name}_lte`} label={translate('app.value.until', { label: said })} />,
    ];
  };

function Day({ value }: CellProps) {
  return formatDate(value as string, useLanguage());
}

export const dateOnScreen: KindOnScreen = {
  input: (_, common) => <DateInput {...common} />,
  Cell: Day,
  filters: spanOf(DateInput),
  sorts: true,
};
