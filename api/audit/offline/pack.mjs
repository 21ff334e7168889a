// Makes the two verifiers that stand alone, dist/verifier/verify.mjs and verify.html, of one and the same compiled judge.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const compiled = join(here, '../../../dist/api/audit/offline');
const target = join(here, '../../../dist/verifier');

/** Each after those it imports. */
const JUDGE = ['bytes', 'entry', 'tree', 'zip', 'note', 'keys', 'judge', 'promises', 'bundle', 'words'];

/** A module's text without what ties it to the others. */
const loose = (name) =>
  readFileSync(join(compiled, `${name}.js`), 'utf8')
    .replaceAll(/^import [^;]*? from ['"]\.\/[^'"]+['"];\n/gm, '')
    .replaceAll(/^export (?=(const|function|async function|class) )/gm, '')
    .replaceAll(/^export \{\};\n/gm, '')
    .replaceAll(/^\/\/# sourceMappingURL=.*\n?/gm, '');

const judge = JUDGE.map(loose).join('\n');
const page = readFileSync(join(here, 'page.html'), 'utf8');
if (/^(import|export) /m.test(judge)) throw new Error('The judge still leans on another file.');
if (judge.includes('</script')) throw new Error('The judge cannot be put into a page.');

mkdirSync(target, { recursive: true });
writeFileSync(
  join(target, 'verify.mjs'),
  `// Pemeriksa bundel audit Waskita: node verify.mjs bundel.zip [--outside titik-periksa.txt …]
// Berdiri sendiri: hanya memerlukan Node.js 20 atau lebih baru.
${loose('node')
  .match(/^import [^;]*;\n/gm)
  .join('')}//#judge
${judge}//#end
${loose('node').replaceAll(/^import [^;]*;\n/gm, '')}
process.exitCode = await main(process.argv.slice(2));
`,
);
writeFileSync(
  join(target, 'verify.html'),
  page.replace('//#judge\n', () => `//#judge\n${judge}//#end\n${loose('sha256')}`),
);
