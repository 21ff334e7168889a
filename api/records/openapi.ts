import type { Field } from '../define/field.ts';
import { editableFields, type Resource, stateOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';

interface Schema {
  type?: string;
  format?: string;
  description?: string;
  enum?: string[];
  maxLength?: number;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  nullable?: boolean;
  readOnly?: boolean;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
}

function shape(field: Field): Schema {
  const words = Object.keys(field.choices ?? {});
  switch (field.kind) {
    case 'integer':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: words };
    case 'state':
      return { type: 'string', enum: Object.keys(field.flow!.states) };
    case 'multiChoice':
      return { type: 'array', items: { type: 'string', enum: words } };
    case 'json':
      return { type: 'array', items: { type: 'object' } };
    case 'structure':
      return { type: 'object' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'moment':
      return { type: 'string', format: 'date-time' };
    case 'reference':
    case 'file':
      return { type: 'string', format: 'uuid' };
    default:
      return { type: 'string', ...(field.max && { maxLength: field.max }), ...(field.min && { minLength: field.min }) };
  }
}

const described = (field: Field): Schema => ({ ...shape(field), description: field.label, nullable: !field.required });

/** A record as it is answered. */
export function recordSchema(resource: Resource): Schema {
  const fields = Object.entries(resource.fields).filter(([, field]) => field.kind !== 'password');
  return {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      version: { type: 'integer', readOnly: true },
      createdAt: { type: 'string', format: 'date-time', readOnly: true },
      updatedAt: { type: 'string', format: 'date-time', readOnly: true },
      createdById: { type: 'string', format: 'uuid', nullable: true, readOnly: true },
      ...(resource.clock && {
        dueAt: { type: 'string', format: 'date-time', nullable: true, readOnly: true },
        clockPhase: { type: 'string', enum: ['runs', 'paused', 'stopped'], nullable: true, readOnly: true },
      }),
      ...Object.fromEntries(fields.map(([name, field]) => [name, described(field)])),
    },
  };
}

/** What a creation or an edit may carry. */
export function inputSchema(resource: Resource, creating: boolean): Schema {
  const names = editableFields(resource, EVERYONE, creating);
  const required = names.filter(
    (name) => resource.fields[name]!.required && resource.fields[name]!.initial === undefined,
  );
  return {
    type: 'object',
    ...(creating && required.length > 0 && { required }),
    properties: Object.fromEntries(names.map((name) => [name, described(resource.fields[name]!)])),
  };
}

/** The flow as text: the standard's own sentence for each verb. */
export function stepSummary(resource: Resource): string {
  return stateOf(resource)!
    .flow.steps.filter((step) => step.by.length > 0)
    .map(
      ({ at, verb, says, needs }) =>
        `- ${at ? `${at}. ` : ''}\`${verb}\`: ${says}${needs ? ` (${needs.join(', ')})` : ''}`,
    )
    .join('\n');
}
