import { afterEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type Loop, startLoop, type Work } from '../../api/jobs/loop.ts';
import { HOUR } from '../../api/define/durations.ts';

// Failing rounds are what is tried here.
Logger.overrideLogger(false);

let loop: Loop | undefined;
afterEach(() => loop?.stop());

/** A loop whose rounds the test ends by hand: `began` resolves with the end of the next round. */
function byHand(more: Partial<Work> = {}) {
  const begun: ((outcome: unknown) => void)[] = [];
  const waiting: ((end: (outcome: unknown) => void) => void)[] = [];
  let atOnce = 0;
  let most = 0;
  let rounds = 0;
  const run = () =>
    new Promise((resolve, reject) => {
      rounds += 1;
      most = Math.max(most, ++atOnce);
      const end = (outcome: unknown) => {
        atOnce -= 1;
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      const waiter = waiting.shift();
      if (waiter) waiter(end);
      else begun.push(end);
    });
  loop = startLoop({ name: 'test', everyMs: HOUR, run, ...more });
  const began = () =>
    new Promise<(outcome: unknown) => void>((resolve) => {
      const end = begun.shift();
      if (end) resolve(end);
      else waiting.push(resolve);
    });
  return { loop, began, most: () => most, rounds: () => rounds };
}

describe('a loop', () => {
  it('runs at once, and again without a pause while there is more to do', async () => {
    const { began, rounds } = byHand();
    (await began())(true);
    (await began())(true);
    (await began())(false);
    expect(rounds()).toBe(3);
  });

  it('never runs two rounds at once, and makes up for a nudge that came during one', async () => {
    const { loop, began, most } = byHand();
    const end = await began();
    loop.nudge();
    loop.nudge();
    end(false);
    (await began())(false);
    expect(most()).toBe(1);
  });

  it('is woken early by a nudge', async () => {
    const { loop, began, rounds } = byHand();
    (await began())(false);
    loop.nudge();
    (await began())(false);
    expect(rounds()).toBe(2);
  });

  it('comes again after a round that failed, at once or later', async () => {
    const { loop, began, rounds } = byHand({ everyMs: 1 });
    (await began())(new Error('the first time'));
    (await began())(new Error('the second time'));
    const end = await began();
    const stopping = loop.stop();
    end(false);
    await stopping;
    expect(rounds()).toBe(3);
  });

  it('survives work that throws before it waits for anything', async () => {
    let rounds = 0;
    await new Promise<void>((resolve) => {
      loop = startLoop({
        name: 'test',
        everyMs: 1,
        run: () => {
          rounds += 1;
          if (rounds === 1) throw new Error('at once');
          resolve();
          return Promise.resolve();
        },
      });
    });
    expect(rounds).toBe(2);
  });

  it('stops after the running round, tells it so, and begins no other', async () => {
    let told: AbortSignal | undefined;
    let end: ((more: boolean) => void) | undefined;
    let rounds = 0;
    const started = new Promise<void>((resolve) => {
      const run = (stopping: AbortSignal) => {
        rounds += 1;
        told = stopping;
        resolve();
        return new Promise((ended) => (end = ended));
      };
      loop = startLoop({ name: 'test', everyMs: 1, run });
    });
    await started;
    let stopped = false;
    const stopping = loop!.stop().then(() => (stopped = true));
    loop!.nudge();
    expect([told!.aborted, stopped]).toEqual([true, false]);
    end!(true);
    await stopping;
    await new Promise(setImmediate);
    expect(rounds).toBe(1);
  });
});
