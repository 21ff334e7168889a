import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { receiptLanes, Throttle } from '../access/throttle.ts';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { complaints } from '../complaints/complaints.resource.ts';
import { CONFIG, type Config } from '../config.ts';
import { Database } from '../database/database.ts';
import type { Tracked } from '../define/answers/tracked.ts';
import { writtenMoment } from '../define/dates.ts';
import { isFinal } from '../define/flow.ts';
import { numberOf, type Resource, stateOf } from '../define/resource.ts';
import type { Bytes } from '../downloads/download.ts';
import { tableOf } from '../sql/columns.ts';
import { UUID } from '../sql/input.ts';
import { notFound, Problem } from '../sql/problem.ts';
import { Reader, type Row } from '../sql/reader.ts';
import { Vault } from '../sql/vault.ts';
import { code, facts, paper, paragraph } from '../pdf/document.ts';
import { requests } from '../requests/requests.resource.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import { ASKS, partyIn, turnOf } from './turn.ts';

/** What receipts are given for, and what it is called on them. */
export const RECEIPTED = [requests, complaints] as const;
const NAMES: Readonly<Record<string, string>> = { requests: 'Permohonan', complaints: 'Pengaduan' };

/** No letters that look like digits; fifty bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET = 10;

const newSecret = (): string => [...randomBytes(SECRET)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
const written = (secret: string): string => `${secret.slice(0, 5)}-${secret.slice(5)}`;
/** As it was issued, however it was typed. */
const meant = (secret: string): string =>
  secret.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** The receipt that somebody outside takes home, and what he can see with it without an account (api/README: The receipt). */
@Injectable()
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly vault: Vault,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private hashOf(number: string, secret: string): string {
    return this.vault.keyedHash(`receipt ${number} ${secret}`);
  }

  /**
   * A receipt with a new secret, by those who register such records; earlier receipts stay good. Only a hash of the
   * secret is kept, so that this paper is the only place where it stands.
   */
  async print(origin: Person, resource: Resource, id: string): Promise<{ name: string; content: Bytes }> {
    const row = UUID.test(id) ? await this.reader.row(resource, origin.actor, id) : undefined;
    if (!row) throw notFound();
    const number = row[numberOf(resource)!.field] as string;
    const secret = newSecret();
    await this.database.transaction(async (sql) => {
      await sql.query('insert into receipts (secret_hash, number, resource, record_id) values ($1, $2, $3, $4)', [
        this.hashOf(number, secret),
        number,
        resource.name,
        row.id,
      ]);
      await this.audit.append(origin, { action: 'receipt', resource: resource.name, recordId: row.id }, sql);
    });
    return {
      name: `tanda-terima-${number.replaceAll('/', '-')}.pdf`,
      content: this.paper(resource, row, number, secret),
    };
  }

  private paper(resource: Resource, row: Row, number: string, secret: string): Bytes {
    const { publicUrl } = this.config;
    const link = `${publicUrl}/#/lacak?nomor=${encodeURIComponent(number)}&kode=${written(secret)}`;
    return paper({
      title: `Tanda Terima ${NAMES[resource.name]}`,
      about: `${number} · versi ${row.version}`,
      madeAt: Date.now(),
      blocks: [
        facts([
          ['Nomor', number],
          ['Diterima', writtenMoment(Date.parse(row.receivedAt as string))],
          ['Kode lacak', written(secret)],
        ]),
        paragraph(`Pindai kode di bawah ini, atau buka ${publicUrl}/#/lacak, lalu isi nomor dan kode lacak.`),
        code(link),
        paragraph('Simpan tanda terima ini. Siapa pun yang memegangnya dapat melihat sampai di mana prosesnya.'),
      ],
    });
  }

  /** What stands behind a number and its secret. An unknown number and a wrong secret are one and the same answer. */
  async track(given: string, secret: string, address: string): Promise<Tracked> {
    const number = given.trim().toUpperCase();
    const lanes = receiptLanes(number, address);
    const tried = await this.throttle.reserve(lanes);
    const [found] = await this.database.query<[string, string]>(
      'select resource, record_id from receipts where secret_hash = $1 and number = $2',
      [this.hashOf(number, meant(secret)), number],
    );
    const resource = RECEIPTED.find(({ name }) => name === found?.[0]);
    // A complaint that was merged into another is worked on and answered there.
    const mainId = resource === complaints ? 't."mainId"' : 'null';
    const [row] = await this.database.query<[Row, Row | null, string | null, [string, number][]]>(
      `select row_to_json(t), row_to_json(m), k.due_at::text, ${resource?.name === 'requests' ? PEOPLE : `'[]'::json`}
       from ${tableOf(resource ?? complaints)} t left join complaints m on m.id = ${mainId}
       left join clocks k on k.record_id = coalesce(m.id, t.id) where t.id = $1::uuid and t."archivedAt" is null`,
      [found?.[1] ?? null],
    );
    if (!resource || !row)
      throw new Problem(404, {
        code: 'not_found',
        message: 'Nomor atau kode lacak tidak cocok. Periksa keduanya pada tanda terima.',
      });
    await this.throttle.succeeded(tried, lanes);
    const [record, main, dueAt, people] = row;
    const moment = (text: string) => new Date(text).toISOString();
    return {
      number,
      kind: NAMES[resource.name]!,
      receivedAt: moment(record.receivedAt as string),
      promisedAt: dueAt && moment(dueAt),
      ...told(resource, main ?? record, people),
    };
  }
}

/** How many people of a letter are in which state. */
const PEOPLE = `(select coalesce(json_agg(json_build_array(p.status, p.count)), '[]') from (
  select v.status, count(*)::int from verifications v where v."requestId" = t.id and v."archivedAt" is null group by v.status) p(status, count))`;

function told(resource: Resource, record: Row, people: readonly [string, number][]) {
  const { flow } = stateOf(resource)!;
  const { status } = record;
  const count = (rows: readonly [string, number][]) => rows.reduce((sum, [, many]) => sum + many, 0);
  const open = people.filter(([state]) => !isFinal(verificationFlow, state));
  // A letter in progress waits for the office as long as one of its people does.
  const inside = open.map(([state]) => partyIn(verificationFlow, state, {}));
  const parties = status === 'diproses' ? inside : [partyIn(flow, status, record)];
  const turn = parties.includes('office') ? 'office' : parties[0];
  return {
    state: flow.states[status]!.label,
    finished: isFinal(flow, status),
    turn: turnOf(turn),
    asks: (turn === 'applicant' && ASKS[resource.name]?.[status]) || null,
    people: people.length > 0 ? { done: count(people) - count(open), of: count(people) } : null,
  };
}
