import { dirname } from 'node:path';

const root = dirname(import.meta.dirname).replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
/** What a worker loads once, and not for each test file anew. */
const ONCE = `^${root}/(api/.*\\.ts$|node_modules/(@nestjs/|typeorm/index\\.mjs|pg/esm/|playwright-core/index\\.mjs))`;

/** @type {import('jest').Config} */
export default {
  rootDir: '..',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  // A guard against hanging, not a measure: the machine may be busy.
  testTimeout: 300_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    [ONCE]: '<rootDir>/test/support/once.mjs',
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
  transformIgnorePatterns: [`^(?!${root}/(api|test|admin)/)(?!${ONCE.slice(1)})`],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  // One more than two cores have: a file often waits for its database or its browser.
  maxWorkers: 3,
  // Modules of an ESM test are not freed before their process ends.
  workerIdleMemoryLimit: '1GB',
  // One whose last file went over the limit is started anew only to be sent home; on a busy machine that takes longer
  // than jest's half second, and it would be called one that does not end.
  workerGracefulExitTimeout: 10_000,
};
