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
} from 'class-validator';
import type { Field } from '../define/field.ts';
import { checkEmail, checkNik, checkNip } from '../define/identity.ts';
import { secretFault } from '../define/redaction.ts';
import type { Resource } from '../define/resource.ts';
import { seenLength } from '../define/written.ts';
import { badRequest } from './problem.ts';

export type Dto = new () => object;
type Check = (value: unknown, all: Record<string, unknown>) => string | undefined;

/** A property decorator that asks a pure function what is wrong with the value. */
function Checked(check: Check): PropertyDecorator {
  const ask = (value: unknown, args?: ValidationArguments) =>
    check(value, (args?.object ?? {}) as Record<string, unknown>);
  return (target, propertyName) =>
    registerDecorator({
      name: 'checked',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value, args) => ask(value, args) === undefined,
        defaultMessage: (args) => ask(args?.value, args) ?? '',
      },
    });
}

const text =
  (check: (value: string, all: Record<string, unknown>) => string | undefined): Check =>
  (value, all) =>
    typeof value === 'string' ? check(value, all) : 'Isi dengan teks.';

function realDate(value: string): string | undefined {
  const day = /^(20\d\d|19\d\d)-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  const real = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  return real ? undefined : 'Tanggal tidak benar. Tulis TTTT-BB-HH, misalnya 2026-11-22.';
}

function realMoment(value: string): string | undefined {
  const shape = /^(20\d\d|19\d\d)-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  return shape && realDate(value.slice(0, 10)) === undefined && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'Waktu tidak benar. Sertakan zona, misalnya 2026-11-22T08:30:00+07:00.';
}

/** The rules of one field as decorators of class-validator. */
function rules(field: Field): PropertyDecorator[] {
  const { max, min, choices = {} } = field;
  const codes = Object.keys(choices);
  switch (field.kind) {
    case 'password':
    case 'text':
    case 'longText':
    case 'number':
      return [
        IsString({ message: 'Isi dengan teks.' }),
        ...(max === undefined ? [] : [MaxLength(max, { message: `Paling banyak ${max} karakter.` })]),
        ...(min === undefined
          ? []
          : [Checked((value) => (seenLength(String(value)) < min ? `Paling sedikit ${min} karakter.` : undefined))]),
        ...(field.kind === 'text'
          ? [Checked((value) => (/[\r\n\t]/.test(String(value)) ? 'Tulis dalam satu baris.' : undefined))]
          : []),
        ...(field.kind === 'password' || field.passing ? [] : [Checked((value) => secretFault(String(value)))]),
      ];
    case 'integer':
      return [
        IsInt({ message: 'Isi dengan bilangan bulat.' }),
        Min(min!, { message: `Paling kecil ${min}.` }),
        Max(max!, { message: `Paling besar ${max}.` }),
      ];
    case 'boolean':
      return [IsBoolean({ message: 'Isi dengan ya atau tidak.' })];
    case 'choice':
    case 'state':
      return [IsIn(codes, { message: 'Pilihan tidak dikenal.' })];
    case 'multiChoice':
      return [
        IsArray({ message: 'Isi dengan daftar pilihan.' }),
        ArrayMaxSize(codes.length, { message: 'Pilihan terlalu banyak.' }),
        ArrayUnique({ message: 'Pilihan tidak boleh berulang.' }),
        IsIn(codes, { each: true, message: 'Pilihan tidak dikenal.' }),
      ];
    case 'reference':
    case 'file':
      return [IsUUID(undefined, { message: 'Pilihan tidak dikenal.' })];
    case 'date':
      return [Checked(text(realDate))];
    case 'moment':
      return [Checked(text(realMoment))];
    case 'nik':
      return [Checked(text((value) => checkNik(value).error))];
    case 'nip':
      return [Checked(text((value, all) => checkNip(value, all.employment as string | undefined).error))];
    case 'email':
      return [
        MaxLength(max!, { message: `Paling banyak ${max} karakter.` }),
        Checked(text((value) => checkEmail(value).error)),
      ];
    case 'structure':
      return [IsObject({ message: 'Isi menurut bentuk yang ditetapkan.' })];
    case 'json':
      return [];
  }
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
    const presence =
      field.kind === 'boolean'
        ? ValidateIf((_, value) => value !== undefined)
        : required(name)
          ? IsNotEmpty({ message: 'Wajib diisi.' })
          : ValidateIf((_, value) => value !== null && value !== undefined);
    for (const decorate of [presence, ...rules(field)]) decorate(dto.prototype as object, name);
  }
  return dto;
}

/** What is wrong, by field; nothing when all is well. A field that the class does not have is wrong too. */
export function faults(dto: Dto, values: Record<string, unknown>, partial = false): Record<string, string> | undefined {
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
export function validated(dto: Dto, values: Record<string, unknown>, partial = false): void {
  const errors = faults(dto, values, partial);
  if (errors) throw badRequest('Ada isian yang belum benar. Periksa isian yang ditandai.', errors);
}
