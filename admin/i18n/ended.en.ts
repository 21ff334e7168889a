import type { AppWords } from './words.ts';

export const endedEn: AppWords['ended'] = {
  itself: 'This has ended and cannot be changed (%{label}).',
  around: 'What this belongs to has ended; it cannot be changed (%{label}).',
};
