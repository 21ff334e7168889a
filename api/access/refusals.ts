import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Changes, Deed, Origin } from '../audit/entry.ts';
import { type Loop, startLoop } from '../jobs/loop.ts';
import { MINUTE } from '../define/durations.ts';

/** More of them are counted, not named. */
const MOST_ADDRESSES = 20;

/** A try that was turned away unseen. Nothing of what was typed is in it but the name of an account there is. */
export interface Refusal {
  readonly origin: Origin;
  readonly deed: Deed & { readonly recordId?: string };
  readonly username?: string;
  readonly address: string;
}

interface Gathered extends Refusal {
  tries: number;
  readonly addresses: Set<string>;
}

/**
 * Every try that was refused is in the trail, but a flood of them does not flood it: of each lane the first is told at
 * once, those that follow as one entry a minute that says how many there were and whence.
 */
@Injectable()
export class Refusals implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly gathered = new Map<string, Gathered>();
  private loop?: Loop;

  constructor(private readonly audit: Audit) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop({ name: 'refusals', everyMs: MINUTE, run: () => this.tell() });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
    await this.tell();
  }

  async note(lane: string, refusal: Refusal): Promise<void> {
    const known = this.gathered.get(lane);
    const one: Gathered = known ?? { ...refusal, tries: 0, addresses: new Set<string>() };
    this.gathered.set(lane, one);
    one.tries += 1;
    if (one.addresses.size < MOST_ADDRESSES) one.addresses.add(refusal.address);
    if (!known) await this.enter(one);
  }

  /** What was gathered since the last round; a lane that has become quiet is forgotten. */
  async tell(): Promise<void> {
    for (const [lane, one] of this.gathered)
      if (one.tries > 0) await this.enter(one);
      else this.gathered.delete(lane);
  }

  private async enter(one: Gathered): Promise<void> {
    const { origin, deed, username, tries } = one;
    const addresses = [...one.addresses];
    const changes: Changes = {
      ...(username && { username: { after: username } }),
      address: { after: addresses.join(', ') },
      tries: { after: tries },
    };
    // Taken before it is written: what comes in meanwhile, and another round, count from there.
    one.tries = 0;
    one.addresses.clear();
    try {
      await this.audit.append(origin, { ...deed, outcome: 'denied', reason: 'too_many_attempts', changes });
    } catch (error) {
      one.tries += tries;
      for (const address of addresses) one.addresses.add(address);
      throw error;
    }
  }
}
