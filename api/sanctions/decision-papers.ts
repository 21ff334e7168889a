import { writtenDate, writtenDay } from '../define/dates.ts';
import { type Block, heading, list, paragraph, signatures } from '../pdf/document.ts';
import { SANCTION_LEVELS } from '../discipline-articles/discipline-articles.resource.ts';
import { EMPLOYMENTS } from '../verifications/verifier.flow.ts';
import { known, onThisDay, personFacts, placeAndDate, signed } from './paper-parts.ts';
import { asDecided, type PrintedCase } from './printed-case.ts';
import { DECIDERS } from './sanction-authorities.resource.ts';
import {
  IMPACTS,
  isDismissal,
  type Regime,
  SANCTION_KINDS,
  type SanctionKind,
  TRANSITIONAL,
} from './sanction-kinds.flow.ts';
import type { Sanction } from './sanctions.resource.ts';
import { TERMS } from './sanction-terms.flow.ts';

const OBJECTIONS =
  'Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif dan Badan Pertimbangan Aparatur Sipil Negara';
const CIVIL = [
  'Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil',
  'Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022 tentang Peraturan Pelaksanaan Peraturan Pemerintah Nomor 94 Tahun 2021',
  OBJECTIONS,
];
/** By what law somebody so employed is punished. */
const LAWS: Readonly<Record<Regime, readonly string[]>> = {
  pns: CIVIL,
  cpns: CIVIL,
  pppk: [
    'Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara',
    'Peraturan Pemerintah Nomor 49 Tahun 2018 tentang Manajemen Pegawai Pemerintah dengan Perjanjian Kerja',
    'Surat Edaran Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 11 Tahun 2023',
    OBJECTIONS,
  ],
  non_asn: ['Kontrak kerja yang bersangkutan'],
};

const numbered = (texts: readonly string[]) => list(texts.map((text, at) => ({ mark: `${at + 1}.`, text })));
const lettered = (texts: readonly string[]) =>
  list(texts.map((text, at) => ({ mark: `${String.fromCharCode(97 + at)}.`, text })));

/** The kind, and its counterpart of the years of transition: both are printed (PP 94/2021 art. 42; PerBKN 6/2022 art. 62). */
export function kindInWords({ kind }: Sanction): string {
  if (kind === null) return '–';
  const other = TRANSITIONAL.find((pair) => pair.includes(kind))?.find((one) => one !== kind);
  return other ? `${inSentence(kind)}; padanannya: ${inSentence(other)}` : inSentence(kind);
}
const inSentence = (kind: SanctionKind): string =>
  `${SANCTION_KINDS[kind].charAt(0).toLowerCase()}${SANCTION_KINDS[kind].slice(1)}`;
const levelInWords = ({ level }: Sanction): string => (level ? SANCTION_LEVELS[level].toLowerCase() : '–');

const heard = ({ row: { examinedOn, summonsDate, secondDate } }: PrintedCase): string =>
  examinedOn
    ? `bahwa yang bersangkutan diperiksa pada ${writtenDate(examinedOn)}, sebagaimana berita acara pemeriksaan;`
    : `bahwa yang bersangkutan dua kali dipanggil dan tidak hadir, pada ${writtenDate(summonsDate!)} dan ${writtenDate(secondDate!)}, sehingga diputuskan menurut bukti yang ada;`;

function considerations(printed: PrintedCase): string[] {
  const { row, accused, article } = printed;
  const on = row.breachOn ? ` pada ${writtenDate(row.breachOn)}` : '';
  return [
    `bahwa ${accused.name} diduga melakukan pelanggaran${on}: ${row.allegation}`,
    heard(printed),
    row.statement
      ? 'bahwa tanggapan yang ditulis yang bersangkutan telah dipertimbangkan;'
      : 'bahwa yang bersangkutan tidak menulis tanggapan;',
    article && `bahwa perbuatan itu melanggar ${article.name}: ${article.text}`,
    row.impact && `bahwa pelanggaran itu berdampak pada ${IMPACTS[row.impact].toLowerCase()};`,
    row.absentDays !== null &&
      `bahwa yang bersangkutan tidak masuk kerja tanpa alasan yang sah ${row.absentDays} hari dalam setahun;`,
  ].filter((text): text is string => Boolean(text));
}

