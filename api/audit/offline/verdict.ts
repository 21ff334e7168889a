export type Check =
  | 'baris'
  | 'indeks'
  | 'daun'
  | 'akar'
  | 'tanda tangan'
  | 'titik luar'
  | 'komitmen'
  | 'penghapusan'
  | 'versi'
  | 'keadaan'
  | 'kolom'
  | 'basis data';

export interface Fault {
  /** Of the first entry concerned. */
  readonly index: number;
  readonly check: Check;
  readonly message: string;
}

/** At `size` entries the root must be this. */
export interface Mark {
  readonly size: number;
  readonly root: Uint8Array;
  readonly check: 'akar' | 'titik luar' | 'keadaan';
  /** Who says so. */
  readonly says: string;
}

export interface Verdict {
  /** No fault, and nothing that is not proved yet. */
  readonly ok: boolean;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly firstFault?: Fault;
  readonly warnings: readonly string[];
  /** Values that were lawfully erased: a sealed entry says so. */
  readonly erased: number;
  /** Values that are gone by an erasure that no seal covers yet: anybody could have written its line. */
  readonly unproven: number;
  /** Entries that whoever took the bundle was not to read: their leaves are in the tree, what they say is not judged. */
  readonly withheld: number;
}
