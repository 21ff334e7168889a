import { journeyTo, type Stop } from './journey.ts';
import type { LetterPlan } from './letter-plans.ts';
import { INSTRUCTIONS, NOTES, subjectOf, WHY_CANCELLED, WHY_RETURNED } from './letter-texts.ts';
import type { Applicant } from './applicants.ts';
import type { Holder, Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Story } from './story.ts';
import { advance, dateOf, iso, retreat, workingDay } from './time.ts';
import type { Unit } from './units.ts';
import { actsFor, isServed, type Person, revocationReason } from './verifications.ts';
import { SECOND } from '../define/durations.ts';

const VERIFIERS = ['verifikator1', 'verifikator2', 'verifikator3'] as const;
/** Competence c: who may revoke. */
const REVOKERS = ['verifikator1', 'verifikator2'] as const;
const ASN_EMPLOYMENTS: readonly string[] = ['pns', 'cpns', 'pppk'];

/** How many of the steps A, B, C the letter has taken. */
const TAKEN: Partial<Record<LetterPlan['status'], number>> = { draf: 0, diajukan: 1, didisposisikan: 2 };

/** A letter with everything that is going to happen to it; moments in ms. */
interface Letter {
  readonly plan: LetterPlan;
  readonly values: Partial<Values<'requests'>>;
  readonly people: readonly Person[];
  readonly clerk: Username;
  readonly section: Username;
  /** Who forwards it and chooses the verifiers. */
  readonly assigner: Username;
  readonly addressee: Username;
  readonly instruction: string;
  readonly taken: number;
  readonly recordedAt: number;
  readonly submittedAt: number;
  readonly disposedAt: number;
  readonly forwardedAt: number;
  /** When it was sent back, or given up, before it was forwarded. */
  readonly leftAt?: number;
  readonly why: string;
}

function applicantsOf(
  office: Office,
  plan: LetterPlan,
  unit: Unit,
  year: number,
  about: readonly Holder[],
): readonly Applicant[] {
  if (plan.holders) return about.map(({ person }) => person);
  if (plan.colleague) return [office.applicants.colleague(plan.colleague, unit)];
  return plan.people.map((status) => {
    if (status === 'verifikasi_otomatis') return office.applicants.invent(unit, year, 'pns');
    const byHand = status === 'verifikasi_manual' || status === 'akun_dikirim';
    return office.applicants.invent(unit, year, byHand && office.random.chance(0.6) ? 'non_asn' : undefined);
  });
}

/** A letter and what becomes of it. `about`: whose certificates it is about. */
export function planLetter(
  office: Office,
  plan: LetterPlan,
  unit: Unit,
  when: { recordedAt: number } | { idle: number },
  about: readonly Holder[] = [],
): Letter {
  const { random } = office;
  const slowness = random.chance(0.12) ? 2.5 : 1;
  const submitted = random.integer(3, 8);
  const disposed = submitted + Math.round(random.integer(5, 40) * slowness);
  const forwarded = disposed + Math.round(random.integer(5, 30) * slowness);
  const aside = plan.status === 'dikembalikan' || plan.status === 'dibatalkan';
  const taken = TAKEN[plan.status] ?? (aside ? random.integer(1, 2) : 3);
  const reached =
    [0, submitted, disposed, forwarded][taken]! + (aside || plan.assignedEarly ? random.integer(10, 60) : 0);

  const verifier = random.pick(plan.kind === 'pencabutan' || plan.colleague ? REVOKERS : VERIFIERS);
  const another = random.pick(plan.kind === 'pencabutan' ? REVOKERS : VERIFIERS);
  const year = Number(dateOf('recordedAt' in when ? when.recordedAt : office.now).slice(0, 4));
  const ways = applicantsOf(office, plan, unit, year, about).map((applicant, index) => {
    const asn = ASN_EMPLOYMENTS.includes(applicant.employment);
    const way: Stop[] = taken === 3 ? journeyTo(random, plan.kind, asn, plan.people[index]!, slowness) : [];
    const stops = way.map(({ status, after }) => ({ status, after: forwarded + after }));
    return { applicant, stops, verifier: index >= 2 && !plan.colleague ? another : verifier, about: about[index] };
  });
  const end = Math.max(reached, ...ways.flatMap(({ stops }) => stops.map(({ after }) => after)));
  const recordedAt = 'recordedAt' in when ? when.recordedAt : retreat(office.now, end + when.idle);
  const moment = (minutes: number) => advance(recordedAt, minutes);

  const others = VERIFIERS.filter((name) => ways.every((way) => way.verifier !== name) && name !== plan.colleague);
  const clerk: Username =
    plan.colleague === 'staf' ? others[0]! : others[0] && !plan.holders && random.chance(0.3) ? others[0] : 'staf';
  const receivedAt = retreat(recordedAt, random.integer(2, 20));
  const letterDate = workingDay(dateOf(receivedAt), -random.integer(0, 3));
  const channel = random.pick(['langsung', 'srikandi', 'srikandi', 'email'] as const);
  const [division, section] = plan.elsewhere ? (['kabid2', 'kasi2'] as const) : (['kabid', 'kasi'] as const);
  const addressee = random.chance(0.6) ? section : division;
  return {
    plan,
    values: {
      kind: plan.kind,
      opdId: unit.id,
      letterNumber: `${random.pick(['000.8.3', '800.1.11', '555'])}/${random.integer(21, 1980)}/${letterDate.slice(0, 4)}`,
      letterDate,
      subject: subjectOf(random, plan.kind, unit),
      signerName: unit.headName,
      signerPosition: unit.type !== 'upt' ? 'kepala_opd' : random.chance(0.8) ? 'kepala_upt' : 'kepala_opd_dan_upt',
      authentication:
        channel === 'srikandi' || (channel === 'email' && random.chance(0.5)) ? 'tanda_tangan_elektronik' : 'cap',
      channel,
      receivedAt: iso(receivedAt),
      nature: random.chance(0.9) ? 'biasa' : 'terbatas',
      urgency: random.chance(0.8) ? 'biasa' : random.chance(0.7) ? 'segera' : 'sangat_segera',
      note: random.chance(0.2) ? random.pick(NOTES) : null,
    },
    people: ways.map(({ stops, ...way }): Person => ({
      ...way,
      kind: plan.kind,
      validMonths: plan.validMonths,
      stops: stops.map(({ status, after }) => ({ status, at: moment(after) })),
      reason: revocationReason(random, plan.kind),
      holder: { person: way.applicant, unit },
    })),
    clerk: plan.elsewhere ? 'staf2' : clerk,
    section,
    assigner: random.chance(0.85) ? section : division,
    addressee,
    instruction: random.pick(INSTRUCTIONS),
    taken,
    recordedAt,
    submittedAt: moment(submitted),
    disposedAt: moment(disposed),
    forwardedAt: moment(forwarded),
    leftAt: aside || plan.assignedEarly ? moment(reached) : undefined,
    why: random.pick(plan.status === 'dikembalikan' ? WHY_RETURNED : WHY_CANCELLED),
  };
}

