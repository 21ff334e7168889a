import { TextInput } from 'react-admin';
import { useSay } from '../../i18n/provider.ts';
import { NikField } from '../NikField.tsx';
import type { InputProps, KindOnScreen } from './kind.ts';

/** Digits that people write with blanks between. */
export function DigitsInput({ hint, ...input }: InputProps & { readonly hint: 'form.nik' | 'form.nip' }) {
  const say = useSay();
  return <TextInput {...input} inputMode="numeric" helperText={say(hint)} autoComplete="off" />;
}

export const nikOnScreen: KindOnScreen = {
  input: (_, common) => <DigitsInput {...common} hint="form.nik" />,
  Cell: ({ of: resource, name, value }) => <NikField of={resource} name={name} value={value as string} />,
  raw: true,
};
