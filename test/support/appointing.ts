import { type Body, type Desk, done } from './desk.ts';

/** An appointment to a role that two people give: proposed by the administrator, confirmed by another. */
export async function appointed(admin: Desk, confirmer: Desk, values: object): Promise<Body> {
  const proposed = done(await admin.create('appointments', values));
  return done(await confirmer.step('appointments', proposed, 'konfirmasi'));
}
