// node test/data/audit-vectors/make.mjs: writes the sound vectors again; they come out the same every time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Log } from './log.mjs';

const HARD = 'Kutipan "ganda", \\ miring, \t tab, baris\nbaru, é, 漢字, 😀, \u2028, </script>, \u007f, \u00a0';

/** One record, created and changed many times. */
function record(log, changes, resource = 'requests') {
  const recordId = log.uuid();
  log.entry({
    action: 'create',
    resource,
    recordId,
    recordVersion: 1,
    fields: { subject: { after: 'Permohonan' }, '#row': 'a0' },
  });
  for (let version = 2; version <= changes + 1; version += 1)
    log.entry({
      resource,
      recordId,
      recordVersion: version,
      fields: {
        subject: { before: `Perihal ${version - 1}`, after: `Perihal ${version}` },
        name: { after: 'Sari Wulandari' },
      },
    });
  return recordId;
}

const vectors = {
  empty(log) {
    log.checkpoint({ outside: true });
  },
  'one-entry'(log) {
    record(log, 0);
    log.checkpoint();
  },
  'one-record-many-versions'(log) {
    record(log, 40);
    log.checkpoint({ outside: true });
    record(log, 3, 'complaints');
    log.checkpoint();
  },
  unicode(log) {
    for (const resource of ['requests', 'verifications'])
      log.entry({
        action: 'step:kembalikan',
        resource,
        recordId: log.uuid(),
        recordVersion: 1,
        fields: { '#reason': HARD, 'nama "é"': { after: HARD }, z: '', __proto__x: null },
      });
    log.entry({ action: 'sign-in', resource: 'sessions', recordId: 'ä', fields: {} });
    log.checkpoint();
  },
  redactions(log) {
    record(log, 6);
    log.checkpoint({ outside: true });
    log.erase(0, ['subject']);
    log.erase(3, ['subject', 'name']);
    log.checkpoint({ outside: true });
    log.erase(4, ['name']);
    record(log, 2);
    log.checkpoint();
  },
  rotations(log) {
    record(log, 4);
    log.checkpoint({ outside: true });
    log.rotate();
    record(log, 4);
    log.checkpoint({ outside: true });
    log.checkpoint();
    log.checkpoints.pop();
    log.rotate();
    record(log, 4);
    log.checkpoint();
  },
  withheld(log) {
    record(log, 3);
    log.checkpoint({ outside: true });
    record(log, 4, 'complaints');
    record(log, 2);
    log.checkpoint();
    for (const index of [4, 5, 6, 7, 8]) log.withhold(index);
  },
  everything(log) {
    for (let round = 0; round < 6; round += 1) {
      record(log, 3);
      log.entry({ action: 'reveal', recordId: log.uuid(), fields: { nik: { after: '330305••••••0001' } } });
      record(log, 2, 'complaints');
      log.checkpoint({ outside: round % 2 === 0 });
      if (round === 2) log.rotate();
      if (round > 0) log.erase(round * 9, Object.keys(log.events[round * 9].fields).slice(0, 1));
    }
    log.checkpoint();
  },
};

for (const [name, fill] of Object.entries(vectors)) {
  const log = new Log(name);
  fill(log);
  writeFileSync(join(import.meta.dirname, `${name}.json`), `${JSON.stringify(log.bundle(), null, 1)}\n`);
}
