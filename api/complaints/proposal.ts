import { type Complaint, type ComplaintClass, EXAMINED } from './complaints.resource.ts';

export interface Proposal {
  readonly class: ComplaintClass;
  /** One Indonesian sentence. */
  readonly reason: string;
}
export type Proposable = Partial<Pick<Complaint, 'kind' | 'category' | 'complainedId' | 'subject' | 'content'>>;

const mustBeExamined = ({ category }: Pick<Proposable, 'category'>): boolean =>
  Boolean(category && EXAMINED.includes(category));

/** Words by which a text is proposed for a class, the gravest first. */
const WORDS: readonly (readonly [ComplaintClass, RegExp])[] = [
  [
    'berkadar_pengawasan',
    /\b(pungli|pungutan|suap|sogok(?:an)?|gratifikasi|uang (?:rokok|pelicin|terima kasih)|imbalan|(?:me|di)?minta (?:uang|bayar)|permintaan uang|membayar|dipalsukan|pemalsuan|penyalahgunaan|menyalahgunakan|diskriminasi|melecehkan|pelecehan|mengancam|ancaman|passphrase (?:orang|saya) dipakai|dipakai orang lain)\b/i,
  ],
  [
    'tidak_berkadar_pengawasan',
    /\b(lambat|terlambat|lama sekali|belum diproses|belum ada kabar|antre(?:an)?|tidak ramah|kasar|ditolak|gangguan|berhari-hari|dua hari|seminggu)\b/i,
  ],
  [
    'normatif',
    /\b(syarat|persyaratan|prosedur|aturan|peraturan|ketentuan|jadwal|jam layanan|bagaimana cara|dasar hukum)\b/i,
  ],
];
const CATEGORIES: Partial<Record<NonNullable<Proposable['category']>, ComplaintClass>> = {
  mutu_layanan: 'tidak_berkadar_pengawasan',
  waktu_layanan: 'tidak_berkadar_pengawasan',
  teknis: 'ringan',
};

/** The class that a complaint is proposed for, and why: by what it is about, whom it names, and its words. */
export function proposedClass(complaint: Proposable): Proposal {
  const { kind = 'pengaduan', category, complainedId, subject = '', content = '' } = complaint;
  if (mustBeExamined(complaint))
    return { class: 'berkadar_pengawasan', reason: 'Pungutan dan gratifikasi selalu berkadar pengawasan.' };
  if (kind === 'permintaan_informasi')
    return { class: 'normatif', reason: 'Permintaan informasi dijawab menurut ketentuan.' };
  if (kind === 'apresiasi') return { class: 'ringan', reason: 'Apresiasi cukup dibalas.' };
  if (kind === 'pengaduan' && complainedId)
    return { class: 'berkadar_pengawasan', reason: 'Aduan menyebut pegawai yang diadukan.' };
  const text = `${subject} ${content}`;
  for (const [proposed, words] of WORDS) {
    const [, word] = words.exec(text) ?? [];
    if (word) return { class: proposed, reason: `Memuat kata "${word.toLowerCase()}".` };
  }
  if (kind === 'pengaduan' && category === 'perilaku_petugas')
    return { class: 'berkadar_pengawasan', reason: 'Pokok aduan: perilaku petugas.' };
  const byCategory = category && CATEGORIES[category];
  if (byCategory) return { class: byCategory, reason: 'Menurut pokok aduannya.' };
  return { class: 'ringan', reason: 'Tidak ada petunjuk lain; yang belum jelas dihitung sebagai ringan.' };
}
