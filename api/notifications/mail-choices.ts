import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { type MailChoices, NEWS_KINDS, type NewsKind } from '../define/news.ts';
import type { Actor } from '../define/roles.ts';
import { plainObject } from '../sql/input.ts';
import { badRequest } from '../sql/problem.ts';

const KINDS = Object.keys(NEWS_KINDS) as NewsKind[];

/** Of which kinds of news a person wants a mail too. */
@Injectable()
export class ChosenMails {
  constructor(private readonly database: Database) {}

  async read({ staffId }: Actor): Promise<MailChoices> {
    const [row] = await this.database.query<[string[]]>('select off from mail_choices where staff_id = $1', [staffId]);
    const off = row?.[0] ?? [];
    return Object.fromEntries(KINDS.map((kind) => [kind, !off.includes(kind)])) as MailChoices;
  }

  /** Kinds that are not named stay as they are. */
  async choose(actor: Actor, body: unknown): Promise<MailChoices> {
    const given = plainObject(body);
    const errors = Object.entries(given).flatMap(([kind, wanted]) => {
      if (!KINDS.includes(kind as NewsKind)) return [[kind.slice(0, 40), 'Jenis pemberitahuan ini tidak dikenal.']];
      return typeof wanted === 'boolean' ? [] : [[kind, 'Isi dengan true atau false.']];
    });
    if (errors.length > 0)
      throw badRequest('Pilihan surel tidak benar.', Object.fromEntries(errors) as Record<string, string>);
    // In one statement: of two switches that are moved at once neither puts the other back.
    await this.database.query(
      `insert into mail_choices as m (staff_id, off) values ($1, $2)
       on conflict (staff_id) do update set off = array(select kind from unnest(m.off) kind where kind <> all($3::text[]) union select unnest($2::text[]))`,
      [actor.staffId, KINDS.filter((kind) => given[kind] === false), Object.keys(given)],
    );
    return this.read(actor);
  }
}
