import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../api/clock/calendar.ts';
import { CHANNELS, COMPLAINT_CLASSES } from '../api/complaints/complaints.resource.ts';
import { budget, executorsText, LETTERS, type StandardContent } from '../api/define/standard.ts';
import { standardFaults } from '../api/define/standard-faults.ts';
import { requestFlow } from '../api/requests/requests.flow.ts';
import { HOLIDAYS, HOURS } from '../api/seed/calendar.ts';
import { VERSION_1 } from '../api/seed/standard-text.ts';
import { at } from '../api/seed/time.ts';
import { COMPONENTS } from '../api/service-standards/service-standards.resource.ts';
import { type PastCase, simulate } from '../api/service-standards/simulate.ts';
import { COMPETENCES } from '../api/staff/competencies.resource.ts';
import { verificationFlow } from '../api/verifications/verifications.flow.ts';

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
    const steps = [...requestFlow.steps, ...verificationFlow.steps].filter((step) => 'at' in step && step.at);
    for (const step of steps as { at: string; party?: string }[])
      if (step.party)
        expect([step.at, good.steps.find(({ at }) => at === step.at)?.party]).toEqual([step.at, step.party]);
    expect(new Set((steps as { at: string }[]).map(({ at }) => at))).toEqual(new Set(LETTERS));
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
  const draft = (total: number): StandardContent => ({ ...good, total: { amount: total, unit: 'menit' } });
  /** Runs on one Monday of November 2026, from and to such a time of day. */
  const monday = (...runs: [from: string, to: string][]) =>
    runs.map(([from, to]) => ({ from: at('2026-11-23', from), to: at('2026-11-23', to) }));
  const past = (number: string, runs: PastCase['runs'], promise: PastCase['promise'] = 'total'): PastCase => {
    const [startedAt, stoppedAt] = [runs[0]!.from, runs.at(-1)!.to];
    return { id: number, number, resource: 'requests', startedAt, stoppedAt, runs, promise };
  };
  const told = (cases: readonly PastCase[], content: StandardContent) => {
    const { list, ...counts } = simulate(cases, good, content, calendar);
    return { ...counts, list: list.map((one) => [one.number, one.usedMinutes, one.lateBefore, one.lateAfter]) };
  };

  it('says how many of the past cases would have been late under a draft, and which', () => {
    const cases = [
      past('exactly 170', monday(['07.30', '10.20'])),
      past('a minute more', monday(['07.30', '10.21'])),
      past('160', monday(['07.30', '10.10'])),
      past('150', monday(['08.00', '10.30'])),
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
    expect(told(cases, draft(200)).lateAfter).toBe(0);
  });

  it('counts office time only, and not while the clock stood still', () => {
    const overNoon = past('over noon', monday(['10.30', '14.00']));
    const paused = past('paused', monday(['07.30', '08.30'], ['14.00', '15.00']));
    expect(told([overNoon, paused], draft(120)).list).toEqual([['over noon', 180, true, true]]);
  });

  it('reads hours, working days and calendar hours as the standard means them', () => {
    const days = (from: string, to: string, promise: PastCase['promise']) =>
      past(promise, [{ from: at(from, '09.00'), to: at(to, '09.00') }], promise);
    const cases = [
      past('ringan', monday(['07.30', '10.31']), 'ringan'),
      days('2026-11-23', '2026-11-24', 'tidak_berkadar_pengawasan'),
      days('2026-11-23', '2026-11-27', 'hak_data_pribadi'),
      days('2026-11-20', '2026-11-27', 'saran'),
    ];
    expect(told(cases, good).list.map(([number]) => number)).toEqual(['ringan', 'hak_data_pribadi']);
    const sooner: StandardContent = { ...good, classes: { ...good.classes, saran: { amount: 4, unit: 'hari_kerja' } } };
    expect(told(cases, sooner).list.find(([number]) => number === 'saran')).toEqual(['saran', 2250, false, true]);
  });
});
