import type { Applicant } from './applicants.ts';
import { journeyTo, type Stop } from './journey.ts';
import type { LetterPlan, LetterStatus } from './letter-plans.ts';
import { INSTRUCTIONS, NOTES, subjectOf } from './letter-texts.ts';
import type { Holder, Office } from './office.ts';
import type { Username } from './people.ts';
import { advance, dateOf, iso, retreat, workingDay } from './time.ts';
import type { Unit } from './units.ts';
import { addVerification, type Person } from './verifications.ts';

/** Whence a letter comes into its state. */
const STATE_BEFORE: Partial<Record<LetterStatus, LetterStatus>> = {
  diajukan: 'draf',
  dikembalikan: 'diajukan',
  didisposisikan: 'diajukan',
  diteruskan: 'didisposisikan',
  diproses: 'diteruskan',
  selesai: 'diproses',
  ditolak: 'diproses',
};

const VERIFIERS = ['verifikator1', 'verifikator2', 'verifikator3'] as const;
/** Competence c: who may revoke. */
const REVOKERS = ['verifikator1', 'verifikator2'] as const;
const ASN_EMPLOYMENTS: readonly string[] = ['pns', 'cpns', 'pppk'];

/** How many of the steps A, B, C the letter has taken. */
const TAKEN: Partial<Record<LetterPlan['status'], number>> = { draf: 0, diajukan: 1, didisposisikan: 2 };

function peopleOf(
  office: Office,
  plan: LetterPlan,
  unit: Unit,
  year: number,
  holders: readonly Holder[],
): readonly Applicant[] {
  if (plan.holders) return holders.map(({ person }) => person);
  if (plan.colleague) return [office.applicants.colleague(plan.colleague, unit)];
  return plan.people.map((status) => {
    if (status === 'verifikasi_otomatis') return office.applicants.invent(unit, year, 'pns');
    const byHand = status === 'verifikasi_manual' || status === 'akun_dikirim';
    return office.applicants.invent(unit, year, byHand && office.random.chance(0.6) ? 'non_asn' : undefined);
  });
}

/** Records a letter with its people and returns those who hold a certificate now. */
export function addLetter(
  office: Office,
  plan: LetterPlan,
  unit: Unit,
  when: { recordedAt: number } | { idle: number },
  holders: readonly Holder[] = [],
): Holder[] {
  const { random, book, staff } = office;
  const slowness = random.chance(0.12) ? 2.5 : 1;
  const submitted = random.integer(3, 8);
  const disposed = submitted + Math.round(random.integer(5, 40) * slowness);
  const forwarded = disposed + Math.round(random.integer(5, 30) * slowness);
  const aside = plan.status === 'dikembalikan' || plan.status === 'dibatalkan';
  const taken = TAKEN[plan.status] ?? (aside ? random.integer(1, 2) : 3);
  const reached = [0, submitted, disposed, forwarded][taken]! + (aside ? random.integer(10, 60) : 0);

  const verifier = random.pick(plan.kind === 'pencabutan' || plan.colleague ? REVOKERS : VERIFIERS);
  const another = random.pick(plan.kind === 'pencabutan' ? REVOKERS : VERIFIERS);
  const year = Number(dateOf('recordedAt' in when ? when.recordedAt : office.now).slice(0, 4));
  const people = peopleOf(office, plan, unit, year, holders).map((applicant, index) => {
    const target = plan.people[index]!;
    const asn = ASN_EMPLOYMENTS.includes(applicant.employment);
    const stops: Stop[] =
      taken === 3
        ? journeyTo(random, plan.kind, asn, target, slowness).map(({ status, after }) => ({
            status,
            after: forwarded + after,
          }))
        : [{ status: target, after: reached }];
    return { applicant, stops, verifier: index >= 2 && !plan.colleague ? another : verifier, holder: holders[index] };
  });
  const end = Math.max(reached, ...people.flatMap(({ stops }) => stops.map(({ after }) => after)));

  const recordedAt = 'recordedAt' in when ? when.recordedAt : retreat(office.now, end + when.idle);
  const moment = (minutes: number) => advance(recordedAt, minutes);
  const receivedAt = retreat(recordedAt, random.integer(2, 20));
  const others = VERIFIERS.filter(
    (name) => people.every((person) => person.verifier !== name) && name !== plan.colleague,
  );
  const clerk: Username = plan.colleague === 'staf' ? others[0]! : others[0] && random.chance(0.3) ? others[0] : 'staf';
  const registeredById = plan.elsewhere ? staff.staf2 : staff[clerk];
  const letterDate = workingDay(dateOf(receivedAt), -random.integer(0, 3));
  const channel = random.pick(['langsung', 'srikandi', 'srikandi', 'email'] as const);
  const division = plan.elsewhere ? staff.kabid2 : staff.kabid;
  const section = plan.elsewhere ? staff.kasi2 : staff.kasi;

  const letter = book.add(
    'requests',
    recordedAt,
    {
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
      addresseeId: taken >= 2 ? (random.chance(0.6) ? section : division) : null,
      instruction: taken >= 2 ? random.pick(INSTRUCTIONS) : null,
      unitId: office.units.get(plan.elsewhere ? 'PIMP' : 'ITSP')!.id,
      registeredById,
      status: plan.status,
    },
    moment(end),
  );
  letter.cameFrom = STATE_BEFORE[plan.status];
  const begun = Math.min(...people.flatMap(({ stops }) => stops.slice(1, 2).map(({ after }) => after)), end);
  letter.journey = [
    ...(['diajukan', 'didisposisikan', 'diteruskan'] as const)
      .slice(0, taken)
      .map((state, index) => ({ state, at: iso(moment([submitted, disposed, forwarded][index]!)) })),
    ...(taken === 3 && plan.status !== 'diteruskan' ? [{ state: 'diproses', at: iso(moment(begun)) }] : []),
    ...(['draf', 'diajukan', 'didisposisikan', 'diteruskan', 'diproses'].includes(plan.status)
      ? []
      : [{ state: plan.status, at: iso(moment(aside ? reached : end)) }]),
  ];

  const assignedAt = taken === 3 ? forwarded : plan.assignedEarly ? reached : undefined;
  const assigner = random.chance(0.85) ? section : division;
  return people.flatMap(({ applicant, stops, verifier: chosen, holder }): Holder[] => {
    const person: Person = {
      applicant,
      stops: stops.map(({ status, after }) => ({ status, at: moment(after) })),
      ...(assignedAt !== undefined && {
        assignment: { verifierId: staff[chosen], assignedById: assigner, assignedAt: moment(assignedAt) },
      }),
      ...(plan.colleague && { subjectStaffId: staff[plan.colleague] }),
      ...(holder && { holder }),
    };
    const certificate = addVerification(
      office,
      { id: letter.id, kind: plan.kind, unit, recordedAt, registeredById },
      person,
    );
    return certificate ? [{ person: applicant, unit, certificate }] : [];
  });
}
