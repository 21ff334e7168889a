import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ApiExtension } from '@nestjs/swagger';
import type { Members, Shape } from '../define/shape.ts';
import { declaredBy } from './given.ts';
import type { HeaderName } from './headers.ts';
import type { Schema } from '../define/kinds/kind.ts';
import type { Role } from '../define/roles.ts';

export const ACTION = 'x-action';
/** Where the guard finds whom a route is open to. */
export const BY = 'by';
/**
 * Whom a route is open to: those with one of these roles; whoever is signed in, with a password of his own, where what he
 * is answered depends on who he is; also who has not chosen one yet (`own-account`); or everybody (`public`).
 */
export type By = readonly Role[] | 'signed-in' | 'own-account' | 'public';
/** By the decorator that limits how many of its answers a person has at once. */
export const LIMITED = 'x-limited';

/**
 * A route in one row: what it does, by whom, and what it answers. What it takes is the class of the handler's parameter,
 * made of fields (given.ts); permission, check, description and the table of permissions are read off both.
 */
export interface Action {
  /** One Indonesian line. */
  readonly does: string;
  readonly by: By;
  /** Last word of its name; the handler's, if it is not given. */
  readonly name?: string;
  /** Of a success; 200 if it is not given. */
  readonly status?: number;
  readonly answers: Shape;
  /** Another success, and its answer. */
  readonly or?: readonly [status: number, answers: Shape];
  /** What stands in its address beside what is read off a class. */
  readonly query?: Members;
  /** Headers that it wants or takes, and that its answer has. */
  readonly sends?: readonly HeaderName[];
  readonly gives?: readonly HeaderName[];
  /** A body that is not read off a class. */
  readonly body?: Schema;
  /** A file and fields beside it, instead of JSON. */
  readonly form?: Schema;
  /** Refusals of its own, beside those of every route. */
  readonly refuses?: readonly number[];
  /** Name of the resource whose verbs its address stands for. */
  readonly verbs?: { readonly of: string; readonly foreseen?: true };
  /** Asked with the cookie of a session instead of a token. */
  readonly cookie?: true;
  /** A page of a list. */
  readonly paged?: true;
}
/** The same, with what was found at the handler. */
export interface FoundAction extends Action {
  readonly isBodyOptional?: boolean;
  readonly takes?: Members;
}

type Placed = Readonly<Record<string, { readonly index: number }>>;
const BODY = 3;
const QUERY = 4;

/** Says what a route does and who may ask it. One without this is open to nobody. */
export function Act(action: Action): MethodDecorator {
  const found: MethodDecorator = (target, name, descriptor) => {
    const types = (Reflect.getMetadata('design:paramtypes', target, name) ?? []) as unknown[];
    const placed = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, name) ?? {}) as Placed;
    const classOf = (kind: number) => {
      const [, place] = Object.entries(placed).find(([key]) => key.startsWith(`${kind}:`)) ?? [];
      return place && declaredBy(types[place.index])?.takes;
    };
    const takes = classOf(BODY);
    const asks = classOf(QUERY);
    const all: FoundAction = { ...action, ...(takes && { takes }), ...(asks && { query: asks }) };
    return ApiExtension(ACTION, all)(target, name, descriptor);
  };
  return applyDecorators(HttpCode(action.status ?? 200), SetMetadata(BY, action.by), found);
}
