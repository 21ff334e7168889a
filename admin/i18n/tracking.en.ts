import type { AppWords } from './words.ts';

export const trackEn: AppWords['track'] = {
  title: 'Track a request or complaint',
  text: 'Enter the number and the tracking code from your receipt.',
  number: 'Number',
  secret: 'Tracking code',
  show: 'Show',
  state: 'State',
  turn: 'Waiting for',
  promised: 'Promised before',
  received: 'Received',
  people: '%{done} of %{of} people done',
  finished: 'Processing has ended',
  signIn: 'Sign in as staff',
  other: 'Bahasa Indonesia',
};
