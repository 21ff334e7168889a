import type { OfficeCalendar } from '../clock/calendar.ts';
import { addMonths, writtenDate } from '../define/dates.ts';
import type { VerbOf } from '../define/resource.ts';
import { SERVED_MONTHS } from './sanction-kinds.flow.ts';
import { TERMS } from './sanction-terms.flow.ts';
import type { Sanction, sanctions } from './sanctions.resource.ts';
import {
  answerBy,
  examinedFrom,
  handOverBy,
  inForceOn,
  objectionBy,
  secondSummonsBy,
  sendBy,
  summonsBy,
} from './terms.ts';

type Verb = VerbOf<typeof sanctions>;
export type Dated = Partial<Sanction>;

/** What a step is given on a day of the office. */
export interface Given {
  readonly calendar: OfficeCalendar;
  readonly today: string;
  readonly row: Dated;
  readonly values: Dated;
}
/** What is wrong with its dates, by field; or what follows from them. */
export interface Judged {
  readonly errors?: Readonly<Record<string, string>>;
  readonly sets?: Dated;
}
type Judge = (given: Given) => Judged;

const wrong = (name: keyof Sanction, says: string): Judged => ({ errors: { [name]: says } });
/** Refuses a date before another one. */
function notBefore(
  name: keyof Sanction,
  value: string,
  least: string | null | undefined,
  what: string,
): Judged | undefined {
  if (!least || value >= least) return undefined;
  return wrong(name, `Tanggal ini mendahului ${what} (${writtenDate(least)}); periksa tanggalnya.`);
}
const firstOf = (...judged: (Judged | undefined)[]): Judged | undefined => judged.find((one) => one !== undefined);

/** He is examined on a day on which the office works. */
const closedOn = (calendar: OfficeCalendar, name: keyof Sanction, on: string): Judged | undefined =>
  calendar.isWorkingDay(on) ? undefined : wrong(name, `Kantor tutup pada ${writtenDate(on)}; pilih hari kerja.`);

const summons: Judge = ({ calendar, today, values }) => {
  const examination = values.summonsDate!;
  const first = examinedFrom(calendar, today);
  const early = `Pemeriksaan paling cepat ${writtenDate(first)}, karena panggilan harus sampai ${TERMS.summons} hari kerja sebelumnya.`;
  const refused = firstOf(
    examination < first ? wrong('summonsDate', early) : undefined,
    closedOn(calendar, 'summonsDate', examination),
  );
  if (refused) return refused;
  return {
    sets: {
      summonedOn: today,
      summonsBy: summonsBy(calendar, examination),
      secondSummonsBy: secondSummonsBy(calendar, examination),
    },
  };
};
const secondSummons: Judge = ({ calendar, today, values }) => {
  const on = values.secondDate!;
  const past = 'Pemeriksaan kedua ditetapkan sesudah hari ini; pilih tanggal lain.';
  return (
    firstOf(on <= today ? wrong('secondDate', past) : undefined, closedOn(calendar, 'secondDate', on)) ?? {
      sets: { secondSummonedOn: today },
    }
  );
};

function delivered({ calendar, row, values }: Given): Judged {
  const on = values.deliveredOn!;
  const first = examinedFrom(calendar, on);
  const late = `Panggilan sampai kurang dari ${TERMS.summons} hari kerja sebelum pemeriksaan ${writtenDate(row.summonsDate!)}; jadwalkan ulang paling cepat ${writtenDate(first)}.`;
  return (
    firstOf(
      notBefore('deliveredOn', on, row.summonedOn, 'hari pemanggilan'),
      first > row.summonsDate! ? wrong('deliveredOn', late) : undefined,
    ) ?? {}
  );
}
function deliveredAgain({ row, values }: Given): Judged {
  const on = values.secondDeliveredOn!;
  const late = 'Panggilan kedua harus sampai sebelum hari pemeriksaan kedua; jadwalkan ulang pemeriksaannya.';
  return (
    firstOf(
      notBefore('secondDeliveredOn', on, row.secondSummonedOn, 'hari pemanggilan kedua'),
      on >= row.secondDate! ? wrong('secondDeliveredOn', late) : undefined,
    ) ?? {}
  );
}

/** What counts against him from its day on is recorded while there is time left to him. */
function recordedLate({ calendar, today }: Given, on: string): Judged | undefined {
  const last = sendBy(calendar, on);
  const says = `Penyerahan dicatat paling lambat ${TERMS.sending} hari kerja sesudahnya (${writtenDate(last)}); serahkan lagi, lalu catat.`;
  return today > last ? wrong('handedOverOn', says) : undefined;
}
const received: Judge = (given) => {
  const { calendar, row, values } = given;
  const on = values.handedOverOn!;
  return (
    firstOf(
      recordedLate(given, on),
      notBefore('handedOverOn', on, row.decidedOn, 'tanggal keputusan'),
      notBefore('handedOverOn', on, row.sentOn, 'tanggal pengiriman'),
    ) ?? { sets: { objectionBy: objectionBy(calendar, on), inForceOn: inForceOn(calendar, on) } }
  );
};

