import { Roles1795345100000 } from './1795345100000-roles.ts';
import { FirstTables1795345150000 } from './1795345150000-first-tables.ts';
import { AuditTrail1795345200000 } from './1795345200000-audit-trail.ts';
import { Clock1795430000000 } from './1795430000000-clock.ts';
import { Sealing1795431600000 } from './1795431600000-sealing.ts';
import { TreeNodes1795431700000 } from './1795431700000-tree-nodes.ts';
import { PersonalData1795431800000 } from './1795431800000-personal-data.ts';
import { Outbox1795431900100 } from './1795431900100-outbox.ts';
import { Notifications1795431900200 } from './1795431900200-notifications.ts';
import { StandardAsData1795432000000 } from './1795432000000-standard-as-data.ts';
import { ComplaintDesk1795432100000 } from './1795432100000-complaint-desk.ts';
import { ClockHistory1795433000000 } from './1795433000000-clock-history.ts';
import { CalendarReasons1795434000000 } from './1795434000000-calendar-reasons.ts';
import { WorkLists1795434100000 } from './1795434100000-work-lists.ts';
import { CheckpointTimes1795434300000 } from './1795434300000-checkpoint-times.ts';
import { AuditFilters1795434400000 } from './1795434400000-audit-filters.ts';
import { AppendInOne1795435000000 } from './1795435000000-append-in-one.ts';
import { MoreClocks1795435100000 } from './1795435100000-more-clocks.ts';
import { CalendarContents1795435200000 } from './1795435200000-calendar-contents.ts';
import { LeviesAreExamined1795435300000 } from './1795435300000-levies-are-examined.ts';
import { AuditReads1795435400000 } from './1795435400000-audit-reads.ts';
import { Drafts1795436000000 } from './1795436000000-drafts.ts';
import { DraftWriters1795436000100 } from './1795436000100-draft-writers.ts';
import { Forgetting1795436200000 } from './1795436200000-forgetting.ts';
import { ForgettingByFullNames1795436200100 } from './1795436200100-forgetting-by-full-names.ts';
import { TwoValuedBooleans1795436300000 } from './1795436300000-two-valued-booleans.ts';
import { KeptPromises1795436400000 } from './1795436400000-kept-promises.ts';
import { RamadanYears1795436410000 } from './1795436410000-ramadan-years.ts';
import { HandedOverWork1795436500000 } from './1795436500000-handed-over-work.ts';
import { GivenPasswords1795436600000 } from './1795436600000-given-passwords.ts';
import { ClosedPaths1795436700000 } from './1795436700000-closed-paths.ts';
import { ForgettingDrafts1795437000000 } from './1795437000000-forgetting-drafts.ts';
import { MergedAtOnce1795437000001 } from './1795437000001-merged-at-once.ts';
import { ShutSanctions1795437090000 } from './1795437090000-shut-sanctions.ts';
import { Inspectorate1795437110000 } from './1795437110000-inspectorate.ts';
import { RegistrarVerifies1795437110001 } from './1795437110001-registrar-verifies.ts';
import { ConfirmedRights1795437120000 } from './1795437120000-confirmed-rights.ts';
import { ToldTrail1795437130000 } from './1795437130000-told-trail.ts';
import { FoundByHash1795437140000 } from './1795437140000-found-by-hash.ts';
import { SupervisionDraws1795437150000 } from './1795437150000-supervision-draws.ts';
import { GivenLeaders1795437160000 } from './1795437160000-given-leaders.ts';
import { AllegedActs1795437170000 } from './1795437170000-alleged-acts.ts';
import { ActingSuperiors1795437180000 } from './1795437180000-acting-superiors.ts';
import { LeavesWithDates1795437181000 } from './1795437181000-leaves-with-dates.ts';
import { FormerPlaces1795437182000 } from './1795437182000-former-places.ts';
import { DisciplineArticles1795437190000 } from './1795437190000-discipline-articles.ts';
import { FindingsAnswered1795437190100 } from './1795437190100-findings-answered.ts';
import { Discipline1795437200000 } from './1795437200000-discipline.ts';
import { CaseFiles1796006627256 } from './1796006627256-case-files.ts';
import { MeetingsKept1796007660859 } from './1796007660859-meetings-kept.ts';
import { ToldNext1796010000000 } from './1796010000000-told-next.ts';

/** In the order in which they run. */
export const migrations = [
  Roles1795345100000,
  FirstTables1795345150000,
  AuditTrail1795345200000,
  Clock1795430000000,
  Sealing1795431600000,
  TreeNodes1795431700000,
  PersonalData1795431800000,
  Outbox1795431900100,
  Notifications1795431900200,
  StandardAsData1795432000000,
  ComplaintDesk1795432100000,
  ClockHistory1795433000000,
  CalendarReasons1795434000000,
  WorkLists1795434100000,
  CheckpointTimes1795434300000,
  AuditFilters1795434400000,
  AppendInOne1795435000000,
  MoreClocks1795435100000,
  CalendarContents1795435200000,
  LeviesAreExamined1795435300000,
  AuditReads1795435400000,
  Drafts1795436000000,
  DraftWriters1795436000100,
  Forgetting1795436200000,
  ForgettingByFullNames1795436200100,
  TwoValuedBooleans1795436300000,
  KeptPromises1795436400000,
  RamadanYears1795436410000,
  HandedOverWork1795436500000,
  GivenPasswords1795436600000,
  ClosedPaths1795436700000,
  ForgettingDrafts1795437000000,
  MergedAtOnce1795437000001,
  ShutSanctions1795437090000,
  Inspectorate1795437110000,
  RegistrarVerifies1795437110001,
  ConfirmedRights1795437120000,
  ToldTrail1795437130000,
  FoundByHash1795437140000,
  SupervisionDraws1795437150000,
  GivenLeaders1795437160000,
  AllegedActs1795437170000,
  ActingSuperiors1795437180000,
  LeavesWithDates1795437181000,
  FormerPlaces1795437182000,
  DisciplineArticles1795437190000,
  FindingsAnswered1795437190100,
  Discipline1795437200000,
  CaseFiles1796006627256,
  MeetingsKept1796007660859,
  ToldNext1796010000000,
];
