import type { OpenAPIObject } from '@nestjs/swagger';
import type { Field } from '../define/field.ts';
import type { Schema } from '../define/kinds/kind.ts';
import type { Resource } from '../define/resource.ts';
import type { Members, Shape } from '../define/shape.ts';
import { stateOf } from '../define/resource.ts';
import { ROLES } from '../define/roles.ts';
import { ACTION, type FoundAction, LIMITED } from './act.ts';
import { HEADERS, headersOf, parameter, PARAMETERS } from './headers.ts';
import { recordSchemas, stepInput, verbsOf } from './records.ts';
import { PROBLEMS, REFUSALS, REFUSED } from './refusals.ts';
import { fieldSchema, type Named, pointer, shapeSchema } from './schema.ts';
import { TAGS } from './tags.ts';
import type { Known } from '../define/rule.ts';

const json = (schema: Schema) => ({ 'application/json': { schema } });

interface Route {
  readonly method: string;
  readonly path: string;
  readonly action: FoundAction;
  readonly isLimited: boolean;
  readonly handler: string;
}

function successOf(shape: Shape, gives: readonly string[], named: Named): Schema {
  const types = shape.kind === 'bytes' ? shape.types : ['application/json'];
  const schema = shapeSchema(shape, named);
  return {
    description: shape.kind === 'bytes' ? 'Berkas' : 'Berhasil',
    ...(gives.length > 0 && { headers: headersOf(gives) }),
    content: Object.fromEntries(types.map((type) => [type.split(';')[0], { schema }])),
  };
}

/** What every route of its kind may refuse, and what this one may beside it. */
function refusalsOf({ method, path, action, isLimited }: Route): number[] {
  const { sends = [], refuses = [], takes, body, form } = action;
  const hasBody = Boolean(takes ?? body ?? form);
  const statuses = [
    400,
    ...(action.by === 'public' ? [] : [401, 403]),
    // What a page of another site sends.
    ...(method === 'get' ? [] : [403]),
    ...(path.includes('{') ? [404] : []),
    ...(sends.includes('If-Match') ? [412] : []),
    // Any body may be too large or of a strange type; a file is so most of all, and finds the disk full.
    ...(form ? [413, 415, 507] : []),
    ...(hasBody ? [422] : []),
    ...(isLimited ? [429] : []),
    503,
    ...refuses,
  ];
  return [...new Set(statuses)].toSorted((one, other) => one - other);
}

function responsesOf(route: Route, named: Named): Record<string, Schema> {
  const { status = 200, answers, or, gives = [] } = route.action;
  const refused = refusalsOf(route).map(
    (one) => [one, { $ref: `#/components/responses/${REFUSALS[one]![0]}` }] as const,
  );
  return Object.fromEntries([
    [status, successOf(answers, gives, named)],
    ...(or ? [[or[0], successOf(or[1], [], named)] as const] : []),
    ...refused,
  ]) as Record<string, Schema>;
}

const PAGED = ['Filter', 'Range', 'Sort'];
const queryOf = (asks: Members): Schema[] =>
  Object.entries(asks).map(([name, shape]) => {
    const field = shape as Field;
    const { description, ...schema } = fieldSchema(field, true);
    const initial = field.initial !== undefined && { default: field.initial };
    return { name, in: 'query', required: field.required && !initial, description, schema: { ...schema, ...initial } };
  });

function parametersOf({ path, action }: Route): Schema[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    name === 'id' ? parameter('Id') : { name, in: 'path', required: true, schema: { type: 'string' } },
  );
  return [
    ...inPath,
    ...(action.paged ? PAGED.filter((name) => name !== 'Range' || action.answers.kind === 'list').map(parameter) : []),
    ...(action.query ? queryOf(action.query) : []),
    ...(action.sends ?? []).map(parameter),
  ];
}

