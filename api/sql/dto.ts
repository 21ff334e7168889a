import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  validateSync,
  type ValidationArguments,
  type ValidationOptions,
} from 'class-validator';
import { kindOf } from '../define/kinds.ts';
import type { Ask, Check, Rules } from '../define/kinds/kind.ts';
import type { Resource } from '../define/resource.ts';
import { badRequest } from './problem.ts';
import type { Known } from '../define/rule.ts';

export type Dto = new () => object;

/** A property decorator that asks a pure function what is wrong with the value. */
function Asked(ask: Ask): PropertyDecorator {
  const fault = (value: unknown, args?: ValidationArguments) => ask(value, (args?.object ?? {}) as Known);
  return (target, propertyName) =>
    registerDecorator({
      name: 'asked',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value, args) => fault(value, args) === undefined,
        defaultMessage: (args) => fault(args?.value, args) ?? '',
      },
    });
}

type Decorate<T> = (of: T, options: ValidationOptions) => PropertyDecorator;
const DECORATORS: { readonly [R in keyof Rules]: Decorate<Rules[R]> } = {
  isString: (_, options) => IsString(options),
  maxLength: MaxLength,
  isInt: (_, options) => IsInt(options),
  min: Min,
  max: Max,
  isBoolean: (_, options) => IsBoolean(options),
  isIn: IsIn,
  isArray: (_, options) => IsArray(options),
  arrayMaxSize: ArrayMaxSize,
  arrayUnique: (_, options) => ArrayUnique(options),
  isUUID: (_, options) => IsUUID(undefined, options),
  isObject: (_, options) => IsObject(options),
};

/** What a kind asks of its values, as a decorator of class-validator. */
function decorator(check: Check): PropertyDecorator {
  if (typeof check === 'function') return Asked(check);
  const { rule, of, each, says } = check;
  return (DECORATORS[rule] as Decorate<unknown>)(of, { message: says, ...(each && { each }) });
}

/** A class for exactly these fields; `required`: those that may not be empty. */
export function dtoOf(
  resource: Pick<Resource, 'name' | 'fields'>,
  names: readonly string[],
  required: (name: string) => boolean,
): Dto {
  const dto = class {};
  Object.defineProperty(dto, 'name', { value: `${resource.name}-dto` });
  for (const name of names) {
    const field = resource.fields[name]!;
    // Of a boolean, nothing is no answer: it may be left out, never emptied.
    const presence = kindOf(field).twoValued
      ? ValidateIf((_, value) => value !== undefined)
      : required(name)
        ? IsNotEmpty({ message: 'Wajib diisi.' })
        : ValidateIf((_, value) => value !== null && value !== undefined);
    for (const decorate of [presence, ...kindOf(field).checks(field).map(decorator)])
      decorate(dto.prototype as object, name);
  }
  return dto;
}

/** What is wrong, by field; nothing when all is well. A field that the class does not have is wrong too. */
export function faults(dto: Dto, values: Known, partial = false): Record<string, string> | undefined {
  const instance = Object.assign(new dto(), values);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    skipUndefinedProperties: partial,
    stopAtFirstError: true,
  });
  if (errors.length === 0) return undefined;
  return Object.fromEntries(
    errors.map(({ property, constraints = {} }) => [
      property,
      'whitelistValidation' in constraints
        ? 'Isian ini tidak dikenal.'
        : (Object.values(constraints)[0] ?? 'Isian tidak benar.'),
    ]),
  );
}

/** Refuses with 400 what `faults` finds. */
export function validated(dto: Dto, values: Known, partial = false): void {
  const errors = faults(dto, values, partial);
  if (errors) throw badRequest('Ada isian yang belum benar. Periksa isian yang ditandai.', errors);
}
