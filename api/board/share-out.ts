import type { VerifierLoad } from '../define/answers/board.ts';
import { neededFor, unfit, type Verified } from '../verifications/duty.ts';
import { LETTERED } from '../verifications/verifier.flow.ts';

export { unfit };

/** A person on a letter who waits for a verifier. */
export interface Shared extends Verified {
  readonly id: string;
  /** Office minutes of the standard for all that is to be done for him. */
  readonly minutes: number;
}
export type Candidate = Omit<VerifierLoad, 'open' | 'overdue'>;
export interface Choice {
  readonly personId: string;
  /** Nobody where nobody may. */
  readonly verifierId: string | null;
  /** Why he, and why not the others: one Indonesian sentence. */
  readonly says: string;
}
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byName = (one: Candidate, other: Candidate): number =>
  byText(one.name, other.name) || byText(one.staffId, other.staffId);
/** The lightest load first, then who completed least this month; the same order every time. */
const lighter = (one: Candidate, other: Candidate): number =>
  one.minutes - other.minutes || one.completed - other.completed || byName(one, other);

function whyNot(verifier: Candidate, chosen: Candidate): string {
  if (verifier.minutes !== chosen.minutes) return `sisa beban ${verifier.minutes} menit`;
  if (verifier.completed !== chosen.completed)
    return `beban sama, bulan ini sudah menyelesaikan ${verifier.completed} pemohon`;
  return 'beban sama, urutan nama';
}

function sentenceOf(person: Shared, verifiers: readonly Candidate[], assignerId: string, chosen?: Candidate): string {
  const others = verifiers.filter((verifier) => verifier !== chosen).toSorted(byName);
  const passed = others.map((verifier) => {
    const why = unfit(person, verifier, assignerId)?.says ?? whyNot(verifier, chosen!);
    return `${verifier.name} tidak dipilih: ${why}`;
  });
  const mark = LETTERED[neededFor(person.kind)];
  const isLast = chosen && unfit(person, chosen, assignerId)?.last;
  const first = chosen
    ? `Dipilih ${isLast ? 'walau dia yang mencatat pemohon ini, karena tidak ada yang lain,' : `karena berkompetensi ${mark},`} sisa bebannya ${chosen.minutes} menit, dan bulan ini menyelesaikan ${chosen.completed} pemohon`
    : verifiers.length === 0
      ? 'Belum ada verifikator yang dapat dipilih'
      : 'Tidak ada verifikator yang boleh dipilih';
  return `${[first, ...passed].join('; ')}.`;
}

/**
 * Gives each person to whoever may have him and has least to do: those who cost most minutes first, so that in the end
 * no two who may have the same people are further apart than one person's minutes. The same people and verifiers in any
 * order get the same answer, in the order of the people given.
 */
export function shareOut(people: readonly Shared[], verifiers: readonly Candidate[], assignerId: string): Choice[] {
  const now = new Map(verifiers.map((verifier) => [verifier.staffId, verifier]));
  const choices = new Map<string, Choice>();
  for (const person of people.toSorted((one, other) => other.minutes - one.minutes || byText(one.id, other.id))) {
    const candidates = [...now.values()];
    const fit = candidates.filter((verifier) => !unfit(person, verifier, assignerId)).toSorted(lighter);
    const chosen = fit[0] ?? candidates.find((verifier) => unfit(person, verifier, assignerId)?.last);
    const says = sentenceOf(person, candidates, assignerId, chosen);
    choices.set(person.id, { personId: person.id, verifierId: chosen?.staffId ?? null, says });
    if (chosen) now.set(chosen.staffId, { ...chosen, minutes: chosen.minutes + person.minutes });
  }
  return people.map(({ id }) => choices.get(id)!);
}
