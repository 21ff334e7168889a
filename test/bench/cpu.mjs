// Processor time of processes, from /proc: it says where the time goes, and hardly changes when other work shares the machine.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Milliseconds that a process has used; with `family`, its children too, gone or not. Nothing where there is no /proc. */
export function cpuOf(pid, family = false) {
  const own = statOf(pid);
  if (!own) return undefined;
  const ended = family ? own.ended : 0;
  const children = family ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const alive = children.map(statOf).filter((stat) => stat?.parent === pid);
  const ticks = alive.reduce((sum, { used }) => sum + used, own.used + ended);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name of the program, which may contain anything: state, parent, …
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1], used: fields[11] + fields[12], ended: fields[13] + fields[14] };
  } catch {
    return undefined;
  }
}
