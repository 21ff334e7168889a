import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside the trail (api/README: The audit trail): erasure by two people, and the night's reconciliation that one process takes. */
const ERASURE = `
create function audit.is_subject(erasure uuid, resource text, record_id text) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (
    with asked as (select * from erasures e where e.id = erasure),
    people as (
      select v.id from asked a join verifications s on s.id = a."verificationId" join verifications v on v.id = s.id or (a.reach = 'orang' and v."nikHash" = s."nikHash"))
    select 1 from people p where resource = 'verifications' and p.id::text = record_id
    union all select 1 from certificates c join people p on p.id = c."verificationId" where resource = 'certificates' and c.id::text = record_id
    union all select 1 from asked a where resource = 'staff' and a."staffId"::text = record_id)
$$;

-- Takes values (and the hashes of older rows) out of one entry of the person whose erasure somebody asked for and
-- somebody else approved; their commitments stay, and an entry tells it.
create function audit.redact(entry jsonb, erasure uuid, event uuid, fields text[]) returns uuid
language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  told audit.event%rowtype;
  approved public.erasures%rowtype;
  redaction uuid;
begin
  select e.* into approved from public.erasures e
    where e.id = erasure and e.status = 'disetujui' and e."archivedAt" is null and e."requestedById" <> e."approvedById";
  if not found then raise exception 'no approved erasure of this id' using errcode = 'insufficient_privilege'; end if;
  select e.* into told from audit.event e where e.id = event;
  if not found or not audit.is_subject(erasure, told.resource, told.record_id) then
    raise exception 'the entry is not about the person whose data are erased' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from unnest(fields) f where f like '#%' and f <> '#row') or cardinality(fields) = 0 then
    raise exception 'only values of fields are erased' using errcode = 'insufficient_privilege';
  end if;
  redaction := audit.append(entry || '{"action": "audit.redact", "resource": "audit-logs", "outcome": "ok"}', event::text, null,
    jsonb_build_object('#redacted', fields, '#basis', approved.basis, '#erasure', erasure));
  perform set_config('audit.redaction', redaction::text, true);
  update audit.payload p set content = p.content - fields where p.event_id = event;
  perform set_config('audit.redaction', '', true);
  return redaction;
end $$;
revoke all on function audit.is_subject(uuid, text, text), audit.redact(jsonb, uuid, uuid, text[]) from public;
grant execute on function audit.redact(jsonb, uuid, uuid, text[]) to waskita_app;

create table reconciliation_nights (only_row boolean primary key default true check (only_row), done_for date not null, taken_at timestamptz(3));
insert into reconciliation_nights (done_for) values (((now() at time zone 'Asia/Jakarta') - interval '2 hours')::date);
`;

export class PersonalData1795431800000 implements MigrationInterface {
  name = 'PersonalData1795431800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "data_requests" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "number" text NOT NULL, "receivedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "dueAt" TIMESTAMP(3) WITH TIME ZONE, "kind" text NOT NULL, "requester" text NOT NULL, "contact" text, "capacity" text NOT NULL, "identityCheck" text, "verificationId" uuid, "staffId" uuid, "content" text, "handedOverBy" text, "handedOverAt" TIMESTAMP(3) WITH TIME ZONE, "unitId" uuid, "registeredById" uuid, "status" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_43e3a8617ed406edce308696264" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "data_requests_created" ON "data_requests"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "data_requests_status" ON "data_requests"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "data_requests_kind" ON "data_requests"  ("kind", "createdAt")`);
    await runner.query(
      `CREATE INDEX "data_requests_verificationId" ON "data_requests"  ("verificationId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "data_requests_staffId" ON "data_requests"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "data_requests_unitId" ON "data_requests"  ("unitId", "createdAt")`);
    await runner.query(
      `CREATE INDEX "data_requests_registeredById" ON "data_requests"  ("registeredById", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "data_requests_number_key" ON "data_requests"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "reconciliations" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "startedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "finishedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "occasion" text NOT NULL, "result" text NOT NULL, "rows" integer NOT NULL, "unmatched" integer NOT NULL, "faultCount" integer NOT NULL, "faults" jsonb, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_110f3839ca29e2fd8ff4aaec7b8" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "reconciliations_created" ON "reconciliations"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "reconciliations_occasion" ON "reconciliations"  ("occasion", "createdAt")`);
    await runner.query(`CREATE INDEX "reconciliations_result" ON "reconciliations"  ("result", "createdAt")`);
    await runner.query(
      `CREATE TABLE "erasures" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "number" text NOT NULL, "verificationId" uuid, "reach" text NOT NULL, "staffId" uuid, "fields" text array NOT NULL, "basis" text NOT NULL, "explanation" text NOT NULL, "requestedById" uuid, "approvedById" uuid, "executedById" uuid, "executedAt" TIMESTAMP(3) WITH TIME ZONE, "records" integer, "entries" integer, "status" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "erasures_approvedById_requestedById_check" CHECK ("approvedById" <> "requestedById"), CONSTRAINT "PK_4f2c0a9f8284d4e1906cb029caf" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "erasures_created" ON "erasures"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "erasures_status" ON "erasures"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "erasures_verificationId" ON "erasures"  ("verificationId", "createdAt")`);
    await runner.query(`CREATE INDEX "erasures_staffId" ON "erasures"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "erasures_basis" ON "erasures"  ("basis", "createdAt")`);
    await runner.query(`CREATE INDEX "erasures_requestedById" ON "erasures"  ("requestedById", "createdAt")`);
    await runner.query(`CREATE INDEX "erasures_approvedById" ON "erasures"  ("approvedById", "createdAt")`);
    await runner.query(`CREATE INDEX "erasures_executedById" ON "erasures"  ("executedById", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "erasures_number_key" ON "erasures"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "legal_holds" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "number" text NOT NULL, "verificationId" uuid, "staffId" uuid, "grounds" text NOT NULL, "validFrom" date NOT NULL, "validTo" date, "status" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "legal_holds_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_bbe3e0c98678909493a90442dfb" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "legal_holds_created" ON "legal_holds"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "legal_holds_status" ON "legal_holds"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "legal_holds_verificationId" ON "legal_holds"  ("verificationId", "createdAt")`);
    await runner.query(`CREATE INDEX "legal_holds_staffId" ON "legal_holds"  ("staffId", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "legal_holds_number_key" ON "legal_holds"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "verifications"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_registeredById_fkey" FOREIGN KEY ("registeredById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "erasures" ADD CONSTRAINT "erasures_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "verifications"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "erasures" ADD CONSTRAINT "erasures_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "erasures" ADD CONSTRAINT "erasures_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "erasures" ADD CONSTRAINT "erasures_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "erasures" ADD CONSTRAINT "erasures_executedById_fkey" FOREIGN KEY ("executedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "verifications"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "data_requests_search" ON "data_requests" USING gin ((coalesce("number", '') || ' ' || coalesce("requester", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "erasures_search" ON "erasures" USING gin ((coalesce("number", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "legal_holds_search" ON "legal_holds" USING gin ((coalesce("number", '') || ' ' || coalesce("grounds", '')) gin_trgm_ops)`,
    );
    await runner.query(ERASURE);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}
