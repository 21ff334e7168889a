import type { News } from '../notifications/notifications.ts';
import type { VerbOf } from '../define/resource.ts';
import { turnKey } from '../work/news.ts';
import { type Sanction, sanctions } from './sanctions.resource.ts';

type Told = Pick<Sanction, 'id' | 'staffId' | 'number' | 'version'>;
type Handled = Told &
  Pick<Sanction, 'examinerId' | 'decider' | 'decidedById'> & { readonly deciders: readonly string[] };
type Says = Partial<Record<VerbOf<typeof sanctions>, string>>;

/** What the person is told of his case, by the step: from the first summons on (PP 94/2021 art. 26). */
const SAYS: Says = {
  bentuk_tim: 'Anda dipanggil untuk diperiksa tim',
  panggil: 'Anda dipanggil untuk diperiksa',
  jadwalkan_ulang: 'Pemeriksaan Anda dijadwalkan ulang',
  panggil_ulang: 'Anda dipanggil untuk kedua kalinya',
  catat_tanda_tangan: 'Tanda tangan Anda pada berita acara, atau penolakannya, dicatat',
  kirimkan: 'Keputusan sanksi dikirimkan kepada Anda',
  catat_keberatan: 'Keberatan Anda dicatat',
  jalankan: 'Sanksi mulai dijalani',
  periksa: 'Berita acara pemeriksaan menunggu tanda tangan Anda',
  catat_tidak_hadir: 'Anda dicatat dua kali tidak hadir',
  putuskan: 'Sanksi diputuskan',
  catat_putusan_ppk: 'Sanksi diputuskan',
  serahkan: 'Penerimaan keputusan sanksi oleh Anda sudah dicatat',
  jawab_keberatan: 'Keberatan Anda dijawab',
  catat_jawaban_keberatan: 'Keberatan Anda dijawab',
  berlakukan: 'Keputusan sanksi berlaku',
  selesaikan: 'Sanksi selesai dijalani',
  nyatakan_tidak_terbukti: 'Dugaan pelanggaran tidak terbukti',
  batalkan: 'Sanksi dibatalkan',
};

/** What whoever examines it, and once it is proposed whoever decides, is told of what others did. */
const HANDLER_SAYS: Says = {
  beri_tanggapan: 'Pegawai menulis tanggapannya',
  tanda_tangani: 'Pegawai menandatangani berita acara, atau menolaknya',
  catat_tanda_tangan: 'Tanda tangan pegawai pada berita acara, atau penolakannya, dicatat',
  ajukan_keberatan: 'Pegawai mengajukan keberatan',
  catat_keberatan: 'Keberatan pegawai dicatat',
  jawab_keberatan: 'Keberatan pegawai dijawab',
  catat_jawaban_keberatan: 'Keberatan pegawai dijawab',
  berlakukan: 'Keputusan sanksi berlaku',
  selesaikan: 'Sanksi selesai dijalani',
  nyatakan_tidak_terbukti: 'Dugaan pelanggaran dinyatakan tidak terbukti',
  batalkan: 'Sanksi dibatalkan',
};

const newsOf = ({ id, number, version }: Told, staffId: string, says: string): News => ({
  staffId,
  key: turnKey(id, version),
  kind: 'discipline',
  resource: sanctions.name,
  recordId: id,
  title: `${number}: ${says}`,
  text: `${says}. Buka perkaranya untuk tanggal dan berkasnya.`,
  mail: true,
});

/** `version`: of the case after the step. */
export function caseNews(verb: string, row: Told): News[] {
  const says = SAYS[verb as VerbOf<typeof sanctions>];
  return says ? [newsOf(row, row.staffId, says)] : [];
}

/** `by`: whoever did it. */
export function handlerNews(verb: string, row: Handled, by: string): News[] {
  const says = HANDLER_SAYS[verb as VerbOf<typeof sanctions>];
  const deciders = row.decider === null ? [] : row.decidedById ? [row.decidedById] : row.deciders;
  const told = new Set([row.examinerId, ...deciders].filter((one) => one !== by && one !== row.staffId));
  return says ? [...told].map((one) => newsOf(row, one, says)) : [];
}
