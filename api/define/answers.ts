import { LEADERS, type Role } from './roles.ts';
import type { Term } from './standard.ts';

/** Answers of the API that are no records. Moments are ISO 8601 in UTC. */
export interface OpenTime {
  readonly from: string;
  readonly to: string;
}
/** What who counts down needs: the server's time, and when the office is open in the days ahead. */
export interface Counting {
  readonly now: string;
  readonly open: readonly OpenTime[];
  /** Office minutes of a usual working day, by which long durations are told in days; 0 where there is none. */
  readonly workingDayMinutes: number;
}
/** How much of a promise is left at that time. */
export interface Countdown {
  readonly phase: 'runs' | 'paused' | 'stopped';
  readonly dueAt: string | null;
  readonly late: boolean;
  /** Nights and closed days count. */
  readonly byWall: boolean;
  /** Minutes of office time, or by the wall, that are left; below zero: so much it is late. */
  readonly minutesLeft: number | null;
  /** Working days left, where the promise counts days. */
  readonly daysLeft: number | null;
  readonly minutesTotal: number | null;
}

/** One record that waits, with what its clock says now. */
export interface WorkItem extends Countdown {
  readonly resource: string;
  readonly id: string;
  /** What the record is called, where the reader may know it. */
  readonly title: string | null;
  /** Register number of the record around it: the letter of a person. */
  readonly number: string | null;
  readonly state: string;
  /** What it is about, in a line: who sent it, its subject, how many people. */
  readonly summary: string | null;
  /** The step that is waited for. */
  readonly step: string | null;
  readonly verb: string | null;
  /** Indonesian. */
  readonly label: string | null;
  readonly party: string | null;
  readonly provisional: boolean;
  /** A time is promised for it; if not, it is work all the same. */
  readonly promised: boolean;
}
/** Somebody who can be given a record, so that the work is his from then on. */
export interface WorkerChoice {
  readonly staffId: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  /** Records that wait for him by name. */
  readonly open: number;
  /** Whom it is usually given to. */
  readonly likely: boolean;
}
export interface MyWorkAnswer extends Counting {
  readonly total: number;
  /** There is more than is counted. */
  readonly capped: boolean;
  readonly items: readonly WorkItem[];
}

/** The answer of `GET …/clock`, in minutes of office and of wall time. */
export interface ClockAnswer extends Counting {
  readonly count: Countdown;
  readonly promise: string;
  readonly term: Term;
  readonly standard: { readonly id: string; readonly edition: number };
  readonly calendarVersion: number;
  readonly phase: 'runs' | 'paused' | 'stopped';
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  /** It, or any of those who carry the promise on, is or ended past the due time. */
  readonly late: boolean;
  /** Minutes, or working days, of the promise that are left. */
  readonly left: number;
  readonly used: { readonly officeMinutes: number; readonly wallMinutes: number };
  readonly byParty: readonly { party: string; label: string; officeMinutes: number; wallMinutes: number }[];
  readonly bySteps: readonly { step: string; budget: number | null; officeMinutes: number; wallMinutes: number }[];
  readonly segments: readonly {
    from: string;
    to: string | null;
    state: string;
    label: string;
    step: string | null;
    party: string | null;
    runs: boolean;
    outage: string | null;
    officeMinutes: number;
  }[];
  readonly recalculations: readonly {
    at: string;
    oldDueAt: string | null;
    newDueAt: string | null;
    reason: string;
    actorId: string;
  }[];
  /** Whose clock this is, where it is that of the worst of those who carry the promise on. */
  readonly worstId: string | null;
  /** Those who carry the promise on and whom the reader may see, the worst first. */
  readonly people: readonly { id: string; state: string; phase: string; dueAt: string | null }[];
  readonly explanation: readonly string[];
}

/** When a record falls due, and when it would after a change; nothing while its clock stands still. */
export interface MovedDue {
  readonly oldDueAt: string | null;
  readonly newDueAt: string | null;
}

