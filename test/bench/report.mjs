// The figures as people read them.
import { ITEMS } from './items.mjs';

export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Microseconds a request: Node + PostgreSQL. */
export const cpuText = (cpu) => (cpu.some(Number.isNaN) ? '' : `${cpu.map((part) => part.toFixed(0)).join(' + ')} µs`);

export function print({
  figures,
  wanted,
  start,
  idle,
  loaded,
  load,
  cores,
  node,
  seconds,
  rounds,
  connections,
  beside,
}) {
  const rate = (item, server) =>
    median(figures.filter((one) => one.item === item && one.server === server).map(({ perSecond }) => perSecond));
  const cpu = (item, server) => {
    const all = figures.filter((one) => one.item === item && one.server === server);
    return cpuText([0, 1].map((part) => median(all.map((one) => one.cpu[part]))));
  };
  const ratio = (one, other, limit) => `${(one / other).toFixed(2)}${limit}`;
  const row = (cells) =>
    console.log(cells.map((cell, index) => (index ? cell.padStart(16) : cell.padEnd(40))).join(''));
  const products = ['product', ...(beside ? ['beside'] : [])];

  console.log(
    `\nRequests per second, medians of ${rounds} × ${seconds} s, ${connections} connections, ${cores} cores, Node ${node}, load ${load.toFixed(1)}\n`,
  );
  row(['', 'floor', 'cpu', ...products.flatMap((name) => [name, '× floor', 'cpu'])]);
  for (const item of wanted) {
    const { label, least } = ITEMS[item];
    const floor = rate(item, 'floor');
    const limit = ` (≥ ${least})`;
    const cells = products.flatMap((name) => [
      rate(item, name).toFixed(0),
      ratio(rate(item, name), floor, limit),
      cpu(item, name),
    ]);
    row([label, floor.toFixed(0), cpu(item, 'floor'), ...cells]);
  }
  console.log(
    `\nstart to ready ${(start / 1000).toFixed(2)} s, memory idle ${idle.toFixed(0)} MB, under load ${loaded.toFixed(0)} MB`,
  );
  const refused = figures.filter((one) => one.refused > 0);
  for (const { item, server, refused: count } of refused)
    console.log(`NOT VALID: ${count} answers other than 2xx: ${item} of ${server}`);
}
