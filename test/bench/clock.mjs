// What one due time costs in process, with the calendar of the demo office. By itself: node test/bench/clock.mjs
import { pathToFileURL } from 'node:url';
import { prepare } from '../../api/prepare.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = Date.parse('2025-01-01T00:00:00+07:00');
const MOMENTS = 100_000;
/** Hours of three years, in an order that no branch predictor knows. */
const momentOf = (index) => FROM + ((index * 7919) % (3 * 365 * 24)) * HOUR + (index % 60) * MINUTE;

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

/** Median microseconds of one call. */
function cost(call, times = MOMENTS) {
  const taken = Array.from({ length: times }, (_, index) => {
    const start = process.hrtime.bigint();
    call(momentOf(index));
    return Number(process.hrtime.bigint() - start) / 1000;
  });
  return median(taken);
}

/** Rows { name, value, unit } for the report. */
export async function clockFigures() {
  await prepare({ quiet: true });
  const { calendarOf } = await import('../../dist/api/clock/calendar.js');
  const { HOLIDAYS, HOURS } = await import('../../dist/api/getting-started/calendar.js');
  const rows = { holidays: HOLIDAYS, hours: HOURS };
  const office = calendarOf(rows, 1);
  return [
    {
      name: 'a due time of 170 office minutes',
      value: cost((moment) => office.addOfficeTime(moment, 170 * MINUTE)),
      unit: 'µs',
    },
    { name: 'a due time of 30 working days', value: cost((moment) => office.addWorkingDays(moment, 30)), unit: 'µs' },
    {
      name: 'office time of a year',
      value: cost((moment) => office.officeTimeBetween(moment, moment + 8760 * HOUR)),
      unit: 'µs',
    },
    { name: 'a calendar from its rows', value: cost(() => calendarOf(rows, 1), 200), unit: 'µs' },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { name, value, unit } of await clockFigures())
    console.log(`${name.padEnd(40)}${value.toFixed(2)} ${unit}`);