/** Who has a certificate by this letter in the end. */
export const servedBy = ({ people }: Letter): Holder[] => people.filter(isServed).map(({ holder }) => holder);

/** The letter on its way: recorded, A, B, C, and then D to I for each of its people. */
export async function* letterStory(office: Office, letter: Letter): Story {
  const { cast, staff } = office;
  const { people, taken } = letter;
  yield letter.recordedAt;
  const clerk = await cast.as(letter.clerk);
  const id = await clerk.create('requests', letter.values);
  const ids = new Map<Person, string>();
  for (const [index, person] of people.entries()) {
    yield letter.recordedAt + (40 + 35 * index) * SECOND;
    ids.set(person, await record(office, id, person, letter.clerk));
  }
  if (taken === 0) return;
  yield letter.submittedAt - 20 * SECOND;
  const { letterNumber, subject, signerName } = letter.values;
  await clerk.upload('requests', id, 'surat_permohonan', [
    'SURAT PERMOHONAN (contoh demo)',
    '',
    `Nomor: ${letterNumber}`,
    `Hal: ${subject}`,
    '',
    signerName!,
  ]);
  yield letter.submittedAt;
  await clerk.step('requests', id, 'ajukan');
  if (taken >= 2) {
    yield letter.disposedAt;
    const { addressee, instruction } = letter;
    await (await cast.as('kadis')).step('requests', id, 'disposisikan', { addresseeId: staff[addressee], instruction });
  }
  if (letter.leftAt !== undefined) {
    yield letter.leftAt;
    await aside(office, letter, id, [...ids.values()]);
    return;
  }
  if (taken < 3) return;
  yield letter.forwardedAt;
  const assigner = await cast.as(letter.assigner);
  const [first] = people;
  for (const person of people.filter(({ verifier }) => verifier !== first!.verifier))
    await assigner.step('verifications', ids.get(person)!, 'tugaskan', { verifierId: staff[person.verifier] });
  await assigner.step('requests', id, 'teruskan', { verifierId: staff[first!.verifier] });
  const acts = people.flatMap((person) => actsFor(office, person).map((act) => ({ person, ...act })));
  for (const { person, at, by, verb, values } of acts.toSorted((one, other) => one.at - other.at)) {
    yield at;
    await (await cast.as(by)).step('verifications', ids.get(person)!, verb, values);
  }
}

/** One of its people; what his certificate is, where the letter is about one, is known by now. */
async function record(
  { cast, sql }: Office,
  requestId: string,
  { applicant, about, holder, reason }: Person,
  clerk: Username,
) {
  const [certificate] = about
    ? await sql.query<[string]>('select id from certificates where "verificationId" = $1', [about.verificationId])
    : [];
  const values = { ...applicant, requestId, certificateId: certificate?.[0] ?? null, revocationReason: reason ?? null };
  holder.verificationId = await (await cast.as(clerk)).create('verifications', values);
  return holder.verificationId;
}

/** Beside the way to step C: sent back, given up, or its people shared out already. */
async function aside(
  { cast, staff }: Office,
  { plan, section, assigner, people, taken, why }: Letter,
  id: string,
  ids: readonly string[],
) {
  if (plan.status === 'dibatalkan') return (await cast.as(section)).step('requests', id, 'batalkan', { reason: why });
  if (plan.status === 'dikembalikan')
    return (await cast.as(taken === 1 ? 'kadis' : section)).step('requests', id, 'kembalikan', { reason: why });
  const desk = await cast.as(assigner);
  for (const [index, { verifier }] of people.entries())
    await desk.step('verifications', ids[index]!, 'tugaskan', { verifierId: staff[verifier] });
}
