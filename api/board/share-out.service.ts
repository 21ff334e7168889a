import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { STANDARDS, type Standards } from '../clock/sources.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Proposal, ProposedPerson, VerifierLoad } from '../define/answers/board.ts';
import { verdictOf } from '../define/verdict.ts';
import { versionOf } from '../records/body.ts';
import { Sent, UUID } from '../sql/input.ts';
import {
  badRequest,
  forbidden,
  notFound,
  stepNotAllowed,
  unprocessable,
  versionMissing,
  versionStale,
} from '../sql/problem.ts';
import { Reader, type Row } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { requestFlow } from '../requests/requests.flow.ts';
import { requests } from '../requests/requests.resource.ts';
import { RequestsService } from '../requests/requests.service.ts';
import { verifications } from '../verifications/verifications.resource.ts';
import { VerificationsService } from '../verifications/verifications.service.ts';
import { remainingMinutes } from './remaining.ts';
import { type Choice, type Shared, shareOut, unfit } from './share-out.ts';
import { verifierLoads } from './verifiers.ts';
import { cannotTake } from '../work/duty.ts';
import { written } from '../define/written.ts';

interface Wanted {
  readonly id: string;
  readonly verifierId: string;
  readonly reason?: string;
}
type PersonRow = Shared & {
  readonly fullName: string;
  readonly verifierId: string | null;
  readonly version: number;
  readonly employment: string;
};

export const MOST_PEOPLE = 200;
const KEPT = 'Sudah ditugaskan sebelumnya.';

/** Gives the people of a letter to the verifiers: proposes, and with the proposal in hand does it by the steps of the flows. */
@Injectable()
export class ShareOut {
  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly readings: Readings,
    private readonly letters: RequestsService,
    private readonly people: VerificationsService,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(STANDARDS) private readonly standards: Standards,
  ) {}

  async propose(origin: Person, id: string): Promise<Proposal> {
    const letter = await this.letterOf(origin, id, this.database);
    const { proposal } = await this.proposed(origin, letter, this.database);
    await this.readings.tell(
      origin,
      'list',
      verifications.name,
      proposal.people.map((person) => person.id),
    );
    return proposal;
  }

  /** All or nothing: each person's `tugaskan`, then the letter's `teruskan`. Answers the letter. */
  apply(origin: Person, id: string, people: readonly Wanted[] | null, ifMatch: string | undefined): Promise<string> {
    const wanted = wantedOf(people);
    const version = versionOf(ifMatch);
    return this.database.transaction(async (sql) => {
      // Of two at once the second sees what the first did.
      if (UUID.test(id)) await this.reader.locked(requests, id, sql);
      const letter = await this.letterOf(origin, id, sql);
      if (version === undefined) throw versionMissing();
      if (letter.version !== version) throw versionStale(letter.version, {});
      const { proposal, rows } = await this.proposed(origin, letter, sql);
      agree(proposal, wanted);
      for (const person of proposal.people.filter(({ kept }) => !kept)) {
        const { verifierId, reason } = wanted.get(person.id)!;
        const row = rows.find((one) => one.id === person.id)!;
        const sent = Sent.of({ verifierId, reason: reason ?? `Bagi otomatis. ${person.says}` });
        await this.people.take(origin, person.id, { verb: 'tugaskan', sent, version: row.version }, sql);
      }
      return this.letters.take(origin, id, { verb: 'teruskan', sent: Sent.of({}), version }, sql);
    });
  }

  /** The letter, where the actor may take step C on it now. */
  private async letterOf(origin: Person, id: string, sql: Sql): Promise<Row> {
    const letter = UUID.test(id) ? await this.reader.row(requests, origin.actor, id, sql) : undefined;
    if (!letter) throw notFound();
    const verdict = verdictOf(requestFlow, 'teruskan', letter, origin.actor)!;
    if (verdict.allowed) return letter;
    if (verdict.refusedBy === 'missing') throw unprocessable(verdict.reason!);
    const text = `Surat ini tidak dapat dibagi. ${verdict.reason}`;
    throw verdict.refusedBy === 'state' ? stepNotAllowed(text) : forbidden(text, `step_${verdict.refusedBy ?? 'role'}`);
  }

  private async proposed({ actor }: Person, letter: Row, sql: Sql): Promise<{ proposal: Proposal; rows: PersonRow[] }> {
    const standard = await this.standards.inForceAt(sql, Date.parse(letter.receivedAt as string));
    const steps = standard?.content.steps ?? [];
    const rows = (await peopleOf(sql, letter.id)).map((row) => ({
      ...row,
      minutes: remainingMinutes(steps, { ...row, status: 'menunggu_penugasan', previousStatus: null }),
    }));
    const verifiers = await verifierLoads(sql, this.registry, actor, steps);
    const choices = shareOut(
      rows.filter(({ verifierId }) => !verifierId),
      verifiers,
      actor.staffId,
    );
    const people = rows.map((row) => personOf(row, verifiers, actor.staffId, choices));
    const given = (staffId: string) =>
      people.reduce((sum, one) => (one.verifierId === staffId && !one.kept ? sum + one.minutes : sum), 0);
    return {
      proposal: {
        version: letter.version,
        people,
        verifiers: verifiers.map((one) => ({ ...one, minutesAfter: one.minutes + given(one.staffId) })),
      },
      rows,
    };
  }
}

