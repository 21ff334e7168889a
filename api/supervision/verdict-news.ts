import { type VerbOf } from '../define/resource.ts';
import type { News } from '../notifications/notifications.ts';
import { turnKey } from '../work/news.ts';
import { type SupervisedAct, supervisedActs } from './supervised-acts.resource.ts';

/** What the supervised is told of a verdict on what he did: nothing of one that all was well. */
const SAYS: Partial<Record<VerbOf<typeof supervisedActs>, string>> = {
  nilai_pembinaan: 'Perbuatan Anda dinilai perlu pembinaan',
  nilai_dugaan: 'Perbuatan Anda dinilai sebagai dugaan pelanggaran',
  ganti_sesuai: 'Penilaian atas perbuatan Anda diganti menjadi sesuai',
  ganti_pembinaan: 'Penilaian atas perbuatan Anda diganti menjadi perlu pembinaan',
  ganti_dugaan: 'Penilaian atas perbuatan Anda diganti menjadi dugaan pelanggaran',
  hentikan: 'Dugaan pelanggaran atas perbuatan Anda tidak dilanjutkan',
};

const newsOf = ({ id, version }: Pick<SupervisedAct, 'id' | 'version'>, staffId: string, title: string): News => ({
  staffId,
  key: turnKey(id, version),
  kind: 'supervision',
  resource: supervisedActs.name,
  recordId: id,
  title,
  text: 'Buka perbuatannya untuk catatan dan tanggapannya.',
  mail: true,
});

/** Of a verdict to the supervised, of his answer to whoever gave it. `version`: of the act after the step. */
export function verdictNews(verb: string, act: SupervisedAct): News[] {
  const says = SAYS[verb as VerbOf<typeof supervisedActs>];
  if (says) return [newsOf(act, act.supervisedId, says)];
  const judge = act.reviewedById ?? act.supervisorId;
  return verb === 'tanggapi' ? [newsOf(act, judge, 'Penilaian Anda ditanggapi oleh yang diawasi')] : [];
}