/** Of what was decided before terms were counted nothing says when it is late. */
const tooLate = (on: string, last: string | null | undefined): Judged | undefined =>
  last && on > last
    ? wrong('objectedOn', `Tenggang keberatan berakhir ${writtenDate(last)}; keberatan sesudah itu tidak dicatat.`)
    : undefined;
const objected = ({ calendar, row }: Given, on: string): Judged =>
  firstOf(notBefore('objectedOn', on, row.handedOverOn, 'penyerahan keputusan'), tooLate(on, row.objectionBy)) ?? {
    sets: { objectedOn: on, answerBy: answerBy(calendar, on) },
  };

const served: Judge = ({ row, values }) => {
  const months = SERVED_MONTHS[row.kind!] ?? 0;
  const least = row.servedFrom && addMonths(row.servedFrom, months);
  return (
    notBefore('servedUntil', values.servedUntil!, least, months > 0 ? 'akhir masanya' : 'hari mulai dijalani') ?? {}
  );
};

const heardBefore = ({ row }: Given, on: string): Judged | undefined =>
  firstOf(
    notBefore('decidedOn', on, row.examinedOn ?? row.secondDate, 'pemeriksaan'),
    notBefore('decidedOn', on, row.submittedOn, 'hari sanksi diusulkan'),
    notBefore('decidedOn', on, row.proposedOn, 'usulan kepada PPK'),
  );
const decided: Judge = (given) => {
  const on = given.values.decidedOn!;
  return heardBefore(given, on) ?? { sets: { handOverBy: handOverBy(given.calendar, on) } };
};
const examined: Judge = ({ calendar, row, values }) => {
  // A holiday that was set since may have taken one of his days.
  const early = !row.secondDate && row.deliveredOn && examinedFrom(calendar, row.deliveredOn) > row.summonsDate!;
  const says = `Antara panggilan dan pemeriksaan kini kurang dari ${TERMS.summons} hari kerja menurut kalender kantor; jadwalkan ulang.`;
  return (
    firstOf(
      early ? wrong('examinedOn', says) : undefined,
      notBefore(
        'examinedOn',
        values.examinedOn!,
        row.secondDate ?? row.summonsDate,
        'tanggal pemeriksaan yang ditetapkan',
      ),
    ) ?? {}
  );
};

const JUDGES: Partial<Record<Verb, Judge>> = {
  panggil: summons,
  bentuk_tim: (given) => (given.values.summonsDate ? summons(given) : {}),
  jadwalkan_ulang: (given) => (given.values.secondDate ? secondSummons(given) : summons(given)),
  panggil_ulang: secondSummons,
  catat_penyampaian: (given) => (given.values.deliveredOn ? delivered(given) : deliveredAgain(given)),
  periksa: examined,
  putuskan: decided,
  usulkan: ({ today }) => ({ sets: { submittedOn: today } }),
  usulkan_ppk: ({ row, values }) =>
    firstOf(
      notBefore('proposedOn', values.proposedOn!, row.examinedOn ?? row.secondDate, 'pemeriksaan'),
      notBefore('proposedOn', values.proposedOn!, row.submittedOn, 'hari sanksi diusulkan'),
    ) ?? {},
  catat_putusan_ppk: decided,
  nyatakan_tidak_terbukti: (given) => (given.values.decidedOn && heardBefore(given, given.values.decidedOn)) || {},
  kirimkan: ({ calendar, row, values }) =>
    firstOf(
      notBefore('handOverAbsentOn', values.handOverAbsentOn!, row.decidedOn, 'tanggal keputusan'),
      notBefore('sentOn', values.sentOn!, values.handOverAbsentOn, 'hari ia tidak hadir'),
    ) ?? { sets: { sendBy: sendBy(calendar, values.handOverAbsentOn!) } },
  serahkan: received,
  ajukan_keberatan: (given) => objected(given, given.today),
  catat_keberatan: (given) => objected(given, given.values.objectedOn!),
  jalankan: ({ row, values }) =>
    notBefore('servedFrom', values.servedFrom!, row.inForceOn, 'hari keputusan berlaku') ?? {},
  selesaikan: served,
};

/** The dates of a step, by the calendar of the office. */
export const datesOf = (verb: string, given: Given): Judged =>
  Object.hasOwn(JUDGES, verb) ? JUDGES[verb as Verb]!(given) : {};
/** Steps whose dates are judged. */
export const datedVerbs = Object.keys(JUDGES) as readonly Verb[];

/** What is counted from a day on, by the field that it stands in. */
const COUNTED_FROM = {
  secondSummonsBy: ['summonsDate', secondSummonsBy],
  handOverBy: ['decidedOn', handOverBy],
  sendBy: ['handOverAbsentOn', sendBy],
  objectionBy: ['handedOverOn', objectionBy],
  inForceOn: ['handedOverOn', inForceOn],
  answerBy: ['objectedOn', answerBy],
} as const;
/** Days that the calendar of today counts later than they were told; none comes earlier than it was told. */
export function recounted(calendar: OfficeCalendar, row: Dated): Dated {
  const later = Object.entries(COUNTED_FROM).flatMap(([name, [from, count]]) => {
    const [told, start] = [row[name as keyof typeof COUNTED_FROM], row[from]];
    const now = told && start ? count(calendar, start) : undefined;
    return now !== undefined && now > told! ? [[name, now]] : [];
  });
  return Object.fromEntries(later);
}
