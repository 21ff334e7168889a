// node test/bench/verify.mjs [entries]: makes a bundle of a million entries and tells how long the offline verifier takes.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { ZipFile } from 'yazl';
import { Log } from '../data/audit-vectors/log.mjs';

const entries = Number(process.argv[2] ?? 1_000_000);
const VERIFIER = join(import.meta.dirname, '../../dist/verifier/verify.mjs');
/** The promise for a million entries (api/README: The audit trail). */
const WALL_SECONDS = 60;
const MEMORY_MB = 1024;
const folder = mkdtempSync(join(tmpdir(), 'waskita-verify-'));
const bundle = join(folder, 'bundle.zip');
const log = new Log('bench');
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** Four entries a record: create, two changes, one reading. */
function* lines() {
  let recordId = '';
  for (let index = 0; index < entries; index += 1) {
    const turn = index % 4;
    if (turn === 0) recordId = log.uuid();
    const value = { before: 'Permohonan penerbitan', after: `Permohonan penerbitan sertifikat ${index}` };
    const fields = { subject: value, opdId: value, note: value, '#row': recordId };
    log.entry({ recordId, recordVersion: turn === 3 ? null : turn + 1, fields: turn === 3 ? {} : fields });
    if (log.size % 1000 === 0 || log.size === entries) {
      log.checkpoint({ outside: log.size % 100_000 === 0 });
      yield log.events
        .splice(0)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('');
    }
  }
}

try {
  const since = performance.now();
  const zip = new ZipFile();
  zip.addReadStream(Readable.from(lines()), 'events.jsonl');
  zip.addBuffer(Buffer.from(JSON.stringify(log.keys)), 'keys.json');
  zip.addReadStreamLazy('checkpoints.jsonl', (give) =>
    give(null, Readable.from(log.checkpoints.map((one) => `${JSON.stringify(one)}\n`))),
  );
  zip.addReadStreamLazy('manifest.json', (give) => give(null, Readable.from([JSON.stringify(log.manifest())])));
  zip.addBuffer(Buffer.alloc(0), 'unsealed.jsonl');
  const written = createWriteStream(bundle);
  zip.outputStream.pipe(written);
  zip.end();
  await finished(written);
  console.log(
    `bundle of ${entries} entries made in ${seconds(since)} s, ${(statSync(bundle).size / 1e6).toFixed(0)} MB`,
  );

  // Its own figures: processor time hardly changes when other work shares the machine.
  const run = `process.argv.splice(1, 0, 'verify.mjs'); const since = performance.now(); await import(${JSON.stringify(pathToFileURL(VERIFIER).href)});
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const [wall, cpu, most] = [(performance.now() - since) / 1000, (userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024];
    console.log(\`verified in \${wall.toFixed(1)} s (≤ ${WALL_SECONDS}), processor \${cpu.toFixed(1)} s, most memory \${most.toFixed(0)} MB (≤ ${MEMORY_MB})\`);
    if (cpu > ${WALL_SECONDS} || most > ${MEMORY_MB}) process.exitCode = 1;`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', run, '--', bundle], {
    stdio: 'inherit',
  });
  process.exitCode = status;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
