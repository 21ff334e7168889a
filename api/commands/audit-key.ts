import { makeKey, nextKeyFile, publicText, readKey } from '../audit/seal/signing-key.ts';
import { loadConfig } from '../config.ts';

/** npm run audit:key: makes the key that the audit trail is signed with; with --rotate the one that follows it. */
const rotate = process.argv.includes('--rotate');
// Without a sealer the configuration does not ask for the key that is only made here.
const { auditKeyFile } = loadConfig({ ...process.env, AUDIT_SEALER: 'off' });
const file = rotate ? nextKeyFile(auditKeyFile) : auditKeyFile;
const made = makeKey(file);
console.log(made ? `Made ${file}, readable by its owner only.` : `${file} is there already, and stays as it is.`);
console.log(`Public key: ${publicText(readKey(file))}`);
if (rotate)
  console.log('The sealer hands over to it with its next checkpoint, a minute at most; then the old key is gone.');
else console.log('Keep a copy of the key in a safe place, and the public key on paper.');
