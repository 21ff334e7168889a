import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BY, type By } from '../../api/actions/act.ts';

/** Every handler that Nest has a route for, and whom its row opens it to. */
export function handlersOf(app: NestFastifyApplication): { route: string; by?: By }[] {
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
      return [{ route: `${method} /${parts.join('/')}`, by: Reflect.getMetadata(BY, handler) as By | undefined }];
    });
  });
}
function owner(prototype: object, name: string): object {
  let level = prototype;
  while (!Object.hasOwn(level, name)) level = Object.getPrototypeOf(level) as object;
  return level;
}
