import { TestEnvironment } from 'jest-environment-node';
import 'reflect-metadata';

/** What the files of a worker make only once. */
const kept = {};

/** Gives the test files what test/support/once.mjs has left out of them. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.loadedOnce = (file) => import(file);
    this.global.keptByWorker = kept;
    // What the API throws is told by these from what the test file knows.
    for (const kind of [Error, RangeError, SyntaxError, TypeError]) this.global[kind.name] = kind;
    // With the metadata that the decorators of the API have left in it.
    this.global.Reflect = Reflect;
  }
}
