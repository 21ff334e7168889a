// An entry as audit.append writes it (api/migrations/…-sealing.ts), made outside of the database. Needs a built API.
import { hash } from 'node:crypto';
import { leafHash } from '../../../dist/api/audit/merkle.js';

/** `fields` by name, any JSON; `salt` draws 16 bytes for each. */
export function written(
  {
    id,
    ts,
    action,
    actor,
    actorRole,
    resource,
    recordId = null,
    recordVersion = null,
    outcome = 'ok',
    reason = null,
    requestId,
    session = null,
    fields = {},
  },
  salt,
) {
  const content = {};
  const commits = {};
  for (const name of Object.keys(fields).toSorted()) {
    const value = JSON.stringify(fields[name]);
    const salted = salt();
    content[name] = [value, salted.toString('hex')];
    const kept = Buffer.from(JSON.stringify({ k: name, v: value }));
    commits[name] = hash('sha256', Buffer.concat([salted, kept]));
  }
  const envelope = JSON.stringify({
    action,
    actor,
    actorRole,
    appVersion: '0.1.0',
    commits,
    id,
    onBehalfOf: null,
    outcome,
    reason,
    recordId,
    recordVersion,
    requestId,
    resource,
    session,
    ts,
    v: 1,
  });
  return { envelope, content, leaf: leafHash(Buffer.from(envelope)) };
}