/** What a verification of the whole audit trail found. */
export interface TrailVerdict {
  readonly ok: boolean;
  /** Entries looked at. */
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly firstFault?: { readonly index: number; readonly message: string };
  readonly warnings: readonly string[];
  /** Values gone by an erasure that is not sealed yet; not told of runs from before it was counted. */
  readonly unproven?: number;
}
/** One verification: how far it has come, and its verdict once it has one. */
export interface TrailCheck {
  readonly startedAt: string;
  readonly checked: number;
  readonly size: number;
  /** It ended without a verdict. */
  readonly failed: boolean;
  readonly verdict: TrailVerdict | null;
}
/** The answer of `GET /api/audit-logs/integrity`. */
export interface IntegrityAnswer {
  /** The newest; its moment is not known of those signed long ago. */
  readonly checkpoint: { readonly size: number; readonly root: string; readonly signedAt: string | null } | null;
  /** The key that signs now. Fingerprint: SHA-256 of the 32 bytes of the public key, hexadecimal. */
  readonly key: { readonly name: string; readonly id: string; readonly fingerprint: string } | null;
  readonly sealer: SealerState;
  /** The newest, finished or not. */
  readonly check: TrailCheck | null;
}
export type SealerState = 'sealing' | 'refused' | 'absent';

/** A state of open work that somebody has to carry on. */
export interface BoardColumn {
  readonly resource: string;
  readonly state: string;
  /** Indonesian. */
  readonly label: string;
  /** Letter of the step that is waited for; none on the short path, and where something was given back. */
  readonly step: string | null;
}
export interface VerifierLoad {
  readonly staffId: string;
  readonly name: string;
  readonly unitId: string;
  /** An appointment as verifier is in force today. */
  readonly inForce: boolean;
  readonly onLeave: boolean;
  /** Between his first and last day here; with an account to sign in with. */
  readonly active: boolean;
  readonly account: boolean;
  readonly competences: readonly string[];
  /** Office minutes that the standard gives for what he has in hand. */
  readonly minutes: number;
  /** Persons he completed this month. */
  readonly completed: number;
  /** Persons in his hands. */
  readonly open: number;
  readonly overdue: number;
}
export interface BoardAnswer extends Counting {
  readonly columns: readonly (BoardColumn & {
    readonly count: number;
    readonly capped: boolean;
    readonly overdue: number;
    readonly nearestDueAt: string | null;
    readonly cards: readonly WorkItem[];
  })[];
  readonly verifiers: readonly VerifierLoad[];
}

/** One person of a letter that is to be shared out. */
export interface ProposedPerson {
  readonly id: string;
  readonly fullName: string;
  readonly minutes: number;
  /** Nobody where nobody may. */
  readonly verifierId: string | null;
  /** He has had his verifier before; nothing is proposed. */
  readonly kept: boolean;
  /** Why he, and why not the others: one Indonesian sentence. */
  readonly says: string;
  /** Verifiers who are not to have him, and why; `always`: also not with a reason. */
  readonly unfit: readonly { readonly staffId: string; readonly says: string; readonly always: boolean }[];
}
export interface Proposal {
  /** Of the letter: to be sent as If-Match when the proposal is applied. */
  readonly version: number;
  readonly people: readonly ProposedPerson[];
  readonly verifiers: readonly (VerifierLoad & { readonly minutesAfter: number })[];
}

/** One case under both standards; moments in ISO 8601. */
export interface Replayed {
  readonly id: string;
  readonly resource: string;
  readonly number: string;
  readonly receivedAt: string;
  /** Nothing while it is open; then it is late when its due time has passed. */
  readonly finishedAt: string | null;
  /** Office minutes in which the clock ran. */
  readonly usedMinutes: number;
  readonly lateBefore: boolean;
  readonly lateAfter: boolean;
}
export interface Simulation {
  readonly cases: number;
  readonly lateBefore: number;
  readonly lateAfter: number;
  /** Those late under either of the two, the oldest first. */
  readonly list: readonly Replayed[];
}
/** Who may ask for it, and how many months back. */
export const SIMULATORS: readonly Role[] = [...LEADERS, 'auditor'];
export const MOST_SIMULATED_MONTHS = 24;

/** What somebody with a receipt may know of its record without an account. */
export interface Tracked {
  readonly number: string;
  readonly kind: string;
  readonly receivedAt: string;
  /** Until when, while the office's time runs. */
  readonly promisedAt: string | null;
  /** In words. */
  readonly state: string;
  readonly finished: boolean;
  /** Whose turn it is, in words; nothing when there is none any more. */
  readonly turn: string | null;
  /** Of a letter: how many of its people are done. */
  readonly people: { readonly done: number; readonly of: number } | null;
}
