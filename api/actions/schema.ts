import type { Field } from '../define/field.ts';
import { kindOf } from '../define/kinds.ts';
import type { Schema } from '../define/kinds/kind.ts';
import type { Members, Shape } from '../define/shape.ts';

/** Schemas by name, filled as they are pointed to. */
export type Named = Record<string, Schema>;

/** `org-units` → `OrgUnits`. */
export const pascal = (name: string): string =>
  name.replaceAll(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase());
export const pointer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The same, or nothing. */
export function nullable(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const { type, enum: words, ...rest } = schema;
  return { type: [type, 'null'], ...(Array.isArray(words) && { enum: [...(words as unknown[]), null] }), ...rest };
}

/** A field as it is answered or, with the limits of a form, given. */
export const fieldSchema = (field: Field, isGiven = false): Schema => ({
  ...kindOf(field).schema(field, isGiven),
  description: field.label,
});

/** The same where it may be left out. In words: generators take a `default` for something that is always there. */
export function withInitial(schema: Schema, { initial, label }: Field): Schema {
  return initial === undefined ? schema : { ...schema, description: `${label}. Tanpa isi: ${initial}.` };
}

const isField = (shape: Shape): shape is Field => 'required' in shape;

function membersSchema(members: Members, named: Named, isGiven: boolean): Schema {
  const entries = Object.entries(members);
  const mayMiss = (shape: Shape) => {
    if (!isGiven) return shape.kind === 'optional';
    return !isField(shape) || !shape.required || shape.initial !== undefined;
  };
  const required = entries.filter(([, shape]) => !mayMiss(shape)).map(([name]) => name);
  const property = (shape: Shape): Schema => {
    const schema = shapeSchema(shape, named, isGiven);
    const isEmptied = isGiven && isField(shape) && !shape.required;
    const empty = isEmptied ? nullable(schema) : schema;
    return isGiven && isField(shape) ? withInitial(empty, shape) : empty;
  };
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(entries.map(([name, shape]) => [name, property(shape)])),
    additionalProperties: false,
  };
}

/** A shape as a schema. Whatever has a name is put among the named ones and pointed to. */
export function shapeSchema(shape: Shape, named: Named, isGiven = false): Schema {
  const inner = (of: unknown) => shapeSchema(of as Shape, named, isGiven);
  switch (shape.kind) {
    case 'group':
      if (shape.name === undefined) return membersSchema(shape.members, named, isGiven);
      named[shape.name] ??= membersSchema(shape.members, named, isGiven);
      return pointer(shape.name);
    case 'list':
      return { type: 'array', items: inner(shape.of), ...(isGiven && shape.most && { maxItems: shape.most }) };
    case 'maybe':
      return nullable(inner(shape.of));
    case 'optional':
      return inner(shape.of);
    case 'byName':
      return { type: 'object', description: shape.label, additionalProperties: inner(shape.of) };
    case 'oneOf':
      return { anyOf: shape.of.map(inner) };
    case 'amount':
      return { type: 'number', description: shape.label };
    case 'anything':
      return { description: shape.label };
    case 'sent':
      return { type: 'object', description: shape.label };
    case 'record':
      return pointer(pascal(shape.of));
    case 'bytes':
      return { type: 'string' };
    default:
      return fieldSchema(shape, isGiven);
  }
}
