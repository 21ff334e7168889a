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

/** What is asked of whoever a record waits for outside the office, by its state. */
export const ASKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  requests: {
    dikembalikan:
      'Surat dikembalikan untuk diperbaiki. Sampaikan perbaikannya kepada petugas dengan menyebut nomor ini.',
    diproses:
      'Ada pemohon yang ditunggu: buka tautan di surel resminya (swafoto atau passphrase), atau perbaiki berkas yang dikembalikan.',
  },
  complaints: {
    tidak_lengkap:
      'Aduan belum lengkap. Lengkapi lewat kanal yang Anda pakai atau di loket, dengan menyebut nomor ini.',
    dijawab:
      'Jawaban dikirim ke surel yang Anda berikan; tanpa surel, mintalah di loket dengan tanda terima ini. Bila belum puas, sampaikan tanggapan di loket. Tanpa tanggapan, aduan ditutup.',
  },
};

export const turnOf = (party: Party | undefined): string | null => (party ? TURNS[party] : null);
