import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import 'reflect-metadata';

const ROOT = join(import.meta.dirname, '..', '..');

/** What Node itself would load: of the API what `npm test` has compiled. */
const loaded = (file) =>
  file.endsWith('.ts') ? join(ROOT, 'dist', relative(ROOT, file)).replace(/\.ts$/, '.js') : file;

const namesOf = async (file) => Object.keys(await import(loaded(file))).map((name) => `${name}: $${name}`);

/**
 * To jest a module is only what gives on the names of the real one, which test/support/environment.mjs loads once for a
 * worker: else each test file would load the whole API anew.
 */
export default {
  getCacheKeyAsync: async (_source, file) =>
    createHash('sha256')
      .update(`${file} ${(await namesOf(file)).join()}`)
      .digest('hex'),
  async processAsync(_source, file) {
    const names = await namesOf(file);
    const exported = names.map((name) => name.split(': ').toReversed().join(' as '));
    return {
      code: `const { ${names.join(', ')} } = await loadedOnce(${JSON.stringify(loaded(file))});
        export { ${exported.join(', ')} };`,
    };
  },
};
