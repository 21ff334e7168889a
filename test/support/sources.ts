import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Source files of a folder, as paths from the root. */
export function sources(folder: string): string[] {
  return (
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      // What other tests leave while they run is nobody's source.
      .filter((name) => /\.(m?ts|tsx|mjs)$/.test(name) && !name.startsWith('artefacts'))
      .map((name) => join(folder, name))
      .sort()
  );
}

export interface Import {
  readonly by: string;
  /** A path from the root, or the name of a package. */
  readonly of: string;
  readonly own: boolean;
}
const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|(?<!['"])import\s*\(?\s*['"]([^'"]+)['"]/g;
export function importsOf(file: string): Import[] {
  return [...read(file).matchAll(IMPORT)].map(([, from, bare]) => {
    const name = (from ?? bare)!;
    const own = name.startsWith('.');
    return { by: file, of: own ? relative(root, join(root, dirname(file), name)) : name, own };
  });
}
export const api = sources('api');
export const admin = sources('admin');
export const isDeclaration = (file: string) => /\.(resource|flow)\.ts$/.test(file) || file === 'api/resources.ts';
export const inFolder = (file: string, ...folders: string[]) => folders.some((name) => file.startsWith(`api/${name}/`));
/** A folder with declarations, or with the service of one, is a feature. */
export const features = [...new Set(api.filter((file) => file.endsWith('.resource.ts')).map((file) => dirname(file)))];
