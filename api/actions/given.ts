import { type ArgumentMetadata, Body, type PipeTransform, Query, type Type } from '@nestjs/common';
import type { Field } from '../define/field.ts';
import { kindOf } from '../define/kinds.ts';
import type { Group, List, Members, Optional, SentShape, Shape, ValueOf } from '../define/shape.ts';
import { type Dto, dtoOf, faults } from '../sql/dto.ts';
import { guardTexts, normalised, refuseUnknown, Sent, sentObject } from '../sql/input.ts';
import { badRequest, unprocessable } from '../sql/problem.ts';
import { type ListQuery, listQuery } from '../sql/query.ts';
import type { Known } from '../define/rule.ts';

type Value<S> =
  S extends Optional<infer O>
    ? ValueOf<O> | undefined
    : S extends Field<infer T, infer R>
      ? R extends true
        ? T
        : T | null
      : ValueOf<S> | null;
/** What a handler gets: everything is there, and null where nothing was given; what is `optional` and left out is undefined. */
export type GivenOf<M extends Members> = { readonly [K in keyof M]: Value<M[K]> };
/** Known of a record among what is given. */
export const sentValues = (label: string): SentShape<Sent> => ({ kind: 'sent', label });
/** What nobody may leave out, and the sentence (422) that he is told then. */
export type Wants<M extends Members = Members> = { readonly [K in keyof M]?: string };

interface Declared {
  readonly takes: Members;
  readonly wants: Wants;
}
const declared = new WeakMap<object, Declared>();
const dtos = new WeakMap<Members, Dto>();

/** A single field, also where it is optional; nothing for lists and what is handed on as it is. */
function fieldOf(shape: Shape): Field | undefined {
  const inner = shape.kind === 'optional' ? (shape.of as Shape) : undefined;
  if (inner) return 'required' in inner ? { ...inner, required: false } : undefined;
  return 'required' in shape ? shape : undefined;
}

/** The validating class of the single fields among these; made once. */
function dtoFor(members: Members): Dto {
  const known = dtos.get(members);
  if (known) return known;
  const entries = Object.entries(members).map(([name, shape]) => [name, fieldOf(shape)] as const);
  const fields = Object.fromEntries(entries.filter((entry): entry is [string, Field] => entry[1] !== undefined));
  // What has an initial value has it here, where nothing was said.
  const isRequired = (name: string) => fields[name]!.required;
  const dto = dtoOf({ name: 'given', fields }, Object.keys(fields), isRequired);
  dtos.set(members, dto);
  return dto;
}

/**
 * `class Why extends given({ reason: … }) {}`: the class of a body, or of what is asked in an address. A handler takes it as
 * `@Given() why: Why`; its form, its description and its type are read off the fields.
 */
export function given<const M extends Members>(takes: M, wants: Wants<M> = {}): new () => GivenOf<M> {
  const dto = class {};
  declared.set(dto, { takes, wants: wants as Wants });
  return dto as new () => GivenOf<M>;
}

/** What a class that `given` made, or one that extends it, declares. */
export function declaredBy(type: unknown): Declared | undefined {
  for (let one = type; typeof one === 'function'; one = Object.getPrototypeOf(one)) {
    const found = declared.get(one);
    if (found) return found;
  }
  return undefined;
}

type Found = readonly (readonly [place: string, says: string])[];

function listFaults(name: string, { of, most }: List, value: unknown): Found {
  if (value === null) return [];
  if (!Array.isArray(value)) return [[name, 'Isi dengan daftar.']];
  if (most !== undefined && value.length > most) return [[name, `Paling banyak ${most} sekaligus.`]];
  return (value as unknown[]).flatMap((one, index): Found => {
    const place = `${name}.${index}`;
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [[place, 'Isi dengan objek.']];
    const shape = of as Shape;
    if (shape.kind !== 'group') return [];
    return Object.entries(groupFaults(shape, one as Known)).map(([part, says]) => [`${place}.${part}`, says]);
  });
}

function groupFaults({ members }: Group, value: Known): Record<string, string> {
  const strange = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
  const unknown = Object.fromEntries(strange.map((name) => [name.slice(0, 40), 'Isian ini tidak dikenal.']));
  return { ...singleFaults(members, singles(members, value)), ...unknown };
}

