import { type Flow, type Step, stepsNamed } from '../define/flow.ts';
import { kindOf } from '../define/kinds.ts';
import type { Schema } from '../define/kinds/kind.ts';
import { editableFields, type Resource, stateOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';
import { fieldSchema, type Named, nullable, pascal, shapeSchema, withInitial } from './schema.ts';

const id = { type: 'string', format: 'uuid' };
const moment = { type: 'string', format: 'date-time' };

export const recordName = ({ name }: Resource) => pascal(name);
export const creationName = (resource: Resource) => `${recordName(resource)}Creation`;
export const editName = (resource: Resource) => `${recordName(resource)}Edit`;

/** A record as it is answered. What only some roles may know of is missing for the others. */
function recordSchema(resource: Resource): Schema {
  const flow = stateOf(resource)?.flow;
  const fields = Object.entries(resource.fields).filter(([, field]) => !kindOf(field).writeOnly);
  const common: Record<string, Schema> = {
    id,
    version: { type: 'integer' },
    createdAt: moment,
    updatedAt: moment,
    createdById: nullable(id),
    ...(flow && { previousStatus: nullable({ type: 'string', enum: Object.keys(flow.states) }) }),
    ...(resource.clock && {
      dueAt: nullable(moment),
      clockPhase: nullable({ type: 'string', enum: ['runs', 'paused', 'stopped'] }),
    }),
  };
  const more = resource.alsoTells ?? {};
  const told = [
    ...fields.filter(([name, field]) => !field.visibleTo && !(name in more)),
    ...Object.entries(more).filter(([, shape]) => shape.kind !== 'optional'),
  ].map(([name]) => name);
  return {
    type: 'object',
    required: [...Object.keys(common), ...told],
    properties: {
      ...common,
      ...Object.fromEntries(
        fields.map(([name, field]) => {
          const isSure = field.required && !field.sealedBy;
          return [name, isSure ? fieldSchema(field) : nullable(fieldSchema(field))];
        }),
      ),
      ...Object.fromEntries(Object.entries(more).map(([name, shape]) => [name, shapeSchema(shape, {})])),
    },
    additionalProperties: false,
  };
}

/** What a creation or an edit may carry. */
function inputSchema(resource: Resource, isCreation: boolean): Schema {
  const names = editableFields(resource, EVERYONE, isCreation);
  const required = names.filter(
    (name) => resource.fields[name]!.required && resource.fields[name]!.initial === undefined,
  );
  return {
    type: 'object',
    ...(isCreation && required.length > 0 && { required }),
    properties: {
      ...Object.fromEntries(
        names.map((name) => {
          const field = resource.fields[name]!;
          const schema = field.required ? fieldSchema(field, true) : nullable(fieldSchema(field, true));
          return [name, isCreation ? withInitial(schema, field) : schema];
        }),
      ),
      ...(!isCreation && { version: { type: 'integer', description: 'Versi yang dilihat, bila tanpa If-Match' } }),
    },
    // An edit may carry the whole record as it was read.
    ...(isCreation && { additionalProperties: false }),
  };
}

/** The schemas of a resource: a record, and what a creation and an edit may carry. */
export function recordSchemas(resource: Resource): Named {
  return {
    [recordName(resource)]: recordSchema(resource),
    ...(!resource.readFrom && {
      [creationName(resource)]: inputSchema(resource, true),
      [editName(resource)]: inputSchema(resource, false),
    }),
  };
}

/** Verbs that people take; those of the application itself are no routes of anybody. */
export const verbsOf = (flow: Flow): string[] => [
  ...new Set(flow.steps.filter(({ by }) => by.length > 0).map(({ verb }) => verb)),
];

export interface StepInput {
  readonly rows: readonly Step[];
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** What a verb needs and takes. One with several rows needs what all of them need. */
export function stepInput(resource: Resource, verb: string, isForeseen: boolean): StepInput {
  const rows = stepsNamed(stateOf(resource)!.flow, verb).filter(({ by }) => by.length > 0);
  const names = [...new Set(rows.flatMap(({ needs = [], takes = [] }) => [...needs, ...takes]))];
  const fields = names.filter((name) => name !== 'reason');
  const required = names.filter(
    (name) => rows.every(({ needs = [] }) => needs.includes(name)) && !(isForeseen && name === 'reason'),
  );
  const word = (description: string) => ({ type: ['string', 'null'], maxLength: 2000, description });
  const schema = {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: {
      ...Object.fromEntries(
        fields.map((name) => {
          const one = fieldSchema(resource.fields[name]!, true);
          return [name, required.includes(name) ? one : nullable(one)];
        }),
      ),
      ...(!isForeseen && {
        reason: required.includes('reason')
          ? { type: 'string', maxLength: 2000, description: 'Alasan' }
          : word('Alasan'),
        note: word('Catatan'),
      }),
    },
    additionalProperties: false,
  };
  return { rows, schema, isRequired: required.length > 0 };
}
