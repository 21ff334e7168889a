import { Alert } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import type { Refusal } from './refusal.ts';

/** Inside a form, above its inputs: says what no input can say, and leads to the first input that is wrong. */
export function FormFaults({ refusal }: { refusal: Refusal }) {
  const translate = useTranslate();
  const form = useFormContext();
  const here = useRef<HTMLSpanElement>(null);
  const { submitCount, errors } = useFormState();
  const { sentences, attach } = refusal;
  useEffect(() => attach(form), [attach, form]);
  useEffect(() => {
    if (submitCount === 0) return;
    // An input is also red when its choices cannot be had: that is no fault of what was typed.
    const isRefused = Object.keys(errors).length > 0;
    const wrong = here.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong && isRefused) wrong.focus();
    else here.current?.scrollIntoView({ block: 'center' });
    // Looked at when it was sent, not with every letter typed afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [submitCount]);
  return (
    <>
      <span ref={here} />
      {sentences.length > 0 && (
        <Alert severity="error" sx={{ mb: 2, width: '100%' }}>
          {sentences.map((says) => (
            <div key={says} lang="id">
              {translate(says, { _: says })}
            </div>
          ))}
        </Alert>
      )}
    </>
  );
}