/** The single fields among the members: as they are kept, null where there is nothing, left out where they may be. */
function singles(members: Members, sent: Known): Known {
  const entries = Object.entries(members).flatMap(([name, shape]) => {
    const field = fieldOf(shape);
    const isLeftOut = sent[name] === undefined;
    if (!field || (isLeftOut && shape.kind === 'optional')) return [];
    // What has an initial value may be left out, but not emptied.
    if (isLeftOut && field.initial !== undefined) return [[name, field.initial] as const];
    return [[name, normalised(field, sent[name])] as const];
  });
  return Object.fromEntries(entries);
}

/** A class without a single rule would take nothing. */
function singleFaults(members: Members, values: Known): Record<string, string> {
  const found = Object.keys(values).length === 0 ? undefined : faults(dtoFor(members), values);
  return found ?? {};
}

const isHandedOn = (shape: Shape): boolean =>
  shape.kind === 'anything' || (shape.kind === 'list' && (shape.of as Shape).kind === 'anything');

/** As a handler gets it: what somebody sent as values of a record is closed. */
function handedOn(shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  if (shape.kind === 'sent') return Sent.of(value);
  if (shape.kind === 'optional') return handedOn(shape.of as Shape, value);
  if (shape.kind === 'list') return (value as unknown[]).map((one) => handedOn(shape.of as Shape, one));
  if (shape.kind !== 'group') return value;
  const members = Object.entries(value).map(([name, one]) => [name, handedOn(shape.members[name]!, one)] as const);
  return Object.fromEntries(members);
}

/** All that was given, by name. */
function read({ takes, wants }: Declared, body: unknown): Known {
  const sent = sentObject(body);
  refuseUnknown(Object.keys(sent).filter((name) => !Object.hasOwn(takes, name)));
  for (const [name, value] of Object.entries(sent)) if (!isHandedOn(takes[name]!)) guardTexts(value);
  const single = singles(takes, sent);
  const others = Object.entries(takes).filter(([, shape]) => !fieldOf(shape));
  const lists = others.flatMap(([name, shape]) =>
    shape.kind === 'list' ? listFaults(name, shape, sent[name] ?? null) : [],
  );
  const errors = { ...singleFaults(takes, single), ...Object.fromEntries(lists) };
  const names = Object.keys(errors);
  if (names.length === 0) {
    const more = others.map(([name, shape]) => [name, handedOn(shape, sent[name] ?? null)] as const);
    return { ...single, ...Object.fromEntries(more) };
  }
  // What is malformed is said before what is missing.
  if (names.every((name) => wants[name] !== undefined)) throw unprocessable(wants[names[0]!]!, errors);
  throw badRequest('Ada isian yang belum benar. Periksa isian yang ditandai.', errors);
}

class GivenBody implements PipeTransform {
  transform(body: unknown, { metatype }: ArgumentMetadata): unknown {
    return Object.assign(new metatype!() as object, read(declaredBy(metatype)!, body));
  }
}

/** A text of an address, as its field wants it. */
function fromAddress(shape: Shape, text: unknown): unknown {
  const field = fieldOf(shape);
  return (field && typeof text === 'string' && kindOf(field).fromText?.(text)) ?? text;
}

class GivenQuery implements PipeTransform {
  transform(query: Known, { metatype }: ArgumentMetadata): unknown {
    const known = declaredBy(metatype)!;
    const unknown = Object.keys(query).find((name) => !Object.hasOwn(known.takes, name));
    if (unknown !== undefined) throw badRequest(`Parameter ${unknown.slice(0, 40)} tidak dikenal.`);
    const values = Object.entries(query).map(([name, text]) => [name, fromAddress(known.takes[name]!, text)] as const);
    return Object.assign(new metatype!() as object, read(known, Object.fromEntries(values)));
  }
}

class ListOfAddress implements PipeTransform<Known, ListQuery> {
  transform(query: Known): ListQuery {
    return listQuery(query);
  }
}

/** The body, by the class of the parameter. */
export const Given = (): ParameterDecorator => Body(GivenBody as Type<PipeTransform>);
/** What stands behind the question mark, by the class of the parameter. */
export const AskedFor = (): ParameterDecorator => Query(GivenQuery as Type<PipeTransform>);
/** Filter, range and sort of a list. */
export const Listed = (): ParameterDecorator => Query(ListOfAddress as Type<PipeTransform>);
