import { StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';

/** Made piece by piece, each when the one before was taken. */
export type Bytes = AsyncIterable<string | Uint8Array>;

/** What is made already. */
export async function* inOne(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield content;
}

interface Head {
  readonly type: string;
  /** One of ours, in plain letters; a route that gives a file of people's own names says it in a header itself. */
  readonly name: string;
  /** In bytes, where it is known. */
  readonly length?: number;
}

/** What a route answers when it gives a file. Only a dear route (limits/dear.ts) may: it is sent from there. */
export class Download {
  constructor(
    readonly content: Bytes,
    readonly head: Head,
  ) {}
}

/** Does a piece of work when it may be done, or refuses. */
export type Permit = <T>(work: () => Promise<T>) => Promise<T>;

async function* permitted(content: Bytes, permit: Permit): AsyncGenerator<string | Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await permit(() => pieces.next());
      if (done) return;
      yield value;
    }
  } finally {
    await pieces.return?.();
  }
}

/** What was begun already, from its first piece on. Ends it also when nobody ever asked for that. */
function resumed<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncIterable<T> {
  let given: IteratorResult<T> | undefined = first;
  const next = async (): Promise<IteratorResult<T>> => {
    const now = given ?? (await rest.next());
    given = undefined;
    return now;
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: () => rest.return(undefined) }) };
}

/**
 * The one way in which a file leaves. Each piece is made by permission. What fails before the first piece is
 * answered like any error; afterwards the connection is cut, so that nobody takes a part for the whole.
 */
export async function sendable({ content, head }: Download, permit: Permit): Promise<StreamableFile> {
  const pieces = permitted(content, permit);
  const first = await pieces.next();
  const stream = Readable.from(resumed(first, pieces), { objectMode: false });
  const { type, name, length } = head;
  return new StreamableFile(stream, {
    type,
    disposition: `attachment; filename="${name}"`,
    ...(length !== undefined && { length }),
  });
}
