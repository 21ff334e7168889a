import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { type MailChoices, NEWS_KINDS, NEWS_SWITCHES, type NewsKind } from '../define/news.ts';
import type { Actor } from '../define/roles.ts';
import { optional } from '../define/shape.ts';
import { given } from '../actions/given.ts';

const KINDS = Object.keys(NEWS_KINDS) as NewsKind[];

type Wanted = { readonly [K in NewsKind]: ReturnType<typeof optional<(typeof NEWS_SWITCHES)[K]>> };
const WANTED = Object.fromEntries(KINDS.map((kind) => [kind, optional(NEWS_SWITCHES[kind])])) as Wanted;
/** Kinds that are not named stay as they are. */
export class Switches extends given(WANTED) {}

/** Of which kinds of news a person wants a mail too. */
@Injectable()
export class ChosenMails {
  constructor(private readonly database: Database) {}

  async read({ staffId }: Actor): Promise<MailChoices> {
    const [row] = await this.database.query<[string[]]>('select off from mail_choices where staff_id = $1', [staffId]);
    const off = row?.[0] ?? [];
    return Object.fromEntries(KINDS.map((kind) => [kind, !off.includes(kind)])) as MailChoices;
  }

  async choose(actor: Actor, switches: Switches): Promise<MailChoices> {
    const moved = KINDS.filter((kind) => switches[kind] !== undefined);
    // In one statement: of two switches that are moved at once neither puts the other back.
    await this.database.query(
      `insert into mail_choices as m (staff_id, off) values ($1, $2)
       on conflict (staff_id) do update set off = array(select kind from unnest(m.off) kind where kind <> all($3::text[]) union select unnest($2::text[]))`,
      [actor.staffId, KINDS.filter((kind) => switches[kind] === false), moved],
    );
    return this.read(actor);
  }
}
