import { writtenDate, writtenDay, writtenMoment } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import { type Block, heading, list, paragraph, signatures } from '../pdf/document.ts';
import { BLANK, known, onThisDay, paragraphs, personFacts, placeAndDate, signed } from './paper-parts.ts';
import type { PrintedCase } from './printed-case.ts';
import { TEAM_ELEMENTS, TEAM_POSITIONS } from './sanction-members.resource.ts';
import { TERMS } from './sanction-terms.flow.ts';

/** In whose name he is summoned and examined: the chair of the team, or the one who examines. */
const leading = ({ examiner, team }: PrintedCase) => team[0]?.who ?? examiner;
const leadingAs = ({ examiner, team }: PrintedCase): string =>
  team.length > 0 ? 'Ketua Tim Pemeriksa' : examiner.position;

const teamList = ({ row: { teamDecree }, team }: PrintedCase): Block[] =>
  team.length === 0
    ? []
    : [
        paragraph(`Tim pemeriksa menurut keputusan nomor ${teamDecree}:`),
        list(
          team.map(({ position, element, who }, at) => ({
            mark: `${at + 1}.`,
            text: `${who.name}, ${who.position} – ${TEAM_POSITIONS[position]}, ${TEAM_ELEMENTS[element]}`,
          })),
        ),
      ];

const allegation = (printed: PrintedCase): Block[] => [
  heading('Dugaan pelanggaran'),
  ...paragraphs(printed.row.allegation),
  known([
    ['Tanggal pelanggaran', printed.row.breachOn && writtenDate(printed.row.breachOn)],
    ['Pasal yang dilanggar', printed.article?.name],
  ]),
];

interface Call {
  /** The day on which he is to come. */
  readonly on: string;
  readonly because?: string;
  readonly note?: string;
}
function summonsOf(printed: PrintedCase, { on, because, note }: Call): Block[] {
  const { row, day, accused } = printed;
  return [
    known([
      ['Nomor perkara', row.number],
      ['Sifat', 'Rahasia'],
    ]),
    ...paragraphs(because),
    paragraph('Dengan ini dipanggil:'),
    personFacts(accused),
    paragraph('untuk menghadap kepada:'),
    personFacts(leading(printed)),
    ...teamList(printed),
    paragraph('pada:'),
    known([
      ['Hari, tanggal', writtenDay(on)],
      ['Pukul', `${BLANK} WIB`],
      ['Tempat', BLANK],
    ]),
    paragraph('untuk diperiksa sehubungan dengan dugaan pelanggaran berikut.'),
    ...allegation(printed),
    paragraph('Saudara dapat menulis tanggapan sendiri atas dugaan ini.'),
    ...paragraphs(note),
    signatures([
      signed(`Diterima pada ${BLANK}`, 'Yang dipanggil', accused),
      signed(placeAndDate(day), leadingAs(printed), leading(printed)),
    ]),
  ];
}

/** PP 94/2021 art. 26(2): in time before the examination. */
export function summonsPaper(printed: PrintedCase): Block[] {
  const { summonsDate, summonsBy } = printed.row;
  const note = `Surat ini disampaikan paling lambat ${writtenDate(summonsBy!)}, ${TERMS.summons} hari kerja sebelum pemeriksaan.`;
  return summonsOf(printed, { on: summonsDate!, note });
}

/** Art. 26(3): who does not come again is judged by the evidence. */
export function secondSummonsPaper(printed: PrintedCase): Block[] {
  const { summonsDate, secondDate } = printed.row;
  const because = `Surat ini adalah panggilan kedua: Saudara tidak hadir pada pemeriksaan ${writtenDay(summonsDate!)}.`;
  const note = 'Bila Saudara tidak hadir lagi, dugaan ini diputuskan menurut bukti dan keterangan yang ada.';
  return summonsOf(printed, { on: secondDate!, because, note });
}

const SIGNED = {
  ditandatangani: 'Yang diperiksa menandatangani berita acara ini',
  ditolak: 'Yang diperiksa menolak menandatangani; berita acara ini tetap menjadi dasar keputusan',
} as const;

const signing = ({ row: { signature, signedAt } }: PrintedCase): string =>
  signature === null
    ? 'Tanda tangan yang diperiksa belum dicatat.'
    : `${SIGNED[signature]}${signedAt ? `, dicatat ${writtenMoment(Date.parse(signedAt))}` : ''}.`;

const signedOn = ({ row: { signedAt } }: PrintedCase): string =>
  signedAt ? placeAndDate(officeDate(Date.parse(signedAt))) : BLANK;

/** BAP: who examined whom and when, what was said, and whether he signs it (PP 94/2021 art. 28). */
export function examinationPaper(printed: PrintedCase): Block[] {
  const { row, day, accused, examiner, team } = printed;
  const examiners = team.length > 0 ? team.map(({ who }) => who) : [examiner];
  return [
    known([['Nomor perkara', row.number]]),
    paragraph(`${onThisDay(day)}, diperiksa:`),
    personFacts(accused),
    paragraph('oleh:'),
    ...(team.length > 0 ? teamList(printed) : [personFacts(examiner)]),
    ...allegation(printed),
    heading('Hasil pemeriksaan'),
    ...paragraphs(row.examinationRecord ?? '–'),
    heading('Tanggapan yang diperiksa'),
    ...paragraphs(row.statement ?? 'Yang diperiksa tidak menulis tanggapan.'),
    ...(row.statedAt ? [paragraph(`Ditulis sendiri pada ${writtenMoment(Date.parse(row.statedAt))}.`)] : []),
    heading('Tanda tangan'),
    paragraph(signing(printed)),
    signatures([
      ...(row.signature === 'ditolak' ? [] : [signed(signedOn(printed), 'Yang diperiksa', accused)]),
      ...examiners.map((who) => signed(placeAndDate(day), 'Yang memeriksa', who)),
    ]),
  ];
}
