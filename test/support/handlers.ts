import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BY, type By } from '../../api/actions/act.ts';
import { DEAR } from '../../api/limits/dear.ts';
import type { DearKind } from '../../api/limits/waiting-lines.ts';

interface Handler {
  readonly route: string;
  readonly by?: By;
  readonly dear?: DearKind;
}

/** Every handler that Nest has a route for, whom its row opens it to, and in which line its dear answers wait. */
export function handlersOf(app: NestFastifyApplication): Handler[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as new () => object).prototype as Record<string, unknown>;
    const names = new Set<string>();
    for (let level = prototype; level && level !== Object.prototype; level = Object.getPrototypeOf(level))
      for (const name of Object.getOwnPropertyNames(level)) names.add(name);
    return [...names].flatMap((name) => {
      const handler =
        name === 'constructor' ? undefined : Object.getOwnPropertyDescriptor(owner(prototype, name), name)?.value;
      const path = typeof handler === 'function' ? Reflect.getMetadata('path', handler) : undefined;
      if (path === undefined) return [];
      const prefix = Reflect.getMetadata('path', metatype as object) as string;
      const parts = [prefix, path as string].flatMap((part) => part.split('/')).filter(Boolean);
      const method = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'][Reflect.getMetadata('method', handler) as number];
      const said = (key: string): unknown => Reflect.getMetadata(key, handler);
      return [{ route: `${method} /${parts.join('/')}`, by: said(BY) as By, dear: said(DEAR) as DearKind }];
    });
  });
}
function owner(prototype: object, name: string): object {
  let level = prototype;
  while (!Object.hasOwn(level, name)) level = Object.getPrototypeOf(level) as object;
  return level;
}
