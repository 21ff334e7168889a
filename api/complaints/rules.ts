import { hasEnded } from '../define/ended.ts';
import { officeDate } from '../define/office-time.ts';
import {
  CHANNEL_NEEDS,
  complaints,
  type ComplaintClass,
  EXAMINED_SAYS,
  LETTER_CHANNELS,
} from './complaints.resource.ts';
import { mustBeExamined } from './proposal.ts';

type Values = Readonly<Record<string, unknown>>;
/** By field, what is wrong; empty when all is well. */
export type Faults = Record<string, string>;

/** What a complaint must say by the channel it came through (service delivery 6.a). */
export function intakeFaults(complaint: Values): Faults {
  const faults: Faults = {};
  const needed = CHANNEL_NEEDS[complaint.channel as string];
  if (needed && !complaint[needed]) faults[needed] = `${complaints.fields[needed].label} wajib diisi untuk kanal ini.`;
  return faults;
}

/** Handed on after it came in. */
export function forwardingFaults(complaint: Values): Faults {
  const on = complaint.bsreForwardedOn as string;
  if (on < officeDate(Date.parse(complaint.receivedAt as string)))
    return { bsreForwardedOn: 'Tanggal penerusan ke BSrE tidak boleh sebelum aduan diterima.' };
  return {};
}

/** What is promised in time: a complaint's class, for every other kind a term of its own (api/README: Complaints). */
export const promiseOf = ({ kind, class: classed }: Values): unknown =>
  kind === 'pengaduan' ? (classed ?? null) : kind;

/** Why the complaint may not be classed so. */
export function classFaults(complaint: Values, chosen: ComplaintClass): Faults {
  if (chosen === 'berkadar_pengawasan' || !mustBeExamined(complaint)) return {};
  return { class: EXAMINED_SAYS };
}

/** A letter from the box or from Srikandi is on file before it is classed. */
export function letterFaults(complaint: Values): Faults {
  const lacks = LETTER_CHANNELS.includes(complaint.channel as string) && !complaint.surat_pengaduan;
  return lacks ? { surat_pengaduan: 'Pindaian surat pengaduan belum diunggah.' } : {};
}

/** Why the complaint cannot be merged into the main one: nobody may learn of the one by the other. */
export function mergeFaults(complaint: Values, main: Values): Faults {
  if (main.id === complaint.id) return { mainId: 'Aduan tidak dapat digabung ke dirinya sendiri.' };
  if (main.mainId) return { mainId: 'Aduan tujuan sudah digabung ke aduan lain. Pilih aduan utamanya.' };
  if (hasEnded(complaints, main)) return { mainId: 'Aduan tujuan sudah selesai. Aduan ini perlu jawabannya sendiri.' };
  if ((main.complainedId ?? null) !== (complaint.complainedId ?? null))
    return { mainId: 'Pegawai yang diadukan berbeda; kedua aduan tidak dapat digabung.' };
  return {};
}
