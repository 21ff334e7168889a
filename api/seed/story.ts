import type { Stage } from './stage.ts';

/** What happens to one record: each act is asked for at the moment (ms) that was yielded before it. */
export type Story = AsyncGenerator<number, void, void>;

interface Waiting {
  readonly story: Story;
  readonly at: number;
}

/** The place of the first that is later. */
function placeOf(waiting: readonly Waiting[], at: number): number {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (waiting[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells all the stories at once, in the order of time. `before`: what the application does by itself until a moment. */
export async function tell(
  stage: Stage,
  stories: readonly Story[],
  before: (moment: number) => Promise<void>,
): Promise<void> {
  const waiting: Waiting[] = [];
  const goOn = async (story: Story) => {
    const { value, done } = await story.next();
    if (!done) waiting.splice(placeOf(waiting, value), 0, { story, at: value });
  };
  for (const story of stories) await goOn(story);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { at, story } = next;
    await before(at);
    await stage.play(at, () => goOn(story));
  }
}
