// What one person who asks 20 dear questions at once costs the others: their times with and without him, in turn.
// By itself: node test/bench/dear.mjs
import { pathToFileURL } from 'node:url';
import { FILL } from './my-work.mjs';
import { withOffices } from './office.mjs';

const OPEN = 20_000;
const ENTRIES = 50_000;
const ROUNDS = 6;
const ASKED = 60;
const AT_ONCE = 20;
/** Who works as on any day, two at a time each. */
const OTHERS = [
  ['staf', '/api/requests?range=%5B0%2C24%5D'],
  ['kasi', '/api/my-work?limit=25'],
  ['verifikator1', '/api/verifications?range=%5B0%2C24%5D'],
];
const filter = (value) => `filter=${encodeURIComponent(JSON.stringify(value))}`;
const DEAR = {
  'exports as xlsx': '/api/verifications/export?format=xlsx',
  'figures of a year': '/api/figures/time?resource=verifications&from=2026-01&to=2026-12&by=month',
  'the trail by a field that finds nothing': `/api/audit-logs?${filter({ action: 'tidak-ada', outcome: 'denied' })}`,
  'the trail as csv': `/api/audit-logs/export?format=csv&${filter({ action: 'create' })}`,
};
const TRAIL = `select audit.append(jsonb_build_object('action', 'create', 'actor', 'system:bench', 'outcome', 'ok', 'resource', 'requests', 'requestId', 'bench'), null, null, '{}') from generate_series(1, $1::int)`;

const percentile = (numbers, share) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)];

/** Rows { dear, alone, beside, answers }: the others' p95 in ms without and beside one person's questions, which were answered so. */
export function dearFigures(say = () => undefined) {
  return withOffices(async (start) => {
    say(`${OPEN} open records, ${ENTRIES} more entries of the trail …`);
    const filled = [FILL.replaceAll('$1', OPEN), TRAIL.replace('$1', ENTRIES)];
    const { url, headersOf } = await start('dear', filled);
    const ask = async (path, headers) => {
      const from = performance.now();
      const answer = await fetch(url + path, { headers });
      await answer.arrayBuffer();
      return { ms: performance.now() - from, status: answer.status };
    };
    const people = [];
    for (const [who, path] of OTHERS) people.push({ path, headers: await headersOf(who) });
    const dearHeaders = await headersOf('kadis');
    const work = async () => {
      const times = [];
      const one = async ({ path, headers }) => {
        for (let n = 0; n < ASKED; n++) {
          const { ms, status } = await ask(path, headers);
          if (status !== 200) throw new Error(`${path}: ${status}`);
          times.push(ms);
        }
      };
      await Promise.all([...people, ...people].map(one));
      return times;
    };
    await work();
    const figures = [];
    for (const [dear, path] of Object.entries(DEAR)) {
      const [alone, beside, answers] = [[], [], {}];
      for (let round = 0; round < ROUNDS; round++) {
        alone.push(...(await work()));
        let over = false;
        const window = async () => {
          while (!over) {
            const { status } = await ask(path, dearHeaders);
            answers[status] = (answers[status] ?? 0) + 1;
            // Who is told to wait for seconds tries again sooner than he was told, but not in a storm.
            if (status === 429) await new Promise((again) => setTimeout(again, 1000));
          }
        };
        const windows = Array.from({ length: AT_ONCE }, window);
        beside.push(...(await work()));
        over = true;
        await Promise.all(windows);
      }
      figures.push({ dear, alone: percentile(alone, 0.95), beside: percentile(beside, 0.95), answers });
      say(line(figures.at(-1)));
    }
    return figures;
  });
}

const line = ({ dear, alone, beside, answers }) =>
  `others' p95 ${alone.toFixed(1)} ms, beside 20 × ${dear} ${beside.toFixed(1)} ms = ${(beside / alone).toFixed(2)} × (he was answered ${JSON.stringify(answers)})`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) await dearFigures(console.log);
