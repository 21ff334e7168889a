import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../audit/entry.ts';
import type { Actor } from '../define/roles.ts';
import { signInFirst } from './access.guard.ts';
import { Sessions } from './sessions.ts';

/** What his rights hang on, in no order. */
const rightsOf = ({ roles, unitIds, lineIds, competences }: Actor): string[][] =>
  [roles, unitIds, lineIds, competences].map((list) => list.toSorted());

/** The guard reads rights when a request begins; what lasts longer asks here again. Nothing is remembered. */
@Injectable()
export class Rights {
  constructor(private readonly sessions: Sessions) {}

  /** The person as he may act at this moment; 401 when his session or account has ended meanwhile. */
  async now<P extends Pick<Person, 'actor' | 'sessionId'>>(person: P): Promise<P> {
    const actor = await this.sessions.actor(person.sessionId);
    if (!actor || actor.passwordDue) throw signInFirst();
    return { ...person, actor };
  }

  /** Refuses to go on with what was begun under other rights. */
  async unchanged(person: Pick<Person, 'actor' | 'sessionId'>): Promise<void> {
    const { actor } = await this.now(person);
    if (!isDeepStrictEqual(rightsOf(actor), rightsOf(person.actor))) throw signInFirst();
  }
}
