import type { Sha256 } from './platform.ts';

/** RFC 6962 once more, apart from the sealer's (api/audit/merkle.ts): what judges shares no code with what is judged. */
export class Tree {
  readonly #sha256: Sha256;
  readonly #subtrees: Uint8Array[] = [];
  readonly #pair = new Uint8Array(65);
  size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
    this.#pair[0] = 1;
  }

  #join(left: Uint8Array, right: Uint8Array): Uint8Array {
    this.#pair.set(left, 1);
    this.#pair.set(right, 33);
    return this.#sha256(this.#pair);
  }

  push(leaf: Uint8Array): void {
    this.size += 1;
    let subtree = leaf;
    for (let left = this.size; left % 2 === 0; left /= 2) subtree = this.#join(this.#subtrees.pop()!, subtree);
    this.#subtrees.push(subtree);
  }

  root(): Uint8Array {
    if (this.size === 0) return this.#sha256(new Uint8Array());
    return this.#subtrees.reduceRight((right, left) => this.#join(left, right));
  }
}
