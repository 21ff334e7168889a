import { Inject, Injectable } from '@nestjs/common';
import { attachments } from '../attachments/attachments.resource.ts';
import { auditLogs } from '../audit-logs/audit-logs.resource.ts';
import type { Person } from '../audit/entry.ts';
import { provenTrail } from '../audit/verify/proven.ts';
import { Witness } from '../audit/verify/witness.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { now } from '../database/scene.ts';
import type { CaseFigures } from '../define/answers/sanctions.ts';
import { officeDate } from '../define/office-time.ts';
import type { Actor } from '../define/roles.ts';
import { broken, type Known } from '../define/rule.ts';
import { disciplineArticles } from '../discipline-articles/discipline-articles.resource.ts';
import type { Bytes } from '../downloads/download.ts';
import { type Members, zipped } from '../downloads/zip.ts';
import { STORAGE, type Storage } from '../files/storage.ts';
import { Notifications } from '../notifications/notifications.ts';
import { CrudService } from '../records/crud.module.ts';
import type { CreatedWork, Effects, RowWork, StepWork, ValuesOf, Work } from '../records/work.ts';
import { UUID } from '../sql/input.ts';
import { forbidden, stepNotAllowed, unprocessable } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { placeOn } from '../staff/places.ts';
import { asActing } from '../supervision/capacity.ts';
import { restOnAct } from '../supervision/alleged.ts';
import { ALLEGED, supervisedActs } from '../supervision/supervised-acts.resource.ts';
import { type AskedCases, caseFiguresOf } from './case-figures.ts';
import { casePaper } from './case-paper.ts';
import { caseTrail } from './case-trail.ts';
import { datedVerbs, datesOf } from './dates.ts';
import { explanation, filesOf } from './dossier.ts';
import { caseNews, handlerNews } from './news.ts';
import { decidedWords, printedCase } from './printed-case.ts';
import { decidedBy, postOf } from './authority.ts';
import {
  CASE_PAPERS,
  type CasePaperName,
  casePaperNames,
  DOSSIER,
  dossierFile,
  paperFile,
} from './sanction-papers.flow.ts';
import { type Sanction, sanctions } from './sanctions.resource.ts';
import { holdPerson } from '../staff/line.ts';

type Case = ValuesOf<typeof sanctions>;
interface GivenFile {
  readonly name: string;
  readonly content: Bytes;
}
/** Why there is no such paper yet. */
const missingPaper = (name: CasePaperName, row: Sanction) => broken(CASE_PAPERS[name].unless, row)[0];

@Injectable()
export class SanctionsService extends CrudService(sanctions) {
  @Inject(CALENDAR) private readonly calendars!: Calendars;
  @Inject(Notifications) private readonly notifications!: Notifications;
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(STORAGE) private readonly storage!: Storage;
  @Inject(Witness) private readonly witness!: Witness;

  protected override readonly effects: Effects<typeof sanctions> = {
    ...Object.fromEntries(
      datedVerbs.map((verb) => [verb, { before: (work: StepWork<typeof sanctions>) => this.dated(work) }]),
    ),
    putuskan: {
      before: async (work) => {
        const { row, values, origin, sql } = work;
        const article = row.articleId ? await this.reader.any(disciplineArticles, row.articleId, sql) : undefined;
        const decided = { ...row, ...values, decidedById: origin.actor.staffId } as Sanction;
        return { ...(await this.dated(work)), decidedWords: await decidedWords(sql, origin.actor, decided, article) };
      },
    },
    usulkan: {
      before: async (work) => ({
        ...(await this.dated(work)),
        ...(await decidedBy(work.sql, work.row.post, work.values.level)),
      }),
    },
  };

  figures({ actor }: Person, asked: AskedCases): Promise<CaseFigures> {
    return caseFiguresOf(this.database, this.registry, actor, asked);
  }

  /** A paper of the case, once it has come to it; told by its own name. */
  async paper(origin: Person, id: string, name: CasePaperName): Promise<GivenFile> {
    const row = await this.rowOf(origin, id);
    const missing = missingPaper(name, row);
    if (missing) throw stepNotAllowed(missing.says, 'no_paper');
    const content = await this.drawn(origin.actor, row, name);
    await this.audit.append(origin, { action: name, resource: sanctions.name, recordId: row.id });
    return { name: paperFile(name, row.number), content };
  }

