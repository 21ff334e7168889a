import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Bytes } from '../downloads/download.ts';
import { answerTemplates } from '../answer-templates/answer-templates.resource.ts';
import { filled } from '../answer-templates/placeholders.ts';
import type { Origin, Person } from '../audit/entry.ts';
import type { Similar } from '../define/answers/complaints.ts';
import type { MovedDue } from '../define/answers/work.ts';
import type { ComplaintFigures } from '../define/figures.ts';
import { opensSeal } from '../define/resource.ts';
import { verdictOf } from '../define/verdict.ts';
import { refuseStep } from '../records/judging.ts';
import { silentDaysOf } from '../define/standard.ts';
import { forbidden, notFound, stepNotAllowed } from '../sql/problem.ts';
import { Jobs } from '../jobs/jobs.ts';
import { colleagues } from '../staff/colleagues.ts';
import type { Intake, Period } from './asked.ts';
import { answerPaper, namesOf, placeholderValues } from './answer.ts';
import { ComplaintRules } from './complaint-rules.service.ts';
import { COMPLAINT_CATEGORIES, type ComplaintClass, COMPLAINT_KINDS, complaints } from './complaints.resource.ts';
import { complaintFlow } from './complaints.flow.ts';
import { figuresOf } from './figures.ts';
import { type Proposable, type Proposal, proposedClass } from './proposal.ts';
import { promiseOf } from './rules.ts';
import { similarTo } from './similar.ts';
import { HOUR } from '../define/durations.ts';

const AT_ONCE = 100;

const codeOf = <T extends object>(codes: T, value: string | null) =>
  value !== null && Object.hasOwn(codes, value) ? (value as keyof T & string) : undefined;

/** The complaint desk: the engine's routes under the rules of complaints, and what only this desk does. */
@Injectable()
export class ComplaintsService extends ComplaintRules implements OnModuleInit {
  @Inject(Jobs) private readonly jobs!: Jobs;

  onModuleInit(): void {
    this.jobs.every({ name: 'complaint-closing', everyMs: HOUR, run: () => this.closeSilent() });
  }

  /** What an intake may be a duplicate of, and the class proposed for it. */
  async similar(origin: Person, intake: Intake): Promise<{ similar: readonly Similar[]; proposal: Proposal }> {
    const about: Proposable = {
      subject: intake.subject ?? '',
      content: intake.content ?? '',
      kind: codeOf(COMPLAINT_KINDS, intake.kind),
      category: codeOf(COMPLAINT_CATEGORIES, intake.category),
      complainedId: intake.complainedId,
    };
    const similar = await similarTo(this.database, this.registry, origin.actor, intake);
    return { similar, proposal: proposedClass(about) };
  }

  /** Everybody in service, for those who take complaints in: whoever it is, a complaint may be about him. */
  people() {
    return colleagues(this.database);
  }

  /** Counts by class, channel, kind, lag and party, of what was received from … to (dates, WIB). */
  figures(origin: Person, { from, to }: Period): Promise<ComplaintFigures> {
    return figuresOf(this.database, this.registry, origin.actor, [from, to]);
  }

  /** Who reported: for the handler and Kepala Dinas, with a reason that is recorded before anything is shown. */
  async reporter(
    origin: Person,
    id: string,
    explanation: string,
  ): Promise<{ reporter: string | null; contact: string | null }> {
    const row = await this.rowOf(origin, id);
    if (!opensSeal(complaints, origin.actor, row))
      throw forbidden('Identitas pelapor hanya dibuka oleh penangan aduan ini dan Kepala Dinas.', 'not_handler');
    const deed = { action: 'reveal:reporter', resource: complaints.name, recordId: row.id, explanation } as const;
    await this.audit.append(origin, deed);
    const [known] = await this.database.query<[string | null, string | null]>(
      'select reporter, contact from complaints where id = $1',
      [row.id],
    );
    return { reporter: known![0], contact: known![1] };
  }

  /** Old and new due time, before the class is changed. */
  async reclassification(origin: Person, id: string, chosen: ComplaintClass): Promise<MovedDue> {
    const row = await this.rowOf(origin, id);
    const verb = row.status === complaintFlow.initial ? 'klasifikasikan' : 'klasifikasi_ulang';
    refuseStep(undefined, verdictOf(complaintFlow, verb, row, origin.actor)!, row);
    return this.dueUnder(this.database, row.id, promiseOf({ ...row, class: chosen }));
  }

  /** Whether this office decides it as its posts are held now; otherwise the Inspektorat does. */
  async decider(origin: Person, id: string): Promise<{ here: boolean }> {
    const { decidedHere } = await this.rowOf(origin, id);
    return { here: decidedHere };
  }

  /** A template with its placeholders filled from the complaint, to be gone over before it is sent. */
  async preview(origin: Person, id: string, templateId: string): Promise<{ text: string }> {
    const complaint = await this.rowOf(origin, id);
    const found = await this.reader.row(answerTemplates, origin.actor, templateId);
    if (!found) throw notFound();
    const names = await namesOf(this.database, complaint);
    const values = placeholderValues(complaint, names, Date.now());
    return { text: filled(found.body, values) };
  }

  /** The answer that was given, as a letter. */
  async answer(origin: Person, id: string): Promise<{ name: string; content: Bytes }> {
    const complaint = await this.rowOf(origin, id);
    if (!complaint.answer) throw stepNotAllowed('Aduan ini belum dijawab, jadi belum ada suratnya.');
    const content = answerPaper(complaint, await namesOf(this.database, complaint));
    return { name: `jawaban-${complaint.number.replaceAll('/', '-')}.pdf`, content };
  }

  /** Closes what was answered and left in silence for as long as its standard says; answers whether there may be more. */
  async closeSilent(now = new Date()): Promise<boolean> {
    const due = await this.database.query<[string]>(
      `select c.id from complaints c join clocks k on k.record_id = c.id join service_standards s on s.id = k.standard_id
       where c.status = 'dijawab' and c."archivedAt" is null
         and c."answeredAt" < $1::timestamptz - make_interval(days => coalesce((s.content->>'silentDays')::int, $2))
       order by c.id limit ${AT_ONCE}`,
      [now.toISOString(), silentDaysOf({})],
    );
    const origin: Origin = { kind: 'job', job: 'complaint-closing', requestId: 'complaint-closing' };
    for (const [id] of due)
      await this.database.transaction((sql) =>
        this.writer.follow(complaints, { origin, sql }, id, { verb: 'tutup_otomatis' }),
      );
    return due.length === AT_ONCE;
  }
}
