import { asList, type Flow, isFinal, type Party, STAY } from '../define/flow.ts';

/** Whom a record waits for, as people outside the office are told. */
const TURNS: Readonly<Record<Party, string>> = {
  office: 'Dinas Komunikasi dan Informatika',
  applicant: 'Anda',
  bsre: 'BSrE-BSSN',
  dukcapil_bkn: 'Dukcapil dan BKN',
};

/**
 * The party whose turn it is in a state: that of the step the record waits for. A paused record and an answered one
 * wait for whoever asked; a final one for nobody.
 */
export function partyIn(flow: Flow, status: string): Party | undefined {
  if (isFinal(flow, status)) return undefined;
  const { tone } = flow.states[status]!;
  if (tone === 'paused' || tone === 'good') return 'applicant';
  const next = flow.steps.find(({ from, to, party }) => party && to !== STAY && asList(from).includes(status));
  return next?.party ?? 'office';
}

export const turnOf = (party: Party | undefined): string | null => (party ? TURNS[party] : null);