/** Keputusan hukuman disiplin (PP 94/2021 art. 37): of what is decided in this office. */
export function decisionPaper(printed: PrintedCase): Block[] {
  const decided = asDecided(printed);
  const { row, day, accused, decider } = decided;
  const regime = row.regime ?? 'pns';
  return [
    known([
      ['Nomor', row.decisionNumber],
      ['Tanggal', writtenDate(day)],
      ['Nomor perkara', row.number],
      ['Yang berwenang', row.decider && DECIDERS[row.decider]],
      ['Dibatalkan', row.cancelNumber && `dengan keputusan nomor ${row.cancelNumber}`],
    ]),
    heading('Menimbang'),
    lettered(considerations(decided)),
    heading('Mengingat'),
    numbered(LAWS[regime]),
    heading('Memutuskan'),
    paragraph(`Menjatuhkan hukuman disiplin tingkat ${levelInWords(row)} berupa ${kindInWords(row)}, kepada:`),
    personFacts(accused),
    known([['Kepegawaian', EMPLOYMENTS[regime]]]),
    numbered([
      `Keputusan ini diserahkan paling lambat ${TERMS.handOver} hari kerja sejak ditetapkan.`,
      `Keputusan ini berlaku pada hari kerja ke-${TERMS.force} sejak diterima yang bersangkutan.`,
      `Keberatan diajukan secara tertulis paling lambat ${TERMS.objection} hari kerja sejak keputusan ini diterima.`,
    ]),
    signatures([signed(placeAndDate(day), decider.position, decider)]),
  ];
}

const handingOver = ({ handOverAbsentOn, sentOn }: Sanction): Block[] =>
  handOverAbsentOn && sentOn
    ? [
        paragraph(
          `Yang bersangkutan tidak hadir saat penyerahan pada ${writtenDate(handOverAbsentOn)}; keputusan dikirimkan pada ${writtenDate(sentOn)}.`,
        ),
      ]
    : [];

/** Berita acara penyerahan (PP 94/2021 art. 37(3)): from the receipt on the terms of the person run. */
export function handOverPaper(printed: PrintedCase): Block[] {
  const { row, day, accused, handedOverBy, handOverProof } = printed;
  // Of a dismissal the appeal goes to BPASN (PP 79/2021).
  const appeal = isDismissal(row.kind) ? 'Banding kepada Badan Pertimbangan Aparatur Sipil Negara (BPASN)' : undefined;
  return [
    known([['Nomor perkara', row.number]]),
    paragraph(`${onThisDay(day)}, diterima keputusan berikut:`),
    known([
      ['Nomor keputusan', row.decisionNumber],
      ['Tanggal keputusan', row.decidedOn && writtenDate(row.decidedOn)],
      ['Ditetapkan oleh', row.decider && DECIDERS[row.decider]],
      ['Hukuman', `tingkat ${levelInWords(row)}, ${kindInWords(row)}`],
    ]),
    paragraph('oleh:'),
    personFacts(accused),
    ...handingOver(row),
    heading('Tenggang sejak diterima'),
    known([
      ['Upaya administratif', appeal],
      ['Keberatan paling lambat', appeal ? null : row.objectionBy && writtenDay(row.objectionBy)],
      ['Berlaku mulai', row.inForceOn && writtenDay(row.inForceOn)],
      ['Bukti penyerahan', handOverProof],
    ]),
    paragraph('Berita acara ini dibuat rangkap dua; satu untuk yang menerima.'),
    signatures([
      signed(placeAndDate(day), 'Yang menerima', accused),
      signed(placeAndDate(day), 'Yang menyerahkan', handedOverBy),
    ]),
  ];
}
