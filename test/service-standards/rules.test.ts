import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../../api/clock/calendar.ts';
import { type Entry, spansOf } from '../../api/clock/fold.ts';
import type { Standard } from '../../api/clock/sources.ts';
import { CHANNELS, COMPLAINT_CLASSES } from '../../api/complaints/complaints.resource.ts';
import { budget, executorsText, LETTERS, type StandardContent } from '../../api/define/standard.ts';
import { standardFaults } from '../../api/define/standard-faults.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { at } from '../../api/seed/time.ts';
import { COMPONENTS } from '../../api/service-standards/service-standards.resource.ts';
import { type PastCase, simulate } from '../../api/service-standards/simulate.ts';
import { COMPETENCES } from '../../api/staff/competencies.resource.ts';
import { verificationFlow } from '../../api/verifications/verifications.flow.ts';

const good = VERSION_1.content;
const said = (content: unknown) => standardFaults(content).map(({ field, says }) => `${field}: ${says}`);
const minutesOf = (at: string, minutes: number) =>
  good.steps.map((step) => (step.at === at ? { ...step, minutes } : step));

describe('version 1 as data', () => {
  it('has no fault, and its steps are the 170 minutes', () => {
    expect(said(good)).toEqual([]);
    expect([budget(good.steps), good.total]).toEqual([170, { amount: 170, unit: 'menit' }]);
  });

  it('has every letter, and the party whose minutes the flows say', () => {
    expect(good.steps.map((step) => step.at)).toEqual(LETTERS);
    const flows: readonly { at?: string; party?: string }[] = [...requestFlow.steps, ...verificationFlow.steps];
    const steps = flows.filter(({ at }) => at);
    const different = steps.filter(
      ({ at, party }) => party && good.steps.find((one) => one.at === at)?.party !== party,
    );
    expect(different).toEqual([]);
    expect(new Set(steps.map(({ at }) => at))).toEqual(new Set(LETTERS));
  });

  it('promises every class of complaint a time, and names the channels and competences that the office records', () => {
    expect(Object.keys(good.classes)).toEqual(expect.arrayContaining(Object.keys(COMPLAINT_CLASSES)));
    expect(good.channels.map(({ code }) => code)).toEqual(Object.keys(CHANNELS));
    expect(good.competences.map(({ code, mark, text }) => [code, `${mark}. ${text}`])).toEqual(
      Object.entries(COMPETENCES),
    );
  });

  it('counts its executors as the paper does', () => {
    expect([1, 3, 10, 11, 15, 20, 21, 99].map(executorsText)).toEqual([
      '1 (satu) orang Staf',
      '3 (tiga) orang Staf',
      '10 (sepuluh) orang Staf',
      '11 (sebelas) orang Staf',
      '15 (lima belas) orang Staf',
      '20 (dua puluh) orang Staf',
      '21 (dua puluh satu) orang Staf',
      '99 (sembilan puluh sembilan) orang Staf',
    ]);
  });

  it('has 14 components: six of service delivery, eight of manufacturing', () => {
    const numbers = (section: string) =>
      COMPONENTS.filter((one) => one.section === section).map(({ number }) => number);
    expect(numbers('Service Delivery')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numbers('Manufacturing')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('a standard is refused when', () => {
  const cases: [string, unknown, string][] = [
    [
      'its steps do not add up',
      { ...good, steps: minutesOf('D', 31) },
      'steps: Jumlah menit semua langkah 171, padahal jangka waktu penyelesaian 170 menit.',
    ],
    [
      'G and H differ',
      { ...good, steps: minutesOf('H', 25) },
      'steps: Langkah H dan pilihannya G harus ada dan sama menitnya.',
    ],
    [
      'the letters are out of order',
      { ...good, steps: good.steps.toReversed() },
      'steps: Urutkan langkah dari A sampai I.',
    ],
    [
      'a letter is missing',
      { ...good, steps: good.steps.filter(({ at }) => at !== 'I') },
      'steps: Langkah I belum ada.',
    ],
    [
      'a class has no promise',
      { ...good, classes: { ...good.classes, ringan: undefined } },
      'classes.ringan: Janji waktunya belum ditetapkan.',
    ],
    ['a unit is none', { ...good, total: { amount: 170, unit: 'bulan' } }, 'total.unit: Pilihan tidak dikenal.'],
    [
      'the whole is promised in days',
      { ...good, total: { amount: 1, unit: 'hari' } },
      'total: Jangka waktu penyelesaian ditulis dalam menit atau jam.',
    ],
    [
      'minutes are no whole number',
      { ...good, steps: minutesOf('A', 10.5) },
      'steps.0.minutes: Isi dengan bilangan bulat dari 1 sampai 100000.',
    ],
    ['it has a part that nobody knows', { ...good, extra: 1 }, 'extra: Isian ini tidak dikenal.'],
    [
      'a party is none',
      { ...good, steps: good.steps.map((step) => ({ ...step, party: 'toString' })) },
      'steps.0.party: Pilihan tidak dikenal.',
    ],
    ['warnings fall', { ...good, warnings: [80, 50] }, 'warnings: Tulis persentase peringatan dari kecil ke besar.'],
    ['nobody does the work', { ...good, executors: 0 }, 'executors: Isi dengan bilangan bulat dari 1 sampai 99.'],
    [
      'a channel comes twice',
      { ...good, channels: [...good.channels, good.channels[0]] },
      'channels: Kanal tatap_muka tertulis lebih dari satu kali.',
    ],
    ['there is no legal basis', { ...good, legalBases: [] }, 'legalBases: Isi paling sedikit satu baris.'],
    ['it is nothing', null, ': Isi menurut bentuk yang ditetapkan.'],
  ];
  it.each(cases)('%s', (_, content, fault) => {
    expect(said(content)).toContain(fault);
  });

  it('a letter comes twice', () => {
    const twice = good.steps.map((step) => (step.at === 'B' ? { ...step, at: 'A' } : step));
    expect(said({ ...good, steps: twice })).toEqual([
      'steps: Langkah A tertulis lebih dari satu kali.',
      'steps: Langkah B belum ada.',
    ]);
  });
});

describe('the simulator', () => {
  const calendar = calendarOf({ holidays: HOLIDAYS, hours: HOURS }, 1);
  const standard = (content: StandardContent): Standard => ({ id: 'version', edition: 1, content });
  const draft = (total: number): StandardContent => ({ ...good, total: { amount: total, unit: 'menit' } });
  const later = at('2026-11-30', '16.00');
  const entry = (moment: number, runs: boolean, stops = false): Entry => {
    const phase = { state: '', step: null, verb: null, party: null, restarts: false, outage: null };
    return { ...phase, at: moment, runs, stops };
  };
  /** Runs on these stretches, stands still between them, and is stopped after the last one. */
  const past = (number: string, promise: string, stretches: readonly (readonly [number, number])[]): PastCase => {
    const entries = stretches.flatMap(([from, to], index) => [
      entry(from, true),
      entry(to, false, index === stretches.length - 1),
    ]);
    const spans = spansOf(stretches[0]![0], entries);
    return { id: number, resource: 'verifications', number, promise, standard: standard(good), spans };
  };
  const monday = (...runs: [from: string, to: string][]) =>
    runs.map(([from, to]) => [at('2026-11-23', from), at('2026-11-23', to)] as const);
  const told = (cases: readonly PastCase[], content: StandardContent) => {
    const { list, ...counts } = simulate(cases, standard(content), calendar, later);
    return { ...counts, list: list.map((one) => [one.number, one.usedMinutes, one.lateBefore, one.lateAfter]) };
  };

  it('says how many of the past cases would have been late under a draft, and which', () => {
    const cases = [
      past('exactly 170', 'layanan', monday(['07.30', '10.20'])),
      past('a minute more', 'layanan', monday(['07.31', '10.22'])),
      past('160', 'layanan', monday(['07.32', '10.12'])),
      past('150', 'layanan', monday(['08.00', '10.30'])),
    ];
    expect(told(cases, draft(155))).toEqual({
      cases: 4,
      lateBefore: 1,
      lateAfter: 3,
      list: [
        ['exactly 170', 170, false, true],
        ['a minute more', 171, true, true],
        ['160', 160, false, true],
      ],
    });
    expect(told(cases, draft(200))).toMatchObject({ lateBefore: 1, lateAfter: 0 });
  });

  it('counts office time only, and not while the clock stood still', () => {
    const overNoon = past('over noon', 'layanan', monday(['10.30', '14.00']));
    const paused = past('paused', 'layanan', monday(['07.30', '08.30'], ['14.00', '15.00']));
    expect(told([overNoon, paused], draft(120)).list).toEqual([['over noon', 180, true, true]]);
  });

  it('counts what is still open as late once its due time has passed', () => {
    const open = {
      ...past('open', 'layanan', monday(['07.30', '07.31'])),
      spans: spansOf(later - 1, [entry(later - 1, true)]),
    };
    const old = { ...open, number: 'old', spans: spansOf(at('2026-11-23', '07.30'), [entry(0, true)]) };
    expect(told([open, old], good)).toMatchObject({ cases: 2, lateBefore: 1, list: [['old', 2730, true, true]] });
  });

  it('reads every class by its own promise', () => {
    const days = (promise: string, from: string, to: string) =>
      past(promise, promise, [[at(from, '09.00'), at(to, '09.00')]]);
    const cases = [past('ringan', 'ringan', monday(['07.30', '10.31'])), days('saran', '2026-11-20', '2026-11-27')];
    expect(told(cases, good).list).toEqual([['ringan', 181, true, true]]);
    const sooner: StandardContent = { ...good, classes: { ...good.classes, saran: { amount: 4, unit: 'hari_kerja' } } };
    expect(told(cases, sooner).list).toContainEqual(['saran', 2250, false, true]);
  });
});
