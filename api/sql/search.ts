import { isReference, kindOf } from '../define/kinds.ts';
import { type Resource, visibleFields } from '../define/resource.ts';
import { holds } from '../define/roles.ts';
import { quoted, tableOf } from './columns.ts';
import { ownTexts, searchExpression } from './entity.ts';
import { likely, searchedWord } from './query.ts';
import { scopeSql, sourceSql, type Statement } from './scope.ts';

/**
 * That the word is found in the record `t` where its declaration says: in texts of its own, in what the records are called
 * that it points to, and in its parts, where their own lists are searched. Each way has its own index, so each is gone alone
 * and what is found is put together; in one condition with "or" none of the indexes would be of use.
 */
export function searchSql(statement: Statement, resource: Resource, value: unknown): string {
  const { registry, actor, values } = statement;
  const word = searchedWord(resource, value);
  if (word === '') return 'true';
  const visible = visibleFields(resource, actor.roles);
  const names = (resource.search ?? []).filter((name) => visible.includes(name));
  const like = values.add(likely(word));
  const texts = ownTexts(resource).filter((name) => names.includes(name));
  if (
    names.every((name) => texts.includes(name)) &&
    !resource.parts?.some((part) => resource.search?.includes(part.resource))
  )
    return `${searchExpression(texts)} ilike ${like}`;
  const source = sourceSql(statement, resource);
  const own = (condition: string) => `select s."id" from ${source} s where ${condition}`;
  const ways = names
    .filter((name) => !texts.includes(name))
    .map((name) => {
      const field = resource.fields[name]!;
      if (isReference(field)) return own(`s.${quoted(name)} in (${called(statement, registry.get(field.to!)!, like)})`);
      if (kindOf(field).foundWhole) return own(`s.${quoted(name)} = ${values.add(word)}`);
      return own(`s.${quoted(name)} ilike ${like}`);
    });
  const parts = (resource.parts ?? []).filter((part) => resource.search?.includes(part.resource));
  const ofParts = parts.flatMap(({ resource: name, by }) => {
    const part = registry.get(name)!;
    return holds(actor, part.access.list) ? [partsLike(statement, part, by, like)] : [];
  });
  const all = [...(texts.length > 0 ? [own(`${searchExpression(texts)} ilike ${like}`)] : []), ...ways, ...ofParts];
  return `t."id" in (${all.join(' union ')})`;
}

/** Records of the target that are called like this, as far as he may know what they are called. */
function called(statement: Statement, target: Resource, like: string): string {
  const known = target.told?.includes(target.title) ? 'true' : scopeSql(statement, target, 'n');
  return `select n."id" from ${tableOf(target)} n where n.${quoted(target.title)} ilike ${like} and ${known}`;
}

/** What parts like this belong to, as far as he may see the parts. */
function partsLike(statement: Statement, part: Resource, by: string, like: string): string {
  const visible = visibleFields(part, statement.actor.roles);
  const texts = ownTexts(part).filter((name) => visible.includes(name));
  const within = `p."archivedAt" is null and ${scopeSql(statement, part, 'p')}`;
  return `select p.${quoted(by)} from ${sourceSql(statement, part)} p where ${searchExpression(texts)} ilike ${like} and ${within}`;
}
