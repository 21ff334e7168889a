import { applyDecorators, HttpCode } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ApiExtension } from '@nestjs/swagger';
import type { Members, Shape } from '../define/shape.ts';
import { declaredBy } from './given.ts';
import type { HeaderName } from './headers.ts';
import type { Schema } from '../define/kinds/kind.ts';

export const ACTION = 'x-action';
/** Put into the description by the decorator that opens a route to everybody. */
export const OPEN = 'x-open';
/** By the decorator that limits how many of its answers a person has at once. */
export const LIMITED = 'x-limited';

/** What the description says of a route, beside its address and its body: those are read off the handler. */
export interface Action {
  /** One Indonesian line. */
  readonly does: string;
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

/** Says what a route does: its answer's status and its description. */
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
  return applyDecorators(HttpCode(action.status ?? 200), found);
}
