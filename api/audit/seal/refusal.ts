/** Why nothing may be signed any more. English: it is for who runs the server. */
export class Refusal extends Error {}
