import type { Field } from '../../api/define/field.ts';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import { holds, type Role } from '../../api/define/roles.ts';
import { day } from './making.ts';

let count = 0;

/** Where the value that fits the kind of a field is not enough for the rules of the resource. */
type Special = Readonly<Record<string, unknown>>;

/** A value that the field takes. */
export function sample(field: Field): unknown {
  const n = (count += 1);
  switch (field.kind) {
    case 'integer':
      return (field.min ?? 0) + 1000 + n;
    case 'boolean':
      return true;
    case 'date':
      return day();
    case 'moment':
      return new Date().toISOString();
    case 'choice':
      return Object.keys(field.choices!)[0];
    case 'multiChoice':
      return Object.keys(field.choices!).slice(0, 1);
    case 'email':
      return `surel.${n}@purbalinggakab.go.id`;
    case 'password':
      return 'empat kata yang panjang';
    default:
      return `Contoh ${n}`.slice(0, field.max);
  }
}

/** The body of a creation that is refused for nothing: every required field, and `special` over it. */
export function goodBody(resource: Resource, role: Role, special: Special): Record<string, unknown> {
  const names = editableFields(resource, [role], true).filter((name) => resource.fields[name]!.required);
  const plain = names.filter((name) => !['reference', 'nik', 'nip'].includes(resource.fields[name]!.kind));
  return { ...Object.fromEntries(plain.map((name) => [name, sample(resource.fields[name]!)])), ...special };
}

const TEXTS_WRONG = [5, true, ['teks'], { a: 1 }, 'NUL \u0000', 'ESC \u001b[2J', 'separuh \ud83d', '\udc00'];
const NO_TEXT = [5, true, ['x'], { a: 1 }];

/** Values that no field of this kind takes. */
export function wrongValues(field: Field): unknown[] {
  const blank = field.kind === 'password' ? [null, ''] : [null, '', '   '];
  const nothing = field.required && field.initial === undefined ? blank : [];
  return [...nothing, ...wrongByKind(field)];
}

function wrongByKind(field: Field): unknown[] {
  switch (field.kind) {
    case 'text':
      return [...TEXTS_WRONG, 'dua\nbaris', '\u{1F600}'.repeat(field.max! + 1), 'a'.repeat(field.max! + 1)];
    case 'longText':
      return [...TEXTS_WRONG, 'a'.repeat(field.max! + 1)];
    case 'integer':
      return ['7', 1.5, -1, 2_147_483_648, 1e20, true, [1], { a: 1 }];
    case 'boolean':
      return [null, '', '  ', 'false', 'true', 0, 1, [], [true], {}, { a: true }];
    case 'date':
      return [
        ...NO_TEXT,
        '2026-02-31',
        '2026-13-01',
        '0000-01-01',
        '9999-12-31',
        '2026-1-1',
        'kemarin',
        `${day()}T00:00:00Z`,
      ];
    case 'moment':
      return [
        ...NO_TEXT,
        day(),
        '2026-02-31T08:00:00Z',
        '2026-11-22T25:00:00Z',
        '0000-01-01T00:00:00Z',
        '9999-12-31T00:00:00Z',
        'now',
        '2026-11-22T08:00:00',
        '2026-11-22T08:00:00+99:99',
      ];
    case 'choice':
      return [
        ...NO_TEXT,
        'tidak ada',
        'constructor',
        '__proto__',
        'toString',
        `${Object.keys(field.choices!)[0]} `.toUpperCase(),
      ];
    case 'multiChoice':
      return ['teks', 5, {}, [5], [null], ['tidak ada'], [[Object.keys(field.choices!)[0]]]];
    case 'reference':
    case 'file':
      return [
        ...NO_TEXT,
        'x',
        '1',
        '{0190d7f3-d680-7000-8000-000000000081}',
        '0190d7f3d68070008000000000000081',
        `0190d7f3-d680-7000-8000-00000000008`,
      ];
    case 'email':
      return [
        ...NO_TEXT,
        'siti',
        'siti@',
        'siti@purbalinggakab.go.id\r\nBcc: semua@contoh.id',
        'siti@purbalinggakab.go.id\u0000',
        `${'a'.repeat(250)}@purbalinggakab.go.id`,
        'siti@-.id',
      ];
    case 'nik':
      return [
        3303050101850001,
        ['3303050101850001'],
        '330305010185000',
        '3303053201850001',
        '3303050101850000',
        'tigatigatigatiga',
        "' or 1=1 --",
      ];
    case 'nip':
      return [19850101201001, ['198501012010011001'], '12345', '198513012010011001', 'bukan angka sama'];
    case 'structure':
      return ['teks', 5, true, [], [{ a: 1 }]];
    case 'password':
      return [12345678, ['sandi yang panjang'], { a: 1 }, 'sandi \u0000 panjang'];
    default:
      return [];
  }
}

/** Well-formed, but refused by a rule of the office. */
export const weakPasswords = ['pendek', '        ', 'a'.repeat(129), 'aaaaaaaaaaaa', 'password123', 'Purbalingga2026'];

/** The first role that may do it. */
export const roleFor = (
  roles: readonly Role[],
  preferred: readonly Role[] = ['staf', 'kepala_seksi'],
): Role | undefined => preferred.find((role) => holds({ roles: [role] }, roles)) ?? roles[0];
