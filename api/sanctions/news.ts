import type { News } from '../notifications/notifications.ts';
import type { VerbOf } from '../define/resource.ts';
import { turnKey } from '../work/news.ts';
import { type Sanction, sanctions } from './sanctions.resource.ts';

type Told = Pick<Sanction, 'id' | 'staffId' | 'number' | 'version'>;

/** What the person is told of his case, by the step: from the first summons on (PP 94/2021 art. 26). */
const SAYS: Partial<Record<VerbOf<typeof sanctions>, string>> = {
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

/** `version`: of the case after the step. */
export function caseNews(verb: string, { id, staffId, number, version }: Told): News[] {
  const says = SAYS[verb as VerbOf<typeof sanctions>];
  if (!says) return [];
  const title = `${number}: ${says}`;
  return [
    {
      staffId,
      key: turnKey(id, version),
      kind: 'discipline',
      resource: sanctions.name,
      recordId: id,
      title,
      text: `${says}. Buka perkaranya untuk tanggal dan berkasnya.`,
      mail: true,
    },
  ];
}