  /** The papers, the files, and the trail with its proofs: what an appeal or an inspection asks for. */
  async dossier(origin: Person, id: string): Promise<GivenFile> {
    const { database: sql, reader, registry } = this;
    const { actor } = origin;
    const row = await this.rowOf(origin, id);
    const [refused] = broken(DOSSIER.unless, row, actor);
    if (refused) throw forbidden(refused.says, refused.code);
    const papers: Members[number][] = [];
    for (const name of casePaperNames.filter((one) => !missingPaper(one, row)))
      papers.push([`naskah/${paperFile(name, row.number)}`, await this.drawn(actor, row, name)]);
    const files = await filesOf(sql, this.storage, row.id);
    await this.audit.append(origin, { action: 'export', resource: sanctions.name, recordId: row.id });
    const trail = await caseTrail({ sql, reader, registry, actor }, row);
    const about = { id: row.id, number: row.number, version: row.version, preparedAt: new Date().toISOString() };
    const proven = await provenTrail(sql, this.witness, { ...about, ...trail });
    return { name: dossierFile(row.number), content: zipped([explanation, ...papers, ...files, ...proven]) };
  }

  private async drawn(actor: Actor, row: Sanction, name: CasePaperName): Promise<Bytes> {
    const { database: sql, reader } = this;
    const article = row.articleId ? await reader.any(disciplineArticles, row.articleId, sql) : undefined;
    const proof = row.handOverProof ? await reader.row(attachments, actor, row.handOverProof) : undefined;
    const beside = {
      row,
      day: row[CASE_PAPERS[name].dated]!,
      article,
      handOverProof: proof ? `${proof.name} (SHA-256 ${proof.sha256})` : null,
    };
    return casePaper(name, await printedCase(sql, actor, beside));
  }

  protected override async beforeCreate({ origin, values, sql }: Work<typeof sanctions>) {
    const staffId = values.staffId!;
    refuseForeign(origin.actor, staffId);
    // He stays where he is (staff/open-case.ts).
    await holdPerson(sql, staffId);
    const entryId = values.entryId?.toLowerCase() ?? null;
    await this.refuseForeignEntry(origin.actor, { staffId, entryId }, sql);
    await restOnAct(this.reader, sql, { ...values, personId: staffId }, ALLEGED);
    await this.refuseOthers(values, sql);
    await this.refuseTwice(origin.actor, { ...values, entryId }, sql);
    return { entryId, regime: await employmentOf(sql, staffId, values.breachOn), post: await postOf(sql, staffId) };
  }

  protected override inCapacity(origin: Person, { staffId }: Known) {
    return asActing(origin, staffId as string);
  }

  /** In the trail it rests on what he did himself or on what the clock noted, and whoever opens it may read that. */
  private async refuseForeignEntry(actor: Actor, { staffId, entryId }: Case, sql: Sql): Promise<void> {
    if (!entryId) return;
    const entry = UUID.test(entryId) ? await this.reader.row(auditLogs, actor, entryId, sql) : undefined;
    const says = 'Catatan jejak audit itu tidak ditemukan, atau bukan perbuatan pegawai ini.';
    if (!entry || (entry.actorId ?? staffId) !== staffId) throw unprocessable(says, { entryId: says });
  }

  protected override async afterCreate({ origin, values, sql }: CreatedWork<typeof sanctions>) {
    if (values.actId)
      await this.writer.follow(supervisedActs, { origin, sql }, values.actId, { verb: 'tindak_lanjuti' });
  }

  protected override async beforeUpdate({ origin, row, values, sql }: RowWork<typeof sanctions>) {
    await this.refuseOthers({ staffId: row.staffId, ...values }, sql);
    const { staffId, id } = row;
    if (values.findingId) await this.refuseTwice(origin.actor, { staffId, findingId: values.findingId, id }, sql);
    return 'breachOn' in values ? { regime: await employmentOf(sql, row.staffId, values.breachOn) } : {};
  }

