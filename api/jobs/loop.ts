import { Logger } from '@nestjs/common';

export interface Work {
  /** In the log. */
  readonly name: string;
  /** Pause between the end of a round and the start of the next, in milliseconds. */
  readonly everyMs: number;
  /**
   * One round. Answers true when there is more to do: the next begins without a pause. `stopping` is aborted when
   * the process drains: finish what cannot be left, begin nothing new.
   */
  readonly run: (stopping: AbortSignal) => Promise<unknown>;
}

export interface Loop {
  /** Something may be waiting: the next round begins now, or as soon as the running one has ended. */
  nudge(): void;
  /** No further rounds; resolves when the running one has ended. */
  stop(): Promise<void>;
}

/**
 * Repeats the work, one round at a time, the first at once. A round that fails is told in the log, once as long as it
 * fails for the same reason, and comes again after the pause. The loop alone keeps no process alive.
 */
export function startLoop({ name, everyMs, run }: Work): Loop {
  const log = new Logger(name);
  const stopping = new AbortController();
  let timer: NodeJS.Timeout;
  let running: Promise<void> | undefined;
  let nudged = false;
  let fault: string | undefined;

  async function round(): Promise<void> {
    let more = false;
    try {
      more = (await run(stopping.signal)) === true;
      if (fault !== undefined) log.warn('works again');
      fault = undefined;
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      if (fault !== message) log.error(message, stack);
      fault = message;
    }
    running = undefined;
    if (!stopping.signal.aborted) wait(more || nudged ? 0 : everyMs);
  }
  function wait(ms: number): void {
    timer = setTimeout(() => {
      nudged = false;
      running = Promise.resolve().then(round);
    }, ms).unref();
  }

  wait(0);
  return {
    nudge() {
      if (stopping.signal.aborted) return;
      nudged = true;
      if (running) return;
      clearTimeout(timer);
      wait(0);
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
