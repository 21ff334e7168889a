/** What is typed and not sent yet. Indonesian: draft.id.ts. */
export const draftEn = {
  unsent: 'What you have not sent yet',
  created: 'new',
  edited: 'changes',
  saving: 'Saving draft …',
  saved: 'Draft saved %{at}',
  failed: 'Not saved at the server yet; trying again.',
  refused: 'Draft not saved. %{says}',
  replaced: 'Other entries for this form (%{at}) are kept and offered when the form is opened again.',
  dropped: 'The oldest draft was removed: at most 30 drafts are kept.',
  offer: 'You have entries from %{at} that were not sent.',
  offerHere: 'You have entries that were not sent and are not saved at the server yet.',
  resume: 'Continue',
  discard: 'Discard',
  earlier: 'There are other entries too, from %{at}, from another window.',
  resumeEarlier: 'Continue those',
  old: 'Somebody else has changed this record since that was typed. On saving, both are compared.',
  left: 'What you entered was not sent and is kept as a draft. Open the form again to go on.',
  leave:
    'What you entered is not saved at the server yet. Leave this form? As long as this window is open, saving is tried again.',
  stay: 'Not sent yet. Press Cancel to close; what you entered is kept as a draft.',
} as const;