function bodyOf({ takes, body, form, isBodyOptional }: FoundAction, named: Named): Schema | undefined {
  if (form) return { required: true, content: { 'multipart/form-data': { schema: form } } };
  if (body) return { required: !isBodyOptional, content: json(body) };
  if (!takes) return undefined;
  const schema = shapeSchema({ kind: 'group', members: takes }, named, true);
  return { required: 'required' in schema, content: json(schema) };
}

/** `/api/requests/{id}/steps/ajukan` → `requests`; `/health/live` → `health`. */
const tagOf = (path: string): string => {
  const [, first, second] = path.split('/');
  return first === 'api' ? second! : 'health';
};

function operationOf(route: Route, named: Named): Schema {
  const { action, handler } = route;
  const tag = tagOf(route.path);
  const parameters = parametersOf(route);
  const requestBody = bodyOf(action, named);
  const security = action.cookie ? [{ session: [] }] : action.by === 'public' ? [] : [{ bearer: [] }];
  return {
    operationId: `${tag}.${action.name ?? handler}`,
    tags: [tag],
    summary: action.does,
    ...(typeof action.by !== 'string' && { description: `Oleh ${action.by.map((role) => ROLES[role]).join(', ')}.` }),
    security,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(route, named),
  };
}

/** A route for each verb of the flow, with exactly what the verb needs and takes. */
function ofEachVerb(route: Route, resource: Resource): Route[] {
  const { flow } = stateOf(resource)!;
  const isForeseen = route.action.verbs!.foreseen ?? false;
  return verbsOf(flow).flatMap((verb) => {
    const { rows, schema, isRequired } = stepInput(resource, verb, isForeseen);
    if (isForeseen && !rows.some(({ corrects }) => corrects)) return [];
    const [{ at, label, says }] = rows as [(typeof rows)[number]];
    const step = `${at ? `${at}. ` : ''}${label}`;
    const action: FoundAction = {
      ...route.action,
      by: [...new Set(rows.flatMap(({ by }) => by))],
      does: isForeseen ? `Jatuh tempo sebelum dan sesudah "${label}"; tidak ada yang berubah` : `${step}: ${says}`,
      name: isForeseen ? `${verb}.preview` : verb,
      body: schema,
      isBodyOptional: !isRequired,
    };
    return [{ ...route, path: route.path.replace('{verb}', verb), action }];
  });
}

/** What Nest found of routes, as a description that somebody outside can write a client from. */
export function described(found: OpenAPIObject, resources: readonly Resource[]): OpenAPIObject {
  const named: Named = Object.assign({}, PROBLEMS, ...resources.map(recordSchemas)) as Named;
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [path, methods] of Object.entries(found.paths))
    for (const [method, operation] of Object.entries(methods as Record<string, Known>)) {
      const { [ACTION]: action, [LIMITED]: isLimited = false, operationId } = operation;
      if (!action) throw new Error(`${method} ${path} does not say what it does (@Act).`);
      const route = { method, path, action, isLimited, handler: operationId } as Route;
      const resource = route.action.verbs && resources.find(({ name }) => name === route.action.verbs!.of);
      for (const one of resource ? ofEachVerb(route, resource) : [route])
        (paths[one.path] ??= {})[method] = operationOf(one, named);
    }
  const used = new Set(Object.keys(paths).map(tagOf));
  const pointedTo = JSON.stringify([paths, named, REFUSED]);
  const schemas = Object.entries(named).filter(([name]) => pointedTo.includes(`"${pointer(name).$ref as string}"`));
  const tags = [...resources.map(({ name, label }) => ({ name, description: label })), ...TAGS].filter(({ name }) =>
    used.has(name),
  );
  return {
    ...found,
    paths,
    tags,
    components: {
      ...found.components,
      schemas: Object.fromEntries(schemas),
      responses: REFUSED,
      parameters: PARAMETERS,
      headers: HEADERS,
    },
  } as unknown as OpenAPIObject;
}
