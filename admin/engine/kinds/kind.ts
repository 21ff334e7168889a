import type { ReactElement, ReactNode } from 'react';
import type { TranslateFunction, Validator } from 'react-admin';
import type { Field } from '../../../api/define/field.ts';
import type { Resource } from '../../../api/define/resource.ts';
import type { RecordLike } from '../words.ts';

/** What an input is told, whatever its kind. */
export interface InputProps {
  readonly source: string;
  readonly label?: string;
  readonly helperText?: string | false;
  readonly readOnly?: boolean;
  readonly validate?: Validator[];
  readonly fullWidth?: boolean;
}
/** The field that an input is for; `filter`: whom the form asks for among those it offers. */
export interface Asked {
  readonly of: Resource;
  readonly name: string;
  readonly field: Field;
  readonly filter?: Readonly<Record<string, unknown>>;
  /** What is known of the record beside what the form asks for. */
  readonly known?: RecordLike;
}
export interface CellProps {
  readonly of: Resource;
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  /** Text only, where the whole stands in a link already. */
  readonly plain?: boolean;
}

/** All that the console knows of one kind of fields. */
export interface KindOnScreen {
  /** Its input in a form; nothing where nobody types it. */
  readonly input?: (asked: Asked, common: InputProps) => ReactNode;
  /** The input of a step that asks for it, where that is another. */
  readonly stepInput?: (asked: Asked, record: RecordLike) => ReactNode;
  /** What can be said of a value before the API is asked. */
  readonly limits?: (field: Field) => Validator[];
  /** How a value is shown where it is more than its text. */
  readonly Cell?: (props: CellProps) => ReactNode;
  /** Its filters above a list; without a word, a text. */
  readonly filters?: (asked: Asked, label: string, translate: TranslateFunction) => ReactElement[];
  /** A list is sorted by it. */
  readonly sorts?: true;
  /** Takes the width of a form, and of a page when it is long. */
  readonly wide?: true;
  readonly align?: 'right';
  /** Typed once, when the record is made. */
  readonly once?: true;
  /** Too much for a before and an after. */
  readonly whole?: true;
  /** In the history it stands as it was written. */
  readonly raw?: true;
}