  protected override async afterStep({ row, step, origin, sql }: StepWork<typeof sanctions>) {
    const after = { ...row, version: row.version + 1 };
    const knows = row.summoned || step.to === 'dipanggil_1';
    await this.notifications.tell(sql, [
      ...(knows ? caseNews(step.verb, after) : []),
      ...handlerNews(step.verb, after, origin.actor.staffId),
    ]);
  }

  /** What law says of the dates that are given, and what follows from them. */
  private async dated({ row, step, values, sql }: StepWork<typeof sanctions>): Promise<Case> {
    const calendar = await this.calendars.current(sql);
    const today = officeDate(await this.calendars.now(sql));
    const { errors, sets = {} } = datesOf(step.verb, { calendar, today, row, values });
    if (errors) throw unprocessable(Object.values(errors)[0]!, errors);
    return sets;
  }

  /** One breach is examined once and punished once (PP 94/2021 art. 35(3)); two at once are told apart by the table. */
  private async refuseTwice(actor: Actor, given: Case, sql: Sql): Promise<void> {
    const { id, staffId, actId, findingId, complaintId, entryId } = given;
    const [earlier] = await sql.query<[string]>(
      `select id from sanctions t where "staffId" = $1 and id is distinct from $6::uuid and "archivedAt" is null
         and ("actId" = $2::uuid or "findingId" = $3::uuid or "complaintId" = $4::uuid or exists (
           select from (${entriesOf('$5', '$2::uuid', '$3::uuid')}) m join (${entriesOf('t."entryId"', 't."actId"', 't."findingId"')}) o using (id)))
         and status not in ('tidak_terbukti', 'batal') limit 1 for no key update`,
      [staffId, actId ?? null, findingId ?? null, complaintId ?? null, entryId ?? null, id ?? null],
    );
    if (!earlier) return;
    // Its number is for those who see it.
    const seen = await this.reader.row(sanctions, actor, earlier[0], sql);
    const says = `Dasar itu sudah menjadi perkara ${seen?.number ?? 'lain'}; satu pelanggaran tidak diperiksa atau dihukum dua kali.`;
    throw unprocessable(says, { staffId: says });
  }

  /** A finding that a case rests on is about the person whose case it is, and stands. */
  private async refuseOthers({ staffId, findingId }: Case, sql: Sql): Promise<void> {
    // Held: it is not cancelled meanwhile.
    const [finding] = await sql.query<[string, string]>(
      `select "supervisedId", status from findings where id = $1::uuid for no key update`,
      [findingId ?? null],
    );
    const says = 'Temuan itu tentang pegawai lain, atau sudah dibatalkan.';
    if (finding && (finding[0] !== staffId || finding[1] === 'dibatalkan'))
      throw unprocessable(says, { findingId: says });
  }
}

/** A case is opened by those over the person, never by himself or by anybody below him, in whatever post. */
function refuseForeign({ staffId, lineIds, roles }: Actor, accusedId: string): void {
  const says = 'Pilih pegawai di garis bawahan Anda.';
  const isOver = roles.includes('kepala_dinas') || lineIds.includes(accusedId);
  if (accusedId === staffId || !isOver) throw unprocessable(says, { staffId: says });
}

/** SQL: the entries of the trail that an act, a finding, or the case itself goes back to. */
const entriesOf = (entryId: string, actId: string, findingId: string): string =>
  `select ${entryId}::text as id union select a."entryId"::text from supervised_acts a
     where a.id = ${actId} or a.id = (select f."actId" from findings f where f.id = ${findingId})
   union select f."entryId"::text from findings f where f.id = ${findingId}`;

/** How he was employed at the time of the breach; where no day is given, as the case is opened. */
async function employmentOf(sql: Sql, staffId: string, breachOn?: string | null): Promise<Sanction['regime']> {
  const place = await placeOn(sql, staffId, breachOn ?? officeDate(now()));
  const says = 'Pegawai ini belum bekerja di sini pada tanggal pelanggaran itu; periksa tanggalnya.';
  if (!place) throw unprocessable(says, { breachOn: says });
  return place.employment;
}
