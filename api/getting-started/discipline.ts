import { articleName } from '../discipline-articles/named.ts';

const REGULATION = 'PP 94/2021';
/** What this office meets with; its words are to be compared with the law before anybody is judged by them. */
const ARTICLES = [
  [3, 'e', 'Melaksanakan tugas kedinasan dengan penuh pengabdian, kejujuran, kesadaran, dan tanggung jawab.', null],
  [
    3,
    'g',
    'Menyimpan rahasia jabatan dan hanya dapat mengemukakan rahasia jabatan sesuai dengan ketentuan peraturan perundang-undangan.',
    null,
  ],
  [4, 'f', 'Masuk kerja dan menaati ketentuan jam kerja.', null],
  [5, 'a', 'Dilarang menyalahgunakan wewenang.', 'berat'],
  [5, 'g', 'Dilarang melakukan pungutan di luar ketentuan.', null],
  [5, 'k', 'Dilarang menerima hadiah yang berhubungan dengan jabatan dan/atau pekerjaan.', 'berat'],
  [5, 'l', 'Dilarang meminta sesuatu yang berhubungan dengan jabatan.', 'berat'],
  [
    5,
    'm',
    'Dilarang melakukan tindakan atau tidak melakukan tindakan yang dapat mengakibatkan kerugian bagi yang dilayani.',
    null,
  ],
] as const;

/** The rows of the catalogue of discipline that every office begins with. */
export const DISCIPLINE_ARTICLES = ARTICLES.map(([article, letter, text, level]) => ({
  name: articleName({ regulation: REGULATION, article, letter }),
  regulation: REGULATION,
  article,
  letter,
  text,
  level,
  verification: 'perlu_verifikasi' as const,
}));
