import { awaitedStep } from '../define/turn.ts';
import { type Flow, isFinal, type Party } from '../define/flow.ts';
import type { Known } from '../define/rule.ts';

/** Whom a record waits for, as people outside the office are told. */
const TURNS: Readonly<Record<Party, string>> = {
  office: 'Dinas Komunikasi dan Informatika',
  applicant: 'Anda',
  bsre: 'BSrE-BSSN',
  dukcapil_bkn: 'Dukcapil dan BKN',
  ppk: 'Pejabat pembina kepegawaian',
};

/** The party of the step that a record in this state waits for; a final one waits for nobody. */
export const partyIn = (flow: Flow, status: string, values: Known): Party | undefined =>
  isFinal(flow, status) ? undefined : (awaitedStep(flow, status, values)?.party ?? 'office');

export const turnOf = (party: Party | undefined): string | null => (party ? TURNS[party] : null);
