import type { Role } from './roles.ts';

/** An appointment of one's own. Dates are `YYYY-MM-DD`. */
export interface Post {
  readonly role: Role;
  readonly kind: 'definitif' | 'plt' | 'plh';
  readonly unit: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly decree: string | null;
  /** It holds today. */
  readonly inForce: boolean;
}

/** The answer of `GET /api/profile`: what the office knows of whoever asks. */
export interface ProfileAnswer {
  /** With titles. */
  readonly name: string;
  readonly username: string;
  readonly position: string;
  readonly unit: string;
  readonly supervisor: string | null;
  readonly email: string | null;
  /** Those that hold today first, then the newest. */
  readonly posts: readonly Post[];
}