async function peopleOf(sql: Sql, requestId: string): Promise<PersonRow[]> {
  const rows = await sql.query<[PersonRow]>(
    `select json_build_object('id', v.id, 'version', v.version, 'fullName', v."fullName", 'kind', v.kind, 'employment', v.employment,
       'verifierId', v."verifierId", 'subjectStaffId', v."subjectStaffId", 'subjectUnitId', s."unitId",
       'registeredById', v."registeredById", 'minutes', 0)
     from verifications v left join staff s on s.id = v."subjectStaffId"
     where v."requestId" = $1 and v."archivedAt" is null and v.status = 'menunggu_penugasan' order by v."createdAt", v.id limit ${MOST_PEOPLE}`,
    [requestId],
  );
  return rows.map(([row]) => row);
}

function personOf(
  row: PersonRow,
  verifiers: readonly VerifierLoad[],
  assignerId: string,
  choices: readonly Choice[],
): ProposedPerson {
  const choice = choices.find(({ personId }) => personId === row.id);
  return {
    id: row.id,
    fullName: row.fullName,
    minutes: row.minutes,
    verifierId: choice ? choice.verifierId : row.verifierId,
    kept: !choice,
    says: choice?.says ?? KEPT,
    unfit: verifiers.flatMap((verifier) => {
      const why = unfit(row, verifier, assignerId);
      return why ? [{ staffId: verifier.staffId, ...why }] : [];
    }),
  };
}

function wantedOf(people: readonly Wanted[] | null): ReadonlyMap<string, Wanted> {
  if (!people?.length) throw badRequest('Isi people dengan usulan yang ditampilkan: [{ id, verifierId, reason }].');
  return new Map(
    people.map((one) => [one.id, { ...one, ...(written(one.reason ?? '') ? {} : { reason: undefined }) }]),
  );
}

/** Refuses what is not the proposal, unless it says why; and what no reason allows. */
function agree(proposal: Proposal, wanted: ReadonlyMap<string, Wanted>): void {
  const isSame = proposal.people.length === wanted.size && proposal.people.every(({ id }) => wanted.has(id));
  if (!isSame) throw stepNotAllowed('Pemohon pada surat ini berubah sejak usulan ditampilkan. Muat usulan lagi.');
  const errors: Record<string, string> = {};
  for (const { id, verifierId, kept, unfit: refused } of proposal.people) {
    const one = wanted.get(id)!;
    if (one.verifierId === verifierId) continue;
    if (kept || !one.reason)
      throw stepNotAllowed(
        'Usulan berubah sejak ditampilkan, atau diganti tanpa alasan. Muat usulan lagi, atau tulis alasannya.',
      );
    const never = refused.find(({ staffId, always }) => staffId === one.verifierId && always);
    const verifier = proposal.verifiers.find(({ staffId }) => staffId === one.verifierId);
    if (verifier && never) errors[id] = cannotTake(verifier.name, never.says);
    else if (!verifier) errors[id] = 'Pegawai ini bukan verifikator yang dapat Anda pilih.';
  }
  if (Object.keys(errors).length > 0) throw unprocessable(Object.values(errors)[0]!, errors);
}
