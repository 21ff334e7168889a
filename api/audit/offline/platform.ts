/** Where the judging runs: Node or a browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export interface Platform {
  readonly sha256: Sha256;
  /** Ed25519; `publicKey` its 32 bytes. */
  verify(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** A file that can be read anywhere, and inflated (RFC 1951) as it is read. */
export interface Source {
  readonly size: number;
  bytes(from: number, to: number): Promise<Uint8Array>;
  stream(from: number, to: number, deflated: boolean): AsyncIterable<Uint8Array>;
}
