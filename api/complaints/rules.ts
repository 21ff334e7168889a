import { hasEnded } from '../define/ended.ts';
import { type Complaint, complaints } from './complaints.resource.ts';
import type { Known } from '../define/rule.ts';

/** By field, what is wrong; empty when all is well. */
export type Faults = Record<string, string>;

/** What is promised in time: a complaint's class, for every other kind a term of its own (api/README: Complaints). */
export const promiseOf = ({ kind, class: classed }: Partial<Complaint>): Complaint['promised'] =>
  kind === 'pengaduan' ? (classed ?? null) : kind!;

/** Why the complaint cannot be merged into the main one: nobody may learn of the one by the other. */
export function mergeFaults(complaint: Known, main: Known): Faults {
  if (main.mainId) return { mainId: 'Aduan tujuan sudah digabung ke aduan lain. Pilih aduan utamanya.' };
  if (hasEnded(complaints, main)) return { mainId: 'Aduan tujuan sudah selesai. Aduan ini perlu jawabannya sendiri.' };
  if ((main.complainedId ?? null) !== (complaint.complainedId ?? null))
    return { mainId: 'Pegawai yang diadukan berbeda; kedua aduan tidak dapat digabung.' };
  return {};
}
