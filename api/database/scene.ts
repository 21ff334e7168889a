import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql } from './database.ts';

/**
 * What is played as if it were another moment, in one transaction that is not the application's own. The demo office comes
 * about in scenes (api/seed/stage.ts) and nothing else does (architecture.test): no request can ask for another time. The
 * trail does not take its time from here but from the database, whose own only the owner of the tables can set back.
 */
export interface Scene {
  /** Milliseconds. */
  readonly at: number;
  readonly sql: Sql;
}

const scenes = new AsyncLocalStorage<Scene>();

export const play = <T>(scene: Scene, work: () => Promise<T>): Promise<T> => scenes.run(scene, work);
export const playing = (): Scene | undefined => scenes.getStore();

/** The moment it is, in milliseconds: whatever is written says it from here. */
export const now = (): number => playing()?.at ?? Date.now();
