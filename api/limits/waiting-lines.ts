import { Injectable } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Problem } from '../sql/problem.ts';

/** What of dear answers one person may have at once, running and waiting for a place, on each instance. */
const LIMITS = {
  /** Figures, papers that are reckoned out, the trail by a filter: a page of the console asks one or two. */
  question: { running: 2, waiting: 8, says: 'Beberapa laporan atau pencarian Anda masih dikerjakan.' },
  /** Pages found by a word: as many at once as there are processors to look. */
  search: { running: 2, waiting: 100, says: 'Beberapa pencarian Anda masih dikerjakan.' },
  /** Exports, bundles and papers, until their last byte was taken. */
  download: { running: 2, waiting: 4, says: 'Beberapa unduhan Anda masih berjalan.' },
  upload: { running: 2, waiting: 4, says: 'Beberapa unggahan Anda masih berjalan.' },
} as const;
export type DearKind = keyof typeof LIMITS;

/** Nobody waits longer for a place: his own slow download may hold it. */
const LONGEST_WAIT_MS = 8000;
const RETRY_SECONDS = 5;

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

const tooMany = (kind: DearKind) =>
  new Problem(429, {
    code: 'too_many_at_once',
    message: `${LIMITS[kind].says} Tunggu sampai selesai, lalu coba lagi.`,
    retryAfter: RETRY_SECONDS,
  });

/**
 * Calls once, when the answer has been taken or nobody is there any more to take it. An answer that waits behind others
 * on its connection never closes, even when the connection does. Answers what forgets about it.
 */
function whenOver(response: ServerResponse, act: () => void): () => void {
  const { socket } = response.req;
  const forget = () => {
    response.off('close', over);
    socket.off('close', over);
  };
  const over = () => {
    forget();
    act();
  };
  response.once('close', over);
  socket.once('close', over);
  return forget;
}

/** Who asks for more than he may have at once waits a little, or is told to. */
@Injectable()
export class WaitingLines {
  private readonly lines = new Map<string, Line>();

  /** Resolves when the person may go on, as long as the answer lasts. Refuses with 429. */
  async enter(kind: DearKind, person: string, response: ServerResponse): Promise<void> {
    const key = `${kind} ${person}`;
    const line = this.lines.get(key) ?? { running: 0, waiting: [] };
    const most = LIMITS[kind];
    const isOver = response.destroyed || response.req.socket.destroyed;
    const isFree = line.running < most.running;
    if (isOver || (!isFree && line.waiting.length >= most.waiting)) throw tooMany(kind);
    this.lines.set(key, line);
    const run = () => {
      line.running += 1;
      whenOver(response, () => {
        line.running -= 1;
        line.waiting.shift()?.();
        if (line.running === 0) this.lines.delete(key);
      });
    };
    if (isFree) return run();
    return new Promise((admitted, refused) => {
      const begin = () => {
        clearTimeout(timer);
        forget();
        run();
        admitted();
      };
      const giveUp = () => {
        clearTimeout(timer);
        forget();
        line.waiting.splice(line.waiting.indexOf(begin), 1);
        refused(tooMany(kind));
      };
      const timer = setTimeout(giveUp, LONGEST_WAIT_MS);
      const forget = whenOver(response, giveUp);
      line.waiting.push(begin);
    });
  }
}
